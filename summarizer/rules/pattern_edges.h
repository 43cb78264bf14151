// What the texts that a part of a pattern matches begin and end with.

#ifndef SUMMARIZER_RULES_PATTERN_EDGES_H_
#define SUMMARIZER_RULES_PATTERN_EDGES_H_

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {

bool MayBeEmpty(const PatternNode& node);

// The characters with which what `node` matches may begin, and end, if it isn't
// empty.
CharSet FirstOf(const PatternNode& node);
CharSet LastOf(const PatternNode& node);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_EDGES_H_
