// A RuleEngine's view of a text, in words, for tests.

#ifndef SUMMARIZER_RULES_TEST_SUPPORT_H_
#define SUMMARIZER_RULES_TEST_SUPPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "summarizer/rules/rule_engine.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::rules {

struct View {
  // "rule|text" of each piece of furniture.
  std::vector<std::string> furniture;
  // "kind|text" of each sentence; the kind is a rule, "prose" or "heading".
  std::vector<std::string> sentences;
  // Of each sentence, in 1/1024.
  std::vector<int32_t> cues;
  std::string title;
  std::string byline;
  std::string source;
  std::string publish_time;
};

// Expects that the engine can be created.
RuleEngine MakeEngine(const v1::SummarizerOptions& options = {});

// `options` is a textproto.
v1::SummarizerOptions ParseOptions(std::string_view options);

// Parses `body` and applies the rules. Expects what holds for every text, too:
// see annotations_check.h.
View Annotate(const RuleEngine& engine, std::string_view body,
              std::string_view language = "en");

// Only the user's rules: all that are built in are disabled.
RuleEngine MakeBareEngine(std::string_view options);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_TEST_SUPPORT_H_
