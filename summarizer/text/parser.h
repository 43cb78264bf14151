// DocumentParser: the whole way from bytes to a Document.

#ifndef SUMMARIZER_TEXT_PARSER_H_
#define SUMMARIZER_TEXT_PARSER_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "summarizer/text/blocks.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/stem_cache.h"

namespace summarizer::text {

// Parses texts of one language. Keeps scratch memory and the stem cache: for
// one thread at a time. After warm-up, parsing allocates nothing.
class DocumentParser {
 public:
  // Hashes of stems are seeded with `seed`.
  DocumentParser(std::shared_ptr<const Language> language, uint64_t seed);

  // Replaces `document`. `body` is valid UTF-8 of at most 1 GiB and outlives
  // what is read through the document.
  void Parse(std::string_view body, Document& document);

  const std::shared_ptr<const Language>& language() const { return language_; }
  uint64_t seed() const { return seed_; }

 private:
  struct Slot {
    uint64_t stem = 0;
    uint32_t id = 0;
    uint32_t epoch = 0;
  };

  void AddSentences(Document& document, Block& block);
  void ScanTerms(Document& document, Sentence& sentence);
  uint32_t ScanWord(Document& document, uint32_t begin, uint32_t end,
                    bool first);
  uint32_t InternStem(Document& document, uint64_t stem);
  void Grow();

  const std::shared_ptr<const Language> language_;
  const uint64_t seed_;
  BlockSplitter blocks_;
  StemCache stems_;
  // Open addressing from stem hash to id in the document of `epoch_`.
  std::vector<Slot> slots_;
  uint32_t epoch_ = 0;
  // Of the sentence in hand.
  bool mixed_case_ = false;
  bool quoted_ = false;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_PARSER_H_
