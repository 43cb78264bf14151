#include "summarizer/text/reference_mark.h"

#include <algorithm>

#include "summarizer/text/ascii.h"

namespace summarizer::text {
namespace {

// "[clarification needed]" is the longest of its kind.
constexpr size_t kMaxMark = 22;
// "[1]:12–15"
constexpr size_t kMaxPages = 12;
constexpr std::string_view kEnDash = "\xE2\x80\x93";

bool StartsWithEnDash(std::string_view text) {
  return text.substr(0, kEnDash.size()) == kEnDash;
}

// Bytes of the numbers and the dashes and commas between them at the beginning
// of `text`.
size_t PagesLength(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && i < kMaxPages) {
    if (StartsWithEnDash(text.substr(i))) {
      i += kEnDash.size();
    } else if (IsAsciiDigit(text[i]) || text[i] == '-') {
      ++i;
    } else {
      break;
    }
  }
  return i > 0 && IsAsciiDigit(text[i - 1]) ? i : 0;
}

// Bytes of the mark without its pages.
size_t MarkLength(std::string_view text) {
  if (text.size() < 3 || text[0] != '[') return 0;
  bool digit = false;
  size_t i = 1;
  while (i < text.size() && i < kMaxMark) {
    const char c = text[i];
    if (c == ']') break;
    digit |= IsAsciiDigit(c);
    if (StartsWithEnDash(text.substr(i))) {
      i += kEnDash.size();
      continue;
    }
    if (!IsAsciiLower(c) && !IsAsciiDigit(c) && !(i == 1 && IsAsciiUpper(c)) &&
        (i == 1 ||
         std::string_view(" ,-?").find(c) == std::string_view::npos)) {
      return 0;
    }
    ++i;
  }
  if (i == 1 || i >= text.size() || text[i] != ']') return 0;
  // "[A]" and "[Note 1]", but no "[Editor]".
  if (IsAsciiUpper(text[1]) && !digit && i > 2) return 0;
  return i + 1;
}

}  // namespace

size_t ReferenceLength(std::string_view text) {
  const size_t mark = MarkLength(text);
  if (mark == 0 || mark >= text.size() || text[mark] != ':') return mark;
  const size_t pages = PagesLength(text.substr(mark + 1));
  return pages == 0 ? mark : mark + 1 + pages;
}

size_t ReferenceLengthBefore(std::string_view text) {
  if (text.empty() || text.back() != ']') return 0;
  text.remove_prefix(text.size() - std::min(text.size(), kMaxMark));
  const size_t open = text.rfind('[');
  if (open == std::string_view::npos) return 0;
  const size_t length = text.size() - open;
  return MarkLength(text.substr(open)) == length ? length : 0;
}

bool IsReferenceSign(uint32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) ||
         c == 0x2020 || c == 0x2021;
}

}  // namespace summarizer::text
