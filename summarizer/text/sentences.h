// Blocks to sentences, by rule.

#ifndef SUMMARIZER_TEXT_SENTENCES_H_
#define SUMMARIZER_TEXT_SENTENCES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::text {

// Appends the sentences of body[begin, end), which holds text of one block and
// neither begins nor ends with white space, to `sentences`. They tile the range
// but for the white space between them. Terms and block are left for others to
// fill.
void SplitSentences(std::string_view body, uint32_t begin, uint32_t end,
                    const Language& language, std::vector<Sentence>& sentences);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_SENTENCES_H_
