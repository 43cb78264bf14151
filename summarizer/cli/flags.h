// The command line: verbs, flags, paths.

#ifndef SUMMARIZER_CLI_FLAGS_H_
#define SUMMARIZER_CLI_FLAGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "summarizer/io/digest_writer.h"

namespace summarizer::cli {

enum class Verb { kDigest, kArticles, kSentences };

// A command line without mistakes. For the meaning of each flag see the help
// texts in flags.cc.
struct Flags {
  Verb verb = Verb::kDigest;
  std::vector<std::string> paths;

  // At most one of each pair.
  std::optional<int32_t> sentences, words;
  std::optional<int32_t> corpus_sentences, corpus_words;

  std::vector<std::string> rules;
  std::optional<std::string> options;
  std::optional<std::string> language;
  bool explain = false;
  bool brief = false;
  std::optional<bool> trim;
  std::optional<uint32_t> threads;
  std::optional<std::string> output;
  bool skip_bad = false;

  // `digest` only.
  io::DigestFormat format = io::DigestFormat::kText;

  // `articles` only. A checkpoint needs a history.
  std::optional<std::string> history;
  std::optional<uint64_t> checkpoint;
};

// What to say instead of running: help, or what is wrong with the usage.
struct Answer {
  int exit_code;
  // For standard output if the exit code is 0, otherwise for standard error.
  std::string text;
};

// Reads the arguments that follow the program's name.
std::variant<Flags, Answer> ParseFlags(const std::vector<std::string>& args);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_FLAGS_H_
