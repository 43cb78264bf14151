// Sixty-four bytes to bits, by the vectors that the processor has. Inside of
// byte_map.cc.

#ifndef SUMMARIZER_TEXT_BYTE_CLASSES_H_
#define SUMMARIZER_TEXT_BYTE_CLASSES_H_

#include <cstddef>
#include <cstdint>

#include "summarizer/text/ascii.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/cpu.h"
#include "summarizer/text/unicode.h"

#ifdef SUMMARIZER_HASWELL
#include <immintrin.h>
#endif

namespace summarizer::text {

// What each of 64 bytes is, whatever is around it. See ByteMap::Chunk.
struct ByteClasses {
  uint64_t word = 0;
  uint64_t digit = 0;
  uint64_t terminal = 0;
  uint64_t line = 0;
  uint64_t mark = 0;   // " $ : and leads beyond ASCII.
  uint64_t eyes = 0;   // : ; = and the nose - of an emoticon.
  uint64_t mouth = 0;  // ( )
  uint64_t space = 0;  // White space of ASCII.
  // What may be the first byte of other white space.
  uint64_t space_lead = 0;
};

// U+2028 is E2 80 A8, U+2029 is E2 80 A9.
inline constexpr uint8_t kSeparatorTail = 0xA8;
inline constexpr uint8_t kFirstLead = 0xC0;
// White space beyond ASCII begins with C2, E1, E2 or E3.
inline constexpr uint8_t kSpaceLead2 = 0xC2;
inline constexpr uint8_t kSpaceLeads3 = 0xE0;  // And the three after it.

// Byte by byte: for tests, and for machines without vectors.
inline ByteClasses ClassifyBytesSlow(const char* bytes) {
  ByteClasses classes;
  for (size_t i = 0; i < ByteMap::kChunk; ++i) {
    const char c = bytes[i];
    const auto byte = static_cast<uint8_t>(c);
    const auto set = [i](uint64_t& bits, bool value) {
      bits |= static_cast<uint64_t>(value) << i;
    };
    set(classes.word, IsAsciiWord(c));
    set(classes.digit, IsAsciiDigit(c));
    set(classes.terminal,
        c == '.' || c == '!' || c == '?' || byte >= kFirstTerminalLead);
    set(classes.line, c == '\n' || c == '\r' || c == '\t' || c == '|' ||
                          (byte & 0xFE) == kSeparatorTail);
    set(classes.mark, c == '"' || c == '$' || c == ':' || byte >= kFirstLead);
    set(classes.eyes, c == ':' || c == ';' || c == '=' || c == '-');
    set(classes.mouth, c == '(' || c == ')');
    set(classes.space, byte < 0x80 && Classify(byte) == CharClass::kSpace);
    set(classes.space_lead,
        byte == kSpaceLead2 || (byte & 0xFC) == kSpaceLeads3);
  }
  return classes;
}

#ifdef SUMMARIZER_HASWELL

namespace internal {

inline __m128i Equal(__m128i bytes, char c) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

// Bytes of `bytes` in [first, first + count).
inline __m128i InRange(__m128i bytes, char first, int count) {
  // Comparison is signed, so the range is moved to the lowest values.
  const __m128i moved =
      _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
  return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(count - 128)));
}

// Bytes from `first` on, for one above 0x80.
inline __m128i AtLeast(__m128i bytes, uint8_t first) {
  return _mm_and_si128(
      _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
      _mm_cmplt_epi8(bytes, _mm_setzero_si128()));
}

inline uint64_t Bits(__m128i set) {
  return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(set)));
}

SUMMARIZER_TARGET_HASWELL inline uint64_t Bits(__m256i set) {
  return static_cast<uint64_t>(
      static_cast<uint32_t>(_mm256_movemask_epi8(set)));
}

// What an ASCII byte is, a bit a class. A byte is in a class if that is in the
// entries of both its halves (Langdale, Lemire 2019: simdjson), which is why
// some sets take two or three classes.
enum AsciiClass : int {
  kLetter4 = 1,  // @A to @O, `a to `o: 4 and 6 with 1 to F.
  kLetter5 = 2,  // 5 and 7 with 0 to A.
  kDigit = 4,
  kMark2 = 8,   // " $
  kMark3 = 16,  // :
  kEnd2 = 32,   // . !
  kEnd3 = 64,   // ?
  kLine = 128,  // Tab, LF, CR.
};

// By the low half of a byte, and by the high one.
alignas(16) inline constexpr uint8_t kLowHalves[16] = {
    kLetter5 | kDigit,                      // 0
    kLetter4 | kLetter5 | kDigit | kEnd2,   // 1: !
    kLetter4 | kLetter5 | kDigit | kMark2,  // 2: "
    kLetter4 | kLetter5 | kDigit,           // 3
    kLetter4 | kLetter5 | kDigit | kMark2,  // 4: $
    kLetter4 | kLetter5 | kDigit,           // 5
    kLetter4 | kLetter5 | kDigit,           // 6
    kLetter4 | kLetter5 | kDigit,           // 7
    kLetter4 | kLetter5 | kDigit,           // 8
    kLetter4 | kLetter5 | kDigit | kLine,   // 9: tab
    kLetter4 | kLetter5 | kMark3 | kLine,   // A: LF :
    kLetter4,                               // B
    kLetter4,                               // C
    kLetter4 | kLine,                       // D: CR
    kLetter4 | kEnd2,                       // E: .
    kLetter4 | kEnd3,                       // F: ?
};
alignas(16) inline constexpr uint8_t kHighHalves[16] = {
    kLine,                    // 0
    0,                        // 1
    kMark2 | kEnd2,           // 2
    kDigit | kMark3 | kEnd3,  // 3
    kLetter4,                 // 4
    kLetter5,                 // 5
    kLetter4,                 // 6
    kLetter5,                 // 7
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0};

}  // namespace internal

inline ByteClasses ClassifyBytesSse2(const char* bytes) {
  using internal::AtLeast;
  using internal::Bits;
  using internal::Equal;
  using internal::InRange;
  ByteClasses classes;
  for (size_t i = 0; i < ByteMap::kChunk; i += sizeof(__m128i)) {
    const __m128i v =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i digit = InRange(v, '0', 10);
    // In digits the bit of lower case is set already.
    const __m128i letter =
        InRange(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 26);
    __m128i terminal =
        _mm_or_si128(Equal(v, '.'), _mm_or_si128(Equal(v, '!'), Equal(v, '?')));
    __m128i mark =
        _mm_or_si128(Equal(v, '"'), _mm_or_si128(Equal(v, '$'), Equal(v, ':')));
    __m128i line = _mm_or_si128(_mm_or_si128(Equal(v, '\n'), Equal(v, '\r')),
                                _mm_or_si128(Equal(v, '\t'), Equal(v, '|')));
    if (Bits(v) != 0) {
      terminal = _mm_or_si128(terminal, AtLeast(v, kFirstTerminalLead));
      mark = _mm_or_si128(mark, AtLeast(v, kFirstLead));
      const auto masked = [&v](uint8_t mask) {
        return _mm_and_si128(v, _mm_set1_epi8(static_cast<char>(mask)));
      };
      const __m128i even = masked(0xFE);
      classes.space_lead |=
          Bits(_mm_or_si128(
              Equal(v, static_cast<char>(kSpaceLead2)),
              Equal(masked(0xFC), static_cast<char>(kSpaceLeads3))))
          << i;
      line = _mm_or_si128(line, Equal(even, static_cast<char>(kSeparatorTail)));
    }
    classes.word |= Bits(_mm_or_si128(letter, digit)) << i;
    classes.digit |= Bits(digit) << i;
    classes.terminal |= Bits(terminal) << i;
    classes.line |= Bits(line) << i;
    classes.mark |= Bits(mark) << i;
    // In pairs of characters that differ in one bit.
    const auto pair = [&v](char mask, char c) {
      return Equal(_mm_and_si128(v, _mm_set1_epi8(mask)), c);
    };
    classes.eyes |= Bits(_mm_or_si128(pair(~1, ':'), pair(~0x10, '-'))) << i;
    classes.mouth |= Bits(pair(~1, '(')) << i;
    // Tab to carriage return, and the separators 0x1C to 0x1F before ' '.
    classes.space |=
        Bits(_mm_or_si128(InRange(v, '\t', 5), InRange(v, 0x1C, 5))) << i;
  }
  return classes;
}

SUMMARIZER_TARGET_HASWELL inline ByteClasses ClassifyHalfHaswell(
    const char* bytes) {
  using internal::Bits;
  const __m256i low_halves = _mm256_broadcastsi128_si256(
      _mm_load_si128(reinterpret_cast<const __m128i*>(internal::kLowHalves)));
  const __m256i high_halves = _mm256_broadcastsi128_si256(
      _mm_load_si128(reinterpret_cast<const __m128i*>(internal::kHighHalves)));
  const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i high =
      _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
  // The look-up by the low half is zero for what is not ASCII.
  const __m256i kinds =
      _mm256_and_si256(_mm256_shuffle_epi8(low_halves, v),
                       _mm256_shuffle_epi8(high_halves, high));
  const auto any_of = [&kinds](int set) SUMMARIZER_TARGET_HASWELL {
    const __m256i in_set =
        _mm256_and_si256(kinds, _mm256_set1_epi8(static_cast<char>(set)));
    // Ones and zeros change places; the upper half stays zero.
    return Bits(_mm256_cmpeq_epi8(in_set, _mm256_setzero_si256())) ^ 0xFFFFFFFF;
  };
  ByteClasses classes;
  classes.word =
      any_of(internal::kLetter4 | internal::kLetter5 | internal::kDigit);
  // Moves the bit of the class to the highest one.
  classes.digit = Bits(_mm256_slli_epi16(kinds, 5));
  classes.terminal = any_of(internal::kEnd2 | internal::kEnd3);
  classes.mark = any_of(internal::kMark2 | internal::kMark3);
  classes.line =
      Bits(_mm256_or_si256(kinds, _mm256_cmpeq_epi8(v, _mm256_set1_epi8('|'))));
  // In pairs of characters that differ in one bit.
  const auto pair = [&v](char mask, char c) SUMMARIZER_TARGET_HASWELL {
    return _mm256_cmpeq_epi8(_mm256_and_si256(v, _mm256_set1_epi8(mask)),
                             _mm256_set1_epi8(c));
  };
  classes.eyes = Bits(_mm256_or_si256(pair(~1, ':'), pair(~0x10, '-')));
  classes.mouth = Bits(pair(~1, '('));
  // Five bytes from `first` on.
  const auto five = [&v](char first) SUMMARIZER_TARGET_HASWELL {
    const __m256i moved = _mm256_sub_epi8(v, _mm256_set1_epi8(first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(moved, _mm256_set1_epi8(4)),
                             moved);
  };
  // Tab to carriage return, and the separators 0x1C to 0x1F before ' '.
  classes.space = Bits(_mm256_or_si256(five('\t'), five(0x1C)));
  const uint64_t beyond_ascii = Bits(v);
  if (beyond_ascii != 0) {
    const auto at_least = [&](uint8_t first) SUMMARIZER_TARGET_HASWELL {
      return beyond_ascii &
             Bits(_mm256_cmpgt_epi8(
                 v, _mm256_set1_epi8(static_cast<char>(first - 1))));
    };
    classes.terminal |= at_least(kFirstTerminalLead);
    classes.mark |= at_least(kFirstLead);
    const auto masked = [&v](uint8_t mask,
                             uint8_t byte) SUMMARIZER_TARGET_HASWELL {
      return _mm256_cmpeq_epi8(
          _mm256_and_si256(v, _mm256_set1_epi8(static_cast<char>(mask))),
          _mm256_set1_epi8(static_cast<char>(byte)));
    };
    classes.line |= Bits(masked(0xFE, kSeparatorTail));
    classes.space_lead = Bits(
        _mm256_or_si256(masked(0xFF, kSpaceLead2), masked(0xFC, kSpaceLeads3)));
  }
  return classes;
}

SUMMARIZER_TARGET_HASWELL inline ByteClasses ClassifyBytesHaswell(
    const char* bytes) {
  constexpr size_t kHalf = ByteMap::kChunk / 2;
  const ByteClasses low = ClassifyHalfHaswell(bytes);
  const ByteClasses high = ClassifyHalfHaswell(bytes + kHalf);
  ByteClasses both;
  both.word = low.word | high.word << kHalf;
  both.digit = low.digit | high.digit << kHalf;
  both.terminal = low.terminal | high.terminal << kHalf;
  both.line = low.line | high.line << kHalf;
  both.mark = low.mark | high.mark << kHalf;
  both.eyes = low.eyes | high.eyes << kHalf;
  both.mouth = low.mouth | high.mouth << kHalf;
  both.space = low.space | high.space << kHalf;
  both.space_lead = low.space_lead | high.space_lead << kHalf;
  return both;
}

#endif  // SUMMARIZER_HASWELL

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_BYTE_CLASSES_H_
