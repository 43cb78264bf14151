// Where the bytes are that splitting looks for, found in one pass over a text,
// so that every later step goes from one to the next and reads nothing between.

#ifndef SUMMARIZER_TEXT_BYTE_MAP_H_
#define SUMMARIZER_TEXT_BYTE_MAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace summarizer::text {

// Leads every sequence that can hold terminal punctuation beyond ASCII; Latin,
// Greek and Cyrillic letters are below.
inline constexpr uint8_t kFirstTerminalLead = 0xD8;

// Bits for the bytes of one text, 64 in a chunk. Memory is kept from one text
// to the next: not for use by two threads at a time.
class ByteMap {
 public:
  static constexpr size_t kChunk = 64;

  // Of 64 bytes, the first one in the lowest bit.
  struct Chunk {
    uint64_t word = 0;   // ASCII letters and digits.
    uint64_t digit = 0;  // ASCII digits.
    // . ! ? and bytes from kFirstTerminalLead on, and brackets that may be the
    // mouth of an emoticon.
    uint64_t terminal = 0;
    // LF, CR, tab, vertical bar, and what may be the last byte of U+2028 or
    // U+2029.
    uint64_t line = 0;

    // For terms. A plain word is a run of word bytes that begins with a letter.
    uint64_t start = 0;  // First bytes of plain words.
    uint64_t end = 0;    // Bytes after plain words.
    // What tells something else about terms: the first of a run of word bytes
    // that begins with a digit, " $ : and leads of characters beyond ASCII.
    uint64_t mark = 0;

    // First bytes of what CountWords counts.
    uint64_t token = 0;
  };

  // Maps `text`, which outlives the use of the map.
  void Build(std::string_view text);

  std::string_view text() const { return text_; }

  // The chunk of bytes from i * kChunk on; the one that the text ends in or
  // before is the last.
  const Chunk& chunk(size_t i) const { return chunks_[i]; }

  // First offset in [begin, end) of a byte of Chunk::terminal, or `end`.
  size_t NextTerminal(size_t begin, size_t end) const {
    if (begin >= end) return end;
    size_t i = begin / kChunk;
    uint64_t bits = chunks_[i].terminal >> (begin % kChunk) << (begin % kChunk);
    while (bits == 0) {
      if (++i * kChunk >= end) return end;
      bits = chunks_[i].terminal;
    }
    return std::min(i * kChunk + static_cast<size_t>(__builtin_ctzll(bits)),
                    end);
  }

  // CountWords of [begin, end), at the borders of characters.
  uint32_t CountWords(size_t begin, size_t end) const;

  // Word bytes from `at` on, at most 64 of them.
  size_t WordLength(size_t at) const { return Ones(Window<&Chunk::word>(at)); }
  // ASCII letters from `at` on, at most 64 of them.
  size_t LettersLength(size_t at) const {
    return Ones(Window<&Chunk::word>(at) & ~Window<&Chunk::digit>(at));
  }
  // Word bytes right before `at`, at most 64 of them.
  size_t WordLengthBefore(size_t at) const {
    if (at == 0) return 0;
    const size_t last = at - 1;
    const size_t shift = last % kChunk;
    // Bits of `last` and before it, from the highest one down.
    uint64_t bits = chunks_[last / kChunk].word << (kChunk - 1 - shift);
    if (last >= kChunk) {
      bits |= (chunks_[last / kChunk - 1].word >> 1) >> shift;
    }
    return ~bits == 0 ? kChunk : static_cast<size_t>(__builtin_clzll(~bits));
  }

 private:
  static size_t Ones(uint64_t bits) {
    return ~bits == 0 ? kChunk : static_cast<size_t>(__builtin_ctzll(~bits));
  }

  // The 64 bits from `at` on.
  template <uint64_t Chunk::*kSet>
  uint64_t Window(size_t at) const {
    const Chunk* const chunk = &chunks_[at / kChunk];
    const size_t shift = at % kChunk;
    // In two steps, as a shift by 64 is undefined.
    return (chunk[0].*kSet >> shift) |
           ((chunk[1].*kSet << 1) << (kChunk - 1 - shift));
  }

  std::string_view text_;
  // Those of the text and two more.
  std::vector<Chunk> chunks_;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_BYTE_MAP_H_
