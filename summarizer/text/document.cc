#include "summarizer/text/document.h"

#include <algorithm>

#include "summarizer/text/hash.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {

uint64_t Quantity::Fingerprint() const {
  uint64_t h = Combine(static_cast<uint64_t>(kind), unit);
  h = Combine(h, static_cast<uint64_t>(mantissa));
  h = Combine(h, static_cast<uint64_t>(static_cast<int64_t>(exponent)));
  if (mantissa2 != 0) {
    h = Combine(h, static_cast<uint64_t>(mantissa2));
    h = Combine(h, static_cast<uint64_t>(static_cast<int64_t>(exponent2)));
  }
  return h;
}

void Document::TrimFront(Sentence& sentence, uint32_t begin) const {
  sentence.begin = static_cast<uint32_t>(SkipBlanks(body, begin, sentence.end));
  while (sentence.first_term < sentence.end_term &&
         terms[sentence.first_term].begin < sentence.begin) {
    ++sentence.first_term;
  }
  sentence.word_count = CountWords(TextOf(sentence));
}

void Document::Clear() {
  body = {};
  blocks.clear();
  sentences.clear();
  terms.clear();
  quantities.clear();
}

}  // namespace summarizer::text
