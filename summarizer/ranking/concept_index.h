// ConceptIndex: numbers hashes in the order in which they are first seen.

#ifndef SUMMARIZER_RANKING_CONCEPT_INDEX_H_
#define SUMMARIZER_RANKING_CONCEPT_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace summarizer::ranking {

// An open-addressed table that is emptied without touching its memory: texts
// are short and many.
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
    // Whether it is new can't be foretold: no branch on that.
    Slot& slot = slots_[Find(hash)];
    const bool known = slot.generation == generation_;
    const uint32_t id = known ? slot.id : size_;
    size_ += !known;
    slot = {hash, id, generation_};
    return {id, !known};
  }

  // Number of `hash`, or kNone.
  uint32_t Get(uint64_t hash) const {
    const Slot& slot = slots_[Find(hash)];
    return slot.generation == generation_ ? slot.id : kNone;
  }

  // Hints that `hash` will be asked for.
  void Prefetch(uint64_t hash) const {
    __builtin_prefetch(&slots_[hash & mask_]);
  }

  uint32_t size() const { return size_; }

 private:
  struct Slot {
    uint64_t hash = 0;
    uint32_t id = 0;
    uint32_t generation = 0;  // In use if it is the index's.
  };

  // The slot that has `hash`, or the one it belongs into.
  size_t Find(uint64_t hash) const {
    size_t at = hash & mask_;
    while (slots_[at].generation == generation_ && slots_[at].hash != hash) {
      at = (at + 1) & mask_;
    }
    return at;
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1);
  size_t mask_ = 0;
  uint32_t generation_ = 1;
  uint32_t size_ = 0;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CONCEPT_INDEX_H_
