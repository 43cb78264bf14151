// The next bytes of a text as literals spell them, by the vectors that every
// processor of its kind has. Inside of literal_table.cc.

#ifndef SUMMARIZER_RULES_FOLDED_BYTES_H_
#define SUMMARIZER_RULES_FOLDED_BYTES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "summarizer/rules/char_set.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace summarizer::rules {

// Digits are one, letters in lower case.
constexpr std::array<char, 256> MakeFolds() {
  std::array<char, 256> folds = {};
  for (uint32_t c = 0; c < 256; ++c) {
    folds[c] = static_cast<char>(c);
    if (IsAsciiLetter(c)) folds[c] = static_cast<char>(c | 0x20);
    if (IsAsciiDigit(c)) folds[c] = '0';
  }
  return folds;
}
inline constexpr std::array<char, 256> kFolds = MakeFolds();

// Whether the character may be white space other than a single space.
constexpr bool MayBeBlank(char c) {
  return static_cast<uint8_t>(c) < ' ' || static_cast<uint8_t>(c) >= 0x80;
}

// Up to 16 bytes.
struct FoldedBytes {
  static constexpr size_t kSize = 16;

  // Folded, zeros beyond the end.
  uint64_t low = 0;
  uint64_t high = 0;
  uint32_t letters = 0;  // A bit a byte: the ASCII letters.
  bool odd = false;  // There is white space other than a single space, maybe.

  friend bool operator==(const FoldedBytes& a, const FoldedBytes& b) {
    return a.low == b.low && a.high == b.high && a.letters == b.letters &&
           a.odd == b.odd;
  }
};

namespace internal {

// Of the first `size` bytes of kSize.
inline FoldedBytes FoldSlow(const char* bytes, size_t size) {
  FoldedBytes folded;
  char text[FoldedBytes::kSize] = {};
  for (size_t i = 0; i < size; ++i) {
    text[i] = kFolds[static_cast<uint8_t>(bytes[i])];
    folded.letters |= uint32_t{IsAsciiLetter(static_cast<uint8_t>(bytes[i]))}
                      << i;
    folded.odd |= MayBeBlank(bytes[i]) ||
                  (i > 0 && bytes[i] == ' ' && bytes[i - 1] == ' ');
  }
  const auto load = [](const char* from) {
    uint64_t value = 0;
    for (size_t i = 0; i < sizeof(value); ++i) {
      value |= uint64_t{static_cast<uint8_t>(from[i])} << (8 * i);
    }
    return value;
  };
  folded.low = load(text);
  folded.high = load(text + sizeof(uint64_t));
  return folded;
}

#if defined(__SSE2__)
constexpr std::array<uint8_t, 2 * FoldedBytes::kSize> MakeOnesThenZeros() {
  std::array<uint8_t, 2 * FoldedBytes::kSize> bytes = {};
  for (size_t i = 0; i < FoldedBytes::kSize; ++i) bytes[i] = 0xFF;
  return bytes;
}
inline constexpr auto kOnesThenZeros = MakeOnesThenZeros();

[[gnu::always_inline]] inline FoldedBytes FoldSse2(const char* bytes,
                                                   size_t size) {
  const auto load = [](const void* from) {
    return _mm_loadu_si128(static_cast<const __m128i*>(from));
  };
  const __m128i text = _mm_and_si128(
      load(bytes), load(kOnesThenZeros.data() + FoldedBytes::kSize - size));
  const __m128i letter =
      _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const __m128i is_letter =
      _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
  const __m128i digit = _mm_sub_epi8(text, _mm_set1_epi8('0'));
  const __m128i is_digit =
      _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
  // Of a digit the upper bits are what all digits have, those of '0'.
  const __m128i folded = _mm_andnot_si128(
      _mm_and_si128(is_digit, _mm_set1_epi8(0x0F)),
      _mm_or_si128(text, _mm_and_si128(is_letter, _mm_set1_epi8(0x20))));
  // Comparison is signed: bytes beyond ASCII are below, too.
  const auto blanks = static_cast<uint32_t>(
      _mm_movemask_epi8(_mm_cmplt_epi8(text, _mm_set1_epi8(' '))));
  const auto spaces = static_cast<uint32_t>(
      _mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8(' '))));
  FoldedBytes result;
  uint64_t halves[2];
  _mm_storeu_si128(reinterpret_cast<__m128i*>(halves), folded);
  result.low = halves[0];
  result.high = halves[1];
  result.letters = static_cast<uint32_t>(_mm_movemask_epi8(is_letter));
  const uint32_t inside = (uint32_t{1} << size) - 1;
  result.odd = ((blanks & inside) | (spaces & (spaces << 1))) != 0;
  return result;
}
#endif

inline FoldedBytes Fold(const char* bytes, size_t size) {
#if defined(__SSE2__)
  return FoldSse2(bytes, size);
#else
  return FoldSlow(bytes, size);
#endif
}

}  // namespace internal

// Those of text[at, end).
[[gnu::always_inline]] inline FoldedBytes FoldAt(std::string_view text,
                                                 size_t at, size_t end) {
  const size_t size = std::min(FoldedBytes::kSize, end - at);
  if (at + FoldedBytes::kSize <= text.size()) {
    return internal::Fold(text.data() + at, size);
  }
  char padded[FoldedBytes::kSize] = {};
  std::memcpy(padded, text.data() + at, size);
  return internal::Fold(padded, size);
}

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_FOLDED_BYTES_H_
