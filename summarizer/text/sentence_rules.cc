#include "summarizer/text/sentence_rules.h"

#include <algorithm>

#include "summarizer/text/ascii.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/line_kinds.h"
#include "summarizer/text/list_marker.h"

namespace summarizer::text {
namespace {

// "At 5 a.m. Mr. Smith" has said nothing yet; "He left the bank at 6 p.m." has.
constexpr size_t kWordsBeforeTime = 4;
// A reference in parentheses is short: "(Smith and Jones 2004, pp. 12-15).".
constexpr size_t kMaxCitation = 60;
// Quotations are looked for so far back.
constexpr size_t kMaxQuotation = 400;
// Words between a quotation and "said": "Vice President Dan Smith said".
constexpr size_t kMaxSpeakerWords = 4;
constexpr size_t kMaxSpeakerBytes = 64;

template <typename Pred>
bool All(std::string_view s, Pred pred) {
  return std::all_of(s.begin(), s.end(), pred);
}

bool IsWordByte(char c) {
  return IsAsciiLetter(c) || IsNonAscii(c) || c == '\'';
}

bool IsLowerWord(std::string_view token) {
  return !token.empty() && All(token, [](char c) {
    return IsAsciiLower(c) || IsNonAscii(c) || c == '\'';
  });
}

bool HasVowel(std::string_view token) {
  return std::any_of(token.begin(), token.end(), [](char c) {
    const char l = static_cast<char>(c | 0x20);
    return l == 'a' || l == 'e' || l == 'i' || l == 'o' || l == 'u' ||
           l == 'y' || IsNonAscii(c);
  });
}

// "Bltn", "Mtg": a capital and consonants only.
bool LooksAbbreviated(std::string_view token) {
  return token.size() >= 2 && token.size() <= 4 && IsAsciiUpper(token[0]) &&
         All(token.substr(1), IsAsciiLower) && !HasVowel(token);
}

// Letters with periods between them: "U.S", "p.m", "e.g".
bool IsDotted(std::string_view token) {
  if (token.size() < 3) return false;
  for (size_t i = 0; i < token.size(); ++i) {
    if (i % 2 == 0 ? !IsAsciiLetter(token[i]) : token[i] != '.') return false;
  }
  return true;
}

bool IsRomanDigit(char c) {
  return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
}

bool IsCapitals(std::string_view token) {
  return token.size() >= 2 && All(token, IsAsciiUpper);
}

// "3.2", "1.1.4".
bool IsSectionNumber(std::string_view token) {
  return IsAsciiDigit(token[0]) &&
         All(token, [](char c) { return IsAsciiDigit(c) || c == '.'; });
}

// The ASCII word in lower case at `begin`; longer than a short one, it is cut.
std::string_view LowerWordAt(std::string_view body, size_t begin) {
  constexpr size_t kMaxWord = 12;
  size_t end = begin;
  while (end < body.size() && end - begin < kMaxWord &&
         IsAsciiLower(body[end])) {
    ++end;
  }
  return body.substr(begin, end - begin);
}

// Where the letters and apostrophes from `begin` on end. Unlike IsWordByte it
// stops at punctuation of other scripts, which may end a sentence.
size_t EndOfWord(std::string_view body, size_t begin, size_t limit) {
  size_t end = begin;
  while (end < limit) {
    const CodePoint c = DecodeAt(body, end);
    const CharClass k = Classify(c.value);
    if (!IsLetter(k) && k != CharClass::kMark && c.value != '\'' &&
        c.value != 0x2019) {
      break;
    }
    end += c.size;
  }
  return end;
}

// A word up to its first apostrophe.
std::string_view Stem(std::string_view word) {
  size_t size = 0;
  while (size < word.size() && word[size] != '\'' && word[size] != '\xE2') {
    ++size;
  }
  return word.substr(0, size);
}

// "½" or the like.
bool IsFraction(std::string_view token) {
  const size_t size = token.size();
  return size >= 2 && token[size - 2] == '\xC2' && token[size - 1] >= '\xBC' &&
         token[size - 1] <= '\xBE';
}

bool EndsInClockTime(std::string_view token) {
  const char last = token.back();
  return (last == 'm' || last == 'M') && token.size() <= 3 &&
         std::string_view("apAP").find(token[0]) != std::string_view::npos;
}

}  // namespace

bool SentenceRules::IsOpener(const Following& next) const {
  // "No. 5", "A. Smith", "I. Newton" open nothing.
  if (next.dotted && next.word.size() <= 2) return false;
  const std::string_view stem = Stem(next.word);
  // "Don't", "Isn’t": no name is denied.
  const char last = next.word.empty() ? ' ' : next.word.back();
  if (stem.size() + 1 < next.word.size() && stem.size() > 2 &&
      (stem.back() | 0x20) == 'n' && (last | 0x20) == 't') {
    return true;
  }
  return language_.IsOpener(stem);
}

bool SentenceRules::IsLowerOpener(std::string_view word) const {
  return language_.IsLowerOpener(word) || language_.IsLowerOpener(Stem(word));
}

bool SentenceRules::IsBoundary(const TerminalRun& run) const {
  const Following next = context_.Look(run.close);
  if (next.first == CharClass::kSpace) return false;  // Nothing follows.
  if (run.begin == context_.begin()) return false;    // "... and then"
  if (!IsBlank(ClassAt(body_, run.close))) return IsMissingSpace(run, next);

  const std::string_view token = context_.TokenBefore(run.begin);
  const char before = body_[run.begin - 1];
  // "[...]", "(!)", "(?)"
  if (run.bracketed && (before == '(' || before == '[')) return false;
  if (run.quoted && IsCitation(next)) return false;
  // Whatever goes on with a comma goes on.
  if (next.first == CharClass::kOther && !next.quote && !next.bracket &&
      std::string_view(",;:").find(body_[next.begin]) !=
          std::string_view::npos) {
    return false;
  }
  if (!run.IsFullStop()) return EndsAfterMark(run, token, next);
  if (next.first == CharClass::kLower) {
    return EndsBeforeLower(run, token, next);
  }
  return EndsAfterFullStop(run, token, next);
}

// "Best of luck :) Hope to see you", but "I ❤ New York".
bool SentenceRules::EndsAfterEmoticon(size_t begin, size_t end) const {
  if (!IsBlank(Classify(DecodeBefore(body_, begin).value))) return false;
  const Following next = context_.Look(end);
  return next.begin > end && next.first == CharClass::kUpper && !next.quote &&
         !next.bracket && !next.dash &&
         (!IsNonAscii(body_[begin]) || IsOpener(next));
}

bool SentenceRules::EndsAfterMark(const TerminalRun& run,
                                  std::string_view token,
                                  const Following& next) const {
  if (run.IsEllipsis()) return EndsAfterEllipsis(run, next);
  const bool name = run.calls == 1 && run.dots == 0 && !run.quoted &&
                    language_.IsExclamationName(token);
  if (next.first == CharClass::kLower) {
    // "'What?' he asked", "Yahoo! is", but "so good!!! will come back".
    if (run.quoted || run.bracketed || name) return false;
    if (run.calls > 1 || IsBrandName(next.word)) return true;
    if (next.dash) return false;
    // "Were you hurt? she was asked.": small letters begin no sentence where
    // capitals do.
    if (IsLowerWord(token)) return !BeginsUpper();
    if (!IsLowerOpener(next.word)) return false;
    // '"Why"? he asked'
    if (token.empty()) return !IsSaid(next);
    // "Help! was their first", "Who Goes There? was filmed"
    return !(IsAsciiUpper(token[0]) && !IsCapitals(token) && !IsFirst(token) &&
             language_.IsTitleVerb(next.word));
  }
  if (run.quoted && IsAttribution(next)) return false;
  return !name || IsOpener(next);
}

bool SentenceRules::EndsAfterEllipsis(const TerminalRun& run,
                                      const Following& next) const {
  if (next.first == CharClass::kLower || next.first == CharClass::kDigit) {
    return false;
  }
  if (run.quoted || run.dots > 3) return true;
  if (InsideQuotation(run.begin)) return false;  // Something was left out.
  const bool apart = IsBlank(Classify(DecodeBefore(body_, run.begin).value));
  if (!apart) return true;
  // "the thing is . . . I didn't mean it": the pronoun proves nothing.
  return next.quote || (IsOpener(next) && Stem(next.word) != "I");
}

// Whether the first letter of the sentence in hand is a capital.
bool SentenceRules::BeginsUpper() const {
  return context_.Look(context_.begin()).first == CharClass::kUpper;
}

// Whether a curly quotation mark is open at `at`.
bool SentenceRules::InsideQuotation(size_t at) const {
  const size_t begin =
      std::max(context_.begin(), at - std::min(at, kMaxQuotation));
  const std::string_view before = body_.substr(begin, at - begin);
  const size_t open = before.rfind("\xE2\x80\x9C");
  return open != before.npos &&
         before.find("\xE2\x80\x9D", open) == before.npos;
}

bool SentenceRules::EndsAfterFullStop(const TerminalRun& run,
                                      std::string_view token,
                                      const Following& next) const {
  if (token.empty()) return true;
  const bool first_token = IsFirst(token);
  if (IsAsciiDigit(token[0])) {
    // "1. The first item", "2.1. Methods": a number that opens the sentence
    // numbers it.
    if (All(token, IsAsciiDigit)) {
      if (IsOrdinal(token) && !IsOpener(next)) return false;
      return !(first_token && token.size() <= 3) && !IsInlineItem(token);
    }
    if (first_token && IsSectionNumber(token)) return false;
  }
  // "Col. (ret.) Nguyen": one word in parentheses is an abbreviation.
  if (run.bracketed && !first_token &&
      body_[context_.OffsetOf(token) - 1] == '(' && IsLowerWord(token)) {
    return false;
  }
  if (token.size() == 1 && IsAsciiLetter(token[0])) {
    return EndsAfterInitial(token, next);
  }
  const bool number_next =
      next.first == CharClass::kDigit ||
      // "No. I, too, saw it": no numeral.
      (IsRomanNumeral(next) && !(first_token && next.word == "I"));
  const Abbreviation kind = language_.FindAbbreviation(token);
  if (IsAcronym(token, kind, next)) return true;
  switch (kind) {
    case Abbreviation::kBeforeName:
    case Abbreviation::kInside:
      return false;
    case Abbreviation::kBeforeNumber:
      return !number_next;
    case Abbreviation::kBeforeNumberOrMayEnd:
      return !number_next && EndsAfterMayEnd(token, next);
    case Abbreviation::kMayEnd:
      return EndsAfterMayEnd(token, next);
    case Abbreviation::kNone:
      break;
  }
  if (IsDotted(token)) {
    // Unknown initials: "E.B. White" goes on, "the E.B.R. The" and "its s.d.
    // Bars" do not.
    return IsOpener(next) ||
           (IsAsciiLower(token[0]) && next.first == CharClass::kUpper &&
            !next.dotted && !next.bracket);
  }
  if (IsInches(token)) return next.first == CharClass::kUpper && !next.bracket;
  // "Bltn. Five", but "Hmm. Bob said so" and "Thx. Bob".
  if (LooksAbbreviated(token)) return first_token || IsOpener(next);
  // "ii. The second"
  return !first_token || ListMarkerLength(body_.substr(context_.begin(),
                                                       token.size() + 2)) == 0;
}

// The number in "am 4. März", where the language writes ordinals so.
bool SentenceRules::IsOrdinal(std::string_view token) const {
  constexpr size_t kMaxDigits = 3;
  return language_.ordinal_periods() && token.size() <= kMaxDigits &&
         All(token, IsAsciiDigit);
}

// "MR. HALE" is a title in capitals, "the DNA. Police" is none.
bool SentenceRules::IsAcronym(std::string_view token, Abbreviation kind,
                              const Following& next) const {
  return kind != Abbreviation::kNone && kind != Abbreviation::kBeforeNumber &&
         IsCapitals(token) && next.first == CharClass::kUpper &&
         !next.bracket && !next.dotted && next.word.size() > 1 &&
         !IsCapitals(next.word) && !language_.IsCourtesyTitle(token) &&
         !EndsInClockTime(token);
}

// The abbreviation in "3 in. wide".
bool SentenceRules::IsInches(std::string_view token) const {
  if (token != "in") return false;
  const size_t start = context_.OffsetOf(token);
  const std::string_view number =
      context_.TokenBefore(TrimBlanks(body_, context_.begin(), start));
  return !number.empty() &&
         start != context_.OffsetOf(number) + number.size() &&
         (IsAsciiDigit(number.back()) || IsFraction(number));
}

// Whether the sentence in hand begins with `token`, or with quotation marks and
// brackets and then `token`.
bool SentenceRules::IsFirst(std::string_view token) const {
  // One curly mark and a straight one, or two brackets.
  constexpr size_t kMaxOpening = 4;
  const size_t start = context_.OffsetOf(token);
  size_t i = context_.begin();
  if (start - i > kMaxOpening) return false;
  while (i < start) {
    const CodePoint c = DecodeAt(body_, i);
    const CharClass k = Classify(c.value);
    if (k != CharClass::kOpen && k != CharClass::kQuote) return false;
    i += c.size;
  }
  return i == start;
}

// "Vol. XII", "Vol. I,"; but "I said no. I left."
bool SentenceRules::IsRomanNumeral(const Following& next) const {
  if (next.first != CharClass::kUpper || !All(next.word, IsRomanDigit)) {
    return false;
  }
  if (next.word.size() > 1) return true;
  const size_t after = context_.OffsetOf(next.word) + 1;
  return after == body_.size() || next.dotted ||
         std::string_view(",;:)").find(body_[after]) != std::string_view::npos;
}

// The mark of an item within the sentence: "as follows: 1. Wash it", "one; 2.
// Two".
bool SentenceRules::IsInlineItem(std::string_view token) const {
  constexpr size_t kMaxDigits = 2;
  if (token.size() > kMaxDigits) return false;
  size_t end = context_.OffsetOf(token);
  if (end > context_.begin()) {
    const CodePoint c = DecodeBefore(body_, end);
    const CharClass k = Classify(c.value);
    if (k == CharClass::kQuote || k == CharClass::kOpen) end -= c.size;
  }
  const size_t start = end;
  end = TrimBlanks(body_, context_.begin(), end);
  if (end == start || end == context_.begin()) return false;
  return body_[end - 1] == ';' || (token == "1" && body_[end - 1] == ':');
}

// What closes a name may end a sentence even if no typical opener follows.
bool SentenceRules::EndsAfterName(std::string_view token,
                                  const Following& next) const {
  // "Acme Corp. Mr. Roe", "in the U.S. Dr. Roe", but "in Dec. Mr. Roe".
  if (language_.IsCourtesyTitle(next.word)) {
    return !EndsInClockTime(token) && !language_.IsTimeWord(token);
  }
  if (next.dotted) return false;
  if (language_.IsNameCloser(token)) {
    // "Acme Corp. Terms were", but "Acme Corp. Chairman Al Roe" and "Acme Corp.
    // President and Chairman".
    const size_t after = context_.OffsetOf(next.word) + next.word.size();
    return after + 2 < body_.size() && body_[after] == ' ' &&
           IsAsciiLower(body_[after + 1]) &&
           !language_.IsNameJoiner(LowerWordAt(body_, after + 1));
  }
  if (!language_.IsRegion(token) || IsCapitals(next.word)) return false;
  // "in Reno, Nev. Police": inside a sentence, a comma would follow.
  const size_t end =
      TrimBlanks(body_, context_.begin(), context_.OffsetOf(token));
  return end > context_.begin() && body_[end - 1] == ',';
}

bool SentenceRules::EndsAfterMayEnd(std::string_view token,
                                    const Following& next) const {
  if (next.dash) return false;
  // "(lit. “smoking mirror”)"
  const size_t start = context_.OffsetOf(token);
  if (start > context_.begin() && IsAsciiLower(token[0]) &&
      (body_[start - 1] == '(' || body_[start - 1] == '[')) {
    return false;
  }
  // "10:45 a.m. The mayor speaks.": in a live blog the time opens what it
  // times.
  if (EndsInClockTime(token) && IsAsciiDigit(body_[context_.begin()]) &&
      context_.WordsBefore(start, 2) <= 1) {
    return false;
  }
  if (IsOpener(next)) return !(next.bracket && IsAsciiUpper(token[0]));
  if (next.first != CharClass::kUpper || next.bracket) return false;
  if (EndsAfterName(token, next)) return true;
  if (EndsInClockTime(token)) {
    const bool zone = next.word.size() > 1 && next.word.size() <= 4 &&
                      All(next.word, IsAsciiUpper);
    return !zone && !language_.IsTimeWord(Stem(next.word)) &&
           context_.WordsBefore(context_.OffsetOf(token), kWordsBeforeTime) >=
               kWordsBeforeTime;
  }
  if (next.quote) return true;
  return IsLowerWord(token);  // "etc.", "ft."
}

// "J. K. Rowling" and "Albert I. Jones" go on; "you and I. Did" and "plan B.
// The" do not.
bool SentenceRules::EndsAfterInitial(std::string_view token,
                                     const Following& next) const {
  const size_t start = context_.OffsetOf(token);
  if (IsFirst(token)) return false;  // "A. Smith", "b. The second".
  if (IsAsciiLower(token[0])) {
    return next.first == CharClass::kUpper && !next.dotted &&
           language_.FindAbbreviation(token) != Abbreviation::kInside &&
           IsOpener(next);
  }
  if (IsOpener(next)) return true;
  if (token != "I") return false;
  const std::string_view previous =
      context_.TokenBefore(TrimBlanks(body_, context_.begin(), start));
  return !previous.empty() && ClassAt(previous, 0) == CharClass::kLower &&
         next.first == CharClass::kUpper;
}

// A full stop, white space and a lower-case letter: a sentence that was begun
// in lower case, or an abbreviation that nobody listed.
bool SentenceRules::EndsBeforeLower(const TerminalRun& run,
                                    std::string_view token,
                                    const Following& next) const {
  if (run.quoted || run.bracketed) return false;
  if (token.empty()) {
    // 'it is "fresh". it is not.'
    const CharClass before = Classify(DecodeBefore(body_, run.begin).value);
    return (before == CharClass::kQuote || before == CharClass::kClose) &&
           !next.dash && IsLowerOpener(next.word);
  }
  if (IsBrandName(next.word)) return token.size() > 1;
  if (next.dash || IsDotted(token) || IsInches(token)) return false;
  const bool opener = IsLowerOpener(next.word);
  const Abbreviation kind = language_.FindAbbreviation(token);
  if (kind != Abbreviation::kNone) {
    // "no. you can't": no number follows, so it is the word.
    return kind == Abbreviation::kBeforeNumber && opener &&
           IsLowerWord(token) && HasVowel(token);
  }
  if (IsLowerWord(token)) {
    return token.size() > 1 ? opener || HasVowel(token)
                            : opener && token == "i";
  }
  if (IsAsciiDigit(token.back())) {
    // "in 2005. nice place", "at 7:30. they came", but "2. open the lid".
    if (IsFirst(token) || IsInlineItem(token) || IsOrdinal(token)) return false;
    return opener || (token.size() > 1 && All(token, IsAsciiDigit));
  }
  if (!All(token, IsWordByte)) {
    return opener && token.size() > 1 && IsAsciiLower(token.back());
  }
  return token.size() > 1 && (opener || token.size() > 6);
}

// No white space follows: a boundary where it was forgotten ("end.Next"), or
// the script does without ("。"), but not in numbers, addresses, names.
bool SentenceRules::IsMissingSpace(const TerminalRun& run,
                                   const Following& next) const {
  if (static_cast<uint8_t>(body_[run.begin]) >= 0xE3) return true;
  if (next.begin != run.close || next.word.empty()) return false;
  const std::string_view token = context_.TokenBefore(run.begin);
  if (run.dots > 1) {
    // "so it goes...The end", but "so it goes...I think".
    return IsLowerWord(token) && token.size() > 1 &&
           next.first == CharClass::kUpper && next.word.size() > 1 &&
           IsOpener(next);
  }
  if (next.dash) return false;
  const size_t after = context_.OffsetOf(next.word) + next.word.size();
  const char follows = after < body_.size() ? body_[after] : ' ';
  if (follows != '.' && follows != ' ' && follows != ',') return false;
  const bool after_closer =
      token.empty() && run.begin > context_.begin() &&
      Classify(DecodeBefore(body_, run.begin).value) == CharClass::kClose;
  const bool number = !token.empty() && All(token, [](char c) {
    return IsAsciiDigit(c) || c == ',' || c == '.';
  });
  if (!after_closer && !number) {
    if (token.size() < 2) return false;
    // "at 7pm.They", but "v2.Start".
    if (!All(token, IsWordByte) &&
        !(run.IsFullStop() && IsAsciiDigit(token[0]) &&
          token.find('.') == token.npos && next.first == CharClass::kUpper &&
          IsOpener(next))) {
      return false;
    }
  }
  const std::string_view word = Stem(next.word);
  if (language_.IsDomain(word)) return false;
  const auto is_title = [&] {
    return language_.FindAbbreviation(word) == Abbreviation::kBeforeName;
  };
  if (follows == '.' && !is_title()) return false;
  if (number) return run.IsFullStop() && IsOpener(next);
  const bool call = run.calls > 0;
  const Abbreviation kind = language_.FindAbbreviation(token);
  if (!call &&
      (kind == Abbreviation::kBeforeName || kind == Abbreviation::kInside)) {
    return false;
  }
  if (next.first == CharClass::kLower) {
    return IsLowerOpener(word) && word.size() > 2 &&
           (call || (IsLowerWord(token) && token.size() > 2));
  }
  if (next.first != CharClass::kUpper) return false;
  if (IsOpener(next) || is_title()) return true;
  const bool plain = word.size() > 2 && IsAsciiLower(next.word[1]);
  return plain && (call || after_closer || run.quoted ||
                   (IsLowerWord(token) && token.size() > 2));
}

// "he asked"
bool SentenceRules::IsSaid(const Following& next) const {
  const size_t after = context_.OffsetOf(next.word) + next.word.size();
  return after < body_.size() && body_[after] == ' ' &&
         language_.IsSpeechVerb(LowerWordAt(body_, after + 1));
}

// "John Smith asked" after "'What?'".
bool SentenceRules::IsAttribution(const Following& next) const {
  if (next.quote || next.bracket || next.dash ||
      next.first != CharClass::kUpper) {
    return false;
  }
  const bool pronoun = next.word == "I";
  if (!pronoun && IsOpener(next)) return false;
  size_t at = next.begin;
  const size_t limit = std::min(body_.size(), at + kMaxSpeakerBytes);
  for (size_t words = 0; words <= kMaxSpeakerWords; ++words) {
    size_t end = EndOfWord(body_, at, limit);
    const std::string_view word = body_.substr(at, end - at);
    if (word.empty()) return false;
    if (IsAsciiLower(word[0])) {
      return words > 0 && language_.IsSpeechVerb(word);
    }
    if (pronoun && words == 1) return false;
    if (end < limit && body_[end] == '.') {  // "Mr.", "J."
      if (word.size() > 1 &&
          language_.FindAbbreviation(word) != Abbreviation::kBeforeName) {
        return false;
      }
      ++end;
    }
    if (end >= limit || body_[end] != ' ') return false;
    at = end + 1;
  }
  return false;
}

// "(Smith 55)." after a quotation: its period is the sentence's.
bool SentenceRules::IsCitation(const Following& next) const {
  if (body_[next.begin] != '(') return false;
  const size_t limit = std::min(body_.size(), next.begin + kMaxCitation);
  for (size_t i = next.begin + 1; i + 1 < limit; ++i) {
    const char c = body_[i];
    if (c == ')') {
      return std::string_view(".,;").find(body_[i + 1]) !=
             std::string_view::npos;
    }
    if (c == '(' || c == '!' || c == '?' ||
        static_cast<uint8_t>(c) >= kFirstTerminalLead) {
      return false;
    }
    // Points within: "et al. 2004", "pp. 5".
    if (c == '.' &&
        (body_[i + 1] != ' ' || i + 2 == limit || !IsAsciiDigit(body_[i + 2]) ||
         language_.FindAbbreviation(context_.TokenBefore(i)) ==
             Abbreviation::kNone)) {
      return false;
    }
  }
  return false;
}

}  // namespace summarizer::text
