#include "summarizer/text/unicode.h"

#include <utf8proc.h>

#include <array>
#include <cstddef>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace summarizer::text {
namespace internal {
namespace {

// Terminal punctuation of other scripts, and the ellipsis.
bool IsTerminal(uint32_t c) {
  switch (c) {
    case 0x2026:  // …
    case 0x203C:  // ‼
    case 0x203D:  // ‽
    case 0x2047:  // ⁇
    case 0x2048:  // ⁈
    case 0x2049:  // ⁉
    case 0x3002:  // 。
    case 0xFF01:  // ！
    case 0xFF0E:  // ．
    case 0xFF1F:  // ？
    case 0xFF61:  // ｡
    case 0x0964:  // ।
    case 0x0965:  // ॥
    case 0x061F:  // ؟
    case 0x06D4:  // ۔
      return true;
    default:
      return false;
  }
}

// By utf8proc, a look-up of some depth.
CharClass ClassifySlow(uint32_t c) {
  if (IsTerminal(c)) return CharClass::kTerminal;
  if (c == 0x85) return CharClass::kSpace;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharClass::kSpace;
    case UTF8PROC_CATEGORY_CF:
      return CharClass::kIgnorable;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return CharClass::kLower;
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
      return CharClass::kLetter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharClass::kMark;
    case UTF8PROC_CATEGORY_ND:
      return CharClass::kDigit;
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
      return CharClass::kOpen;
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
      return CharClass::kClose;
    case UTF8PROC_CATEGORY_PD:
      return CharClass::kDash;
    case UTF8PROC_CATEGORY_SC:
      return CharClass::kCurrency;
    default:
      return CharClass::kOther;
  }
}

// General punctuation, the scripts before it, kana: a table of all code points
// would take milliseconds to make.
constexpr uint32_t kTableEnd = 0x3100;

// Ideographs and syllables of East Asia, letters without case, whose ranges
// have been full since Unicode 2.
bool IsEastAsianLetter(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0xAC00 && c <= 0xD7A3);
}

std::array<CharClass, kTableEnd> MakeTable() {
  std::array<CharClass, kTableEnd> table;
  for (uint32_t c = 0; c < kTableEnd; ++c) table[c] = ClassifySlow(c);
  return table;
}

}  // namespace

CharClass ClassifyNonAscii(uint32_t c) {
  static const std::array<CharClass, kTableEnd> kTable = MakeTable();
  if (c < kTableEnd) return kTable[c];
  return IsEastAsianLetter(c) ? CharClass::kLetter : ClassifySlow(c);
}

size_t SkipAnyBlanks(std::string_view valid, size_t begin, size_t end) {
  // Mostly there is one space to skip.
  if (begin < end && valid[begin] == ' ') ++begin;
  while (begin < end) {
    if (IsInk(valid[begin])) return begin;
    const CodePoint c = DecodeAt(valid, begin);
    if (!IsBlank(Classify(c.value))) break;
    begin += c.size;
  }
  return begin < end ? begin : end;
}

size_t TrimAnyBlanks(std::string_view valid, size_t begin, size_t end) {
  while (end > begin) {
    if (IsInk(valid[end - 1])) return end;
    const CodePoint c = DecodeBefore(valid, end);
    if (!IsBlank(Classify(c.value))) break;
    end -= c.size;
  }
  return end;
}

}  // namespace internal

uint32_t CountWords(std::string_view valid) {
  uint32_t words = 0;
  bool in_word = false;
  const auto count_until = [&](size_t i, size_t end) {
    while (i < end) {
      const CodePoint c = DecodeAt(valid, i);
      const bool space = Classify(c.value) == CharClass::kSpace;
      words += !space && !in_word;
      in_word = !space;
      i += c.size;
    }
    return i;
  };
  size_t i = 0;
#ifdef __SSE2__
  // ASCII 16 bytes at a time.
  constexpr size_t kStep = 16;
  while (i + kStep <= valid.size()) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(valid.data() + i));
    if (_mm_movemask_epi8(bytes) != 0) {
      i = count_until(i, i + kStep);
      continue;
    }
    // Tab to carriage return, and the separators 0x1C to 0x1F before ' '.
    const auto between = [bytes](char first, char last) {
      return _mm_and_si128(
          _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
          _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const __m128i control = between('\t', '\r');
    const __m128i blank = between(0x1C, ' ');
    const auto letters = static_cast<uint32_t>(
        ~_mm_movemask_epi8(_mm_or_si128(control, blank)) & 0xFFFF);
    const uint32_t begins = letters & ~(letters << 1 | (in_word ? 1u : 0u));
    words += static_cast<uint32_t>(__builtin_popcount(begins));
    in_word = letters >> (kStep - 1) != 0;
    i += kStep;
  }
#endif
  count_until(i, valid.size());
  return words;
}

}  // namespace summarizer::text
