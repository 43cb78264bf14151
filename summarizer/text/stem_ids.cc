#include "summarizer/text/stem_ids.h"

#include <algorithm>

namespace summarizer::text {

void StemIds::Reset() {
  if (++epoch_ != 0) return;
  // Wrapped: no slot may look current.
  std::fill(slots_.begin(), slots_.end(), Slot());
  epoch_ = 1;
}

uint32_t StemIds::Intern(uint64_t stem, std::vector<uint64_t>& stems) {
  const size_t mask = slots_.size() - 1;
  for (size_t i = (stem >> 16) & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.epoch != epoch_) {
      const auto id = static_cast<uint32_t>(stems.size());
      slot = {stem, id, epoch_};
      stems.push_back(stem);
      if (stems.size() * 2 > slots_.size()) Grow();
      return id;
    }
    if (slot.stem == stem) return slot.id;
  }
}

void StemIds::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.epoch != epoch_) continue;
    size_t i = (slot.stem >> 16) & mask;
    while (slots_[i].epoch == epoch_) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace summarizer::text
