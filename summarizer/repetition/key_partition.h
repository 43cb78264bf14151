// Pairs of a key and a sentence, apart by key, so that what is done with each
// part stays in the cache.

#ifndef SUMMARIZER_REPETITION_KEY_PARTITION_H_
#define SUMMARIZER_REPETITION_KEY_PARTITION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::repetition {

// A key and the number of a sentence that has it.
class KeyEntry {
 public:
  KeyEntry() = default;
  KeyEntry(uint32_t key, uint32_t sentence)
      : bits_(uint64_t{key} << 32 | sentence) {}
  static KeyEntry FromBits(uint64_t bits) {
    KeyEntry entry;
    entry.bits_ = bits;
    return entry;
  }

  uint32_t key() const { return static_cast<uint32_t>(bits_ >> 32); }
  uint32_t sentence() const { return static_cast<uint32_t>(bits_); }
  uint64_t bits() const { return bits_; }

 private:
  uint64_t bits_ = 0;
};

// Takes all entries, then gives them back part by part, in the order of keys.
class KeyPartition {
 public:
  class Lane;

  // For about `entries` of them, of which one of `slices` is held at a time.
  // They come in by `lanes`, about as many in each.
  KeyPartition(size_t entries, size_t slices, size_t lanes = 1);

  size_t lane_count() const { return lanes_.size(); }
  Lane& lane(size_t i) { return lanes_[i]; }

  // Parts are in the order of their keys.
  size_t part_count() const { return part_count_; }

  // Memory that a thread needs to take parts.
  struct Scratch {
    std::vector<uint64_t> order;
    std::vector<uint64_t> sorted;
  };
  // The entries of a part whose keys come twice there, sorted by key, those of
  // one key in the order of lanes, then as they were added. Its other entries
  // are left out; a few that come once may be there.
  void TakeRepeated(size_t part, Scratch& scratch,
                    std::vector<KeyEntry>& entries) const;

  // Keeps memory.
  void Clear();

 private:
  size_t part_count_;
  std::vector<Lane> lanes_;
};

// A way in, for one thread at a time.
class KeyPartition::Lane {
 public:
  void Add(KeyEntry entry) {
    Part& part = parts_[uint64_t{entry.key()} >> shift_];
    if (part.end % kBlock == 0) Grow(part);
    blocks_[part.end++] = entry;
  }

 private:
  friend class KeyPartition;

  // Entries lie in blocks, each of one part.
  static constexpr size_t kBlock = 128;
  static constexpr uint32_t kNone = ~uint32_t{0};
  struct Part {
    uint32_t first = kNone;  // Block.
    uint32_t end = 0;        // Of the entries in the last one.
  };

  Lane(int shift, size_t parts, size_t entries);

  void Grow(Part& part);
  template <typename Body>
  void ForEach(size_t part, Body body) const;
  void Clear();

  int shift_;
  std::vector<Part> parts_;
  std::vector<KeyEntry> blocks_;
  std::vector<uint32_t> next_;  // By block.
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_KEY_PARTITION_H_
