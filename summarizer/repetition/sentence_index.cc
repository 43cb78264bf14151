#include "summarizer/repetition/sentence_index.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "summarizer/repetition/equal_units.h"
#include "summarizer/repetition/radix_sort.h"
#include "summarizer/text/prefetch.h"

namespace summarizer::repetition {
namespace {

constexpr size_t kTail = 4096;  // Entries of the tail.
constexpr size_t kRatio = 16;
constexpr int kSlotBits = 3;  // Logarithm of entries in a slot, at least.
// Longer slots are searched by halves.
constexpr uint32_t kLongSlot = 64;
// From here on what is left of a key has room in a byte; before, in two.
constexpr int kLargeBits = SentenceIndex::kKeyBits - 8;
constexpr int kMediumBits = SentenceIndex::kKeyBits - 16;

// Comes after all entries.
constexpr SentenceIndex::Entry kNone = EntryTable::kNone;
static_assert(SentenceIndex::kKeyBits < 32, "kNone is no entry");

int BitsFor(size_t entries) {
  int bits = kMediumBits;
  while (bits < SentenceIndex::kKeyBits &&
         entries >> (bits + kSlotBits + 1) != 0) {
    ++bits;
  }
  return bits;
}

}  // namespace

// Sorted by key. Entries of keys with the same upper `bits` begin at
// starts[upper bits], where a slot begins; what is left of the keys is kept in
// a byte or two.
struct SentenceIndex::Segment {
  int bits = 0;
  std::vector<uint32_t> starts;
  // kEqualUnits more than there are entries, as they are read so many at a
  // time.
  std::vector<uint16_t> medium;
  std::vector<uint8_t> small;
  std::vector<PackedRef> places;

  size_t size() const { return places.size(); }
  bool is_large() const { return bits >= kLargeBits; }
  uint32_t SlotOf(uint32_t key) const { return key >> (32 - bits); }
  // What is kept of the key of entry `i`, and of any key.
  uint32_t Kept(size_t i) const { return is_large() ? small[i] : medium[i]; }
  uint32_t KeptOf(uint32_t key) const {
    return key << bits >> bits >> (32 - kKeyBits);
  }
  uint32_t KeyAt(uint32_t slot, size_t i) const {
    return slot << (32 - bits) | Kept(i) << (32 - kKeyBits);
  }

  // Hints that the slot of `key` will be read, and the keys in there.
  void PrefetchSlot(uint32_t key) const {
    text::Prefetch(&starts[SlotOf(key)]);
  }
  void PrefetchKeys(uint32_t key) const {
    const size_t i = starts[SlotOf(key)];
    if (is_large()) {
      text::Prefetch(small.data() + i);
    } else {
      text::Prefetch(medium.data() + i);
      text::Prefetch(medium.data() + i + 2 * (size_t{1} << kSlotBits));
    }
  }

  // Calls body(i) for the entries of `key`.
  template <typename Body>
  void ForEach(uint32_t key, Body body) const {
    if (is_large()) {
      ForEachOf(small, key, body);
    } else {
      ForEachOf(medium, key, body);
    }
  }

  template <typename Unit, typename Body>
  void ForEachOf(const std::vector<Unit>& units, uint32_t key,
                 Body body) const {
    const uint32_t slot = SlotOf(key);
    const uint32_t end = starts[slot + size_t{1}];
    const auto kept = static_cast<Unit>(KeptOf(key));
    uint32_t i = starts[slot];
    if (end - i > kLongSlot) {
      // Beside a key that very many sentences have.
      i = static_cast<uint32_t>(
          std::lower_bound(units.begin() + i, units.begin() + end, kept) -
          units.begin());
      for (; i < end && units[i] == kept; ++i) body(i);
      return;
    }
    for (; i < end; i += kEqualUnits) {
      uint32_t equal = EqualUnits(&units[i], kept);
      if (end - i < kEqualUnits) equal &= (1u << (end - i)) - 1;
      for (; equal != 0; equal &= equal - 1) {
        body(i + static_cast<uint32_t>(__builtin_ctz(equal)));
      }
    }
  }
};

// Goes through the entries of a segment in order.
class SentenceIndex::Cursor {
 public:
  explicit Cursor(const Segment& segment) : segment_(segment) { Settle(); }

  // kNone at the end.
  Entry entry() const { return entry_; }
  void Next() {
    ++at_;
    Settle();
  }

 private:
  void Settle() {
    if (at_ == segment_.size()) {
      entry_ = kNone;
      return;
    }
    while (segment_.starts[slot_ + size_t{1}] <= at_) ++slot_;
    entry_ = MakeEntry(segment_.KeyAt(slot_, at_), segment_.places[at_]);
  }

  const Segment& segment_;
  size_t at_ = 0;
  uint32_t slot_ = 0;
  Entry entry_ = kNone;
};

// Makes a segment of entries that come in order.
class SentenceIndex::Builder {
 public:
  explicit Builder(size_t size) : segment_(std::make_shared<Segment>()) {
    segment_->bits = BitsFor(size);
    segment_->starts.assign((size_t{1} << segment_->bits) + 1, 0);
    segment_->places.resize(size);
    if (segment_->is_large()) {
      segment_->small.resize(size + kEqualUnits);
    } else {
      segment_->medium.resize(size + kEqualUnits);
    }
  }

  void Add(Entry entry) {
    Segment& segment = *segment_;
    const uint32_t key = KeyIn(entry);
    ++segment.starts[segment.SlotOf(key) + size_t{1}];
    segment.places[size_] = PlaceIn(entry);
    const uint32_t kept = segment.KeptOf(key);
    if (segment.is_large()) {
      segment.small[size_++] = static_cast<uint8_t>(kept);
    } else {
      segment.medium[size_++] = static_cast<uint16_t>(kept);
    }
  }

  std::shared_ptr<const Segment> Finish() && {
    uint32_t sum = 0;
    for (uint32_t& start : segment_->starts) {
      sum += start;
      start = sum;
    }
    return segment_;
  }

 private:
  const std::shared_ptr<Segment> segment_;
  size_t size_ = 0;
};

// Goes through the entries of several segments and of a sorted run in order.
class SentenceIndex::Merged {
 public:
  explicit Merged(absl::Span<const Entry> run)
      : run_(run), total_(run.size()) {}

  void Take(const std::shared_ptr<const Segment>& segment) {
    if (segment == nullptr) return;
    cursors_.emplace_back(*segment);
    total_ += segment->size();
  }

  size_t total() const { return total_; }

  // kNone at the end.
  Entry Next() {
    Entry least = next_ < run_.size() ? run_[next_] : kNone;
    Cursor* source = nullptr;
    for (Cursor& cursor : cursors_) {
      if (cursor.entry() < least) {
        least = cursor.entry();
        source = &cursor;
      }
    }
    if (source != nullptr) {
      source->Next();
    } else {
      ++next_;
    }
    return least;
  }

 private:
  const absl::Span<const Entry> run_;
  size_t next_ = 0;
  std::vector<Cursor> cursors_;
  size_t total_ = 0;
};

std::shared_ptr<const SentenceIndex::Segment> SentenceIndex::Build(
    Merged merged) {
  Builder builder(merged.total());
  for (Entry e = merged.Next(); e != kNone; e = merged.Next()) builder.Add(e);
  return std::move(builder).Finish();
}

void SentenceIndex::Add(std::vector<Entry>& entries,
                        std::vector<Entry>& scratch) {
  if (entries.size() <= kTail) {
    std::sort(entries.begin(), entries.end());
  } else {
    SortByUpperHalf(entries, scratch);  // Places ascend already.
  }
  if (tail_.size() + entries.size() <= kTail) {
    for (const Entry entry : entries) tail_.Insert(entry);
    return;
  }
  scratch = tail_.Sorted();
  const auto old = static_cast<std::ptrdiff_t>(scratch.size());
  scratch.insert(scratch.end(), entries.begin(), entries.end());
  std::inplace_merge(scratch.begin(), scratch.begin() + old, scratch.end());
  tail_ = EntryTable();
  // The first segment that all before it fit into.
  Merged merged(scratch);
  size_t capacity = kTail * kRatio;
  for (size_t level = 0;; ++level, capacity *= kRatio) {
    if (level == segments_.size()) segments_.emplace_back();
    merged.Take(segments_[level]);
    if (merged.total() > capacity) continue;
    segments_[level] = Build(std::move(merged));
    std::fill_n(segments_.begin(), level, nullptr);
    return;
  }
}

void SentenceIndex::MergeAll() {
  if (segments_.empty()) return;  // All is in the tail.
  const std::vector<Entry> tail = tail_.Sorted();
  std::shared_ptr<const Segment> all = Build(MergedAll(tail));
  tail_ = EntryTable();
  segments_.clear();
  size_t capacity = kTail * kRatio;
  for (; capacity < all->size(); capacity *= kRatio) segments_.emplace_back();
  segments_.push_back(std::move(all));
}

SentenceIndex::Merged SentenceIndex::MergedAll(
    absl::Span<const Entry> tail) const {
  Merged merged(tail);
  for (const auto& segment : segments_) merged.Take(segment);
  return merged;
}

template <typename Body>
void SentenceIndex::Probe(absl::Span<const uint32_t> keys, Body body) const {
  // In passes, so that memory is fetched while other keys are looked at.
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    for (const uint32_t key : keys) segment->PrefetchSlot(key);
  }
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    for (const uint32_t key : keys) segment->PrefetchKeys(key);
  }
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    for (uint32_t k = 0; k < keys.size(); ++k) {
      segment->ForEach(keys[k],
                       [&](uint32_t i) { body(k, segment->places[i]); });
    }
  }
}

void SentenceIndex::Find(absl::Span<const uint32_t> keys, Found& found) const {
  std::vector<Hit>& hits = found.hits;
  std::vector<const PackedRef*>& places = found.scratch;
  hits.clear();
  places.clear();
  Probe(keys, [&](uint32_t k, const PackedRef& place) {
    text::Prefetch(&place);
    hits.push_back({k, 0});
    places.push_back(&place);
  });
  for (size_t h = 0; h < hits.size(); ++h) hits[h].place = *places[h];
  for (uint32_t k = 0; k < keys.size(); ++k) {
    tail_.ForEach(keys[k], [&](PackedRef place) {
      hits.push_back({k, place});
    });
  }
}

void SentenceIndex::Count(absl::Span<const uint32_t> keys,
                          std::vector<uint32_t>& counts) const {
  counts.assign(keys.size(), 0);
  for (uint32_t k = 0; k < keys.size(); ++k) {
    tail_.ForEach(keys[k], [&](PackedRef) { ++counts[k]; });
  }
  Probe(keys, [&](uint32_t k, const PackedRef&) { ++counts[k]; });
}

void SentenceIndex::AppendPlaces(uint32_t key,
                                 std::vector<PackedRef>& places) const {
  tail_.ForEach(key, [&](PackedRef place) { places.push_back(place); });
  Probe({key},
        [&](uint32_t, const PackedRef& place) { places.push_back(place); });
}

std::vector<uint32_t> SentenceIndex::KeysWithMoreThan(size_t count) const {
  std::vector<uint32_t> keys;
  const std::vector<Entry> tail = tail_.Sorted();
  Merged merged = MergedAll(tail);
  uint32_t key = 0;
  size_t found = 0;
  for (Entry e = merged.Next(); e != kNone; e = merged.Next()) {
    found = KeyIn(e) == key ? found + 1 : 1;
    key = KeyIn(e);
    if (found == count + 1) keys.push_back(key);
  }
  return keys;
}

}  // namespace summarizer::repetition
