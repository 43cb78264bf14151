#include "summarizer/rules/match_text.h"

#include <array>

#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::rules {
namespace {

// Bytes at which text may begin that patterns see in another way: white space,
// and the first bytes of what is white space or zero-width beyond ASCII.
// Letters with accents, Greek and Cyrillic are plain.
constexpr std::array<bool, 256> MakeSuspects() {
  std::array<bool, 256> suspects = {};
  for (size_t c = 0; c <= ' '; ++c) suspects[c] = true;
  suspects[0xC2] = true;
  for (size_t c = 0xD8; c < 0x100; ++c) suspects[c] = true;
  return suspects;
}
constexpr std::array<bool, 256> kSuspects = MakeSuspects();

// Whether body[at], a suspect, begins white space that is no single space, or a
// zero-width character.
bool MustChange(std::string_view body, uint32_t at, uint32_t end) {
  if (body[at] == ' ') return at + 1 < end && body[at + 1] == ' ';
  if (body[at] == '\xE2') {
    // Quotation marks, dashes and most symbols.
    const auto second = static_cast<uint8_t>(body[at + 1]);
    const auto third = static_cast<uint8_t>(body[at + 2]);
    if (second > 0x81) return false;
    if (second == 0x80 && third >= 0x90 && third <= 0xA7) return false;
  }
  return text::IsBlank(text::ClassAt(body, at));
}

bool IsSuspect(char c) { return kSuspects[static_cast<uint8_t>(c)]; }

}  // namespace

void MatchText::AssignPlain(std::string_view body, uint32_t begin,
                            uint32_t end) {
  body_ = body;
  begin_ = begin;
  view_ = body.substr(begin, end - begin);
  text_.clear();
  offsets_.clear();
}

void MatchText::Assign(std::string_view body, uint32_t begin, uint32_t end) {
  AssignPlain(body, begin, end);
  uint32_t at = begin;
  while (at < end && !(IsSuspect(body[at]) && MustChange(body, at, end))) {
    ++at;
  }
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
