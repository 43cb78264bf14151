#include "summarizer/text/term_scanner.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "summarizer/text/ascii.h"
#include "summarizer/text/ascii_word.h"
#include "summarizer/text/quantities.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// A longer run of letters is cut: no word, and offsets in terms are short.
constexpr uint32_t kMaxWordBytes = 240;

// What to do at a byte that no word holds yet.
enum class ByteKind : uint8_t { kSkip, kLetter, kOther };

constexpr std::array<ByteKind, 256> MakeByteKinds() {
  std::array<ByteKind, 256> kinds{};
  for (int b = 0; b < 256; ++b) {
    const char c = static_cast<char>(b);
    ByteKind kind = ByteKind::kSkip;
    if (IsAsciiLetter(c)) kind = ByteKind::kLetter;
    if (IsAsciiDigit(c) || c == '"' || c == '$' || c == ':' || b >= 0x80) {
      kind = ByteKind::kOther;
    }
    kinds[static_cast<size_t>(b)] = kind;
  }
  return kinds;
}
constexpr std::array<ByteKind, 256> kByteKinds = MakeByteKinds();

bool HasLower(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    const CodePoint c = DecodeAt(word, i);
    if (Classify(c.value) == CharClass::kLower) return true;
    i += c.size;
  }
  return false;
}

// Appends `c` in lower case; returns the bytes written.
size_t AppendLower(uint32_t c, char* out) {
  utf8proc_uint8_t encoded[4];
  const auto bytes = static_cast<size_t>(utf8proc_encode_char(
      utf8proc_tolower(static_cast<utf8proc_int32_t>(c)), encoded));
  std::copy_n(encoded, bytes, out);
  return bytes;
}

}  // namespace

void TermScanner::Begin(Document& document) {
  document_ = &document;
  body_ = document.body;
  ids_.Reset();
  if (++epoch_ == 0) {  // Wrapped: no entry may look current.
    cache_.ForgetEpochs();
    epoch_ = 1;
  }
}

// Whether the word of `size` ASCII letters and digits at `text` is all of it.
inline bool TermScanner::IsShortAsciiWord(const char* text,
                                          uint32_t size) const {
  if (size == WordKey::kMaxBytes) return false;
  const char next = text[size];
  return !IsNonAscii(next) && next != '\'' && (next != '.' || size > 1);
}

inline uint32_t TermScanner::AddWord(uint32_t begin, uint32_t end,
                                     bool capitalised, StemCache::Entry& entry,
                                     uint32_t sentence_end) {
  const uint16_t traits = entry.traits;
  if ((traits & StemCache::kMayBeQuantity) != 0) {
    const uint32_t next = AddQuantity(begin, sentence_end);
    if (next != begin) return next;
  }
  if (entry.epoch != epoch_) {
    entry.id = ids_.Intern(entry.stem, document_->stems);
    entry.epoch = epoch_;
  }
  Term term;
  term.begin = begin;
  term.id = entry.id;
  term.length = static_cast<uint16_t>(end - begin);
  if (capitalised) {
    term.flags = FlagsOfCapitalised(begin, end, traits);
  } else {
    term.flags =
        static_cast<uint16_t>(quoted_ | (traits & StemCache::kTermFlags));
    fresh_ = false;
    mixed_case_ = true;
    name_joint_ = 0;
  }
  document_->terms.push_back(term);
  return end;
}

void TermScanner::Scan(Sentence& sentence) {
  sentence.first_term = static_cast<uint32_t>(document_->terms.size());
  mixed_case_ = false;
  quoted_ = 0;
  fresh_ = true;
  name_joint_ = 0;
  const uint32_t end = sentence.end;
  const char* const text = body_.data();
  const size_t last_fast =
      body_.size() - std::min<size_t>(body_.size(), WordKey::kMaxBytes + 1);
  for (uint32_t i = sentence.begin; i < end;) {
    const ByteKind kind = kByteKinds[static_cast<uint8_t>(text[i])];
    if (kind == ByteKind::kSkip) {
      ++i;
    } else if (kind == ByteKind::kOther) {
      i = ScanOther(i, end);
    } else if (i >= last_fast) {  // Too near the end to read 16 bytes.
      i = ScanWord(i, end);
    } else {
      const AsciiWord ascii = ReadAsciiWord(text + i);
      if (!IsShortAsciiWord(text + i, ascii.size)) {
        i = ScanWord(i, end);
        continue;
      }
      i = AddWord(i, i + ascii.size, IsAsciiUpper(text[i]),
                  cache_.Find(ascii.key, ascii.size), end);
      if (text[i] == ' ') ++i;  // As after most words.
    }
  }
  sentence.end_term = static_cast<uint32_t>(document_->terms.size());
}

// What is no ASCII letter.
uint32_t TermScanner::ScanOther(uint32_t begin, uint32_t end) {
  const CodePoint c = DecodeAt(body_, begin);
  const CharClass k = Classify(c.value);
  if (k == CharClass::kDigit || k == CharClass::kCurrency) {
    const uint32_t next = AddQuantity(begin, end);
    if (next != begin) return next;
  } else if (IsLetter(k)) {
    return ScanWord(begin, end);
  } else if (c.value == '"') {
    Quote(quoted_ == 0);
  } else if (c.value == 0x201C || c.value == 0xAB) {  // “ «
    Quote(true);
  } else if (c.value == 0x201D || c.value == 0xBB) {  // ” »
    Quote(false);
  } else if (c.value == ':' || c.value == 0x2022) {  // •
    fresh_ = true;
  }
  return begin + c.size;
}

void TermScanner::Quote(bool open) {
  quoted_ = open ? Term::kQuoted : 0;
  fresh_ |= open;
}

// Adds the word at `begin`, a letter, whatever it is made of; returns where it
// ends.
uint32_t TermScanner::ScanWord(uint32_t begin, uint32_t end) {
  char lower[kMaxWordBytes + 8];
  size_t size = 0;
  uint32_t letters = 0;
  uint32_t i = begin;
  while (i < end && size < kMaxWordBytes) {
    const CodePoint c = DecodeAt(body_, i);
    const CharClass k = Classify(c.value);
    if (c.value < 0x80 && IsLetterOrDigit(k)) {
      lower[size++] =
          static_cast<char>(k == CharClass::kUpper ? c.value | 0x20 : c.value);
      ++letters;
    } else if (k == CharClass::kUpper) {
      size += AppendLower(c.value, lower + size);
      ++letters;
    } else if (IsLetterOrDigit(k) || k == CharClass::kMark) {
      std::copy_n(body_.data() + i, c.size, lower + size);
      size += c.size;
      ++letters;
    } else if ((c.value == '\'' || c.value == 0x2019) && i + c.size < end &&
               IsLetter(ClassAt(body_, i + c.size))) {
      lower[size++] = '\'';
    } else if (c.value == '.' && letters > 0 && size % 2 == 1 && i + 1 < end &&
               IsLetter(ClassAt(body_, i + 1)) &&
               !IsLetterOrDigit(ClassAt(body_, i + 2)) &&
               (size == 1 || lower[size - 2] == '.')) {
      lower[size++] = '.';  // "U.S.", "p.m."
    } else if (k != CharClass::kIgnorable) {
      break;  // Soft hyphens and joiners are no part of the word.
    }
    i += c.size;
  }
  const std::string_view text(lower, size);
  // What has no case counts as small.
  const bool capitalised = ClassAt(body_, begin) == CharClass::kUpper;
  return AddWord(begin, i, capitalised, cache_.Find(WordKey::Of(text), text),
                 end);
}

// Adds the quantity at `begin`; returns where it ends, or `begin` where there
// is none.
uint32_t TermScanner::AddQuantity(uint32_t begin, uint32_t end) {
  const std::optional<Quantity> quantity =
      ScanQuantity(body_, begin, end, language_);
  if (!quantity.has_value()) return begin;
  Term term;
  term.begin = begin;
  term.flags = static_cast<uint16_t>(quoted_ | Term::kQuantity);
  term.id = static_cast<uint32_t>(document_->quantities.size());
  term.length = static_cast<uint16_t>(std::min<uint32_t>(
      quantity->end - begin, std::numeric_limits<uint16_t>::max()));
  document_->quantities.push_back(*quantity);
  document_->terms.push_back(term);
  fresh_ = false;
  name_joint_ = 0;
  return quantity->end;
}

uint16_t TermScanner::FlagsOfCapitalised(uint32_t begin, uint32_t end,
                                         uint16_t traits) {
  auto flags = static_cast<uint16_t>(quoted_ | Term::kCapitalised |
                                     (traits & StemCache::kTermFlags));
  const bool has_lower = (end - begin > 1 && IsAsciiLower(body_[begin + 1])) ||
                         HasLower(body_.substr(begin, end - begin));
  // "US" and "WHO" are names where the sentence is not all in capitals.
  const bool acronym = !has_lower && end - begin > 1 && mixed_case_;
  mixed_case_ |= has_lower;
  if (acronym) flags &= static_cast<uint16_t>(~Term::kStopWord);
  const bool could_be_name =
      (flags & Term::kStopWord) == 0 && (traits & StemCache::kCalendar) == 0;
  if (could_be_name && (!fresh_ || acronym)) {
    flags |= Term::kName;
    // "Kestrel Bank": the first word of the sentence is part of the name.
    if (begin == name_joint_) document_->terms.back().flags |= Term::kName;
  }
  name_joint_ = 0;
  if (fresh_ && could_be_name && (traits & StemCache::kOpener) == 0 &&
      end < body_.size() && body_[end] == ' ') {
    name_joint_ = end + 1;
  }
  fresh_ = false;
  return flags;
}

}  // namespace summarizer::text
