// DocumentParser: the whole way from bytes to a Document.

#ifndef SUMMARIZER_TEXT_PARSER_H_
#define SUMMARIZER_TEXT_PARSER_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "summarizer/text/blocks.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/term_scanner.h"

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
  void AddSentences(Document& document, Block& block);

  const std::shared_ptr<const Language> language_;
  const uint64_t seed_;
  ByteMap map_;
  BlockSplitter blocks_;
  TermScanner terms_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_PARSER_H_
