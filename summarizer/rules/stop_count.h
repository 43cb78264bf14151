// How many characters of kStops a text has; by SSE2, which every x86-64 has.

#ifndef SUMMARIZER_RULES_STOP_COUNT_H_
#define SUMMARIZER_RULES_STOP_COUNT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "summarizer/rules/pattern_facts.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace summarizer::rules {

// Byte by byte: for what vectors leave over, and for machines without.
inline uint32_t CountStopsSlow(std::string_view text) {
  return static_cast<uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) {
        static_assert(kStops == ".!?");
        return c == '.' || c == '!' || c == '?';
      }));
}

#if defined(__SSE2__)
inline uint32_t CountStopsSse2(std::string_view text) {
  constexpr size_t kStep = sizeof(__m128i);
  const __m128i zero = _mm_setzero_si128();
  uint32_t count = 0;
  while (text.size() >= kStep) {
    // A byte a column, each of which may count to 255.
    const size_t steps = std::min<size_t>(text.size() / kStep, 255);
    __m128i columns = zero;
    for (size_t i = 0; i < steps; ++i) {
      const __m128i bytes = _mm_loadu_si128(
          reinterpret_cast<const __m128i*>(text.data() + i * kStep));
      const __m128i stop =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('.')),
                                    _mm_cmpeq_epi8(bytes, _mm_set1_epi8('!'))),
                       _mm_cmpeq_epi8(bytes, _mm_set1_epi8('?')));
      columns = _mm_sub_epi8(columns, stop);
    }
    const __m128i sums = _mm_sad_epu8(columns, zero);
    count += static_cast<uint32_t>(_mm_cvtsi128_si32(sums) +
                                   _mm_cvtsi128_si32(_mm_srli_si128(sums, 8)));
    text.remove_prefix(steps * kStep);
  }
  return count + CountStopsSlow(text);
}
#endif

inline uint32_t CountStops(std::string_view text) {
#if defined(__SSE2__)
  return CountStopsSse2(text);
#else
  return CountStopsSlow(text);
#endif
}

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_STOP_COUNT_H_
