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
  SentenceSketch Sentence() {
    SentenceSketch sentence;
    for (sentence.stem_count = 0; sentence.stem_count < 6;
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

TEST(DraftGuessTest, ArticlesThatShareNothing) {
  Maker maker;
  DraftGuess guess;
  int drafts = 0;
  for (int i = 0; i < 2000; ++i) drafts += guess.Add(maker.Article()) ? 1 : 0;
  EXPECT_GT(drafts, 1990);
}

TEST(DraftGuessTest, ASharedSentence) {
  Maker maker;
  DraftGuess guess;
  ArticleRecord first = maker.Article();
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
  first.sentences[1].stem_count = 2;
  fourth.sentences[3] = first.sentences[1];
  EXPECT_TRUE(guess.Add(fourth));
}

TEST(DraftGuessTest, ASharedStory) {
  Maker maker;
  DraftGuess guess;
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
  DraftGuess guess;
  int drafts = 0;
  for (int i = 0; i < 2000; ++i) {
    const ArticleRecord first = maker.Article();
    ArticleRecord second = maker.Article();
    second.sentences = first.sentences;
    drafts += guess.Add(first) ? 1 : 0;
    EXPECT_FALSE(guess.Add(second));
  }
  EXPECT_LT(drafts, 300);
}

TEST(DraftGuessTest, ArticlesWithoutText) {
  DraftGuess guess;
  EXPECT_TRUE(guess.Add(ArticleRecord()));
  EXPECT_TRUE(guess.Add(ArticleRecord()));
}

}  // namespace
}  // namespace summarizer::pipeline
