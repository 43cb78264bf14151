// The common case of a word: a short run of ASCII letters and digits, read and
// lower-cased in one step.

#ifndef SUMMARIZER_TEXT_ASCII_WORD_H_
#define SUMMARIZER_TEXT_ASCII_WORD_H_

#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "summarizer/text/ascii.h"
#include "summarizer/text/stem_cache.h"

namespace summarizer::text {

// The first letters and digits of 16 bytes.
struct AsciiWord {
  WordKey key;        // Of the word in lower case, cut after `size` bytes.
  uint32_t size = 0;  // 16 if it may be longer.
};

// Reads the word at `bytes`, of which 16 are readable.
AsciiWord ReadAsciiWordSlow(const char* bytes);

#ifdef __SSE2__

namespace internal {

// Bytes of `bytes` in [first, first + count).
inline __m128i InRange(__m128i bytes, char first, int count) {
  // Signed comparison, so the range is moved to the lowest values.
  const __m128i moved =
      _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
  return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(count - 128)));
}

// 16 bytes from kSizeMask + 16 - size have the first `size` set.
alignas(32) inline constexpr uint8_t kSizeMask[32] = {
    255, 255, 255, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255};

}  // namespace internal

inline AsciiWord ReadAsciiWord(const char* bytes) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  // In digits the bit of lower case is set already.
  const __m128i lower = _mm_or_si128(text, _mm_set1_epi8(0x20));
  const __m128i word = _mm_or_si128(internal::InRange(lower, 'a', 26),
                                    internal::InRange(text, '0', 10));
  const auto inside = static_cast<uint32_t>(_mm_movemask_epi8(word));
  AsciiWord result;
  result.size = static_cast<uint32_t>(__builtin_ctz(~inside));
  const __m128i mask = _mm_loadu_si128(
      reinterpret_cast<const __m128i*>(internal::kSizeMask + 16 - result.size));
  const __m128i key = _mm_and_si128(lower, mask);
  result.key.low = static_cast<uint64_t>(_mm_cvtsi128_si64(key));
  result.key.high =
      static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(key, key)));
  return result;
}

#else

inline AsciiWord ReadAsciiWord(const char* bytes) {
  return ReadAsciiWordSlow(bytes);
}

#endif  // __SSE2__

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_ASCII_WORD_H_
