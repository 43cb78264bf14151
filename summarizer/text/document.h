// Document: an article's text, scanned once, as compact arrays of offsets and
// ids. Every later step reads this and not the bytes.

#ifndef SUMMARIZER_TEXT_DOCUMENT_H_
#define SUMMARIZER_TEXT_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/types/span.h"

namespace summarizer::text {

enum class BlockKind : uint8_t {
  kParagraph,
  kHeading,   // A title-like line without terminal punctuation.
  kListItem,  // Begins with a bullet, number or letter, or follows a lone one.
  kTable,
  kCaption,
  kMetadata,   // "date 2024-05-24", "Updated: 10:30".
  kSeparator,  // Holds no letter or digit: "-", "* * *".
};

// [begin, end) in bytes, white space at both ends left out, and the sentences
// [first_sentence, end_sentence).
struct Block {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t first_sentence = 0;
  uint32_t end_sentence = 0;
  BlockKind kind = BlockKind::kParagraph;
  bool multi_line = false;  // Hard-wrapped, rejoined.
};

// [begin, end) in bytes, inside one block; terms [first_term, end_term).
struct Sentence {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t first_term = 0;
  uint32_t end_term = 0;
  uint32_t block = 0;
  uint32_t word_count = 0;  // CountWords of its text.
};

// A word or a quantity. Without initialisers, so that vectors of terms are
// copied as bytes.
struct Term {
  enum Flag : uint16_t {
    kStopWord = 1 << 0,
    kQuantity = 1 << 1,
    kCapitalised = 1 << 2,  // First letter is upper case.
    kName = 1 << 3,         // Part of a proper name, as far as a rule can tell.
    kNegation = 1 << 4,
    kConnective = 1 << 5,
    kQuoted = 1 << 6,    // Inside quotation marks.
    kFuture = 1 << 7,    // Tells of what has not happened yet: "will".
    kRelative = 1 << 8,  // Begins a clause that tells of something aside.
  };
  // Hash of the stem, the same for all forms of a word; its upper half is the
  // same for all words of one root, such as a country and its people (see
  // Language::RootOf). Of a quantity the index in Document::quantities.
  uint64_t id;
  uint32_t begin;
  uint16_t length;
  uint16_t flags;

  bool Has(Flag flag) const { return (flags & flag) != 0; }
};

// What a quantity measures.
enum class QuantityKind : uint8_t {
  kCount,    // A bare number: "14", "two".
  kMeasure,  // A number with a unit: "$7.1 billion", "20 %", "11 months".
  kYear,     // A bare number from 1000 to 2999 that reads as a year: "2021".
  kDate,     // "January 13", "13 Jan. 2024", "2024-01-13".
  kTime,     // "12:22", "5 p.m."
  kOrdinal,  // "29th"
};

// A number, amount, date or time, exact: decimal, not binary.
struct Quantity {
  uint32_t begin = 0;
  uint32_t end = 0;
  QuantityKind kind = QuantityKind::kCount;
  int8_t exponent = 0;    // Of ten; the mantissa ends in no zero.
  uint16_t unit = 0;      // Language::UnitOf, or 0.
  int64_t mantissa = 0;   // For dates: ((year * 16) + month) * 32 + day.
  int64_t mantissa2 = 0;  // Upper end of a range ("3-4"), else 0.
  int8_t exponent2 = 0;

  // Equal for equal amounts of one unit, however written.
  uint64_t Fingerprint() const;
};

struct Document {
  std::string_view body;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Term> terms;
  std::vector<Quantity> quantities;

  std::string_view TextOf(const Sentence& s) const {
    return body.substr(s.begin, s.end - s.begin);
  }
  std::string_view TextOf(const Block& b) const {
    return body.substr(b.begin, b.end - b.begin);
  }
  std::string_view TextOf(const Term& t) const {
    return body.substr(t.begin, t.length);
  }
  absl::Span<const Term> TermsOf(const Sentence& s) const {
    return absl::MakeConstSpan(terms).subspan(s.first_term,
                                              s.end_term - s.first_term);
  }
  // Hash that stands for a term wherever it occurs: of its stem, or of its
  // amount.
  uint64_t HashOf(const Term& t) const {
    return t.Has(Term::kQuantity) ? quantities[t.id].Fingerprint() : t.id;
  }

  // Moves the beginning of a sentence forward to `begin`, which is inside it,
  // and drops the words and terms before. White space at the new beginning is
  // skipped. What opens it now is a name only as an opener is.
  void TrimFront(Sentence& sentence, uint32_t begin);

  // Keeps capacity.
  void Clear();

 private:
  void UnnameOpener(const Sentence& sentence);
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_DOCUMENT_H_
