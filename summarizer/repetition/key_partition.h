// Pairs of a key and a sentence, apart by key, so that what is done with each
// part stays in the cache.

#ifndef SUMMARIZER_REPETITION_KEY_PARTITION_H_
#define SUMMARIZER_REPETITION_KEY_PARTITION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::repetition {

// Entries are a key in the upper 32 bits and a sentence in the lower ones.
class KeyPartition {
 public:
  // For about `entries` of them, of which one of `slices` is held at a time.
  KeyPartition(size_t entries, size_t slices);

  void Add(uint32_t key, uint32_t sentence) {
    Part& part = parts_[uint64_t{key} >> shift_];
    if (part.used == kBlock) Grow(part);
    blocks_[part.block * kBlock + part.used++] = uint64_t{key} << 32 | sentence;
  }

  // Parts are in the order of their keys.
  size_t part_count() const { return parts_.size(); }

  // The entries of a part whose keys come twice there, sorted by key, those of
  // one key as they were added. Its other entries are dropped; a few that come
  // once may be left. `scratch` is overwritten.
  void TakeRepeated(size_t part, std::vector<uint64_t>& entries,
                    std::vector<uint64_t>& scratch) const;

  // Keeps memory.
  void Clear();

 private:
  // Entries lie in blocks, each of one part.
  static constexpr size_t kBlock = 256;
  static constexpr uint32_t kNone = ~uint32_t{0};
  struct Part {
    uint32_t first = kNone;
    uint32_t block = 0;      // The last.
    uint32_t used = kBlock;  // Entries in the last one.
  };

  void Grow(Part& part);

  int shift_;
  std::vector<Part> parts_;
  std::vector<uint64_t> blocks_;
  std::vector<uint32_t> next_;  // By block.
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_KEY_PARTITION_H_
