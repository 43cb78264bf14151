// Which of 16 numbers are equal to another: by SSE2, which every x86-64 has, or
// one by one.

#ifndef SUMMARIZER_REPETITION_EQUAL_UNITS_H_
#define SUMMARIZER_REPETITION_EQUAL_UNITS_H_

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace summarizer::repetition {

// Units that are compared at a time.
inline constexpr uint32_t kEqualUnits = 16;

// Bit i: units[i] is `value`.
template <typename Unit>
uint32_t EqualUnitsOneByOne(const Unit* units, Unit value) {
  uint32_t equal = 0;
  for (uint32_t i = 0; i < kEqualUnits; ++i) {
    equal |= (units[i] == value ? 1u : 0u) << i;
  }
  return equal;
}

// The same.
#ifdef __SSE2__
inline uint32_t EqualUnits(const uint8_t* units, uint8_t value) {
  const __m128i read = _mm_loadu_si128(reinterpret_cast<const __m128i*>(units));
  return static_cast<uint32_t>(_mm_movemask_epi8(
      _mm_cmpeq_epi8(read, _mm_set1_epi8(static_cast<char>(value)))));
}
inline uint32_t EqualUnits(const uint16_t* units, uint16_t value) {
  const __m128i values = _mm_set1_epi16(static_cast<int16_t>(value));
  const auto equal = [&](const uint16_t* eight) {
    return _mm_cmpeq_epi16(
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(eight)), values);
  };
  return static_cast<uint32_t>(_mm_movemask_epi8(
      _mm_packs_epi16(equal(units), equal(units + kEqualUnits / 2))));
}
#else
template <typename Unit>
uint32_t EqualUnits(const Unit* units, Unit value) {
  return EqualUnitsOneByOne(units, value);
}
#endif

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_EQUAL_UNITS_H_
