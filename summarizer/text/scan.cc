#include "summarizer/text/scan.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace summarizer::text {
namespace {

bool IsTerminalByte(char c) {
  return c == '.' || c == '!' || c == '?' ||
         static_cast<uint8_t>(c) >= kFirstTerminalLead;
}

// U+2028 is E2 80 A8, U+2029 is E2 80 A9.
constexpr uint8_t kSeparatorTail = 0xA8;

bool IsLineByte(char c) {
  return c == '\n' || c == '\r' || c == '\t' || c == '|' ||
         (static_cast<uint8_t>(c) & 0xFE) == kSeparatorTail;
}

template <typename Pred>
size_t FindSlow(std::string_view text, size_t begin, size_t end, Pred pred) {
  while (begin < end && !pred(text[begin])) ++begin;
  return begin;
}

#ifdef __SSE2__
constexpr size_t kWidth = sizeof(__m128i);

__m128i Equal(__m128i bytes, char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

// Steps of kWidth bytes; `match` sets the bytes that are looked for.
template <typename Match, typename Pred>
size_t FindFast(std::string_view text, size_t begin, size_t end, Match match,
                Pred pred) {
  for (; begin + kWidth <= end; begin += kWidth) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + begin));
    const int mask = _mm_movemask_epi8(match(bytes));
    if (mask != 0) {
      return begin +
             static_cast<size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
    }
  }
  return FindSlow(text, begin, end, pred);
}
#endif  // __SSE2__

}  // namespace

size_t FindTerminalByteSlow(std::string_view text, size_t begin, size_t end) {
  return FindSlow(text, begin, end, IsTerminalByte);
}

size_t FindLineByteSlow(std::string_view text, size_t begin, size_t end) {
  return FindSlow(text, begin, end, IsLineByte);
}

#ifdef __SSE2__

size_t FindTerminalByte(std::string_view text, size_t begin, size_t end) {
  const __m128i lead = _mm_set1_epi8(static_cast<char>(kFirstTerminalLead));
  return FindFast(
      text, begin, end,
      [lead](__m128i bytes) {
        const __m128i high = _mm_cmpeq_epi8(_mm_max_epu8(bytes, lead), bytes);
        return _mm_or_si128(_mm_or_si128(Equal(bytes, '.'), Equal(bytes, '!')),
                            _mm_or_si128(Equal(bytes, '?'), high));
      },
      IsTerminalByte);
}

size_t FindLineByte(std::string_view text, size_t begin, size_t end) {
  return FindFast(
      text, begin, end,
      [](__m128i bytes) {
        const __m128i even =
            _mm_and_si128(bytes, _mm_set1_epi8(static_cast<char>(0xFE)));
        return _mm_or_si128(
            _mm_or_si128(_mm_or_si128(Equal(bytes, '\n'), Equal(bytes, '\r')),
                         _mm_or_si128(Equal(bytes, '\t'), Equal(bytes, '|'))),
            Equal(even, static_cast<char>(kSeparatorTail)));
      },
      IsLineByte);
}

#else

size_t FindTerminalByte(std::string_view text, size_t begin, size_t end) {
  return FindTerminalByteSlow(text, begin, end);
}

size_t FindLineByte(std::string_view text, size_t begin, size_t end) {
  return FindLineByteSlow(text, begin, end);
}

#endif  // __SSE2__

}  // namespace summarizer::text
