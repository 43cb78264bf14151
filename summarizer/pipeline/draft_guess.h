// Guesses which articles have the digest that they would have alone.

#ifndef SUMMARIZER_PIPELINE_DRAFT_GUESS_H_
#define SUMMARIZER_PIPELINE_DRAFT_GUESS_H_

#include <cstdint>
#include <vector>

#include "summarizer/repetition/record.h"

namespace summarizer::pipeline {

// Remembers who was the last to say something, and forgets. What it says
// depends on the order of articles: nothing of the digest of one and the same
// text may depend on it but how long that takes.
class DraftGuess {
 public:
  // Articles that are not drafted before any is: few corpora are larger, and in
  // those that are not, each story may be chosen from, so that no draft holds.
  static constexpr uint32_t kFirst = 256;

  // Whether drafting this article's digest is worth the while: no article
  // before it, as far as is remembered, shares a sentence or the story, and
  // enough articles of this kind were met by none after them. Remembers it.
  bool Add(const repetition::ArticleRecord& record);

 private:
  // By the hash of what was said: 12 other bits of the hash, and 20 of the
  // number of the article that was the last to say it. 0: none.
  using Table = std::vector<uint32_t>;
  static constexpr int kSentenceBits = 17;
  static constexpr int kTermBits = 16;
  static constexpr uint32_t kNumbers = uint32_t{1} << 20;

  enum class State : uint8_t { kMet, kAlone };

  // Puts the article in hand into the place for `hash`. Returns who was there
  // before, or the article itself where that was for something else.
  uint32_t Exchange(uint64_t hash, int bits, Table& table) const;
  // Notes that the article in hand is like an earlier one.
  void Meet(uint32_t other);

  Table sentences_;
  Table terms_;
  std::vector<State> states_;  // By number.
  uint32_t number_ = 0;        // Of the article in hand.
  uint32_t skipped_ = 0;       // Of the first ones.
  // How many of late were like none before; of them, how many were met by none
  // after, as far as is known.
  uint32_t first_ = 0;
  uint32_t alone_ = 0;
  std::vector<uint32_t> sharers_;  // Who said its terms before.
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_DRAFT_GUESS_H_
