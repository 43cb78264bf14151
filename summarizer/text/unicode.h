// What kind of character a code point is, as far as splitting text needs it.
// ASCII is answered from a table, the rest by utf8proc.

#ifndef SUMMARIZER_TEXT_UNICODE_H_
#define SUMMARIZER_TEXT_UNICODE_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "summarizer/text/utf8.h"

namespace summarizer::text {

enum class CharClass : uint8_t {
  kOther = 0,  // Punctuation and symbols with no part below.
  kSpace,      // White space, no-break spaces and line separators included.
  kIgnorable,  // Zero-width: soft hyphen, joiners, BOM, bidi controls.
  kUpper,      // Upper or title case.
  kLower,
  kLetter,    // Letters without case.
  kMark,      // Combining marks; part of the letter before them.
  kDigit,     // Decimal digits of any script.
  kOpen,      // Opening brackets and quotation marks.
  kClose,     // Closing brackets and quotation marks.
  kQuote,     // Straight quotation marks: open and close alike.
  kDash,      // Hyphens and dashes.
  kTerminal,  // . ! ? and their kin in other scripts.
  kCurrency,  // $ £ € ¥
};

namespace internal {
CharClass ClassifyNonAscii(uint32_t code_point);

constexpr std::array<CharClass, 128> MakeAsciiClasses() {
  std::array<CharClass, 128> classes{};
  for (uint32_t c = 0; c < 128; ++c) {
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
    if (c == '$') k = CharClass::kCurrency;
    classes[c] = k;
  }
  return classes;
}
inline constexpr std::array<CharClass, 128> kAsciiClass = MakeAsciiClasses();
}  // namespace internal

inline CharClass Classify(uint32_t code_point) {
  return code_point < 128 ? internal::kAsciiClass[code_point]
                          : internal::ClassifyNonAscii(code_point);
}

// Class of the character at `offset`, or kSpace at or past the end.
inline CharClass ClassAt(std::string_view valid, size_t offset) {
  if (offset >= valid.size()) return CharClass::kSpace;
  return Classify(DecodeAt(valid, offset).value);
}

inline bool IsLetter(CharClass c) {
  return c == CharClass::kUpper || c == CharClass::kLower ||
         c == CharClass::kLetter;
}

inline bool IsLetterOrDigit(CharClass c) {
  return IsLetter(c) || c == CharClass::kDigit;
}

inline bool IsBlank(CharClass c) {
  return c == CharClass::kSpace || c == CharClass::kIgnorable;
}

namespace internal {
size_t SkipAnyBlanks(std::string_view valid, size_t begin, size_t end);
size_t TrimAnyBlanks(std::string_view valid, size_t begin, size_t end);

// Whether an ASCII character leaves a mark on paper.
inline bool IsInk(char c) { return static_cast<uint8_t>(c - '!') < 0x7F - '!'; }
}  // namespace internal

// First offset in [begin, end) that is neither white space nor zero-width, or
// `end`.
inline size_t SkipBlanks(std::string_view valid, size_t begin, size_t end) {
  return begin < end && internal::IsInk(valid[begin])
             ? begin
             : internal::SkipAnyBlanks(valid, begin, end);
}

// End of [begin, end) without white space and zero-width characters at its end.
inline size_t TrimBlanks(std::string_view valid, size_t begin, size_t end) {
  return end > begin && internal::IsInk(valid[end - 1])
             ? end
             : internal::TrimAnyBlanks(valid, begin, end);
}

// White-space tokens in `valid`: the unit in which texts and budgets count
// words.
uint32_t CountWords(std::string_view valid);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_UNICODE_H_
