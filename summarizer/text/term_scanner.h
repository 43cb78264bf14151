// Sentences to terms: words with their stems, and quantities.

#ifndef SUMMARIZER_TEXT_TERM_SCANNER_H_
#define SUMMARIZER_TEXT_TERM_SCANNER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "summarizer/text/byte_map.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/stem_cache.h"
#include "summarizer/text/word_batch.h"

namespace summarizer::text {

// Fills in the terms of one document after the other. Keeps the stem cache: for
// one thread at a time.
class TermScanner {
 public:
  // `language` outlives the scanner. Hashes of stems are seeded with `seed`.
  TermScanner(const Language& language, uint64_t seed)
      : language_(language), cache_(language, seed) {}

  // Begins a document whose stems and terms are empty. `map` is of its body.
  void Begin(Document& document, const ByteMap& map);

  // Appends the terms of `sentence`, which comes after those scanned since
  // Begin.
  void Scan(Sentence& sentence);

  // Ends the document.
  void Finish();

 private:
  bool ReadBatch();
  void MakeRoom();
  void AddPlainWords(uint32_t end);
  uint32_t ScanOthers(uint32_t at, uint32_t end);
  uint32_t ScanWord(uint32_t begin, uint32_t end);
  uint32_t ScanOther(uint32_t begin, uint32_t end);
  uint32_t AddQuantity(uint32_t begin, uint32_t end);
  void AddWord(uint32_t begin, uint32_t end, StemCache::Word word);
  void FindNames();
  void Quote(bool open);

  const Language& language_;
  StemCache cache_;

  // Of the document in hand. Its terms, in a vector that is longer.
  Document* document_ = nullptr;
  const ByteMap* map_ = nullptr;
  std::string_view body_;
  WordBatch batch_;
  const WordBatch::Word* next_word_ = nullptr;
  const uint32_t* next_mark_ = nullptr;
  std::vector<Term> terms_;
  uint32_t term_count_ = 0;

  // Of the sentence in hand.
  uint32_t first_term_ = 0;
  uint16_t quoted_ = 0;  // Term::kQuoted inside quotation marks.
  // Indices of its terms that are capitalised or quantities, in a vector that
  // is longer.
  std::vector<uint32_t> not_small_;
  uint32_t not_small_count_ = 0;
  // Indices of terms whose capitals prove nothing: as at its beginning.
  std::vector<uint32_t> fresh_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_TERM_SCANNER_H_
