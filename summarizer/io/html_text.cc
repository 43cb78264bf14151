#include "summarizer/io/html_text.h"

#include <cstddef>
#include <cstdint>

#include "absl/strings/str_format.h"
#include "summarizer/io/text_layout.h"
#include "summarizer/text/utf8.h"

namespace summarizer::io {
namespace {

// Embeddings, overrides and isolates. Left-to-right and right-to-left marks
// turn nothing but themselves.
bool TurnsDirection(uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool IsControl(uint32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
         (c >= 0x7F && c < 0xA0);
}

// What stands for a character that cannot stand for itself; empty: it can.
std::string_view Escaped(uint32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return IsControl(c) ? "\uFFFD" : "";
  }
}

// Whether a byte may begin a character that is not written as it is.
bool MayNeedCare(unsigned char byte) {
  return byte < 0x20 || byte == '&' || byte == '<' || byte == '>' ||
         byte == '"' || byte == 0x7F || byte == 0xC2 || byte == 0xE2;
}

void AppendValid(std::string_view valid, std::string& out) {
  size_t copied = 0;
  for (size_t at = 0; at < valid.size();) {
    if (!MayNeedCare(static_cast<unsigned char>(valid[at]))) {
      ++at;
      continue;
    }
    const text::CodePoint c = text::DecodeAt(valid, at);
    const std::string_view escaped = Escaped(c.value);
    const bool turns = TurnsDirection(c.value);
    if (turns || !escaped.empty()) {
      out.append(valid, copied, at - copied);
      copied = at + c.size;
      if (turns) {
        absl::StrAppendFormat(&out, "<i class=u>U+%04X</i>", c.value);
      } else {
        out += escaped;
      }
    }
    at += c.size;
  }
  out.append(valid, copied, valid.size() - copied);
}

}  // namespace

void AppendHtml(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const size_t valid = text::FindInvalidUtf8(text).value_or(text.size());
    AppendValid(text.substr(0, valid), out);
    text.remove_prefix(valid);
    if (text.empty()) return;
    out += "\uFFFD";
    text.remove_prefix(1);
  }
}

std::string Html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  AppendHtml(text, out);
  return out;
}

std::string HtmlAttribute(std::string_view text) { return Html(OneLine(text)); }

}  // namespace summarizer::io
