// An index from keys to places, in little memory: 6 bytes an entry.

#ifndef SUMMARIZER_REPETITION_SENTENCE_INDEX_H_
#define SUMMARIZER_REPETITION_SENTENCE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::repetition {

// Entries in sorted segments, each some times as large as the one before; what
// is added goes into the smallest, and a full one is merged into the next (a
// log-structured merge tree, O'Neil et al. 1996). Adding takes logarithmic time
// on average, and seldom as long as a copy of all.
class SentenceIndex {
 public:
  // Of a key the upper bits count.
  static constexpr int kKeyBits = 28;
  static constexpr uint32_t KeyOf(uint32_t hash) {
    return hash & ~((1u << (32 - kKeyBits)) - 1);
  }

  struct Entry {
    uint32_t key = 0;  // As KeyOf gives it, like all keys here.
    PackedRef place = 0;

    friend bool operator<(const Entry& a, const Entry& b) {
      return a.key != b.key ? a.key < b.key : a.place < b.place;
    }
  };

  // Adds `entries`, which are left sorted.
  void Add(std::vector<Entry>& entries);

  // Entries with one of `keys`, in no particular order: the index in `keys` and
  // the place.
  struct Hit {
    uint32_t key_index = 0;
    PackedRef place = 0;
  };
  void Find(absl::Span<const uint32_t> keys, std::vector<Hit>& hits) const;

  // Entries with `key`.
  size_t Count(uint32_t key) const;
  // Their places, appended.
  void AppendPlaces(uint32_t key, std::vector<PackedRef>& places) const;

  void Clear() { segments_.clear(); }

  // Bytes that `entries` entries take once they are merged.
  static constexpr size_t BytesFor(size_t entries) {
    return entries * 5 + entries * 7 / 8;
  }

 private:
  // Sorted by key. Entries of keys with the same upper `bits` begin at
  // starts[upper bits]; of large segments only the lower bits of the keys are
  // kept, as the others follow from the place: eight, and four that two entries
  // have in one byte.
  struct Segment {
    int bits = 0;
    std::vector<uint32_t> starts;
    std::vector<uint32_t> keys;
    std::vector<uint8_t> lower_keys;
    std::vector<uint8_t> lowest_keys;
    std::vector<PackedRef> places;

    size_t size() const { return places.size(); }
    uint32_t SlotOf(uint32_t key) const {
      return static_cast<uint32_t>(uint64_t{key} >> (32 - bits));
    }
    // What is kept of the key of entry `i`, and of any key.
    uint32_t Kept(size_t i) const {
      if (!keys.empty()) return keys[i];
      return uint32_t{lower_keys[i]} << 4 |
             (lowest_keys[i / 2] >> (4 * (i % 2)) & 0xFu);
    }
    uint32_t KeptOf(uint32_t key) const {
      return keys.empty() ? key >> (32 - kKeyBits) & 0xFFFu : key;
    }
    // Hints that entries of the key will be read.
    void Prefetch(uint32_t key) const {
      const uint32_t slot = SlotOf(key);
      const uint64_t count = starts[slot + 1] - starts[slot];
      const size_t i = starts[slot] + (uint64_t{key << bits} * count >> 32);
      if (keys.empty()) {
        __builtin_prefetch(lower_keys.data() + i);
        __builtin_prefetch(lowest_keys.data() + i / 2);
      } else {
        __builtin_prefetch(keys.data() + i);
      }
      __builtin_prefetch(places.data() + i);
    }
  };
  class Cursor;
  class Builder;

  template <typename Body>
  static void ForEach(const Segment& segment, uint32_t key, Body body);

  // By size; any may be empty.
  std::vector<Segment> segments_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SENTENCE_INDEX_H_
