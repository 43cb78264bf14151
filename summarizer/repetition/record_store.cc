#include "summarizer/repetition/record_store.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "summarizer/repetition/units.h"

namespace summarizer::repetition {
namespace {

// Ids lie in units of two bytes and are read as bytes.
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__,
              "records are packed for little-endian machines");

// Units before the id: the source; the size of the id and the number of story
// terms; the number of sentences. Where a size has no room there, it is 32 bits
// wide and follows.
constexpr size_t kHead = 3;
constexpr size_t kWideHead = kHead + 4;
constexpr int kTermCountBits = 5;
constexpr uint32_t kMaxId = (1u << (16 - kTermCountBits)) - 1;
constexpr uint32_t kMaxSentences = (1u << 16) - 1;
static_assert(kStoryTerms < 1u << kTermCountBits, "their number has room");

bool IsWide(const uint16_t* units) {
  return units[1] >> kTermCountBits == kMaxId;
}

size_t UnitsOfBytes(size_t bytes) { return (bytes + 1) / 2; }

// Where the parts of a record begin, in units.
struct Layout {
  explicit Layout(const uint16_t* units)
      : source(units[0]), term_count(units[1] & ((1u << kTermCountBits) - 1)) {
    if (IsWide(units)) {
      id_size = Read32(units + kHead);
      sentence_count = Read32(units + kHead + 2);
      id = kWideHead;
    } else {
      id_size = units[1] >> kTermCountBits;
      sentence_count = units[2];
      id = kHead;
    }
    terms = id + UnitsOfBytes(id_size);
    sentences = terms + term_count + UnitsOfBytes(term_count);
  }

  uint16_t source;
  size_t term_count;
  size_t id_size;
  uint32_t sentence_count;
  size_t id;
  size_t terms;
  size_t sentences;
};

std::string_view IdAt(const uint16_t* units) {
  const Layout layout(units);
  return {reinterpret_cast<const char*>(units + layout.id), layout.id_size};
}

bool IsRecord(absl::Span<const uint16_t> units) {
  if (units.size() < kHead ||
      (IsWide(units.data()) && units.size() < kWideHead)) {
    return false;
  }
  const Layout layout(units.data());
  if (layout.id_size == 0 || layout.id_size / 2 > units.size() ||
      layout.term_count > kStoryTerms || layout.sentences > units.size()) {
    return false;
  }
  size_t at = layout.sentences;
  uint64_t end = 0;
  for (uint32_t s = 0; s < layout.sentence_count; ++s) {
    if (!PackedSentence::IsValid(units.subspan(at))) return false;
    const PackedSentence sentence(units.data() + at);
    end += uint64_t{sentence.gap()} + sentence.length();
    if (end > UINT32_MAX) return false;
    at += sentence.size();
  }
  return at == units.size();
}

}  // namespace

RecordStore::RecordStore(const RecordStore& other)
    : heads_(other.heads_),
      chunks_(other.chunks_),
      first_in_chunk_(other.first_in_chunk_),
      memory_(other.memory_) {
  // What is free in the last chunk is the other's: `free_` stays 0.
}

RecordStore& RecordStore::operator=(const RecordStore& other) {
  if (this != &other) *this = RecordStore(other);
  return *this;
}

uint32_t RecordStore::Add(const ArticleRecord& record) {
  std::vector<uint16_t>& units = scratch_;
  units.clear();
  const auto id_size = static_cast<uint32_t>(record.id.size());
  const auto sentence_count = static_cast<uint32_t>(record.sentences.size());
  const bool wide = id_size >= kMaxId || sentence_count > kMaxSentences;
  units.resize(wide ? kWideHead : kHead);
  units[0] = record.source;
  units[1] = static_cast<uint16_t>((wide ? kMaxId : id_size) << kTermCountBits |
                                   record.terms.size());
  units[2] = static_cast<uint16_t>(wide ? 0 : sentence_count);
  if (wide) Write32(sentence_count, Write32(id_size, &units[kHead]));
  const auto pack_bytes = [&units](size_t count, auto byte) {
    for (size_t i = 0; i < count; i += 2) {
      const unsigned high = i + 1 < count ? byte(i + 1) : 0;
      units.push_back(static_cast<uint16_t>(byte(i) | high << 8));
    }
  };
  pack_bytes(record.id.size(), [&](size_t i) {
    return unsigned{static_cast<unsigned char>(record.id[i])};
  });
  for (const StoryTerm term : record.terms) {
    units.push_back(static_cast<uint16_t>(term.bits()));
  }
  pack_bytes(record.terms.size(),
             [&](size_t i) { return record.terms[i].bits() >> 16; });
  const size_t head = units.size();
  units.resize(head + PackedSentence::kMaxSize * record.sentences.size());
  const uint16_t* const end = PackedSentence::WriteAll(
      record.sentences, units.data() + head, [](const uint16_t*) {});
  units.resize(static_cast<size_t>(end - units.data()));
  return AddUnits(record.time.value_or(kUndated), units);
}

uint32_t RecordStore::AddUnits(int64_t time, absl::Span<const uint16_t> units) {
  const PackedRef place = Allocate(units.size());
  std::copy(units.begin(), units.end(),
            chunks_[place >> kChunkBits] + (place & (kChunk - 1)));
  heads_.emplace_back(time, place);
  return size() - 1;
}

PackedRef RecordStore::Allocate(size_t units) {
  if (units > free_) {
    const bool first = chunks_.empty();
    // A place of 0 is none.
    const size_t wanted = units + (first ? 1 : 0);
    const size_t count = (wanted + kChunk - 1) / kChunk;
    memory_.emplace_back(new uint16_t[count * kChunk]);
    for (size_t c = 0; c < count; ++c) {
      chunks_.push_back(memory_.back().get() + c * kChunk);
      first_in_chunk_.push_back(size());
    }
    free_ = count * kChunk - (first ? 1 : 0);
  }
  const size_t place = chunks_.size() * kChunk - free_;
  free_ -= units;
  return static_cast<PackedRef>(place);
}

void RecordStore::Absorb(RecordStore&& other) {
  if (chunks_.empty()) {
    *this = std::move(other);
    other = RecordStore();
    return;
  }
  const auto base = static_cast<PackedRef>(chunks_.size() * kChunk);
  for (const uint32_t first : other.first_in_chunk_) {
    first_in_chunk_.push_back(size() + first);
  }
  for (Head head : other.heads_) {
    head.place += base;
    heads_.push_back(head);
  }
  chunks_.insert(chunks_.end(), other.chunks_.begin(), other.chunks_.end());
  for (auto& memory : other.memory_) memory_.push_back(std::move(memory));
  free_ = other.free_;
  other = RecordStore();
}

uint32_t RecordStore::AddFrom(const RecordStore& other, uint32_t index) {
  return AddUnits(other.heads_[index].time(), other.PackedBytes(index));
}

void RecordStore::DropSketches() { Reduce(true); }

void RecordStore::DropSentences() { Reduce(false); }

void RecordStore::Reduce(bool with_sentences) {
  RecordStore kept;
  kept.heads_.reserve(heads_.size());
  ArticleRecord record;
  std::vector<Range> ranges;
  for (uint32_t r = 0; r < size(); ++r) {
    record.id = std::string(id(r));
    record.time = time(r);
    record.source = source(r);
    if (with_sentences) {
      RangesOf(r, ranges);
      record.sentences.resize(ranges.size());
      for (size_t s = 0; s < ranges.size(); ++s) {
        record.sentences[s].begin = ranges[s].begin;
        record.sentences[s].end = ranges[s].end;
      }
    }
    kept.Add(record);
  }
  *this = std::move(kept);
}

void RecordStore::Sort() {
  std::sort(heads_.begin(), heads_.end(), [this](const Head& a, const Head& b) {
    // Undated ones are last.
    const auto time = [](const Head& h) {
      return h.time() == kUndated ? INT64_MAX : h.time();
    };
    if (time(a) != time(b)) return time(a) < time(b);
    return IdAt(At(a.place)) < IdAt(At(b.place));
  });
}

std::string_view RecordStore::id(uint32_t record) const {
  return IdAt(At(heads_[record].place));
}

uint32_t RecordStore::sentence_count(uint32_t record) const {
  return Layout(At(heads_[record].place)).sentence_count;
}

uint16_t RecordStore::source(uint32_t record) const {
  return Layout(At(heads_[record].place)).source;
}

void RecordStore::StoryTermsOf(uint32_t record,
                               std::vector<StoryTerm>& terms) const {
  const uint16_t* const units = At(heads_[record].place);
  const Layout layout(units);
  const uint16_t* const low = units + layout.terms;
  const uint16_t* const high = low + layout.term_count;
  terms.clear();
  for (size_t i = 0; i < layout.term_count; ++i) {
    const uint32_t byte = high[i / 2] >> (8 * (i % 2)) & 0xFF;
    terms.push_back(StoryTerm::FromBits(low[i] | byte << 16));
  }
}

uint32_t RecordStore::RecordAt(PackedRef place) const {
  const size_t chunk = place >> kChunkBits;
  uint32_t low = first_in_chunk_[chunk];
  uint32_t high =
      chunk + 1 < chunks_.size() ? first_in_chunk_[chunk + 1] : size();
  // Near the guess first, in memory that was fetched.
  const uint32_t guess = GuessRecordAt(place);
  if (guess >= low + kNear && heads_[guess - kNear].place <= place) {
    low = guess - kNear;
  }
  if (guess + kNear < high && heads_[guess + kNear].place > place) {
    high = guess + kNear;
  }
  while (high > low + 1) {
    const uint32_t middle = low + (high - low) / 2;
    (heads_[middle].place <= place ? low : high) = middle;
  }
  return low;
}

PackedRef RecordStore::FirstSentence(uint32_t record) const {
  const PackedRef place = heads_[record].place;
  return place + static_cast<PackedRef>(Layout(At(place)).sentences);
}

RecordStore::Range RecordStore::RangeOf(uint32_t record,
                                        uint32_t sentence) const {
  uint32_t end = 0;
  PackedRef at = FirstSentence(record);
  for (uint32_t s = 0;; ++s) {
    const PackedSentence packed = (*this)[at];
    const uint32_t begin = end + packed.gap();
    end = begin + packed.length();
    if (s == sentence) return {begin, end};
    at = NextSentence(at);
  }
}

void RecordStore::RangesOf(uint32_t record, std::vector<Range>& ranges) const {
  ranges.resize(sentence_count(record));
  uint32_t end = 0;
  PackedRef at = FirstSentence(record);
  for (Range& range : ranges) {
    const PackedSentence packed = (*this)[at];
    range.begin = end + packed.gap();
    range.end = end = range.begin + packed.length();
    at = NextSentence(at);
  }
}

void RecordStore::Unpack(uint32_t record, ArticleRecord& out) const {
  out.id = std::string(id(record));
  out.time = time(record);
  out.source = source(record);
  StoryTermsOf(record, out.terms);
  out.sentences.resize(sentence_count(record));
  PackedRef at = FirstSentence(record);
  uint32_t end = 0;
  for (SentenceSketch& sentence : out.sentences) {
    sentence = (*this)[at].Unpack();
    sentence.begin += end;
    sentence.end += end;
    end = sentence.end;
    at = NextSentence(at);
  }
}

absl::Span<const uint16_t> RecordStore::PackedBytes(uint32_t record) const {
  PackedRef end = FirstSentence(record);
  for (uint32_t s = 0; s < sentence_count(record); ++s) end = NextSentence(end);
  return {At(heads_[record].place), end - heads_[record].place};
}

size_t RecordStore::BytesOf(uint32_t record) const {
  return sizeof(Head) + sizeof(uint16_t) * PackedBytes(record).size();
}

bool RecordStore::AddPacked(std::optional<int64_t> time,
                            absl::Span<const uint16_t> packed) {
  if (!IsRecord(packed)) return false;
  AddUnits(time.value_or(kUndated), packed);
  return true;
}

bool RecordStore::AddPackedBytes(std::optional<int64_t> time,
                                 std::string_view packed) {
  if (packed.empty() || packed.size() % sizeof(uint16_t) != 0) return false;
  scratch_.resize(packed.size() / sizeof(uint16_t));
  std::memcpy(scratch_.data(), packed.data(), packed.size());
  return AddPacked(time, scratch_);
}

}  // namespace summarizer::repetition
