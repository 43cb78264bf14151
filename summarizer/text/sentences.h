// Blocks to sentences, by rule.

#ifndef SUMMARIZER_TEXT_SENTENCES_H_
#define SUMMARIZER_TEXT_SENTENCES_H_

#include <cstdint>
#include <vector>

#include "summarizer/text/byte_map.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::text {

// Appends the sentences of [begin, end) of the text of `map`, which is one
// block and neither begins nor ends with white space, to `sentences`. They tile
// the range but for the white space between them. Terms and block are left for
// others to fill.
void SplitSentences(const ByteMap& map, uint32_t begin, uint32_t end,
                    const Language& language, std::vector<Sentence>& sentences);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_SENTENCES_H_
