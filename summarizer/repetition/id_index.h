// Records by article id.

#ifndef SUMMARIZER_REPETITION_ID_INDEX_H_
#define SUMMARIZER_REPETITION_ID_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "summarizer/repetition/sentence_index.h"

namespace summarizer::repetition {

// Finds the records that may have an id. Hashes are those of this process, so
// that nobody can make ids that meet. Copies take no time.
class IdIndex {
 public:
  using Entry = SentenceIndex::Entry;

  static Entry MakeEntry(std::string_view id, uint32_t record) {
    return SentenceIndex::MakeEntry(KeyOf(id), record);
  }

  // As SentenceIndex.
  void Add(std::vector<Entry>& entries, std::vector<Entry>& scratch) {
    records_.Add(entries, scratch);
  }
  void MergeAll() { records_.MergeAll(); }

  // Appends the records that were added with `id`, and hardly ever others.
  void AppendRecords(std::string_view id,
                     std::vector<uint32_t>& records) const {
    records_.AppendPlaces(KeyOf(id), records);
  }

  // For each set of records whose ids meet in the index, body(those records).
  template <typename Body>
  void ForEachMeeting(Body body) const {
    std::vector<uint32_t> records;
    for (const uint32_t key : records_.KeysWithMoreThan(1)) {
      records.clear();
      records_.AppendPlaces(key, records);
      body(records);
    }
  }

  // Bytes that `count` records take.
  static constexpr size_t BytesFor(size_t count) { return count * 7; }

 private:
  static uint32_t KeyOf(std::string_view id) {
    const size_t hash = absl::Hash<absl::string_view>()({id.data(), id.size()});
    return SentenceIndex::KeyOf(static_cast<uint32_t>(uint64_t{hash} >> 32));
  }

  SentenceIndex records_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ID_INDEX_H_
