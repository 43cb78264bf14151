// Sentences to terms: words with their stems, and quantities.

#ifndef SUMMARIZER_TEXT_TERM_SCANNER_H_
#define SUMMARIZER_TEXT_TERM_SCANNER_H_

#include <cstdint>
#include <string_view>

#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/stem_cache.h"
#include "summarizer/text/stem_ids.h"

namespace summarizer::text {

// Fills in the terms of one document after the other. Keeps the stem cache: for
// one thread at a time.
class TermScanner {
 public:
  // `language` outlives the scanner. Hashes of stems are seeded with `seed`.
  TermScanner(const Language& language, uint64_t seed)
      : language_(language), cache_(language, seed) {}

  // Begins a document whose stems and terms are empty.
  void Begin(Document& document);

  // Appends the terms of `sentence`, which comes after those scanned since
  // Begin.
  void Scan(Sentence& sentence);

 private:
  bool IsShortAsciiWord(const char* text, uint32_t size) const;
  uint32_t ScanWord(uint32_t begin, uint32_t end);
  uint32_t ScanOther(uint32_t begin, uint32_t end);
  uint32_t AddQuantity(uint32_t begin, uint32_t end);
  // Both take a word that is [begin, end) in bytes.
  uint32_t AddWord(uint32_t begin, uint32_t end, bool capitalised,
                   StemCache::Entry& entry, uint32_t sentence_end);
  uint16_t FlagsOfCapitalised(uint32_t begin, uint32_t end, uint16_t traits);
  void Quote(bool open);

  const Language& language_;
  StemCache cache_;
  StemIds ids_;
  uint16_t epoch_ = 0;  // Of the document, in the cache.

  Document* document_ = nullptr;
  std::string_view body_;
  // Of the sentence in hand.
  uint16_t quoted_ = 0;  // Term::kQuoted inside quotation marks.
  bool fresh_ = false;   // Capitals prove nothing here: as at its beginning.
  bool mixed_case_ = false;  // Has a word that is not in capitals.
  // Where a word has to begin to make a name of the one before it, as in
  // "Kestrel Bank", or 0.
  uint32_t name_joint_ = 0;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_TERM_SCANNER_H_
