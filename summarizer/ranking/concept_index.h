// ConceptIndex: numbers hashes in the order in which they are first seen.

#ifndef SUMMARIZER_RANKING_CONCEPT_INDEX_H_
#define SUMMARIZER_RANKING_CONCEPT_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/base/optimization.h"
#include "summarizer/text/prefetch.h"

namespace summarizer::ranking {

// An open-addressed table, sparse: whether a hash is new can't be foretold, so
// nothing but a rare collision takes a branch.
class ConceptIndex {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  // Forgets all, and makes room for `count` hashes.
  void Reset(size_t count);

  // Makes room for `count` hashes, those that are there among them.
  void Reserve(size_t count);

  // Number of `hash`, and whether it is new. At most as many hashes as there is
  // room for.
  std::pair<uint32_t, bool> Add(uint64_t hash) {
    uint64_t& slot = slots_[Find(hash)];
    const bool fresh = slot == 0;
    const uint32_t id = fresh ? size_ : IdIn(slot);
    slot = SlotOf(hash, id);
    hashes_[id + size_t{1}] = hash;
    size_ += fresh;
    return {id, fresh};
  }

  // Number of `hash`, or kNone.
  uint32_t Get(uint64_t hash) const {
    const uint64_t slot = slots_[Find(hash)];
    return slot == 0 ? kNone : IdIn(slot);
  }

  // Hints that `hash` will be asked for.
  void Prefetch(uint64_t hash) const { text::Prefetch(&slots_[hash & mask_]); }

  uint32_t size() const { return size_; }

 private:
  // The upper half of the hash, and the number plus one. 0: free.
  static uint64_t SlotOf(uint64_t hash, uint32_t id) {
    return (hash & ~uint64_t{0xFFFFFFFF}) | (uint64_t{id} + 1);
  }
  static uint32_t IdIn(uint64_t slot) {
    return static_cast<uint32_t>(slot) - 1;
  }

  // The slot that has `hash`, or the one it belongs into.
  size_t Find(uint64_t hash) const {
    size_t at = hash & mask_;
    while (true) {
      const uint64_t slot = slots_[at];
      const bool stop = (slot == 0) | ((slot ^ hash) >> 32 == 0);
      if (ABSL_PREDICT_TRUE(stop) &&
          ABSL_PREDICT_TRUE((slot == 0) |
                            (hashes_[static_cast<uint32_t>(slot)] == hash))) {
        return at;
      }
      at = (at + 1) & mask_;
    }
  }

  std::vector<uint64_t> slots_ = std::vector<uint64_t>(1);
  std::vector<uint64_t> hashes_ = std::vector<uint64_t>(1);  // From 1 on.
  size_t mask_ = 0;
  uint32_t size_ = 0;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CONCEPT_INDEX_H_
