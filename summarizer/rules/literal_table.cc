#include "summarizer/rules/literal_table.h"

#include <algorithm>
#include <utility>

#include "summarizer/rules/char_set.h"
#include "summarizer/rules/folded_bytes.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/rules/word_marks.h"
#include "summarizer/text/cpu.h"
#include "summarizer/text/unicode.h"

namespace summarizer::rules {
namespace {

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

// What a literal without an end of word has for its place.
constexpr uint32_t kNoPlace = 31;

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

bool LiteralTable::MayBegin(std::string_view text) const {
  const size_t size = std::min(text.size(), sizeof(uint32_t));
  const FoldedBytes folded = FoldAt(text, 0, size);
  return folded.odd || MayBegin(static_cast<uint32_t>(folded.low));
}

LiteralTable::LiteralTable(std::vector<Entry> entries)
    : firsts_(entries.size()),
      heads_(entries.size()),
      literals_(entries.size()) {
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
    const uint32_t place = next[slots[e]]++;
    firsts_[place] = BytesOf(entries[e], 0);
    heads_[place] = HeadOf(entries[e]);
    literals_[place] = std::move(entries[e].literal);
  }
}

// Those from `begin` on.
LiteralTable::Bytes LiteralTable::BytesOf(const Entry& entry, size_t begin) {
  const size_t size =
      std::min(entry.literal.find(kWordEnd), entry.literal.size());
  Bytes bytes;
  for (size_t i = 0; i < sizeof(uint64_t) && begin + i < size; ++i) {
    const auto byte = static_cast<uint8_t>(entry.literal[begin + i]);
    bytes.bytes |= uint64_t{byte} << (8 * i);
    bytes.mask |= uint64_t{0xFF} << (8 * i);
  }
  return bytes;
}

LiteralTable::Head LiteralTable::HeadOf(const Entry& entry) {
  const std::string& literal = entry.literal;
  const size_t end = literal.find(kWordEnd);
  const size_t size = std::min(end, literal.size());
  Head head;
  head.next = BytesOf(entry, sizeof(uint64_t));
  head.value = entry.value;
  head.word_end =
      end < FoldedBytes::kSize ? static_cast<uint8_t>(end) : kNoPlace;
  head.has_space = literal.find(' ') != literal.npos;
  head.is_longer = size > FoldedBytes::kSize || end == FoldedBytes::kSize;
  return head;
}

// Calls `add` with the values of the literals that text[at, end) may begin
// with.
template <typename Add>
[[gnu::always_inline]] inline void LiteralTable::ForEachAt(
    std::string_view text, size_t at, size_t end, Add add) const {
  const FoldedBytes folded = FoldAt(text, at, end);
  const auto four = static_cast<uint32_t>(folded.low);
  if (!MayBegin(four)) return;
  const uint32_t slot = SlotOf(four | 0x20202020);
  for (uint32_t e = begins_[slot]; e < begins_[slot + 1]; ++e) {
    const Bytes& first = firsts_[e];
    const uint64_t first_differs = (folded.low & first.mask) ^ first.bytes;
    if (first_differs != 0 && !folded.odd) continue;
    const Head& head = heads_[e];
    const uint64_t differs =
        first_differs | ((folded.high & head.next.mask) ^ head.next.bytes) |
        ((folded.letters >> head.word_end) & 1);
    // Where white space decides, and in long literals, byte by byte.
    const bool slow =
        differs == 0 ? head.is_longer : folded.odd && head.has_space;
    if (slow ? MayBegin(text.substr(at, end - at), literals_[e])
             : differs == 0) {
      add(head.value);
    }
  }
}

void LiteralTable::FindAt(std::string_view text,
                          std::vector<int>& values) const {
  if (literals_.empty()) return;
  ForEachAt(text, 0, text.size(), [&](int value) { values.push_back(value); });
}

void LiteralTable::FindAt(std::string_view text, size_t at, size_t end,
                          std::vector<Hit>& hits) const {
  ForEachAt(text, at, end, [&](int value) {
    hits.push_back({static_cast<uint32_t>(at), value});
  });
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

void WordScanner::AddRare(char c, size_t at, std::vector<Hit>& hits) const {
  for (const LiteralTable::Entry& rare : rare_) {
    if (rare.literal[0] != c) continue;
    hits.push_back({static_cast<uint32_t>(at), rare.value});
  }
}

template <typename Marks>
[[gnu::always_inline]] inline WordScanner::Oddity WordScanner::ScanWith(
    std::string_view text, size_t begin, size_t end, std::vector<Hit>& hits,
    Marks mark) const {
  constexpr size_t kStep = WordMarks::kBytes;
  Oddity oddity = Oddity::kNone;
  uint64_t letter_before = 0;
  uint64_t space_before = 0;
  for (size_t at = begin; at < end; at += kStep) {
    WordMarks marks;
    if (at + kStep <= text.size()) {
      marks = mark(text.data() + at);
    } else {
      char last[kStep] = {};
      std::memcpy(last, text.data() + at, text.size() - at);
      marks = mark(last);
    }
    if (end - at < kStep) {
      const uint64_t inside = (uint64_t{1} << (end - at)) - 1;
      marks.letters &= inside;
      marks.spaces &= inside;
      marks.controls &= inside;
      marks.special &= inside;
    }
    uint64_t starts = marks.letters & ~(marks.letters << 1 | letter_before);
    letter_before = marks.letters >> (kStep - 1);
    if ((marks.controls |
         (marks.spaces & (marks.spaces << 1 | space_before))) != 0) {
      oddity = std::max(oddity, Oddity::kSpaces);
    }
    space_before = marks.spaces >> (kStep - 1);
    if (marks.special == 0 && at + kStep + sizeof(uint32_t) <= text.size()) {
      for (; starts != 0; starts &= starts - 1) {
        const size_t i = at + static_cast<size_t>(__builtin_ctzll(starts));
        if (words_.MayBegin(LiteralTable::LoadInside(text, i))) {
          words_.FindAt(text, i, end, hits);
        }
      }
      continue;
    }
    for (uint64_t rest = starts | marks.special; rest != 0; rest &= rest - 1) {
      const size_t i = at + static_cast<size_t>(__builtin_ctzll(rest));
      if (IsAsciiLetter(static_cast<uint8_t>(text[i]))) {
        if (words_.MayBegin(LiteralTable::Load(text, i))) {
          words_.FindAt(text, i, end, hits);
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

#ifdef SUMMARIZER_HASWELL
SUMMARIZER_TARGET_HASWELL WordScanner::Oddity WordScanner::ScanHaswell(
    std::string_view text, size_t begin, size_t end,
    std::vector<Hit>& hits) const {
  return ScanWith(text, begin, end, hits,
                  [](const char* bytes)
                      SUMMARIZER_TARGET_HASWELL { return MarkHaswell(bytes); });
}
#endif

WordScanner::Oddity WordScanner::Scan(std::string_view text, size_t begin,
                                      size_t end,
                                      std::vector<Hit>& hits) const {
  hits.clear();
#ifdef SUMMARIZER_HASWELL
  if (text::IsHaswell()) return ScanHaswell(text, begin, end, hits);
  return ScanWith(text, begin, end, hits, MarkSse2);
#else
  return ScanWith(text, begin, end, hits, MarkSlow);
#endif
}

void WordScanner::ScanAll(std::string_view text, std::vector<Hit>& hits) const {
  hits.clear();
  for (size_t at = 0; at < text.size(); ++at) {
    if (words_.MayBegin(LiteralTable::Load(text, at))) {
      words_.FindAt(text, at, text.size(), hits);
    }
    AddRare(text[at], at, hits);
  }
}

}  // namespace summarizer::rules
