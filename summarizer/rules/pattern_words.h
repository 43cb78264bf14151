// Words that the texts have that a part of a pattern matches.

#ifndef SUMMARIZER_RULES_PATTERN_WORDS_H_
#define SUMMARIZER_RULES_PATTERN_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {

// Shorter ones are in every other text.
inline constexpr size_t kMinWord = 3;

// Whether it is a word in many paragraphs: what begins with it is found too
// often.
bool IsFrequent(std::string_view word);

struct Words {
  std::vector<std::string> literals;  // Empty: none that all texts have.
  size_t weight = 0;                  // Of the least of them.
  uint32_t reach = 0;                 // See PatternFacts.
};

// Whether a letter may come before and after a node.
struct Around {
  bool letter_before = false;
  bool letter_after = false;
};

// The best that all texts have.
Words WordsOf(const PatternNode& node, Around around);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_WORDS_H_
