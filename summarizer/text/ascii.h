// Character tests for ASCII, without locales.

#ifndef SUMMARIZER_TEXT_ASCII_H_
#define SUMMARIZER_TEXT_ASCII_H_

namespace summarizer::text {

constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLetter(char c) {
  return IsAsciiLower(c) || IsAsciiUpper(c);
}
// A byte of a word, as far as ASCII goes.
constexpr bool IsAsciiWord(char c) {
  return IsAsciiLetter(c) || IsAsciiDigit(c);
}
// A byte of a character that is not ASCII.
constexpr bool IsNonAscii(char c) { return (c & 0x80) != 0; }

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_ASCII_H_
