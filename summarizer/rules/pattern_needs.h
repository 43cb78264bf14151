// What characters there must be in all the texts that a pattern matches.

#ifndef SUMMARIZER_RULES_PATTERN_NEEDS_H_
#define SUMMARIZER_RULES_PATTERN_NEEDS_H_

#include <vector>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {

// Sets of punctuation, digits and characters beyond ASCII; of each of them, all
// that `node` matches has a character. The rarest first, PatternFacts::kNeeds
// at most.
std::vector<CharSet> NeedsOf(const PatternNode& node);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_NEEDS_H_
