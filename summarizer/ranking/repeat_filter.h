// RepeatFilter: which hashes come more than once.

#ifndef SUMMARIZER_RANKING_REPEAT_FILTER_H_
#define SUMMARIZER_RANKING_REPEAT_FILTER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::ranking {

// Two bits for each hash that there may be, many times over: what came once,
// and what came again. That a hash came again may be wrong, as with a Bloom
// filter (Bloom 1970) of one hash function; that it didn't never is.
class RepeatFilter {
 public:
  // Forgets all, and makes room for `count` hashes: with so many different
  // ones, fewer than one in 16 is thought to have come again.
  void Reset(size_t count) {
    size_t words = 8;
    while (words * kHalf < count * kBitsEach) words *= 2;
    words_.assign(words, 0);
    mask_ = words - 1;
  }

  // The filter until the next Reset, for loops whose stores could be taken to
  // change where it is.
  class Bits {
   public:
    void Add(uint64_t hash) const {
      uint64_t& word = words_[hash / kHalf & mask_];
      const uint64_t once = uint64_t{1} << hash % kHalf;
      word |= once | (word & once) << kHalf;
    }

    bool Repeated(uint64_t hash) const {
      return (words_[hash / kHalf & mask_] >> kHalf >> hash % kHalf & 1) != 0;
    }

   private:
    friend class RepeatFilter;
    Bits(uint64_t* words, size_t mask) : words_(words), mask_(mask) {}

    uint64_t* words_;
    size_t mask_;
  };
  Bits bits() { return {words_.data(), mask_}; }

  void Add(uint64_t hash) { bits().Add(hash); }

  // As if `hash` were added twice.
  void AddRepeated(uint64_t hash) {
    Add(hash);
    Add(hash);
  }

  // Whether `hash` was added more than once.
  bool Repeated(uint64_t hash) { return bits().Repeated(hash); }

 private:
  static constexpr size_t kBitsEach = 16;
  static constexpr int kHalf = 32;

  // In the lower halves what came once, in the upper ones what came again: one
  // load and one store for both.
  std::vector<uint64_t> words_ = std::vector<uint64_t>(1);
  size_t mask_ = 0;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_REPEAT_FILTER_H_
