// The files that a list of paths stands for.

#ifndef SUMMARIZER_IO_INPUT_FILES_H_
#define SUMMARIZER_IO_INPUT_FILES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"

namespace summarizer::io {

enum class InputFormat {
  kUnknown,
  kText,        // .txt: one article.
  kJsonLines,   // .jsonl, standard input: one article a line.
  kTextproto,   // .textproto: a Corpus.
  kBinaryProto  // .binpb: a Corpus.
};

// Stands for standard input in a list of paths.
inline constexpr char kStandardInput[] = "-";

struct InputFile {
  // As given, or the folder as given and what it holds.
  std::string path;
  InputFormat format = InputFormat::kUnknown;
  // For kText, the id of its article: the file name without its ending, or the
  // path where another file has that too.
  std::string id;
  // Why there is nothing to read here, if so: no such file, an unknown ending.
  absl::Status status;
};

// Lists the files in the order of `paths`. A folder stands for all files in it,
// and in its folders, that have one of the four endings, sorted by path byte by
// byte; links to folders are not followed. A .textproto file there that says
// `# proto-message: X` in its first comments, for another X than
// summarizer.v1.Corpus, is none of them.
std::vector<InputFile> ListInputFiles(absl::Span<const std::string> paths);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_INPUT_FILES_H_
