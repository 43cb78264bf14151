// The structure of a pattern in RE2 syntax. RE2 keeps its own to itself, and a
// prefilter needs to see what texts a pattern can match at all.

#ifndef SUMMARIZER_RULES_PATTERN_SYNTAX_H_
#define SUMMARIZER_RULES_PATTERN_SYNTAX_H_

#include <optional>
#include <string_view>
#include <vector>

#include "summarizer/rules/char_set.h"

namespace summarizer::rules {

// A pattern or a part of one. What it matches is never less than what RE2
// matches, and may be more: assertions ("^", "$") are taken to hold anywhere.
// But for one thing: U+017F and U+212A, which are "s" and "K" but for case, are
// left out of sets that ignore case.
struct PatternNode {
  enum class Kind {
    kEmpty,      // Nothing, anywhere.
    kBoundary,   // Nothing, "\b".
    kSet,        // One character of `set`.
    kConcat,     // The children, one after the other.
    kAlternate,  // One of the children.
    kRepeat,     // The only child, `min` to `max` times.
  };
  static constexpr int kNoLimit = -1;

  Kind kind = Kind::kEmpty;
  CharSet set;
  std::vector<PatternNode> children;
  int min = 0;
  int max = kNoLimit;
};

// Nothing where the pattern has an error, or something that is too rare to be
// understood here ("\Q…\E", deep nesting).
std::optional<PatternNode> ParsePattern(std::string_view pattern);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_SYNTAX_H_
