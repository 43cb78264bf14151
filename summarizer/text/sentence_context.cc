#include "summarizer/text/sentence_context.h"

#include <algorithm>
#include <array>

#include "summarizer/text/ascii.h"
#include "summarizer/text/list_marker.h"
#include "summarizer/text/reference_mark.h"

namespace summarizer::text {
namespace {

// No token that matters is longer; what is, is no abbreviation.
constexpr size_t kMaxToken = 32;
// Opening punctuation beyond this is no text.
constexpr size_t kMaxOpening = 16;

char At(std::string_view text, size_t i) {
  return i < text.size() ? text[i] : ' ';
}

// Whether a character is no part of the token after it.
constexpr bool EndsToken(uint32_t c, CharClass k) {
  if (c == '\'' || c == 0x2019) return false;  // An apostrophe.
  return c == '/' || k == CharClass::kSpace || k == CharClass::kIgnorable ||
         k == CharClass::kOpen || k == CharClass::kClose ||
         k == CharClass::kDash || k == CharClass::kQuote;
}

constexpr std::array<bool, 128> MakeTokenEnds() {
  std::array<bool, 128> ends{};
  for (uint32_t c = 0; c < ends.size(); ++c) {
    ends[c] = EndsToken(c, internal::kAsciiClass[c]);
  }
  return ends;
}
constexpr std::array<bool, 128> kTokenEnds = MakeTokenEnds();

}  // namespace

size_t EmoticonLength(std::string_view text) {
  if (text.empty()) return 0;
  if (IsNonAscii(text[0])) {
    size_t i = 0;
    // Selectors and joiners belong to the emoji before them.
    while (i < text.size() && IsNonAscii(text[i])) {
      const CodePoint c = DecodeAt(text, i);
      if (!IsEmoji(c.value) &&
          (i == 0 || !(c.value == 0xFE0F || c.value == 0x200D))) {
        break;
      }
      i += c.size;
    }
    return i;
  }
  size_t i = 1;
  if (text[0] == '<' && At(text, 1) == '3') {
    i = 2;
  } else if (text[0] == ':' || text[0] == ';' || text[0] == '=') {
    if (At(text, i) == '-' || At(text, i) == '\'') ++i;
    const size_t mouth = i;
    while (i < text.size() && (text[i] == ')' || text[i] == '(')) ++i;
    if (i == mouth) {
      const char c = At(text, i);
      if (c != 'D' && c != 'P' && c != 'p' && c != '/' && c != '|' &&
          c != ']' && c != 'O' && c != 'o') {
        return 0;
      }
      ++i;
    }
  } else {
    return 0;
  }
  return IsBlank(ClassAt(text, i)) ? i : 0;
}

TerminalRun SentenceContext::ReadAnyRun(size_t at) {
  TerminalRun run;
  run.begin = at;
  size_t i = at;
  while (i < end_) {
    const CodePoint c = DecodeAt(body_, i);
    if (c.value == '.') {
      ++run.dots;
    } else if (c.value == 0x2026) {
      run.dots += 3;
    } else if (Classify(c.value) == CharClass::kTerminal) {
      ++run.calls;
    } else if (c.value == ' ' && i > at && At(body_, i + 1) == body_[i - 1] &&
               !IsNonAscii(body_[i - 1]) &&
               !IsLetterOrDigit(ClassAt(body_, i + 2))) {
      run.spread = true;
    } else {
      break;
    }
    i += c.size;
  }
  run.end = i;
  run.close = i;
  ReadClosers(run);
  if (run.cut == 0) run.cut = run.close;
  return run;
}

void SentenceContext::ReadClosers(TerminalRun& run) {
  size_t& at = run.close;
  while (at < end_) {
    const CodePoint c = DecodeAt(body_, at);
    const CharClass k = Classify(c.value);
    size_t length = c.size;
    if (k == CharClass::kQuote) {
      if (c.value == '\'' && IsLetter(ClassAt(body_, at + 1))) return;
      run.quoted = true;
    } else if (k == CharClass::kClose) {
      const bool quote = c.value == 0xBB || c.value == 0x203A ||
                         (c.value >= 0x2019 && c.value <= 0x201D);
      (quote ? run.quoted : run.bracketed) = true;
    } else if (c.value == 0x201C && IsBlank(ClassAt(body_, at + c.size))) {
      run.quoted = true;  // “This way round.“
    } else if (c.value == '[') {
      // Right after the period it is a note to what was said.
      length = ReferenceLength(body_.substr(at));
    } else if (IsBlank(k)) {
      length = SpacedCloserLength(at, run);
    } else if (IsEmoji(c.value)) {
      length = EmoticonLength(body_.substr(at));
    } else if (!IsReferenceSign(c.value)) {
      length = 0;
    }
    if (length == 0) return;
    at += length;
  }
}

// Of a space and a closing quotation mark or an emoticon after it.
size_t SentenceContext::SpacedCloserLength(size_t at, TerminalRun& run) {
  if (body_[at] != ' ') return 0;
  const std::string_view rest = body_.substr(at + 1);
  if (const size_t emoticon = EmoticonLength(rest); emoticon != 0) {
    return 1 + emoticon;
  }
  if (At(rest, 0) == '"') {
    if (!IsBlank(ClassAt(rest, 1))) return 0;
    // Whether it opens or closes depends on those before it, which another
    // caller may not see: so it may move the boundary, but not decide on it.
    if (run.cut == 0 && !InsideStraightQuotes(at)) run.cut = at;
    run.quoted = true;
    return 2;
  }
  if (!rest.empty() && IsNonAscii(rest[0]) &&
      DecodeAt(rest, 0).value == 0x201D) {
    run.quoted = true;
    return 4;
  }
  return 0;
}

bool SentenceContext::InsideStraightQuotes(size_t at) {
  if (at > counted_) {
    straight_quotes_ += static_cast<size_t>(
        std::count(body_.begin() + static_cast<ptrdiff_t>(counted_),
                   body_.begin() + static_cast<ptrdiff_t>(at), '"'));
    counted_ = at;
  }
  return straight_quotes_ % 2 == 1;
}

Following SentenceContext::Look(size_t at) const {
  Following f;
  // Mostly a space and a word of ASCII letters.
  const size_t word = at + (At(body_, at) == ' ' ? 1 : 0);
  if (word < end_ && IsAsciiLetter(body_[word])) {
    const size_t size = map_.LettersLength(word);
    const char after = At(body_, word + size);
    if (size < kMaxToken && after != '\'' && !IsNonAscii(after)) {
      f.begin = word;
      f.first =
          IsAsciiUpper(body_[word]) ? CharClass::kUpper : CharClass::kLower;
      f.word = body_.substr(word, size);
      f.dotted = after == '.';
      return f;
    }
  }
  f.begin = SkipBlanks(body_, at, end_);
  size_t i = f.begin;
  const size_t limit = std::min(end_, f.begin + kMaxOpening);
  while (i < limit) {
    const CodePoint c = DecodeAt(body_, i);
    const CharClass k = Classify(c.value);
    if (k == CharClass::kOpen) {
      const bool bracket = c.value == '(' || c.value == '[' || c.value == '{';
      (bracket ? f.bracket : f.quote) = true;
    } else if (k == CharClass::kQuote || c.value == 0x2019 ||
               c.value == 0x201D) {
      f.quote = true;
    } else if (k == CharClass::kDash || IsPlainBullet(c.value)) {
      f.dash |= !f.quote;  // "-- and then", but not "'--all' does it".
    } else if (!IsBlank(k) && c.value != 0xBF && c.value != 0xA1) {  // ¿ ¡
      f.first = k;
      break;
    }
    i += c.size;
  }
  if (!IsLetter(f.first)) return f;
  size_t end = i;
  while (end < end_ && end - i < kMaxToken) {
    const CodePoint c = DecodeAt(body_, end);
    const CharClass k = Classify(c.value);
    if (!IsLetter(k) && k != CharClass::kMark && c.value != '\'' &&
        c.value != 0x2019) {
      break;
    }
    end += c.size;
  }
  f.word = body_.substr(i, end - i);
  f.dotted = At(body_, end) == '.';
  return f;
}

std::string_view SentenceContext::TokenBefore(size_t at) const {
  size_t start = at;
  while (start > begin_ && at - start < kMaxToken) {
    // Mostly words of ASCII letters and digits.
    start -= std::min({map_.WordLengthBefore(start), start - begin_,
                       kMaxToken - (at - start)});
    if (start == begin_ || at - start == kMaxToken) break;
    const char c = body_[start - 1];
    if (!IsNonAscii(c)) {
      if (kTokenEnds[static_cast<uint8_t>(c)]) break;
      --start;
    } else {
      const CodePoint wide = DecodeBefore(body_, start);
      if (EndsToken(wide.value, Classify(wide.value))) break;
      start -= wide.size;
    }
  }
  // What is left of it at either end is a quotation mark.
  while (start < at && body_[start] == '\'') ++start;
  if (start < at && body_[at - 1] == '\'') start = at;
  return body_.substr(start, at - start);
}

size_t SentenceContext::WordsBefore(size_t at, size_t max) const {
  size_t words = 0;
  bool in_word = false;
  for (size_t i = begin_; i < at && words < max; ++i) {
    const bool space = body_[i] == ' ';
    words += !space && !in_word;
    in_word = !space;
  }
  return words;
}

}  // namespace summarizer::text
