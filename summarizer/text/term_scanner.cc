#include "summarizer/text/term_scanner.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

#include "summarizer/text/ascii.h"
#include "summarizer/text/quantities.h"
#include "summarizer/text/reference_mark.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// A longer run of letters is cut: no word, and offsets in terms are short.
constexpr uint32_t kMaxWordBytes = 240;

// Traits that only matter in capitalised words, where FindNames takes them from
// the flags of the term.
constexpr uint16_t kNameTraits = StemCache::kCalendar | StemCache::kOpener;

// Which one it is nobody can predict: no branch.
uint32_t Least(uint32_t a, uint32_t b) {
  const uint32_t mask = a < b ? ~uint32_t{0} : 0;
  return b ^ ((a ^ b) & mask);
}

bool HasLower(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    const CodePoint c = DecodeAt(word, i);
    if (Classify(c.value) == CharClass::kLower) return true;
    i += c.size;
  }
  return false;
}

// Whether there is a letter at `at`, and no other after it.
bool IsLoneLetter(std::string_view text, size_t at) {
  const CodePoint c = DecodeAt(text, at);
  return IsLetter(Classify(c.value)) &&
         !IsLetterOrDigit(ClassAt(text, at + c.size));
}

// Where the reference that the digit at `at` belongs to ends, 0 if it belongs
// to none: "[3]" and "[note 3]" say where something is known from, not how much
// it was. They touch a word; what stands alone was put in: "since [2021]".
size_t EndOfReference(std::string_view body, size_t at) {
  if (at < 2) return 0;
  size_t open = at - 1;
  if (body[open] == ' ') {
    size_t close = at + 1;
    if (close < body.size() && IsAsciiDigit(body[close])) ++close;
    if (close >= body.size() || body[close] != ']') return 0;
    open = close + 1 - ReferenceLengthBefore(body.substr(0, close + 1));
  }
  if (open == 0 || open >= at || body[open] != '[') return 0;
  const CharClass before = Classify(DecodeBefore(body, open).value);
  if (IsBlank(before) || before == CharClass::kOpen ||
      before == CharClass::kDash || before == CharClass::kCurrency) {
    return 0;
  }
  const size_t length = ReferenceLength(body.substr(open));
  return length == 0 ? 0 : open + length;
}

// Bytes that LowerWord may write beyond a word.
constexpr size_t kBeyond = 15;

// Writes the `size` ASCII letters and digits at `begin` in lower case.
void LowerWord(std::string_view text, size_t begin, size_t size, char* out) {
  // In digits the bit of lower case is set already.
  constexpr uint64_t kLowerCaseBits = 0x2020202020202020u;
  constexpr size_t kStep = 2 * sizeof(uint64_t);
  static_assert(kStep == kBeyond + 1);
  size_t done = 0;
  for (; done < size && begin + done + kStep <= text.size(); done += kStep) {
    uint64_t bytes[2];
    std::memcpy(bytes, text.data() + begin + done, kStep);
    bytes[0] |= kLowerCaseBits;
    bytes[1] |= kLowerCaseBits;
    std::memcpy(out + done, bytes, kStep);
  }
  for (; done < size; ++done) {
    out[done] = static_cast<char>(text[begin + done] | 0x20);
  }
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

void TermScanner::Begin(Document& document, const ByteMap& map) {
  document_ = &document;
  map_ = &map;
  body_ = document.body;
  term_count_ = 0;
  batch_.Begin(map);
  ReadBatch();
}

void TermScanner::Finish() {
  document_->terms.assign(terms_.begin(), terms_.begin() + term_count_);
}

// Room for the terms of a batch.
inline void TermScanner::MakeRoom() {
  const size_t needed = term_count_ + WordBatch::kMaxWords;
  if (needed <= terms_.size()) return;
  terms_.resize(2 * needed);
  not_small_.resize(2 * needed);
}

void TermScanner::Scan(Sentence& sentence) {
  sentence.first_term = term_count_;
  first_term_ = term_count_;
  quoted_ = 0;
  not_small_count_ = 0;
  fresh_.clear();
  fresh_.push_back(term_count_);
  const uint32_t end = sentence.end;
  // A run of letters that the sentence ends inside of is no plain word.
  uint32_t words_end = end;
  if (end < body_.size() && IsAsciiWord(body_[end])) {
    words_end -= static_cast<uint32_t>(map_->WordLengthBefore(end));
  }
  uint32_t at = sentence.begin;
  if (at > 0 && IsAsciiWord(body_[at - 1])) at = ScanOthers(at, end);
  while (true) {
    // What is before `at` is done.
    while (next_word_->begin < at) ++next_word_;
    while (*next_mark_ < at) ++next_mark_;
    AddPlainWords(Least(words_end, *next_mark_));
    const uint32_t next = Least(next_word_->begin, *next_mark_);
    if (next < end) {
      at = ScanOthers(next, end);
    } else if (next != WordBatch::kEnd || !ReadBatch()) {
      break;
    }
  }
  sentence.end_term = term_count_;
  FindNames();
}

bool TermScanner::ReadBatch() {
  const bool more = batch_.Read(cache_);
  next_word_ = batch_.words();
  next_mark_ = batch_.marks();
  return more;
}

// Adds the next words of the batch that begin before `end`, up to one that is
// no plain word, or not known, or a quantity.
void TermScanner::AddPlainWords(uint32_t end) {
  const char* const text = body_.data();
  // By whether a word is capitalised.
  const uint32_t flag_masks[2] = {StemCache::kTermFlags,
                                  StemCache::kTermFlags | kNameTraits};
  const uint32_t flags[2] = {quoted_, uint32_t{quoted_} | Term::kCapitalised};
  MakeRoom();
  Term* const first_term = terms_.data();
  Term* term = first_term + term_count_;
  uint32_t* not_small = not_small_.data() + not_small_count_;
  const WordBatch::Word* next = next_word_;
  StemCache::Word word;
  for (; next->begin < end && cache_.Find(next->place, word); ++next) {
    if ((word.traits & StemCache::kMayBeQuantity) != 0) break;
    // In ASCII letters the bit that small ones have. No branch: which words are
    // capitalised nobody can predict.
    const uint32_t capital =
        (static_cast<uint32_t>(~text[next->begin]) >> 5) & 1;
    term->id = word.stem;
    term->begin = next->begin;
    term->length = static_cast<uint16_t>(next->size);
    term->flags = static_cast<uint16_t>((word.traits & flag_masks[capital]) |
                                        flags[capital]);
    *not_small = static_cast<uint32_t>(term - first_term);
    not_small += capital;
    ++term;
  }
  next_word_ = next;
  term_count_ = static_cast<uint32_t>(term - first_term);
  not_small_count_ = static_cast<uint32_t>(not_small - not_small_.data());
}

// Adds what begins at `at`, and what touches it and no bit of the map leads to.
uint32_t TermScanner::ScanOthers(uint32_t at, uint32_t end) {
  do {
    MakeRoom();
    at = IsAsciiLetter(body_[at]) ? ScanWord(at, end) : ScanOther(at, end);
  } while (at < end && IsAsciiWord(body_[at]));
  return at;
}

void TermScanner::AddWord(uint32_t begin, uint32_t end, StemCache::Word word) {
  Term term;
  term.begin = begin;
  term.length = static_cast<uint16_t>(end - begin);
  term.flags =
      static_cast<uint16_t>(quoted_ | (word.traits & StemCache::kTermFlags));
  // What has no case counts as small.
  if (ClassAt(body_, begin) == CharClass::kUpper) {
    term.flags |=
        static_cast<uint16_t>(Term::kCapitalised | (word.traits & kNameTraits));
    not_small_[not_small_count_++] = term_count_;
  }
  term.id = word.stem;
  terms_[term_count_++] = term;
}

// What is no ASCII letter.
uint32_t TermScanner::ScanOther(uint32_t begin, uint32_t end) {
  const CodePoint c = DecodeAt(body_, begin);
  const CharClass k = Classify(c.value);
  if (k == CharClass::kDigit || k == CharClass::kCurrency) {
    if (const size_t after = EndOfReference(body_.substr(0, end), begin);
        after != 0) {
      return static_cast<uint32_t>(after);
    }
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
    fresh_.push_back(term_count_);
  }
  return begin + c.size;
}

void TermScanner::Quote(bool open) {
  quoted_ = open ? Term::kQuoted : 0;
  if (open) fresh_.push_back(term_count_);
}

// Adds the word at `begin`, a letter, whatever it is made of; returns where it
// ends.
uint32_t TermScanner::ScanWord(uint32_t begin, uint32_t end) {
  char lower[kMaxWordBytes + kBeyond];
  size_t size = 0;
  uint32_t letters = 0;
  uint32_t i = begin;
  while (i < end && size < kMaxWordBytes) {
    const size_t run =
        std::min<size_t>({map_->WordLength(i), end - i, kMaxWordBytes - size});
    LowerWord(body_, i, run, lower + size);
    size += run;
    letters += static_cast<uint32_t>(run);
    i += static_cast<uint32_t>(run);
    if (i >= end || size >= kMaxWordBytes) break;
    if (run == ByteMap::kChunk) continue;
    if (const char next = body_[i];
        !IsNonAscii(next) && next != '\'' && next != '.') {
      break;
    }
    const CodePoint c = DecodeAt(body_, i);
    const CharClass k = Classify(c.value);
    if (k == CharClass::kUpper) {
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
               IsLoneLetter(body_, i + 1) &&
               (size == 1 || lower[size - 2] == '.')) {
      lower[size++] = '.';  // "U.S.", "p.m."
    } else if (k != CharClass::kIgnorable) {
      break;  // Soft hyphens and joiners are no part of the word.
    }
    i += c.size;
  }
  const std::string_view text(lower, size);
  const StemCache::Place place = cache_.PlaceOf(WordKey::Of(text), size);
  StemCache::Word word;
  if (!cache_.Find(place, word)) word = cache_.Add(place, text);
  if ((word.traits & StemCache::kMayBeQuantity) != 0) {
    const uint32_t next = AddQuantity(begin, end);
    if (next != begin) return next;
  }
  AddWord(begin, i, word);
  return i;
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
  term.id = document_->quantities.size();
  term.length = static_cast<uint16_t>(std::min<uint32_t>(
      quantity->end - begin, std::numeric_limits<uint16_t>::max()));
  document_->quantities.push_back(*quantity);
  not_small_[not_small_count_++] = term_count_;
  terms_[term_count_++] = term;
  return quantity->end;
}

// Finds the names among the capitalised words of the sentence in hand.
void TermScanner::FindNames() {
  bool mixed_case = false;  // A capitalised word has small letters.
  // Where a word has to begin to make a name of the one before it, as in
  // "Kestrel Bank", or 0.
  uint32_t joint = 0;
  fresh_.push_back(WordBatch::kEnd);
  const uint32_t* fresh_term = fresh_.data();
  const char* const text = body_.data();
  for (uint32_t i = 0; i < not_small_count_; ++i) {
    const uint32_t t = not_small_[i];
    Term& term = terms_[t];
    if (term.Has(Term::kQuantity)) continue;
    const uint32_t flags = term.flags;
    const uint32_t end = term.begin + term.length;
    while (*fresh_term < t) ++fresh_term;
    const bool fresh = *fresh_term == t;
    const bool has_lower =
        (term.length > 1 && IsAsciiLower(text[term.begin + 1])) ||
        HasLower(body_.substr(term.begin, term.length));
    // "US" and "WHO" are names where the sentence is not all in capitals.
    const bool acronym =
        !has_lower && term.length > 1 && (mixed_case || t - first_term_ > i);
    mixed_case |= has_lower;
    // From here on without branches: names come as they come.
    // "May", but not "MAY".
    const bool month =
        !fresh & has_lower & ((flags & StemCache::kCalendar) != 0);
    const uint32_t stop_word = (acronym | month) ? 0 : flags & Term::kStopWord;
    const bool could_be_name =
        (stop_word | (flags & StemCache::kCalendar)) == 0;
    const bool name = could_be_name & (!fresh | acronym);
    term.flags = static_cast<uint16_t>(
        (flags & ~(kNameTraits | uint32_t{Term::kStopWord})) | stop_word |
        (name ? Term::kName : 0));
    // "Kestrel Bank": the first word of the sentence is part of the name.
    const bool joined = name & (term.begin == joint);
    terms_[t - (joined ? 1 : 0)].flags |= name ? Term::kName : 0;
    const char next = text[std::min<size_t>(end, body_.size() - 1)];
    const bool joins = fresh & could_be_name &
                       ((flags & StemCache::kOpener) == 0) & (next == ' ');
    joint = joins ? end + 1 : joint;
  }
}

}  // namespace summarizer::text
