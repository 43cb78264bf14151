#include "summarizer/text/list_marker.h"

#include <algorithm>

#include "summarizer/text/ascii.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// Longer numbers are years or quantities.
constexpr size_t kMaxDigits = 3;
// "xviii" is the longest roman numeral up to 20.
constexpr size_t kMaxRoman = 5;

char At(std::string_view text, size_t i) {
  return i < text.size() ? text[i] : ' ';
}

template <typename Pred>
size_t RunLength(std::string_view text, size_t begin, Pred pred) {
  size_t i = begin;
  while (i < text.size() && pred(text[i])) ++i;
  return i - begin;
}

bool IsRoman(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return lower == 'i' || lower == 'v' || lower == 'x';
}

// Bytes of ".", ")" or ".)" at `i`.
size_t SuffixLength(std::string_view text, size_t i) {
  if (At(text, i) == ')') return 1;
  if (At(text, i) != '.') return 0;
  return At(text, i + 1) == ')' ? 2 : 1;
}

}  // namespace

bool IsPlainBullet(uint32_t c) {
  switch (c) {
    case 0x2022:  // •
    case 0x2023:  // ‣
    case 0x2043:  // ⁃
    case 0x25AA:  // ▪
    case 0x25CB:  // ○
    case 0x25CF:  // ●
    case 0x25E6:  // ◦
    case 0x27A4:  // ➤
      return true;
    default:
      return false;
  }
}

bool IsBullet(uint32_t c) {
  return IsPlainBullet(c) || c == '-' || c == '*' || c == '+' ||
         c == 0xB7 ||                 // ·
         c == 0x2013 || c == 0x2014;  // – —
}

size_t ListMarkerLength(std::string_view line) {
  // Mostly a word.
  if (line.size() > 1 && IsAsciiLetter(line[0]) && IsAsciiLetter(line[1]) &&
      !(IsRoman(line[0]) && IsRoman(line[1]))) {
    return 0;
  }
  const CodePoint first = DecodeAt(line, 0);
  if (IsBullet(first.value)) {
    const CharClass next = ClassAt(line, first.size);
    return IsBlank(next) ||
                   (IsPlainBullet(first.value) && IsLetterOrDigit(next))
               ? first.size
               : 0;
  }
  const bool parenthesis = line[0] == '(';
  const size_t start = parenthesis ? 1 : 0;
  size_t length = RunLength(line, start, IsAsciiDigit);
  if (length > kMaxDigits) return 0;
  if (length == 0) {
    length = RunLength(line, start, IsAsciiLetter);
    if (length == 0) return 0;
    const bool roman = length <= kMaxRoman &&
                       std::all_of(line.begin() + start,
                                   line.begin() + start + length, IsRoman);
    // "A. Smith" is a person more often than an item, "(A) Smith" is not.
    const bool letter = length == 1 && (IsAsciiLower(line[start]) ||
                                        At(line, start + 1) == ')');
    if (!roman && !letter) return 0;
  }
  const size_t i = start + length;
  const size_t suffix = SuffixLength(line, i);
  if (suffix == 0 || (parenthesis && line[i] == '.')) return 0;
  return IsBlank(ClassAt(line, i + suffix)) ? i + suffix : 0;
}

Ordinal OrdinalAt(std::string_view text) {
  Ordinal ordinal;
  size_t start = 0;
  if (!text.empty() && IsPlainBullet(DecodeAt(text, 0).value)) {
    start = SkipBlanks(text, DecodeAt(text, 0).size, text.size());
  }
  size_t i = start;
  if (IsAsciiDigit(At(text, i))) {
    while (IsAsciiDigit(At(text, i)) && i - start < kMaxDigits) {
      ordinal.value =
          ordinal.value * 10 + static_cast<uint32_t>(text[i++] - '0');
    }
  } else if (IsAsciiLower(At(text, i))) {
    ordinal.letter = true;
    ordinal.value = static_cast<uint32_t>(text[i++] - 'a') + 1;
  } else {
    return ordinal;
  }
  const size_t suffix = SuffixLength(text, i);
  if (suffix == 0 || !IsBlank(ClassAt(text, i + suffix))) return ordinal;
  ordinal.suffix = text.substr(i, suffix);
  ordinal.length = i + suffix;
  return ordinal;
}

}  // namespace summarizer::text
