// Sixty-four bytes to bits, by the vectors that the processor has.

#ifndef SUMMARIZER_RULES_WORD_MARKS_H_
#define SUMMARIZER_RULES_WORD_MARKS_H_

#include <cstddef>
#include <cstdint>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/text/cpu.h"

#ifdef SUMMARIZER_HASWELL
#include <immintrin.h>
#endif

namespace summarizer::rules {

// Of 64 bytes, a bit each.
struct WordMarks {
  static constexpr size_t kBytes = 64;

  uint64_t letters = 0;
  uint64_t spaces = 0;
  uint64_t controls = 0;
  uint64_t special = 0;  // Rare, or the first of a character beyond ASCII.
};

// Byte by byte: for tests, and for machines without vectors.
inline WordMarks MarkSlow(const char* bytes) {
  WordMarks marks;
  for (size_t i = 0; i < WordMarks::kBytes; ++i) {
    const auto c = static_cast<uint8_t>(bytes[i]);
    const bool special =
        c >= 0xC0 || kRareBytes.find(bytes[i]) != kRareBytes.npos;
    marks.letters |= uint64_t{IsAsciiLetter(c)} << i;
    marks.spaces |= uint64_t{c == ' '} << i;
    marks.controls |= uint64_t{c < ' '} << i;
    marks.special |= uint64_t{special} << i;
  }
  return marks;
}

#ifdef SUMMARIZER_HASWELL

inline WordMarks MarkSse2(const char* bytes) {
  WordMarks marks;
  const auto bits = [](__m128i set) {
    return uint64_t{static_cast<uint32_t>(_mm_movemask_epi8(set))};
  };
  for (size_t i = 0; i < WordMarks::kBytes; i += sizeof(__m128i)) {
    const __m128i text =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const auto equal = [&text](char c) {
      return _mm_cmpeq_epi8(text, _mm_set1_epi8(c));
    };
    const auto at_most = [](__m128i values, char most) {
      return _mm_cmpeq_epi8(_mm_min_epu8(values, _mm_set1_epi8(most)), values);
    };
    const __m128i letter = _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)),
                                        _mm_set1_epi8('a'));
    const __m128i lead = _mm_set1_epi8(static_cast<char>(0xC0));
    static_assert(kRareBytes == "@/(|");
    const __m128i special =
        _mm_or_si128(_mm_cmpeq_epi8(_mm_max_epu8(text, lead), text),
                     _mm_or_si128(_mm_or_si128(equal('@'), equal('/')),
                                  _mm_or_si128(equal('('), equal('|'))));
    marks.letters |= bits(at_most(letter, 25)) << i;
    marks.spaces |= bits(equal(' ')) << i;
    marks.controls |= bits(at_most(text, ' ' - 1)) << i;
    marks.special |= bits(special) << i;
  }
  return marks;
}

SUMMARIZER_TARGET_HASWELL inline __m256i AtMost(__m256i values, char most) {
  return _mm256_cmpeq_epi8(_mm256_min_epu8(values, _mm256_set1_epi8(most)),
                           values);
}

SUMMARIZER_TARGET_HASWELL inline WordMarks MarkHaswell(const char* bytes) {
  WordMarks marks;
  const auto bits = [](__m256i set) SUMMARIZER_TARGET_HASWELL {
    return uint64_t{static_cast<uint32_t>(_mm256_movemask_epi8(set))};
  };
  // Rare bytes differ in their lower halves, which here are places.
  static_assert(kRareBytes == "@/(|");
  const __m256i rare = _mm256_setr_epi8(
      '@', 0, 0, 0, 0, 0, 0, 0, '(', 0, 0, 0, '|', 0, 0, '/',  //
      '@', 0, 0, 0, 0, 0, 0, 0, '(', 0, 0, 0, '|', 0, 0, '/');
  for (size_t i = 0; i < WordMarks::kBytes; i += sizeof(__m256i)) {
    const __m256i text =
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i));
    const __m256i letter = _mm256_sub_epi8(
        _mm256_or_si256(text, _mm256_set1_epi8(0x20)), _mm256_set1_epi8('a'));
    const __m256i lead = _mm256_set1_epi8(static_cast<char>(0xC0));
    // The look-up is zero for what is not ASCII.
    const __m256i special = _mm256_or_si256(
        _mm256_cmpeq_epi8(_mm256_max_epu8(text, lead), text),
        _mm256_cmpeq_epi8(_mm256_shuffle_epi8(rare, text), text));
    marks.letters |= bits(AtMost(letter, 25)) << i;
    marks.spaces |= bits(_mm256_cmpeq_epi8(text, _mm256_set1_epi8(' '))) << i;
    marks.controls |= bits(AtMost(text, ' ' - 1)) << i;
    marks.special |= bits(special) << i;
  }
  return marks;
}

#endif  // SUMMARIZER_HASWELL

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_WORD_MARKS_H_
