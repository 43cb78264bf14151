// Prefixes: literals with which the texts begin that a part of a pattern
// matches.

#ifndef SUMMARIZER_RULES_PATTERN_PREFIXES_H_
#define SUMMARIZER_RULES_PATTERN_PREFIXES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {

// Literals are cut to this; what comes after it seldom matters. Strings hold
// as much without allocation.
inline constexpr size_t kMaxLiteral = 15;
// Of one alternative of a pattern, cut to their first bytes.
inline constexpr size_t kMaxShortLiterals = 200;

inline bool IsAlphanumeric(uint32_t c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c);
}

// The characters of `set` as literals spell them; empty where they are too many
// or not in ASCII.
std::string SymbolsOf(const CharSet& set);

// What texts begin with.
struct Prefix {
  std::string text;
  bool open = true;  // `text` is all of it so far.

  friend bool operator<(const Prefix& a, const Prefix& b) {
    return a.text != b.text ? a.text < b.text : a.open < b.open;
  }
  friend bool operator==(const Prefix& a, const Prefix& b) {
    return a.text == b.text && a.open == b.open;
  }
};
using Prefixes = std::vector<Prefix>;

// Where literals begin.
enum class Skip {
  kNothing,
  kPunctuation,  // All that is no ASCII letter or digit is passed over first.
};

bool AnyOpen(const Prefixes& prefixes);

// Literals with which texts begin that match what `prefixes` stand for, then
// `node`.
Prefixes Extend(Prefixes prefixes, const PatternNode& node, Skip skip);

// `letter_after` is whether a letter may come after what is open.
std::vector<std::string> TextsOf(Prefixes prefixes, bool letter_after = true);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_PREFIXES_H_
