#include "summarizer/rules/literal_table.h"

#include <algorithm>
#include <utility>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/text/unicode.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace summarizer::rules {
namespace {

// Digits are one, letters in lower case.
constexpr std::array<char, 256> MakeFolds() {
  std::array<char, 256> folds = {};
  for (uint32_t c = 0; c < 256; ++c) {
    folds[c] = static_cast<char>(c);
    if (IsAsciiLetter(c)) folds[c] = static_cast<char>(c | 0x20);
    if (IsAsciiDigit(c)) folds[c] = '0';
  }
  return folds;
}
constexpr std::array<char, 256> kFolds = MakeFolds();

// Whether the character may be white space other than a single space.
bool MayBeBlank(char c) {
  return static_cast<uint8_t>(c) < ' ' || static_cast<uint8_t>(c) >= 0x80;
}

// The bits for the bytes of a text for which each byte of a literal may stand.
constexpr std::array<uint32_t, 128> MakeBits() {
  std::array<uint32_t, 128> bits = {};
  for (uint32_t c = 0; c < 256; ++c) {
    const uint32_t bit = uint32_t{1} << ((c | 0x20) & 31);
    const auto folded = static_cast<uint8_t>(kFolds[c]);
    if (folded < 128) bits[folded] |= bit;
    if (c < ' ' || c >= 0x80) bits[' '] |= bit;  // White space, maybe.
  }
  // After all, it is no byte that literals have.
  bits[static_cast<size_t>(kWordEnd)] = 0;
  for (uint32_t c = 0; c < 256; ++c) {
    if (IsAsciiLetter(c)) continue;
    bits[static_cast<size_t>(kWordEnd)] |= uint32_t{1} << ((c | 0x20) & 31);
  }
  return bits;
}
constexpr std::array<uint32_t, 128> kBits = MakeBits();

uint32_t BitsOf(std::string_view literal) {
  return literal.size() < 4 ? ~uint32_t{0}
                            : kBits[static_cast<uint8_t>(literal[3]) & 127];
}

// Lead bytes of letters beyond ASCII that are nothing else in any way.
bool IsPlainLead(uint8_t lead) {
  return lead >= 0xC3 && lead <= 0xD7 && lead != 0xC5;
}

WordScanner::Oddity OddityAt(std::string_view text, size_t at) {
  const auto lead = static_cast<uint8_t>(text[at]);
  if (IsPlainLead(lead)) return WordScanner::Oddity::kNone;
  const text::CodePoint c = text::DecodeAt(text, at);
  if (c.value == 0x17F || c.value == 0x212A) return WordScanner::Oddity::kFolds;
  // Dashes and quotation marks.
  if (c.value >= 0x2010 && c.value <= 0x2027) return WordScanner::Oddity::kNone;
  switch (text::Classify(c.value)) {
    case text::CharClass::kIgnorable:
      return WordScanner::Oddity::kHidden;
    case text::CharClass::kSpace:
      return WordScanner::Oddity::kSpaces;
    default:
      return WordScanner::Oddity::kNone;
  }
}

constexpr size_t kStep = 16;

// Of the next kStep bytes, a bit each.
struct Marks {
  uint32_t letters = 0;
  uint32_t spaces = 0;
  uint32_t controls = 0;
  uint32_t special = 0;  // Rare, or the first of a character beyond ASCII.
};

#if defined(__SSE2__)
inline Marks Mark(const char* bytes) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i letter =
      _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const __m128i is_letter =
      _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
  const __m128i lead = _mm_set1_epi8(static_cast<char>(0xC0));
  static_assert(kRareBytes == "@/(|");
  const __m128i special = _mm_or_si128(
      _mm_cmpeq_epi8(_mm_max_epu8(text, lead), text),
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('@')),
                                _mm_cmpeq_epi8(text, _mm_set1_epi8('/'))),
                   _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('(')),
                                _mm_cmpeq_epi8(text, _mm_set1_epi8('|')))));
  const __m128i control =
      _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(' ' - 1)), text);
  const __m128i space = _mm_cmpeq_epi8(text, _mm_set1_epi8(' '));
  return {static_cast<uint32_t>(_mm_movemask_epi8(is_letter)),
          static_cast<uint32_t>(_mm_movemask_epi8(space)),
          static_cast<uint32_t>(_mm_movemask_epi8(control)),
          static_cast<uint32_t>(_mm_movemask_epi8(special))};
}
#else
inline Marks Mark(const char* bytes) {
  Marks marks;
  for (size_t i = 0; i < kStep; ++i) {
    const auto c = static_cast<uint8_t>(bytes[i]);
    const bool special =
        c >= 0xC0 || kRareBytes.find(bytes[i]) != kRareBytes.npos;
    marks.letters |= uint32_t{IsAsciiLetter(c)} << i;
    marks.spaces |= uint32_t{c == ' '} << i;
    marks.controls |= uint32_t{c < ' '} << i;
    marks.special |= uint32_t{special} << i;
  }
  return marks;
}
#endif

}  // namespace

char LiteralTable::Fold(char c) { return kFolds[static_cast<uint8_t>(c)]; }

bool LiteralTable::MayBegin(std::string_view text, std::string_view literal) {
  for (size_t i = 0; i < literal.size(); ++i) {
    if (literal[i] == kWordEnd) {
      return i >= text.size() || !IsAsciiLetter(static_cast<uint8_t>(text[i]));
    }
    if (i >= text.size()) return false;
    if (literal[i] == ' ') {
      if (MayBeBlank(text[i])) return true;
      if (text[i] != ' ') return false;
      if (i + 1 < text.size() &&
          (text[i + 1] == ' ' || MayBeBlank(text[i + 1]))) {
        return true;
      }
    } else if (literal[i] != Fold(text[i])) {
      return false;
    }
  }
  return true;
}

LiteralTable::LiteralTable(std::vector<Entry> entries)
    : heads_(entries.size()), entries_(entries.size()) {
  std::vector<uint32_t> slots;
  slots.reserve(entries.size());
  for (const Entry& entry : entries) {
    slots.push_back(SlotOf(Load(entry.literal, 0) | 0x20202020));
    bits_[slots.back()] |= BitsOf(entry.literal);
    ++begins_[slots.back() + 1];
  }
  for (size_t s = 0; s < kSlots; ++s) begins_[s + 1] += begins_[s];
  std::vector<uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (size_t e = 0; e < entries.size(); ++e) {
    heads_[next[slots[e]]] = HeadOf(entries[e].literal);
    entries_[next[slots[e]]++] = std::move(entries[e]);
  }
}

LiteralTable::Head LiteralTable::HeadOf(std::string_view literal) {
  Head head;
  for (size_t i = 0; i < sizeof(head.bytes) && i < literal.size(); ++i) {
    if (literal[i] == kWordEnd) break;
    head.bytes |= uint64_t{static_cast<uint8_t>(literal[i])} << (8 * i);
    head.mask |= uint64_t{0xFF} << (8 * i);
  }
  return head;
}

void LiteralTable::FindAt(std::string_view text,
                          std::vector<int>& values) const {
  if (entries_.empty()) return;
  uint32_t first = 0;
  for (size_t i = 0; i < sizeof(first) && i < text.size(); ++i) {
    first |= uint32_t{static_cast<uint8_t>(Fold(text[i]))} << (8 * i);
  }
  if (!MayBegin(first)) return;
  uint64_t bytes = first;
  bool plain = true;  // No white space but single spaces.
  char last = 0;
  for (size_t i = 0; i < sizeof(bytes) && i < text.size(); ++i) {
    plain &= !MayBeBlank(text[i]) && !(text[i] == ' ' && last == ' ');
    last = text[i];
    bytes |= uint64_t{static_cast<uint8_t>(Fold(last))} << (8 * i);
  }
  const uint32_t slot = SlotOf(first | 0x20202020);
  for (uint32_t e = begins_[slot]; e < begins_[slot + 1]; ++e) {
    if (plain && (bytes & heads_[e].mask) != heads_[e].bytes) continue;
    if (MayBegin(text, entries_[e].literal)) {
      values.push_back(entries_[e].value);
    }
  }
}

WordScanner::WordScanner(std::vector<LiteralTable::Entry> entries)
    : words_({}) {
  const auto middle = std::stable_partition(
      entries.begin(), entries.end(),
      [](const LiteralTable::Entry& e) { return e.literal.size() > 1; });
  rare_.assign(middle, entries.end());
  entries.erase(middle, entries.end());
  words_ = LiteralTable(std::move(entries));
}

void WordScanner::AddHits(std::string_view text, size_t at,
                          std::vector<Hit>& hits,
                          std::vector<int>& scratch) const {
  scratch.clear();
  words_.FindAt(text.substr(at), scratch);
  for (const int value : scratch) {
    hits.push_back({static_cast<uint32_t>(at), value});
  }
}

void WordScanner::AddRare(char c, size_t at, std::vector<Hit>& hits) const {
  for (const LiteralTable::Entry& rare : rare_) {
    if (rare.literal[0] != c) continue;
    hits.push_back({static_cast<uint32_t>(at), rare.value});
  }
}

WordScanner::Oddity WordScanner::Scan(std::string_view text, size_t begin,
                                      size_t end, std::vector<Hit>& hits,
                                      std::vector<int>& scratch) const {
  hits.clear();
  Oddity oddity = Oddity::kNone;
  uint32_t letter_before = 0;
  uint32_t space_before = 0;
  for (size_t at = begin; at < end; at += kStep) {
    Marks marks;
    if (at + kStep <= text.size()) {
      marks = Mark(text.data() + at);
    } else {
      char last[kStep] = {};
      std::memcpy(last, text.data() + at, text.size() - at);
      marks = Mark(last);
    }
    if (end - at < kStep) {
      const uint32_t inside = (uint32_t{1} << (end - at)) - 1;
      marks.letters &= inside;
      marks.spaces &= inside;
      marks.controls &= inside;
      marks.special &= inside;
    }
    uint32_t starts = marks.letters & ~(marks.letters << 1 | letter_before);
    letter_before = marks.letters >> (kStep - 1);
    if ((marks.controls |
         (marks.spaces & (marks.spaces << 1 | space_before))) != 0) {
      oddity = std::max(oddity, Oddity::kSpaces);
    }
    space_before = marks.spaces >> (kStep - 1);
    if (marks.special == 0 && at + kStep + sizeof(uint32_t) <= text.size()) {
      for (; starts != 0; starts &= starts - 1) {
        const size_t i = at + static_cast<size_t>(__builtin_ctz(starts));
        if (words_.MayBegin(LiteralTable::LoadInside(text, i))) {
          AddHits(text.substr(0, end), i, hits, scratch);
        }
      }
      continue;
    }
    for (uint32_t rest = starts | marks.special; rest != 0; rest &= rest - 1) {
      const size_t i = at + static_cast<size_t>(__builtin_ctz(rest));
      if (IsAsciiLetter(static_cast<uint8_t>(text[i]))) {
        if (words_.MayBegin(LiteralTable::Load(text, i))) {
          AddHits(text.substr(0, end), i, hits, scratch);
        }
      } else if (static_cast<uint8_t>(text[i]) >= 0xC0) {
        oddity = std::max(oddity, OddityAt(text, i));
      } else {
        AddRare(text[i], i, hits);
      }
    }
  }
  return oddity;
}

void WordScanner::ScanAll(std::string_view text, std::vector<Hit>& hits,
                          std::vector<int>& scratch) const {
  hits.clear();
  for (size_t at = 0; at < text.size(); ++at) {
    if (words_.MayBegin(LiteralTable::Load(text, at))) {
      AddHits(text, at, hits, scratch);
    }
    AddRare(text[at], at, hits);
  }
}

}  // namespace summarizer::rules
