#include "summarizer/ranking/concept_index.h"

#include <algorithm>

namespace summarizer::ranking {
namespace {

// A quarter full at most: most hashes are where they are looked for first.
size_t CapacityFor(size_t count) {
  size_t capacity = 64;
  while (capacity / 4 < count) capacity *= 2;
  return capacity;
}

}  // namespace

void ConceptIndex::Reset(size_t count) {
  const size_t capacity = CapacityFor(count);
  size_ = 0;
  // A table much larger than it has to be is not worth its memory.
  if (capacity * 16 < slots_.size()) {
    slots_ = {};
    hashes_ = {};
  }
  if (slots_.size() < capacity) slots_.resize(capacity);
  if (hashes_.size() < count + 2) hashes_.resize(count + 2);
  // Of a larger table only the beginning is used.
  std::fill_n(slots_.begin(), capacity, 0);
  mask_ = capacity - 1;
}

void ConceptIndex::Reserve(size_t count) {
  if (hashes_.size() < count + 2) {
    hashes_.resize(std::max(count + 2, 2 * hashes_.size()));
  }
  const size_t capacity = CapacityFor(count);
  if (capacity <= mask_ + 1) return;
  slots_.assign(capacity, 0);
  mask_ = capacity - 1;
  for (uint32_t id = 0; id < size_; ++id) {
    const uint64_t hash = hashes_[id + size_t{1}];
    slots_[Find(hash)] = SlotOf(hash, id);
  }
}

}  // namespace summarizer::ranking
