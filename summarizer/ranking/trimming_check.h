// What trimming promises, checked without knowing how it trims. For tests.

#ifndef SUMMARIZER_RANKING_TRIMMING_CHECK_H_
#define SUMMARIZER_RANKING_TRIMMING_CHECK_H_

#include <string>
#include <string_view>

#include "summarizer/text/document.h"
#include "summarizer/text/parser.h"

namespace summarizer::ranking {

// What is wrong with `trimmed` as the trimmed form of a sentence, or nothing:
// it says words of the sentence in their order, with all of its quantities and
// negations; names that are gone stood in parentheses, shortly before some at
// the beginning, or after the last comma.
std::string CheckTrimmed(const text::Document& document,
                         const text::Sentence& sentence,
                         std::string_view trimmed,
                         text::DocumentParser& parser);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_TRIMMING_CHECK_H_
