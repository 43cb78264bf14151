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

  // For about `entries` of them. They come in by `lanes`, about as many in
  // each.
  explicit KeyPartition(size_t entries, size_t lanes = 1);

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

 private:
  size_t part_count_;
  std::vector<Lane> lanes_;
};

// A way in, for one thread at a time.
class KeyPartition::Lane {
 public:
  // Best with sentences in ascending order: others take two words.
  void Add(KeyEntry entry) {
    Part& part = parts_[uint64_t{entry.key()} >> (32 - part_bits_)];
    const uint32_t step = entry.sentence() - part.sentence;
    part.sentence = entry.sentence();
    const uint32_t key =
        static_cast<uint32_t>(uint64_t{entry.key()} << part_bits_);
    if (step < far_) {
      Push(key | step, part);
    } else {
      Push(key | far_, part);
      Push(entry.sentence(), part);
    }
  }

 private:
  friend class KeyPartition;

  // An entry is a word: what is left of its key above, and below, in the bits
  // that tell its part, how many sentences after the last one of that part it
  // comes. Few come so far after it that the sentence follows in a second word.
  //
  // They lie in blocks, each of one part.
  static constexpr size_t kBlock = 128;
  static constexpr uint32_t kNone = ~uint32_t{0};
  struct Part {
    uint32_t first = kNone;  // Block.
    uint32_t end = 0;        // Of the words in the last one.
    uint32_t sentence = 0;   // Of the last entry.
  };

  // `words` is how many there may be, about.
  Lane(int part_bits, size_t words);

  void Push(uint32_t word, Part& part) {
    if (part.end % kBlock == 0) Grow(part);
    blocks_[part.end++] = word;
  }
  void Grow(Part& part);
  template <typename Body>
  void ForEach(size_t part, Body body) const;

  int part_bits_;
  uint32_t far_;  // In place of a step: the sentence follows.
  std::vector<Part> parts_;
  std::vector<uint32_t> blocks_;
  std::vector<uint32_t> next_;  // By block.
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_KEY_PARTITION_H_
