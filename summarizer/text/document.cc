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

void Document::TrimFront(Sentence& sentence, uint32_t begin) {
  sentence.begin = static_cast<uint32_t>(SkipBlanks(body, begin, sentence.end));
  while (sentence.first_term < sentence.end_term &&
         terms[sentence.first_term].begin < sentence.begin) {
    ++sentence.first_term;
  }
  UnnameOpener(sentence);
  sentence.word_count = CountWords(TextOf(sentence));
}

// A capital at the beginning of a sentence makes no name, unless one goes on
// after it ("Kestrel Bank") or the word is an acronym.
void Document::UnnameOpener(const Sentence& sentence) {
  if (sentence.first_term == sentence.end_term) return;
  Term& opener = terms[sentence.first_term];
  const std::string_view word = TextOf(opener);
  const bool acronym = std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z');
  });
  if (!opener.Has(Term::kName) || acronym) return;
  if (sentence.first_term + 1 < sentence.end_term) {
    const Term& next = terms[sentence.first_term + 1];
    if (next.Has(Term::kName) &&
        next.begin == opener.begin + opener.length + 1) {
      return;
    }
  }
  opener.flags &= static_cast<uint16_t>(~Term::kName);
}

void Document::Clear() {
  body = {};
  blocks.clear();
  sentences.clear();
  terms.clear();
  quantities.clear();
}

}  // namespace summarizer::text
