#include "summarizer/repetition/sentence_index.h"

#include <algorithm>
#include <utility>

#include "summarizer/repetition/radix_sort.h"

namespace summarizer::repetition {
namespace {

constexpr size_t kTail = 512;  // Entries of the tail.
constexpr size_t kRatio = 8;
constexpr int kSlotBits = 5;  // Logarithm of entries in a slot, on average.
constexpr int kMinBits = 4;
// Longer slots are searched by halves.
constexpr uint32_t kLongSlot = 96;
// From here on the lower bits of a key are enough.
constexpr int kLargeBits = 16;
constexpr int kShortKeyBits = 12;
static_assert(kLargeBits + kShortKeyBits >= SentenceIndex::kKeyBits,
              "slot and lower bits make the key");
static_assert(SentenceIndex::kKeyBits < 32, "kNone is no entry");

// Comes after all entries.
constexpr SentenceIndex::Entry kNone = ~SentenceIndex::Entry{0};

int BitsFor(size_t entries) {
  int bits = kMinBits;
  while (bits < 31 && entries >> (bits + kSlotBits + 1) != 0) ++bits;
  return bits;
}

}  // namespace

// Sorted by key. Entries of keys with the same upper `bits` begin at
// starts[upper bits]; of large segments only the lower bits of the keys are
// kept, as the others follow from the slot: of two entries in three bytes.
struct SentenceIndex::Segment {
  int bits = 0;
  std::vector<uint32_t> starts;
  std::vector<uint32_t> keys;
  std::vector<uint8_t> short_keys;
  std::vector<PackedRef> places;

  size_t size() const { return places.size(); }
  bool is_large() const { return bits >= kLargeBits; }
  uint32_t SlotOf(uint32_t key) const {
    return static_cast<uint32_t>(uint64_t{key} >> (32 - bits));
  }
  // What is kept of the key of entry `i`, and of any key.
  uint32_t Kept(size_t i) const {
    if (!is_large()) return keys[i];
    const uint8_t* const bytes = &short_keys[i + i / 2];
    const uint32_t both = bytes[0] | uint32_t{bytes[1]} << 8;
    return i % 2 == 0 ? both & ((1u << kShortKeyBits) - 1)
                      : both >> (16 - kShortKeyBits);
  }
  uint32_t KeptOf(uint32_t key) const {
    return is_large() ? key >> (32 - kKeyBits) & ((1u << kShortKeyBits) - 1)
                      : key;
  }
  // Keys are hashes: where one lies follows from it, but for a few places.
  uint32_t Guess(uint32_t key, uint32_t begin, uint32_t end) const {
    const uint32_t rest = key << bits;
    return begin + static_cast<uint32_t>(uint64_t{rest} * (end - begin) >> 32);
  }
  // The first entry whose kept key is not below that of `key`.
  uint32_t LowerBound(uint32_t key) const {
    const uint32_t slot = SlotOf(key);
    const uint32_t begin = starts[slot];
    const uint32_t end = starts[slot + size_t{1}];
    const uint32_t kept = KeptOf(key);
    uint32_t i = begin;
    if (end - begin > kLongSlot) {
      // Beside a key that very many sentences have, others are hard to guess.
      for (uint32_t count = end - i; count > 0;) {
        const uint32_t half = count / 2;
        if (Kept(i + half) < kept) {
          i += half + 1;
          count -= half + 1;
        } else {
          count = half;
        }
      }
      return i;
    }
    i = Guess(key, begin, end);
    while (i > begin && Kept(i - 1) >= kept) --i;
    while (i < end && Kept(i) < kept) ++i;
    return i;
  }
  // Hint that the keys about `key` will be read.
  void PrefetchKeys(uint32_t key) const {
    const uint32_t slot = SlotOf(key);
    const size_t i = Guess(key, starts[slot], starts[slot + size_t{1}]);
    if (is_large()) {
      __builtin_prefetch(short_keys.data() + i + i / 2);
    } else {
      __builtin_prefetch(keys.data() + i);
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
    uint32_t key = segment_.Kept(at_);
    if (segment_.is_large()) {
      while (segment_.starts[slot_ + size_t{1}] <= at_) ++slot_;
      constexpr uint32_t kLower = (1u << (kShortKeyBits + 32 - kKeyBits)) - 1;
      key = (slot_ << (32 - segment_.bits) & ~kLower) | key << (32 - kKeyBits);
    }
    entry_ = MakeEntry(key, segment_.places[at_]);
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
      segment_->short_keys.resize(size + size / 2 + 2);
    } else {
      segment_->keys.resize(size);
    }
  }

  void Add(Entry entry) {
    Segment& segment = *segment_;
    const uint32_t key = KeyIn(entry);
    ++segment.starts[segment.SlotOf(key) + size_t{1}];
    segment.places[size_] = PlaceIn(entry);
    if (!segment.is_large()) {
      segment.keys[size_] = key;
    } else {
      const uint32_t kept = segment.KeptOf(key)
                            << (size_ % 2 == 0 ? 0 : 16 - kShortKeyBits);
      uint8_t* const bytes = &segment.short_keys[size_ + size_ / 2];
      bytes[0] = static_cast<uint8_t>(bytes[0] | kept);
      bytes[1] = static_cast<uint8_t>(bytes[1] | kept >> 8);
    }
    ++size_;
  }

  std::shared_ptr<const Segment> Finish() && {
    uint32_t sum = 0;
    for (uint32_t& start : segment_->starts) {
      sum += start;
      start = sum;
    }
    return std::move(segment_);
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
    // Into their places, from behind.
    size_t old = tail_.size();
    size_t added = entries.size();
    tail_.resize(old + added);
    while (added > 0) {
      Entry& to = tail_[old + added - 1];
      if (old > 0 && tail_[old - 1] > entries[added - 1]) {
        to = tail_[--old];
      } else {
        to = entries[--added];
      }
    }
    return;
  }
  scratch.resize(tail_.size() + entries.size());
  std::merge(tail_.begin(), tail_.end(), entries.begin(), entries.end(),
             scratch.begin());
  tail_.clear();
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
  std::shared_ptr<const Segment> all = Build(MergedAll());
  tail_.clear();
  segments_.clear();
  size_t capacity = kTail * kRatio;
  for (; capacity < all->size(); capacity *= kRatio) segments_.emplace_back();
  segments_.push_back(std::move(all));
}

SentenceIndex::Merged SentenceIndex::MergedAll() const {
  Merged merged(tail_);
  for (const auto& segment : segments_) merged.Take(segment);
  return merged;
}

template <typename Body>
void SentenceIndex::Probe(const Segment& segment,
                          absl::Span<const uint32_t> keys, Body body) {
  // In passes, so that memory is fetched while other keys are looked at.
  for (const uint32_t key : keys) {
    __builtin_prefetch(&segment.starts[segment.SlotOf(key)]);
  }
  for (const uint32_t key : keys) segment.PrefetchKeys(key);
  for (uint32_t k = 0; k < keys.size(); ++k) {
    const uint32_t end = segment.starts[segment.SlotOf(keys[k]) + size_t{1}];
    const uint32_t kept = segment.KeptOf(keys[k]);
    for (uint32_t i = segment.LowerBound(keys[k]);
         i < end && segment.Kept(i) == kept; ++i) {
      body(k, segment, i);
    }
  }
}

template <typename Body>
void SentenceIndex::ProbeTail(uint32_t key, Body body) const {
  for (auto it =
           std::lower_bound(tail_.begin(), tail_.end(), MakeEntry(key, 0));
       it != tail_.end() && KeyIn(*it) == key; ++it) {
    body(PlaceIn(*it));
  }
}

void SentenceIndex::Find(absl::Span<const uint32_t> keys,
                         std::vector<Hit>& hits) const {
  hits.clear();
  for (uint32_t k = 0; k < keys.size(); ++k) {
    ProbeTail(keys[k], [&](PackedRef place) { hits.push_back({k, place}); });
  }
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    // Most keys are not there: places are fetched of those that are.
    const size_t first = hits.size();
    Probe(*segment, keys, [&](uint32_t k, const Segment& in, uint32_t i) {
      __builtin_prefetch(in.places.data() + i);
      hits.push_back({k, i});
    });
    for (size_t h = first; h < hits.size(); ++h) {
      hits[h].place = segment->places[hits[h].place];
    }
  }
}

void SentenceIndex::Count(absl::Span<const uint32_t> keys,
                          std::vector<uint32_t>& counts) const {
  counts.assign(keys.size(), 0);
  for (uint32_t k = 0; k < keys.size(); ++k) {
    ProbeTail(keys[k], [&](PackedRef) { ++counts[k]; });
  }
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    Probe(*segment, keys,
          [&](uint32_t k, const Segment&, uint32_t) { ++counts[k]; });
  }
}

void SentenceIndex::AppendPlaces(uint32_t key,
                                 std::vector<PackedRef>& places) const {
  ProbeTail(key, [&](PackedRef place) { places.push_back(place); });
  for (const auto& segment : segments_) {
    if (segment == nullptr) continue;
    Probe(*segment, {key}, [&](uint32_t, const Segment& in, uint32_t i) {
      places.push_back(in.places[i]);
    });
  }
}

std::vector<uint32_t> SentenceIndex::KeysWithMoreThan(size_t count) const {
  std::vector<uint32_t> keys;
  Merged merged = MergedAll();
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
