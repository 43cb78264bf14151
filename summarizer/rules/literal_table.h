// LiteralTable: many literals, and which of them a place of a text begins with.
// WordScanner looks at the beginnings of all words.

#ifndef SUMMARIZER_RULES_LITERAL_TABLE_H_
#define SUMMARIZER_RULES_LITERAL_TABLE_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace summarizer::rules {

// Immutable; safe to share between threads.
class LiteralTable {
 public:
  // A literal as PatternFacts spells it, of three bytes at least, and what it
  // stands for.
  struct Entry {
    std::string literal;
    int32_t value = 0;
  };

  explicit LiteralTable(std::vector<Entry> entries);

  // A literal's value, and where it begins.
  struct Hit {
    uint32_t begin = 0;
    int32_t value = 0;
  };

  bool empty() const { return literals_.empty(); }

  // What a literal has in place of a byte of text.
  static char Fold(char c);

  // Whether `text` begins with `literal`. True, too, where what decides is
  // white space other than a single space, for which patterns see one.
  static bool MayBegin(std::string_view text, std::string_view literal);

  // Whether a literal may begin with these bytes, the first of them lowest.
  // Seldom true where none does, never false where one does, unless one of the
  // first three is a digit.
  bool MayBegin(uint32_t four_bytes) const {
    const uint32_t folded = four_bytes | 0x20202020;
    return (bits_[SlotOf(folded)] >> (folded >> 24 & 31) & 1) != 0;
  }

  // The same for the literals with which `text` may begin in the sense of
  // FindAt.
  bool MayBegin(std::string_view text) const;

  // Adds the values of the literals with which `text` begins, in the sense of
  // MayBegin; its first three bytes are no white space but single spaces.
  void FindAt(std::string_view text, std::vector<int>& values) const;
  // The same for text[at, end), which is not empty.
  void FindAt(std::string_view text, size_t at, size_t end,
              std::vector<Hit>& hits) const;

  // The next four bytes of `text` at `at`, all of which it has.
  static uint32_t LoadInside(std::string_view text, size_t at) {
    uint32_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof(bytes));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap32(bytes);
#endif
    return bytes;
  }
  // The same, with zeroes beyond its end.
  static uint32_t Load(std::string_view text, size_t at) {
    uint32_t bytes = 0;
    if (at + sizeof(bytes) <= text.size()) return LoadInside(text, at);
    for (size_t i = 0; at + i < text.size(); ++i) {
      bytes |= uint32_t{static_cast<uint8_t>(text[at + i])} << (8 * i);
    }
    return bytes;
  }

 private:
  static constexpr int kSlotBits = 11;
  static constexpr size_t kSlots = size_t{1} << kSlotBits;

  // Of the first three bytes, folded.
  static uint32_t SlotOf(uint32_t folded) {
    return (folded << 8) * 0x9E3779B1u >> (32 - kSlotBits);
  }

  // By slot; the fourth byte, but for its upper bits, is the bit.
  std::array<uint32_t, kSlots> bits_ = {};
  // Of each slot, where its entries begin.
  std::array<uint32_t, kSlots + 1> begins_ = {};
  // Eight bytes of a literal, ready to be compared with text at once.
  struct Bytes {
    uint64_t bytes = 0;  // The first of them lowest.
    uint64_t mask = 0;   // Of those that there are.
  };
  // What else there is to a literal than its first eight bytes.
  struct Head {
    Bytes next;
    int32_t value = 0;
    uint8_t word_end = 0;  // Place that no letter may have, or 31.
    bool has_space = false;
    bool is_longer = false;  // There is more to compare.
  };
  static Bytes BytesOf(const Entry& entry, size_t begin);
  static Head HeadOf(const Entry& entry);

  template <typename Add>
  void ForEachAt(std::string_view text, size_t at, size_t end, Add add) const;

  // By slot. Of those in one, most differ in the first bytes.
  std::vector<Bytes> firsts_;
  std::vector<Head> heads_;            // The same.
  std::vector<std::string> literals_;  // The same.
};

// Looks for literals and rare bytes in running text.
class WordScanner {
 public:
  // A literal of one byte is a rare byte.
  explicit WordScanner(std::vector<LiteralTable::Entry> entries);

  using Hit = LiteralTable::Hit;

  // How the bytes of a text differ from what patterns see. Of several, the
  // last.
  enum class Oddity {
    kNone,
    kSpaces,  // White space that is no single space.
    kHidden,  // Characters of no width, which patterns do not see.
    kFolds,   // Characters that are "s" or "K" but for case.
  };

  // Replaces `hits` with the literals at the beginnings of words of
  // text[begin, end), in order. Words begin where an ASCII letter follows
  // anything else, or text[begin].
  Oddity Scan(std::string_view text, size_t begin, size_t end,
              std::vector<Hit>& hits) const;

  // The same, but words may begin anywhere.
  void ScanAll(std::string_view text, std::vector<Hit>& hits) const;

 private:
  template <typename Marks>
  Oddity ScanWith(std::string_view text, size_t begin, size_t end,
                  std::vector<Hit>& hits, Marks mark) const;
  Oddity ScanHaswell(std::string_view text, size_t begin, size_t end,
                     std::vector<Hit>& hits) const;

  void AddRare(char c, size_t at, std::vector<Hit>& hits) const;

  LiteralTable words_;
  std::vector<LiteralTable::Entry> rare_;  // By byte.
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_LITERAL_TABLE_H_
