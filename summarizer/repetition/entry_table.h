// A few entries of an index, in no order.

#ifndef SUMMARIZER_REPETITION_ENTRY_TABLE_H_
#define SUMMARIZER_REPETITION_ENTRY_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace summarizer::repetition {

// A hash table with open addressing, as keys are hashes already. Made for some
// thousands of entries: of one key there may be as many as there are.
class EntryTable {
 public:
  // 32 bits of key above 32 bits of whatever is found.
  using Entry = uint64_t;
  // Is none.
  static constexpr Entry kNone = ~Entry{0};

  void Insert(Entry entry) {
    if (2 * (size_ + 1) > slots_.size()) Grow();
    ++size_;
    Put(entry);
  }

  // Calls body(lower half) for the entries whose upper half is `key`.
  template <typename Body>
  void ForEach(uint32_t key, Body body) const {
    if (size_ == 0) return;
    for (size_t i = SlotOf(key); slots_[i] != kNone; i = Next(i)) {
      if (slots_[i] >> 32 == key) body(static_cast<uint32_t>(slots_[i]));
    }
  }

  std::vector<Entry> Sorted() const {
    std::vector<Entry> entries;
    entries.reserve(size_);
    for (const Entry entry : slots_) {
      if (entry != kNone) entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end());
    return entries;
  }

  size_t size() const { return size_; }

 private:
  static constexpr int kMinBits = 6;

  size_t SlotOf(uint32_t key) const { return key >> (32 - bits_); }
  size_t Next(size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

  void Put(Entry entry) {
    size_t i = SlotOf(static_cast<uint32_t>(entry >> 32));
    while (slots_[i] != kNone) i = Next(i);
    slots_[i] = entry;
  }

  void Grow() {
    bits_ = slots_.empty() ? kMinBits : bits_ + 1;
    const std::vector<Entry> old =
        std::exchange(slots_, std::vector<Entry>(size_t{1} << bits_, kNone));
    for (const Entry entry : old) {
      if (entry != kNone) Put(entry);
    }
  }

  int bits_ = 0;
  size_t size_ = 0;
  std::vector<Entry> slots_;  // At least half of them are kNone.
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ENTRY_TABLE_H_
