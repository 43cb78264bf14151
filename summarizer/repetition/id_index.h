// Records by article id.

#ifndef SUMMARIZER_REPETITION_ID_INDEX_H_
#define SUMMARIZER_REPETITION_ID_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::repetition {

// Finds records of a store by their id, which only the store holds.
class IdIndex {
 public:
  // `store` outlives the index and stays where it is.
  explicit IdIndex(const RecordStore* store)
      : records_(0, Hash{store}, Equal{store}) {}

  std::optional<uint32_t> Find(std::string_view id) const {
    const auto it = records_.find(id);
    return it == records_.end() ? std::nullopt : std::make_optional(*it);
  }
  bool Contains(std::string_view id) const { return records_.contains(id); }
  void Insert(uint32_t record) { records_.insert(record); }
  void Erase(uint32_t record) { records_.erase(record); }
  size_t size() const { return records_.size(); }

  // Bytes that `count` records take.
  static constexpr size_t BytesFor(size_t count) { return count * 7; }

 private:
  struct Hash {
    using is_transparent = void;
    const RecordStore* store;
    size_t operator()(std::string_view id) const {
      return absl::Hash<absl::string_view>()({id.data(), id.size()});
    }
    size_t operator()(uint32_t record) const {
      return (*this)(store->id(record));
    }
  };
  struct Equal {
    using is_transparent = void;
    const RecordStore* store;
    bool operator()(uint32_t a, uint32_t b) const { return a == b; }
    bool operator()(uint32_t a, std::string_view b) const {
      return store->id(a) == b;
    }
  };

  absl::flat_hash_set<uint32_t, Hash, Equal> records_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ID_INDEX_H_
