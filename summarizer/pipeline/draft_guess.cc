#include "summarizer/pipeline/draft_guess.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "summarizer/text/hash.h"

namespace summarizer::pipeline {
namespace {

// So many story terms that the same article was the last to have are taken for
// one story.
constexpr size_t kSameStory = 2;

// A draft costs two fifths of what it saves where it holds. Fewer hold than
// articles are thought to be alone: where half of 7,000 were, a tenth of the
// drafts held, and two thirds where two thirds were; so at .6 about two fifths
// hold. Few articles tell nothing.
constexpr uint32_t kFewArticles = 256;
constexpr double kWorthwhile = 0.6;
// From so many on, those of long ago count half.
constexpr uint32_t kManyArticles = 1u << 14;

}  // namespace

bool DraftGuess::Add(const repetition::ArticleRecord& record) {
  if (skipped_ < kFirst) {
    ++skipped_;
    return false;
  }
  if (sentences_.empty()) {
    sentences_.resize(size_t{1} << kSentenceBits);
    terms_.resize(size_t{1} << kTermBits);
  }
  number_ = (number_ + 1) % kNumbers;
  if (states_.size() <= number_) states_.resize(number_ + size_t{1});
  states_[number_] = State::kAlone;
  if (first_ == kManyArticles) {
    first_ /= 2;
    alone_ /= 2;
  }
  ++first_;
  ++alone_;
  for (const repetition::SentenceSketch& sentence : record.sentences) {
    // Short ones are alike by chance, and not the same statement.
    if (sentence.stem_count < repetition::kMinStems) continue;
    const uint64_t hash =
        text::Hash64({reinterpret_cast<const char*>(sentence.stems.data()),
                      sentence.stem_count * sizeof(repetition::Stem)},
                     /*seed=*/0);
    const uint32_t other = Exchange(hash, kSentenceBits, sentences_);
    if (other != number_) Meet(other);
  }
  sharers_.clear();
  for (const repetition::StoryTerm term : record.terms) {
    const uint32_t other =
        Exchange(text::Combine(0, term.hash()), kTermBits, terms_);
    if (other != number_) sharers_.push_back(other);
  }
  std::sort(sharers_.begin(), sharers_.end());
  for (size_t i = kSameStory - 1; i < sharers_.size(); ++i) {
    if (sharers_[i] == sharers_[i - (kSameStory - 1)]) Meet(sharers_[i]);
  }
  return states_[number_] == State::kAlone &&
         (first_ < kFewArticles || alone_ >= kWorthwhile * first_);
}

uint32_t DraftGuess::Exchange(uint64_t hash, int bits, Table& table) const {
  const uint32_t tag = static_cast<uint32_t>(hash) & ~(kNumbers - 1);
  const uint32_t before =
      std::exchange(table[hash >> (64 - bits)], tag | number_);
  return before != 0 && (before ^ tag) < kNumbers ? before % kNumbers : number_;
}

void DraftGuess::Meet(uint32_t other) {
  if (std::exchange(states_[number_], State::kMet) == State::kAlone) {
    --first_;
    --alone_;
  }
  if (std::exchange(states_[other], State::kMet) == State::kAlone &&
      alone_ > 0) {  // Else it was halved away.
    --alone_;
  }
}

}  // namespace summarizer::pipeline
