// PatternFacts: what can be told of all the texts that a pattern matches, from
// the pattern alone. Other texts need not be shown to the regular expression.

#ifndef SUMMARIZER_RULES_PATTERN_FACTS_H_
#define SUMMARIZER_RULES_PATTERN_FACTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_sizes.h"

namespace summarizer::rules {

// Where a match is looked for.
enum class Anchor {
  kBoth,   // From the text's beginning to its end.
  kStart,  // At the beginning.
  kNone,   // Anywhere.
};

inline constexpr char kWordEnd = '\n';

// Facts hold for texts without U+017F and U+212A, which are "s" and "K" but for
// case. Letters in literals are in lower case and stand for both cases, '0'
// stands for any digit, kWordEnd for anything but an ASCII letter, or the end
// of the text.
struct PatternFacts {
  // What there is to look up, best first.
  enum class Kind {
    kStarts,   // `starts`
    kWords,    // `words`
    kNothing,  // Neither.
  };

  static constexpr size_t kPlaces = 3;
  static constexpr size_t kNeeds = 3;
  static constexpr uint32_t kNoReach = 1000;

  Kind kind = Kind::kNothing;

  // Where a text's first ASCII letter or digit is, there begins one of these.
  std::vector<std::string> starts;

  // The text has one of these, at the beginning of a word: three bytes at
  // least, an ASCII letter first, before which there is none. Or one of
  // kRareBytes, anywhere.
  std::vector<std::string> words;

  // So many bytes at most may come between the beginning of a match and one of
  // `words` in it. From kNoReach on: any number.
  uint32_t reach = kNoReach;

  // The characters that may stand at the text's first places, if it is as long
  // as that, and at its end.
  std::array<CharSet, kPlaces> first = {CharSet::All(), CharSet::All(),
                                        CharSet::All()};
  CharSet last = CharSet::All();

  // The text has no more bytes, and no more of the characters of kStops.
  uint32_t most_bytes = kNoMost;
  uint32_t most_stops = kNoMost;

  // Of each of these sets, the text has a character: see NeedsOf.
  std::vector<CharSet> needs;
};

// Bytes that prose holds seldom enough for looking out for them.
inline constexpr std::string_view kRareBytes = "@/(|";

// What ends sentences: furniture has one sentence, or a few.
inline constexpr std::string_view kStops = ".!?";

// A few. Every text that the pattern matches is as one of them says.
std::vector<PatternFacts> FactsOf(std::string_view pattern, Anchor anchor);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_FACTS_H_
