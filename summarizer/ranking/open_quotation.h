// Quotations that go on in another sentence.

#ifndef SUMMARIZER_RANKING_OPEN_QUOTATION_H_
#define SUMMARIZER_RANKING_OPEN_QUOTATION_H_

#include <cstdint>
#include <string_view>

#include "summarizer/text/document.h"

namespace summarizer::ranking {

// Whether a quotation is open at one end of a sentence, which is not empty: its
// other half stands in a neighbour.
bool HoldsHalfAQuotation(std::string_view sentence);

// Follows quotations from one sentence of an article to the next. Sentences of
// one document are read in order.
class OpenQuotation {
 public:
  explicit OpenQuotation(const text::Document& document)
      : document_(document) {}

  // Whether all of the sentence stands inside a quotation that an earlier one
  // of its paragraph opened: nothing in it says whose words these are.
  bool Holds(const text::Sentence& sentence);

 private:
  const text::Document& document_;
  uint32_t block_ = ~uint32_t{0};
  char mark_ = 0;  // The last byte of the mark that opened it, 0: none is open.
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_OPEN_QUOTATION_H_
