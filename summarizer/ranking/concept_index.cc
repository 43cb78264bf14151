#include "summarizer/ranking/concept_index.h"

#include <utility>

namespace summarizer::ranking {
namespace {

// Half full at most: most hashes are where they are looked for first.
size_t CapacityFor(size_t count) {
  size_t capacity = 64;
  while (capacity / 2 < count) capacity *= 2;
  return capacity;
}

}  // namespace

void ConceptIndex::Reset(size_t count) {
  const size_t capacity = CapacityFor(count);
  size_ = 0;
  ++generation_;
  // A table much larger than it has to be costs cache misses.
  if (capacity > slots_.size() || capacity * 16 < slots_.size() ||
      generation_ == 0) {
    slots_.assign(capacity, Slot());
    generation_ = 1;
  }
  // Of a larger table only the beginning is used.
  mask_ = capacity - 1;
}

void ConceptIndex::Reserve(size_t count) {
  const size_t capacity = CapacityFor(count);
  if (capacity <= mask_ + 1) return;
  std::vector<Slot> old = std::move(slots_);
  const size_t old_capacity = mask_ + 1;
  slots_.assign(capacity, Slot());
  mask_ = capacity - 1;
  for (size_t at = 0; at < old_capacity; ++at) {
    if (old[at].generation != generation_) continue;
    slots_[Find(old[at].hash)] = old[at];
  }
}

}  // namespace summarizer::ranking
