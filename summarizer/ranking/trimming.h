// Trims a sentence for reading: what it says stays, what a digest says anyway
// or does not need goes.
//
//   It should be noted that exports to Japan rose by 5 percent, Azernews
//   reports.                         -> Exports to Japan rose by 5 percent.
//
// What goes: openings that only connect ("Additionally,"), the outlet that a
// sentence names at its end (", Reuters reported on Monday"), datelines with an
// agency, and parentheses that hold nothing but a source or the acronym of the
// words before them; line breaks and runs of blanks become one blank. A
// quantity, a negation or words of a quotation never go, nor does a name but
// for the outlet's, the dateline's and the acronym. What a rule isn't sure of
// stays.

#ifndef SUMMARIZER_RANKING_TRIMMING_H_
#define SUMMARIZER_RANKING_TRIMMING_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "summarizer/text/document.h"

namespace summarizer::ranking {

// The sentence at [begin, end) of `document` trimmed for reading. Empty where
// nothing is to be trimmed, and for languages without data. `language` is a
// BCP-47 tag.
std::string TrimForReading(const text::Document& document, uint32_t begin,
                           uint32_t end, std::string_view language);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_TRIMMING_H_
