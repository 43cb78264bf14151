// How long the texts are that a part of a pattern matches.

#ifndef SUMMARIZER_RULES_PATTERN_SIZES_H_
#define SUMMARIZER_RULES_PATTERN_SIZES_H_

#include <cstdint>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {

// Any number, or one that no text reaches.
inline constexpr uint32_t kNoMost = ~uint32_t{0};

// How many characters of `set` what `node` matches has at most, and how many
// bytes; or kNoMost.
uint32_t MostOf(const CharSet& set, const PatternNode& node);
uint32_t MostBytesOf(const PatternNode& node);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_SIZES_H_
