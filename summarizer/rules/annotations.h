// Annotations: what rules found in one document.

#ifndef SUMMARIZER_RULES_ANNOTATIONS_H_
#define SUMMARIZER_RULES_ANNOTATIONS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "summarizer/rules/literal_table.h"
#include "summarizer/rules/match_text.h"

namespace summarizer::rules {

// In place of a rule's index: what a sentence is that no rule made furniture.
// kHeading is for all that is no prose by its shape.
inline constexpr int16_t kProse = -1;
inline constexpr int16_t kHeading = -2;

// Bytes [begin, end) of the body that are no prose: a suppressed line or
// sentence, or a stripped prefix, without white space at its ends.
struct Furniture {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint16_t rule = 0;  // Index of the rule.
};

// What the rules found in one document. Reusable: Clear keeps the capacity.
struct Annotations {
  // By offset, without overlap.
  std::vector<Furniture> furniture;
  // Of each sentence of the document: the index of the rule that made it
  // furniture, kProse or kHeading.
  std::vector<int16_t> sentence_rule;
  // Of each sentence: sum of the weights of the ACTION_BOOST rules that match,
  // in 1/1024; 0 where it is no prose.
  std::vector<int32_t> cue;
  // Metadata, as slices of the body; empty: not found. The byline is without
  // "By", the time has a year.
  std::string_view title;
  std::string_view byline;
  std::string_view source;
  std::string_view publish_time;

  void Clear() {
    furniture.clear();
    sentence_rule.clear();
    cue.clear();
    title = byline = source = publish_time = {};
  }

  // Scratch memory of RuleEngine::Apply; means nothing after it.
  struct Scratch {
    MatchText text;
    std::vector<WordScanner::Hit> hits;
    std::vector<int> rules;
  };
  Scratch scratch;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_ANNOTATIONS_H_
