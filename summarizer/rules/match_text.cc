#include "summarizer/rules/match_text.h"

#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::rules {
namespace {

// Whether body[at] begins white space that is no single space, or a zero-width
// character.
bool MustChange(std::string_view body, uint32_t at, uint32_t end) {
  const auto c = static_cast<uint8_t>(body[at]);
  if (c > ' ' && c < 0x80) return false;
  if (c == ' ') return at + 1 < end && body[at + 1] == ' ';
  if (c < ' ') return text::IsBlank(text::Classify(c));
  // Letters with accents, Greek and Cyrillic; quotation marks and dashes.
  if (c >= 0xC3 && c <= 0xD7) return false;
  if (c == 0xE2) {
    const auto second = static_cast<uint8_t>(body[at + 1]);
    const auto third = static_cast<uint8_t>(body[at + 2]);
    if (second > 0x81) return false;
    if (second == 0x80 && third >= 0x90 && third <= 0xA7) return false;
  }
  return (c & 0xC0) != 0x80 && text::IsBlank(text::ClassAt(body, at));
}

}  // namespace

void MatchText::Assign(std::string_view body, uint32_t begin, uint32_t end) {
  body_ = body;
  begin_ = begin;
  view_ = body.substr(begin, end - begin);
  text_.clear();
  offsets_.clear();
  uint32_t at = begin;
  while (at < end && !MustChange(body, at, end)) ++at;
  if (at == end) return;

  for (uint32_t i = begin; i < end;) {
    const text::CodePoint c = text::DecodeAt(body, i);
    const text::CharClass k = text::Classify(c.value);
    if (k == text::CharClass::kSpace) {
      if (text_.empty() || text_.back() != ' ') {
        text_.push_back(' ');
        offsets_.push_back(i);
      }
    } else if (k != text::CharClass::kIgnorable) {
      for (uint32_t b = 0; b < c.size; ++b) {
        text_.push_back(body[i + b]);
        offsets_.push_back(i + b);
      }
    }
    i += c.size;
  }
  offsets_.push_back(end);
  view_ = text_;
}

std::string_view MatchText::ToBody(std::string_view part) const {
  if (part.empty()) return {};
  const auto offset = static_cast<size_t>(part.data() - view_.data());
  const uint32_t begin = ToBody(offset);
  // The end of the last character, not the beginning of what follows: white
  // space or zero-width characters may lie between.
  const uint32_t last = ToBody(offset + part.size() - 1);
  return body_.substr(begin, last + 1 - begin);
}

}  // namespace summarizer::rules
