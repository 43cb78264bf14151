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
    size_t words = 4;
    while (words * 64 < count * kBitsEach) words *= 2;
    words_.assign(words, {});
    mask_ = words - 1;
  }

  void Add(uint64_t hash) {
    Word& word = words_[(hash >> 6) & mask_];
    const uint64_t bit = uint64_t{1} << (hash & 63);
    word.twice |= word.once & bit;
    word.once |= bit;
  }

  // As if `hash` were added twice.
  void AddRepeated(uint64_t hash) {
    Add(hash);
    Add(hash);
  }

  // Whether `hash` was added more than once.
  bool Repeated(uint64_t hash) const {
    return (words_[(hash >> 6) & mask_].twice >> (hash & 63) & 1) != 0;
  }

 private:
  static constexpr size_t kBitsEach = 16;

  struct Word {
    uint64_t once = 0;
    uint64_t twice = 0;
  };
  std::vector<Word> words_ = std::vector<Word>(1);
  size_t mask_ = 0;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_REPEAT_FILTER_H_
