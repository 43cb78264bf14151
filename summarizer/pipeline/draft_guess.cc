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

// A draft costs two fifths of what it saves where it holds. Of articles that
// are thought to be alone, many are not: where half of 7,000 were, a tenth of
// the drafts held, and two thirds where two thirds were. Few articles tell
// nothing.
constexpr uint64_t kFewArticles = 256;
constexpr double kWorthwhile = 0.6;

}  // namespace

bool DraftGuess::Add(const repetition::ArticleRecord& record) {
  if (sentences_.empty()) {
    sentences_.resize(size_t{1} << kSentenceBits);
    terms_.resize(size_t{1} << kTermBits);
  }
  number_ = (number_ + 1) % kNumbers;
  if (states_.size() <= number_) states_.resize(number_ + size_t{1});
  states_[number_] = State::kAlone;
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
  last_.clear();
  for (const repetition::StoryTerm term : record.terms) {
    const uint32_t other =
        Exchange(text::Combine(0, term.hash()), kTermBits, terms_);
    if (other != number_) last_.push_back(other);
  }
  std::sort(last_.begin(), last_.end());
  for (size_t i = kSameStory - 1; i < last_.size(); ++i) {
    if (last_[i] == last_[i - (kSameStory - 1)]) Meet(last_[i]);
  }
  return states_[number_] == State::kAlone &&
         (first_ < kFewArticles ||
          static_cast<double>(alone_) >=
              kWorthwhile * static_cast<double>(first_));
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
  if (std::exchange(states_[other], State::kMet) == State::kAlone) --alone_;
}

}  // namespace summarizer::pipeline
