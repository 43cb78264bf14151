#include "summarizer/text/line_kinds.h"

#include <algorithm>
#include <cstring>

#include "summarizer/text/ascii.h"
#include "summarizer/text/reference_mark.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// Headings are short; a longer line without a period is a paragraph cut off.
constexpr uint32_t kMaxHeadingColumns = 160;
constexpr uint32_t kMaxQuestionColumns = 80;
// Captions and metadata are shorter, in bytes.
constexpr size_t kMaxCaption = 120;
constexpr size_t kMaxMetadata = 80;
// "By" and more words than these is prose.
constexpr size_t kMaxBylineWords = 7;
// Prepositions and articles stay small in titles.
constexpr size_t kMinTitleWord = 4;
constexpr size_t kMinTitleWords = 4;
constexpr size_t kMaxWord = 24;

// A word in lower case, without allocation.
struct LowerWord {
  char bytes[kMaxWord];
  size_t size = 0;
  std::string_view view() const { return {bytes, size}; }
};

// The ASCII letters at `begin`; longer words are cut.
LowerWord WordAt(std::string_view line, size_t begin) {
  LowerWord word;
  for (size_t i = begin;
       i < line.size() && IsAsciiLetter(line[i]) && word.size < kMaxWord; ++i) {
    word.bytes[word.size++] = static_cast<char>(line[i] | 0x20);
  }
  return word;
}

// `text` without the references that stand after its terminal punctuation:
// "… lives.[3][4]", "… lives.³".
std::string_view WithoutReferences(std::string_view text) {
  constexpr int kMaxReferences = 8;
  if (text.back() != ']' && !IsNonAscii(text.back())) return text;
  size_t end = text.size();
  for (int i = 0; i < kMaxReferences && end > 0; ++i) {
    const CodePoint c = DecodeBefore(text, end);
    const size_t length = IsReferenceSign(c.value)
                              ? c.size
                              : ReferenceLengthBefore(text.substr(0, end));
    if (length == 0) break;
    end = TrimBlanks(text, 0, end - length);
  }
  if (end == 0) return text;
  const CharClass last = Classify(DecodeBefore(text, end).value);
  const bool ended = last == CharClass::kTerminal ||
                     last == CharClass::kClose || last == CharClass::kQuote;
  return ended ? text.substr(0, end) : text;
}

// "## Title", but not "#2304 is fixed." nor "#hashtag".
bool IsMarkdownHeading(std::string_view line) {
  constexpr size_t kMaxLevel = 6;
  size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  return level > 0 && level <= kMaxLevel && IsBlank(ClassAt(line, level));
}

// Last character that is no closing quote or bracket and no reference, 0 if
// there is none.
uint32_t LastCharacter(std::string_view text) {
  text = WithoutReferences(text);
  // Longer runs of brackets are no text.
  constexpr int kMaxClosers = 8;
  size_t end = text.size();
  for (int i = 0; i < kMaxClosers && end > 0; ++i) {
    const CodePoint c = DecodeBefore(text, end);
    const CharClass k = Classify(c.value);
    if (k != CharClass::kClose && k != CharClass::kQuote && !IsBlank(k)) {
      return c.value;
    }
    end -= c.size;
  }
  return 0;
}

// Calls `visit(word)` for the white-space tokens of `line` until it is false;
// returns whether it always was true.
template <typename Visit>
bool AllTokens(std::string_view line, Visit visit) {
  size_t begin = 0;
  while (begin < line.size()) {
    const size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin && !visit(line.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

bool BeginsUpper(std::string_view token) {
  return ClassAt(token, 0) == CharClass::kUpper;
}

// A number, a month, a day, a time zone: part of a date.
bool IsDatePart(std::string_view token, const Language& language) {
  if (IsAsciiDigit(token[0])) return true;
  const LowerWord word = WordAt(token, 0);
  if (word.size == 0) return !HasLetterOrDigit(token);
  const WordInfo* info = language.Find(word.view());
  if (info != nullptr && (info->month != 0 || info->weekday)) return true;
  if (word.view() == "at" || word.view() == "a" || word.view() == "p" ||
      word.view() == "am" || word.view() == "pm") {
    return true;
  }
  return word.size <= 4 && word.size >= 2 && IsAsciiUpper(token[0]) &&
         IsAsciiUpper(token[1]);
}

}  // namespace

uint32_t Columns(std::string_view valid) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  size_t continuations = 0;
  size_t i = 0;
  for (; i + sizeof(uint64_t) <= valid.size(); i += sizeof(uint64_t)) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, valid.data() + i, sizeof(bytes));
    // One a byte, summed in the highest one by the product.
    continuations += static_cast<size_t>(
        (((bytes >> 7) & (~bytes >> 6) & kOnes) * kOnes) >> 56);
  }
  for (; i < valid.size(); ++i) {
    continuations += IsContinuation(valid[i]);
  }
  return static_cast<uint32_t>(valid.size() - continuations);
}

bool HasLetterOrDigit(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (IsLetterOrDigit(Classify(c.value))) return true;
    i += c.size;
  }
  return false;
}

bool EndsTerminal(std::string_view text) {
  const uint32_t last = LastCharacter(text);
  return last != 0 && Classify(last) == CharClass::kTerminal;
}

bool IsHeading(std::string_view line) {
  if (IsMarkdownHeading(line)) return true;
  if (line.size() > 4 * kMaxHeadingColumns) return false;
  const uint32_t last = LastCharacter(line);
  if (last == 0 || last == ',' || last == ';' || last == '-' ||
      last == 0x2014) {
    return false;
  }
  if (last != '?' && Classify(last) == CharClass::kTerminal) return false;
  for (size_t i = 0; i < line.size();) {
    const CodePoint c = DecodeAt(line, i);
    const CharClass k = Classify(c.value);
    if (k == CharClass::kLower && !IsBrandName(line.substr(i))) return false;
    if (IsLetterOrDigit(k)) break;
    i += c.size;
  }
  const uint32_t columns = Columns(line);
  // A question may be a title.
  if (last == '?') {
    return columns <= kMaxQuestionColumns && line.find(". ") == line.npos;
  }
  return columns <= kMaxHeadingColumns;
}

bool IsAbbreviatedHeading(std::string_view line, const Language& language) {
  if (line.size() < 2 || line.back() != '.') return false;
  line.remove_suffix(1);
  const size_t space = line.find_last_of(" -");
  if (space == line.npos || language.FindAbbreviation(line.substr(space + 1)) !=
                                Abbreviation::kMayEnd) {
    return false;
  }
  return IsHeading(line);
}

bool IsAddress(std::string_view line) {
  if (line.find(' ') != line.npos) return false;
  if (line.find('@') != line.npos || line.find("://") != line.npos) return true;
  if (line.size() > 4 && WordAt(line, 0).view() == "www" && line[3] == '.') {
    return true;
  }
  // "example.org/news"
  const size_t dot = line.find('.');
  return dot != line.npos && dot > 0 && line.find('/', dot) != line.npos &&
         IsAsciiLetter(line[dot - 1]) && IsAsciiLetter(line[dot + 1]);
}

bool IsBrandName(std::string_view text) {
  return text.size() > 2 && IsAsciiLower(text[0]) &&
         (IsAsciiUpper(text[1]) ||
          (IsAsciiLower(text[1]) && IsAsciiUpper(text[2])));
}

bool IsTitleCase(std::string_view line) {
  size_t words = 0;
  size_t capitalised = 0;
  AllTokens(line, [&](std::string_view token) {
    if (token.size() >= kMinTitleWord && IsLetter(ClassAt(token, 0))) {
      ++words;
      capitalised += BeginsUpper(token);
    }
    return true;
  });
  return capitalised >= kMinTitleWords && capitalised * 4 >= words * 3;
}

bool IsCaption(std::string_view line, const Language& language) {
  if (line.size() > kMaxCaption || EndsTerminal(line)) return false;
  const LowerWord first = WordAt(line, 0);
  const size_t after = first.size;
  if (after != 0 && after < line.size() &&
      language.IsCaptionWord(first.view())) {
    const LowerWord second =
        line[after] == ' ' ? WordAt(line, after + 1) : LowerWord();
    if (line[after] == ':' || line[after] == '/' || second.view() == "by" ||
        second.view() == "credit" || second.view() == "courtesy") {
      return true;
    }
  }
  const size_t space = line.find_last_of(" /");
  if (space == line.npos) return false;
  const LowerWord last = WordAt(line, space + 1);
  return space + 1 + last.size == line.size() && BeginsUpper(line) &&
         language.IsCaptionWord(last.view());
}

bool IsMetadata(std::string_view line, const Language& language) {
  if (line.size() > kMaxMetadata || EndsTerminal(line)) return false;
  bool any_digit = false;
  for (const char c : line) any_digit |= IsAsciiDigit(c);
  if (any_digit && AllTokens(line, [&](std::string_view token) {
        return IsDatePart(token, language);
      })) {
    return line.size() > 4;  // "12" is a number, "2024" a heading.
  }
  const LowerWord first = WordAt(line, 0);
  if (first.size == 0 || !language.IsMetadataWord(first.view())) return false;
  if (first.size < line.size() && line[first.size] == ':') return true;
  const std::string_view rest = line.substr(first.size);
  size_t words = 0;
  const bool named = AllTokens(rest, [&](std::string_view token) {
    ++words;
    const WordInfo* info = nullptr;
    const LowerWord word = WordAt(token, 0);
    if (word.size != 0) info = language.Find(word.view());
    return BeginsUpper(token) || IsDatePart(token, language) ||
           (info != nullptr && info->stop_word);
  });
  return named && words > 0 && words <= kMaxBylineWords && !EndsTerminal(line);
}

}  // namespace summarizer::text
