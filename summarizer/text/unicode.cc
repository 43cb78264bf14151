#include "summarizer/text/unicode.h"

#include <utf8proc.h>

namespace summarizer::text {
namespace internal {
namespace {

constexpr std::array<CharClass, 128> MakeAsciiClasses() {
  std::array<CharClass, 128> classes{};
  for (int c = 0; c < 128; ++c) {
    CharClass k = CharClass::kOther;
    if (c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F)) {
      k = CharClass::kSpace;
    }
    if (c >= 'A' && c <= 'Z') k = CharClass::kUpper;
    if (c >= 'a' && c <= 'z') k = CharClass::kLower;
    if (c >= '0' && c <= '9') k = CharClass::kDigit;
    if (c == '(' || c == '[' || c == '{') k = CharClass::kOpen;
    if (c == ')' || c == ']' || c == '}') k = CharClass::kClose;
    if (c == '"' || c == '\'' || c == '`') k = CharClass::kQuote;
    if (c == '-') k = CharClass::kDash;
    if (c == '.' || c == '!' || c == '?') k = CharClass::kTerminal;
    classes[static_cast<size_t>(c)] = k;
  }
  return classes;
}

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

}  // namespace

const std::array<CharClass, 128> kAsciiClass = MakeAsciiClasses();

CharClass ClassifyNonAscii(uint32_t c) {
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
    default:
      return CharClass::kOther;
  }
}

}  // namespace internal

size_t SkipBlanks(std::string_view valid, size_t begin, size_t end) {
  while (begin < end) {
    const CodePoint c = DecodeAt(valid, begin);
    if (!IsBlank(Classify(c.value))) break;
    begin += c.size;
  }
  return begin < end ? begin : end;
}

size_t TrimBlanks(std::string_view valid, size_t begin, size_t end) {
  while (end > begin) {
    const CodePoint c = DecodeBefore(valid, end);
    if (!IsBlank(Classify(c.value))) break;
    end -= c.size;
  }
  return end;
}

uint32_t CountWords(std::string_view valid) {
  uint32_t words = 0;
  bool in_word = false;
  for (size_t i = 0; i < valid.size();) {
    const CodePoint c = DecodeAt(valid, i);
    const bool space = Classify(c.value) == CharClass::kSpace;
    words += !space && !in_word;
    in_word = !space;
    i += c.size;
  }
  return words;
}

}  // namespace summarizer::text
