#include "summarizer/repetition/key_partition.h"

#include <algorithm>

#include "summarizer/repetition/radix_sort.h"

namespace summarizer::repetition {
namespace {

// Entries of a part: as many as the smaller caches hold, with what they are
// sorted by.
constexpr size_t kPerPart = 4096;
constexpr int kMaxPartBits = 13;

// Tells keys that come twice from most of those that come once, by some of
// their bits.
class TwiceFilter {
 public:
  void Add(uint32_t key) {
    uint64_t& once = once_[WordOf(key)];
    const uint64_t bit = BitOf(key);
    twice_[WordOf(key)] |= once & bit;
    once |= bit;
  }
  bool MayComeTwice(uint32_t key) const {
    return (twice_[WordOf(key)] & BitOf(key)) != 0;
  }

 private:
  static constexpr size_t kWords = 1024;

  // The lower bits: the upper ones tell parts.
  static size_t WordOf(uint32_t key) { return key / 64 % kWords; }
  static uint64_t BitOf(uint32_t key) { return uint64_t{1} << (key % 64); }

  uint64_t once_[kWords] = {};
  uint64_t twice_[kWords] = {};
};

}  // namespace

KeyPartition::KeyPartition(size_t entries, size_t lanes) {
  int bits = 0;
  while (bits < kMaxPartBits && entries >> bits > kPerPart) ++bits;
  part_count_ = size_t{1} << bits;
  lanes_.reserve(lanes);
  for (size_t l = 0; l < lanes; ++l) {
    lanes_.push_back(Lane(bits, entries / lanes));
  }
}

void KeyPartition::TakeRepeated(size_t part, Scratch& scratch,
                                std::vector<KeyEntry>& entries) const {
  TwiceFilter filter;
  size_t count = 0;
  for (const Lane& lane : lanes_) {
    lane.ForEach(part, [&](KeyEntry entry) {
      filter.Add(entry.key());
      ++count;
    });
  }
  // Whether one is taken can't be guessed: no branches.
  scratch.order.resize(count);
  size_t taken = 0;
  for (const Lane& lane : lanes_) {
    lane.ForEach(part, [&](KeyEntry entry) {
      scratch.order[taken] = entry.bits();
      taken += filter.MayComeTwice(entry.key()) ? 1 : 0;
    });
  }
  scratch.order.resize(taken);
  SortByUpperHalf(scratch.order, scratch.sorted);
  entries.clear();
  entries.reserve(taken);
  for (const uint64_t bits : scratch.order) {
    entries.push_back(KeyEntry::FromBits(bits));
  }
}

KeyPartition::Lane::Lane(int part_bits, size_t words)
    : part_bits_(part_bits),
      far_((uint32_t{1} << part_bits) - 1),
      parts_(size_t{1} << part_bits) {
  blocks_.reserve(words + parts_.size() * kBlock);
}

void KeyPartition::Lane::Grow(Part& part) {
  const auto block = static_cast<uint32_t>(next_.size());
  next_.push_back(kNone);
  blocks_.resize(blocks_.size() + kBlock);
  if (part.first == kNone) {
    part.first = block;
  } else {
    next_[part.end / kBlock - 1] = block;
  }
  part.end = block * kBlock;
}

template <typename Body>
void KeyPartition::Lane::ForEach(size_t part, Body body) const {
  const Part& p = parts_[part];
  if (p.first == kNone) return;
  const auto upper = static_cast<uint32_t>(uint64_t{part} << (32 - part_bits_));
  const size_t last = (p.end - 1) / kBlock;
  uint32_t sentence = 0;
  uint32_t key = 0;
  bool follows = false;  // A sentence, in the next word.
  for (uint32_t block = p.first; block != kNone; block = next_[block]) {
    const uint32_t* const begin = &blocks_[block * kBlock];
    const uint32_t* const end =
        block == last ? &blocks_[p.end - 1] + 1 : begin + kBlock;
    for (const uint32_t* word = begin; word != end; ++word) {
      if (follows) {
        sentence = *word;
      } else {
        key = upper | static_cast<uint32_t>(uint64_t{*word} >> part_bits_);
        const uint32_t step = *word & far_;
        follows = step == far_;
        if (follows) continue;
        sentence += step;
      }
      follows = false;
      body(KeyEntry(key, sentence));
    }
  }
}

}  // namespace summarizer::repetition
