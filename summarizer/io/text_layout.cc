#include "summarizer/io/text_layout.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
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

// Bytes of the first `count` code points.
size_t PrefixBytes(std::string_view text, size_t count) {
  size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    at += text::DecodeAt(text, at).size;
  }
  return at;
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
  if (CountCodePoints(line) <= width) return line;
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

void AppendWrapped(std::string_view prefix, std::string_view text, size_t width,
                   std::string& out) {
  const std::string line = OneLine(text);
  const size_t indent = CountCodePoints(prefix);
  out += prefix;
  size_t column = indent;
  bool is_line_empty = true;
  for (size_t begin = 0; begin < line.size();) {
    const size_t end = std::min(line.find(' ', begin), line.size());
    const std::string_view word =
        std::string_view(line).substr(begin, end - begin);
    const size_t size = CountCodePoints(word);
    if (!is_line_empty && column + 1 + size > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
      is_line_empty = true;
    }
    if (!is_line_empty) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    is_line_empty = false;
    begin = end + 1;
  }
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
