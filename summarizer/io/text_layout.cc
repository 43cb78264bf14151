#include "summarizer/io/text_layout.h"

#include <utf8proc.h>

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::io {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

bool IsWhiteSpace(uint32_t c) {
  // No-break spaces stay: whoever wrote one wanted it.
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 ||
         c == 0x2029 || c == 0x205F || c == 0x3000;
}

// What could move the cursor or turn the line around.
bool IsUnsafe(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

size_t Columns(uint32_t c) {
  if (c >= ' ' && c < 0x7F) return 1;
  return static_cast<size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

// Bytes of the longest beginning of at most `columns`.
size_t PrefixBytes(std::string_view text, size_t columns) {
  size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint c = text::DecodeAt(text, at);
    const size_t size = Columns(c.value);
    if (size > columns) break;
    columns -= size;
    at += c.size;
  }
  return at;
}

// Whether a line may break between two characters that no space divides. In
// East Asia it may, but not before what closes or ends something.
bool MayBreakBetween(uint32_t left, uint32_t right) {
  if (Columns(left) < 2 || Columns(right) < 2) return false;
  const text::CharClass before = text::Classify(left);
  const text::CharClass after = text::Classify(right);
  const bool ends =
      after == text::CharClass::kClose || after == text::CharClass::kTerminal ||
      after == text::CharClass::kMark || right == 0x3001 || right == 0xFF0C ||
      right == 0xFF1A || right == 0xFF1B || right == 0x30FC;
  return !ends && before != text::CharClass::kOpen;
}

// A part of a line that stays together: up to a space, or a place where the
// line may break without one.
struct Unit {
  size_t end = 0;
  size_t columns = 0;
};

Unit NextUnit(std::string_view line, size_t begin) {
  Unit unit{begin, 0};
  uint32_t before = 0;
  while (unit.end < line.size() && line[unit.end] != ' ') {
    const text::CodePoint c = text::DecodeAt(line, unit.end);
    if (unit.end > begin && MayBreakBetween(before, c.value)) break;
    before = c.value;
    unit.columns += Columns(c.value);
    unit.end += c.size;
  }
  return unit;
}

}  // namespace

std::string OneLine(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool space = false;
  const auto append = [&](std::string_view piece) {
    if (space && !line.empty()) line += ' ';
    space = false;
    line += piece;
  };
  while (!text.empty()) {
    const std::string_view valid =
        text.substr(0, text::FindInvalidUtf8(text).value_or(text.size()));
    for (size_t at = 0; at < valid.size();) {
      const text::CodePoint c = text::DecodeAt(valid, at);
      if (IsWhiteSpace(c.value)) {
        space = true;
      } else {
        append(IsUnsafe(c.value) ? kReplacement : valid.substr(at, c.size));
      }
      at += c.size;
    }
    text.remove_prefix(valid.size());
    if (text.empty()) break;
    append(kReplacement);
    text.remove_prefix(1);
  }
  return line;
}

std::string Shorten(std::string_view text, size_t width) {
  std::string line = OneLine(text);
  if (CountColumns(line) <= width) return line;
  constexpr std::string_view kDots = "...";
  size_t end = PrefixBytes(line, width - std::min(width, kDots.size()));
  // Back to the end of a word, unless that would lose most of the line.
  const size_t space = line.rfind(' ', end);
  if (space != std::string::npos && space >= end / 2) end = space;
  // No comma before the dots.
  while (end > 0 &&
         absl::ascii_ispunct(static_cast<unsigned char>(line[end - 1]))) {
    --end;
  }
  line.resize(end);
  return absl::StrCat(line, AbslView(kDots));
}

size_t CountCodePoints(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
      }));
}

size_t CountColumns(std::string_view text) {
  size_t columns = 0;
  for (size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::DecodeAt(text, at);
    columns += Columns(c.value);
    at += c.size;
  }
  return columns;
}

void AppendWrapped(std::string_view prefix, std::string_view text, size_t width,
                   std::string& out, const TextStyle& style) {
  const std::string line = OneLine(text);
  const size_t indent = CountColumns(prefix);
  out += prefix;
  out += style.begin;
  size_t column = indent;
  bool is_line_empty = true;
  for (size_t begin = 0; begin < line.size();) {
    const bool has_space = line[begin] == ' ';
    if (has_space) ++begin;
    const Unit unit = NextUnit(line, begin);
    if (!is_line_empty && column + (has_space ? 1 : 0) + unit.columns > width) {
      out += style.end;
      out += '\n';
      out.append(indent, ' ');
      out += style.begin;
      column = indent;
      is_line_empty = true;
    }
    if (!is_line_empty && has_space) {
      out += ' ';
      ++column;
    }
    out.append(line, begin, unit.end - begin);
    column += unit.columns;
    is_line_empty = false;
    begin = unit.end;
  }
  out += style.end;
  out += '\n';
}

std::string Digits(uint64_t number) {
  std::string digits = absl::StrCat(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string Count(uint64_t number, std::string_view noun) {
  return absl::StrCat(Digits(number), " ", AbslView(noun),
                      number == 1 ? "" : "s");
}

}  // namespace summarizer::io
