#include "summarizer/pipeline/draft_guess.h"

#include <cstdint>
#include <random>

#include "gtest/gtest.h"
#include "summarizer/repetition/record.h"

namespace summarizer::pipeline {
namespace {

using repetition::ArticleRecord;
using repetition::SentenceSketch;
using repetition::Stem;
using repetition::StoryTerm;

class Maker {
 public:
  SentenceSketch Sentence(uint8_t stems = 6) {
    SentenceSketch sentence;
    for (sentence.stem_count = 0; sentence.stem_count < stems;
         ++sentence.stem_count) {
      sentence.stems[sentence.stem_count] = Stem(random_(), false);
    }
    return sentence;
  }
  StoryTerm Term() { return StoryTerm(random_(), true, true); }
  ArticleRecord Article() {
    ArticleRecord record;
    for (int i = 0; i < 10; ++i) {
      record.sentences.push_back(Sentence());
      record.terms.push_back(Term());
    }
    return record;
  }

 private:
  std::mt19937_64 random_{1};
};

// One that has had its first articles.
DraftGuess Begun() {
  DraftGuess guess;
  for (uint32_t i = 0; i < DraftGuess::kFirst; ++i) {
    EXPECT_FALSE(guess.Add(ArticleRecord()));
  }
  return guess;
}

TEST(DraftGuessTest, ArticlesThatShareNothing) {
  Maker maker;
  DraftGuess guess = Begun();
  int drafts = 0;
  for (int i = 0; i < 2000; ++i) drafts += guess.Add(maker.Article()) ? 1 : 0;
  EXPECT_GT(drafts, 1990);
}

TEST(DraftGuessTest, ASharedSentence) {
  Maker maker;
  DraftGuess guess = Begun();
  ArticleRecord first = maker.Article();
  first.sentences.push_back(maker.Sentence(repetition::kMinStems - 1));
  EXPECT_TRUE(guess.Add(first));
  ArticleRecord second = maker.Article();
  second.sentences[4] = first.sentences[7];
  EXPECT_FALSE(guess.Add(second));
  // With other figures, it is an update.
  ArticleRecord third = maker.Article();
  third.sentences[2] = first.sentences[7];
  third.sentences[2].values[third.sentences[2].value_count++] = 7;
  EXPECT_FALSE(guess.Add(third));
  // Its own repetitions count as little as short sentences.
  ArticleRecord fourth = maker.Article();
  fourth.sentences[9] = fourth.sentences[0];
  fourth.sentences[3] = first.sentences.back();
  EXPECT_TRUE(guess.Add(fourth));
}

TEST(DraftGuessTest, ASharedStory) {
  Maker maker;
  DraftGuess guess = Begun();
  const ArticleRecord first = maker.Article();
  EXPECT_TRUE(guess.Add(first));
  ArticleRecord second = maker.Article();
  second.terms[0] = first.terms[5];
  EXPECT_TRUE(guess.Add(second));  // One term is no story.
  ArticleRecord third = maker.Article();
  third.terms[1] = first.terms[2];
  third.terms[6] = first.terms[3];
  EXPECT_FALSE(guess.Add(third));
}

// The first of a pair is drafted, too, until it turns out to be in vain.
TEST(DraftGuessTest, NoDraftsWhereFewHold) {
  Maker maker;
  DraftGuess guess = Begun();
  int drafts = 0;
  for (int i = 0; i < 2000; ++i) {
    const ArticleRecord first = maker.Article();
    ArticleRecord second = maker.Article();
    second.sentences = first.sentences;
    drafts += guess.Add(first) ? 1 : 0;
    EXPECT_FALSE(guess.Add(second));
  }
  EXPECT_LT(drafts, 300);
  // Until others come, of which they do.
  drafts = 0;
  for (int i = 0; i < 20000; ++i) {
    drafts += guess.Add(maker.Article()) ? 1 : 0;
  }
  EXPECT_GT(drafts, 10000);
}

// Of all numbers, the first ones come again.
TEST(DraftGuessTest, MoreArticlesThanNumbers) {
  Maker maker;
  DraftGuess guess = Begun();
  for (int i = 0; i < (1 << 20) + 1000; ++i) guess.Add(ArticleRecord());
  const ArticleRecord first = maker.Article();
  EXPECT_TRUE(guess.Add(first));
  ArticleRecord second = maker.Article();
  second.sentences[4] = first.sentences[7];
  EXPECT_FALSE(guess.Add(second));
}

TEST(DraftGuessTest, ArticlesWithoutText) {
  DraftGuess guess = Begun();
  EXPECT_TRUE(guess.Add(ArticleRecord()));
  EXPECT_TRUE(guess.Add(ArticleRecord()));
}

}  // namespace
}  // namespace summarizer::pipeline
