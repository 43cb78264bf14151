// An index from keys to places, in little memory: 7 bytes an entry.

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
  struct Entry {
    uint32_t key = 0;
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
    return entries * 6 + entries * 3 / 8;
  }

 private:
  // Sorted by key. Entries of keys with the same upper `bits` begin at
  // starts[upper bits]; of large segments only the lower half of the keys is
  // kept, as the upper one follows from the place.
  struct Segment {
    int bits = 0;
    std::vector<uint32_t> starts;
    std::vector<uint32_t> keys;
    std::vector<uint16_t> lower_keys;
    std::vector<PackedRef> places;

    size_t size() const { return places.size(); }
    uint32_t SlotOf(uint32_t key) const {
      return static_cast<uint32_t>(uint64_t{key} >> (32 - bits));
    }
    // An entry of the key's slot against the key.
    bool Matches(size_t i, uint32_t key) const {
      return keys.empty() ? lower_keys[i] == static_cast<uint16_t>(key)
                          : keys[i] == key;
    }
    bool IsBefore(size_t i, uint32_t key) const {
      return keys.empty() ? lower_keys[i] < static_cast<uint16_t>(key)
                          : keys[i] < key;
    }
    bool IsAfter(size_t i, uint32_t key) const {
      return !IsBefore(i, key) && !Matches(i, key);
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
