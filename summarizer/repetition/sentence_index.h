// An index from keys to places, in little memory: 5.3 bytes an entry where
// there are more than eight million, 6.3 of fewer.

#ifndef SUMMARIZER_REPETITION_SENTENCE_INDEX_H_
#define SUMMARIZER_REPETITION_SENTENCE_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/entry_table.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::repetition {

// Entries in sorted segments, each some times as large as the one before; what
// is added goes into a small tail, and what is full is merged into the next (a
// log-structured merge tree, O'Neil et al. 1996). Adding takes logarithmic time
// on average, and seldom as long as a copy of all.
//
// Segments don't change once they are built: copies share them, so that copying
// takes no time.
class SentenceIndex {
 public:
  // Of a key the upper bits count.
  static constexpr int kKeyBits = 28;
  static constexpr uint32_t KeyOf(uint32_t hash) {
    return hash & ~((1u << (32 - kKeyBits)) - 1);
  }

  // A key, as KeyOf gives it, like all keys here; below it a place. Ordered by
  // key, then by place.
  using Entry = EntryTable::Entry;
  static constexpr Entry MakeEntry(uint32_t key, PackedRef place) {
    return Entry{key} << 32 | place;
  }
  static constexpr uint32_t KeyIn(Entry entry) {
    return static_cast<uint32_t>(entry >> 32);
  }
  static constexpr PackedRef PlaceIn(Entry entry) {
    return static_cast<PackedRef>(entry);
  }

  // Adds `entries`, whose places ascend; they are left sorted. `scratch` is
  // overwritten.
  void Add(std::vector<Entry>& entries, std::vector<Entry>& scratch);

  // Makes one segment of all, in which finding is fastest: once much was added.
  void MergeAll();

  // Entries with one of `keys`, in no particular order: the index in `keys` and
  // the place.
  struct Hit {
    uint32_t key_index = 0;
    PackedRef place = 0;
  };
  struct Found {
    std::vector<Hit> hits;
    std::vector<const PackedRef*> scratch;
  };
  // Replaces what `found` holds.
  void Find(absl::Span<const uint32_t> keys, Found& found) const;

  // How many entries each of `keys` has.
  void Count(absl::Span<const uint32_t> keys,
             std::vector<uint32_t>& counts) const;

  // The places under `key`, appended.
  void AppendPlaces(uint32_t key, std::vector<PackedRef>& places) const;

  // The keys that have more than `count` entries, ascending. Reads all.
  std::vector<uint32_t> KeysWithMoreThan(size_t count) const;

  // Bytes that `entries` entries take once they are merged.
  static constexpr size_t BytesFor(size_t entries) {
    return entries * 5 + entries * 7 / 8;
  }

 private:
  struct Segment;
  class Cursor;
  class Builder;
  class Merged;

  static std::shared_ptr<const Segment> Build(Merged merged);
  // With what is in the tail, sorted.
  Merged MergedAll(absl::Span<const Entry> tail) const;

  // Calls body(k, place) for each entry of a segment that has keys[k]. A place
  // is only fetched where body reads it.
  template <typename Body>
  void Probe(absl::Span<const uint32_t> keys, Body body) const;

  EntryTable tail_;
  // By size; any may be null.
  std::vector<std::shared_ptr<const Segment>> segments_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SENTENCE_INDEX_H_
