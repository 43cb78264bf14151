#include "summarizer/repetition/sentence_index.h"

#include <algorithm>
#include <utility>

namespace summarizer::repetition {
namespace {

constexpr size_t kSmallest = 512;  // Entries of the first segment.
constexpr size_t kRatio = 8;
constexpr int kSlotBits = 5;  // Logarithm of entries in a slot, on average.
constexpr int kMinBits = 4;
// Longer slots are searched by halves.
constexpr uint32_t kLongSlot = 96;
// From here on the lower bits of a key are enough.
constexpr int kLargeBits = 16;
static_assert(kLargeBits + 12 >= SentenceIndex::kKeyBits,
              "slot and lower bits make the key");

int BitsFor(size_t entries) {
  int bits = kMinBits;
  while (bits < 31 && entries >> (bits + kSlotBits + 1) != 0) ++bits;
  return bits;
}

}  // namespace

// Goes through the entries of a segment in order.
class SentenceIndex::Cursor {
 public:
  explicit Cursor(const Segment& segment) : segment_(segment) { Settle(); }

  bool done() const { return at_ == segment_.size(); }
  Entry entry() const {
    if (!segment_.keys.empty()) {
      return {segment_.keys[at_], segment_.places[at_]};
    }
    const uint32_t upper = slot_ << (32 - segment_.bits);
    return {(upper & 0xFFFF0000u) | segment_.Kept(at_) << (32 - kKeyBits),
            segment_.places[at_]};
  }
  void Next() {
    ++at_;
    Settle();
  }

 private:
  void Settle() {
    if (done()) return;
    while (segment_.starts[slot_ + 1] <= at_) ++slot_;
  }

  const Segment& segment_;
  size_t at_ = 0;
  uint32_t slot_ = 0;
};

// Makes a segment of entries that come in order.
class SentenceIndex::Builder {
 public:
  explicit Builder(size_t size) {
    segment_.bits = BitsFor(size);
    segment_.starts.assign((size_t{1} << segment_.bits) + 1, 0);
    segment_.places.reserve(size);
    if (segment_.bits < kLargeBits) {
      segment_.keys.reserve(size);
    } else {
      segment_.lower_keys.reserve(size);
      segment_.lowest_keys.reserve((size + 1) / 2);
    }
  }

  void Add(const Entry& entry) {
    ++segment_.starts[segment_.SlotOf(entry.key) + size_t{1}];
    segment_.places.push_back(entry.place);
    if (segment_.bits < kLargeBits) {
      segment_.keys.push_back(entry.key);
    } else {
      const uint32_t kept = segment_.KeptOf(entry.key);
      segment_.lower_keys.push_back(static_cast<uint8_t>(kept >> 4));
      if (segment_.lower_keys.size() % 2 == 1) {
        segment_.lowest_keys.push_back(static_cast<uint8_t>(kept & 0xF));
      } else {
        segment_.lowest_keys.back() |= static_cast<uint8_t>((kept & 0xF) << 4);
      }
    }
  }

  Segment Finish() && {
    uint32_t sum = 0;
    for (uint32_t& start : segment_.starts) {
      sum += start;
      start = sum;
    }
    return std::move(segment_);
  }

 private:
  Segment segment_;
};

void SentenceIndex::Add(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end());
  // The first segment that all before it fit into.
  size_t total = entries.size();
  size_t level = 0;
  size_t capacity = kSmallest;
  for (;; ++level, capacity *= kRatio) {
    if (level == segments_.size()) segments_.emplace_back();
    total += segments_[level].size();
    if (total <= capacity) break;
  }
  Builder builder(total);
  std::vector<Cursor> cursors;
  for (size_t s = 0; s <= level; ++s) cursors.emplace_back(segments_[s]);
  size_t next = 0;
  while (true) {
    Cursor* least = nullptr;
    for (Cursor& cursor : cursors) {
      if (!cursor.done() &&
          (least == nullptr || cursor.entry() < least->entry())) {
        least = &cursor;
      }
    }
    if (next < entries.size() &&
        (least == nullptr || entries[next] < least->entry())) {
      builder.Add(entries[next++]);
    } else if (least != nullptr) {
      builder.Add(least->entry());
      least->Next();
    } else {
      break;
    }
  }
  cursors.clear();
  for (size_t s = 0; s < level; ++s) segments_[s] = Segment();
  segments_[level] = std::move(builder).Finish();
}

template <typename Body>
void SentenceIndex::ForEach(const Segment& segment, uint32_t key, Body body) {
  if (segment.places.empty()) return;
  const uint32_t slot = segment.SlotOf(key);
  const uint32_t begin = segment.starts[slot];
  const uint32_t end = segment.starts[slot + 1];
  const uint32_t kept = segment.KeptOf(key);
  uint32_t i = begin;
  if (end - begin > kLongSlot) {
    // Beside a key that very many sentences have, others are hard to find.
    for (uint32_t count = end - i; count > 0;) {
      const uint32_t half = count / 2;
      if (segment.Kept(i + half) < kept) {
        i += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
  } else {
    // Keys are hashes: where one lies follows from it, but for a few places.
    const uint32_t rest = key << segment.bits;
    i += static_cast<uint32_t>(uint64_t{rest} * (end - begin) >> 32);
    while (i > begin && segment.Kept(i - 1) >= kept) --i;
    while (i < end && segment.Kept(i) < kept) ++i;
  }
  for (; i < end && segment.Kept(i) == kept; ++i) body(segment.places[i]);
}

void SentenceIndex::Find(absl::Span<const uint32_t> keys,
                         std::vector<Hit>& hits) const {
  hits.clear();
  // In passes, so that memory is fetched while other keys are looked at.
  for (const Segment& segment : segments_) {
    if (segment.places.empty()) continue;
    for (const uint32_t key : keys) {
      __builtin_prefetch(&segment.starts[segment.SlotOf(key)]);
    }
    for (const uint32_t key : keys) {
      segment.Prefetch(key);
    }
    for (uint32_t k = 0; k < keys.size(); ++k) {
      ForEach(segment, keys[k], [&](PackedRef place) {
        hits.push_back({k, place});
      });
    }
  }
}

size_t SentenceIndex::Count(uint32_t key) const {
  size_t count = 0;
  for (const Segment& segment : segments_) {
    ForEach(segment, key, [&](PackedRef) { ++count; });
  }
  return count;
}

void SentenceIndex::AppendPlaces(uint32_t key,
                                 std::vector<PackedRef>& places) const {
  for (const Segment& segment : segments_) {
    ForEach(segment, key, [&](PackedRef place) { places.push_back(place); });
  }
}

}  // namespace summarizer::repetition
