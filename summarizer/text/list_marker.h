// The marks that list items begin with: bullets, numbers, letters.

#ifndef SUMMARIZER_TEXT_LIST_MARKER_H_
#define SUMMARIZER_TEXT_LIST_MARKER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace summarizer::text {

// Whether a code point is used as a bullet, dashes included.
bool IsBullet(uint32_t code_point);

// Whether a code point is a bullet and nothing else: "•", "⁃", "▪".
bool IsPlainBullet(uint32_t code_point);

// Bytes of the list marker that `line` begins with, 0 if it begins with none: a
// bullet, or a number of up to three digits, a letter or a short roman numeral
// with "." or ")", or in parentheses, and white space or the end of the line
// after it. `line` is valid UTF-8 and not empty.
size_t ListMarkerLength(std::string_view line);

// A number or letter that can be counted on, such as the "1.)" in "1.) One".
struct Ordinal {
  uint32_t value = 0;  // 1 for "1" and "a".
  bool letter = false;
  std::string_view suffix;  // ".", ")" or ".)".
  size_t length = 0;        // Of all of it in bytes; 0: there is none.

  // Whether `other` is the mark of the item after this one.
  bool IsFollowedBy(const Ordinal& other) const {
    return other.length != 0 && other.value == value + 1 &&
           other.letter == letter && other.suffix == suffix;
  }
};

// The ordinal that `text` begins with, with white space after it. A plain
// bullet before it, as in "• 9. The first", is skipped and not counted.
Ordinal OrdinalAt(std::string_view text);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_LIST_MARKER_H_
