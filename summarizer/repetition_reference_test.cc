// What is repeated in random corpora, against the definition put into a few
// loops: a statement that several stories have is background, and every
// occurrence beyond the leads is suppressed.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer {
namespace {

constexpr int kCorpora = 1000;
constexpr int kPasted = 6;

// A word that no other number has.
std::string Word(uint64_t number) {
  std::string word;
  for (int i = 0; i < 5; ++i, number /= 60) {
    word += "bdfgklmnprtvzxj"[number % 15];
    word += "aeou"[number / 15 % 4];
  }
  return word;
}

// Sentences that share no content word.
class Sentences {
 public:
  std::string Next() {
    std::string sentence = "The";
    for (int w = 0; w < 7; ++w) {
      absl::StrAppend(&sentence, w == 3 ? " of the " : " ", Word(next_++));
    }
    return sentence + ".";
  }

 private:
  uint64_t next_ = 0;
};

using Place = std::tuple<std::string, uint32_t, uint32_t>;

Place PlaceOf(const v1::Span& span) {
  return {span.article_id(), span.begin(), span.end()};
}

struct Sample {
  v1::Corpus corpus;
  // By statement, where it is: in the order of articles.
  std::map<std::string, std::vector<Place>> occurrences;
};

// Articles of their own stories. What is pasted stands beyond their leads, at
// most once in each.
Sample MakeSample(std::mt19937& random) {
  Sentences sentences;
  std::vector<std::string> pasted;
  for (int p = 0; p < kPasted; ++p) pasted.push_back(sentences.Next());
  Sample sample;
  const int articles = 2 + static_cast<int>(random() % 8);
  for (int a = 0; a < articles; ++a) {
    v1::Article& article = *sample.corpus.add_articles();
    article.set_id(absl::StrCat("a", a));
    article.mutable_publish_time()->set_seconds(1600000000 + 600 * a);
    std::shuffle(pasted.begin(), pasted.end(), random);
    const size_t used = random() % (kPasted + 1);
    std::vector<std::string> tail(pasted.begin(), pasted.begin() + used);
    for (size_t own = 3 + random() % 4; own > 0; --own) {
      tail.push_back(sentences.Next());
    }
    std::shuffle(tail.begin(), tail.end(), random);
    std::string& body = *article.mutable_body();
    for (int lead = 0; lead < 8; ++lead) {
      absl::StrAppend(&body, sentences.Next(), " ");
    }
    for (const std::string& sentence : tail) {
      const auto begin = static_cast<uint32_t>(body.size());
      absl::StrAppend(&body, sentence, random() % 3 == 0 ? "\n\n" : " ");
      sample.occurrences[sentence].emplace_back(
          article.id(), begin, begin + static_cast<uint32_t>(sentence.size()));
    }
  }
  return sample;
}

TEST(RepetitionReferenceTest, PastedTextIsFoundAndNothingElse) {
  const Summarizer summarizer = *Summarizer::Create();
  std::mt19937 random(11);
  int backgrounds = 0;
  for (int round = 0; round < kCorpora; ++round) {
    Sample sample = MakeSample(random);
    std::shuffle(sample.corpus.mutable_articles()->pointer_begin(),
                 sample.corpus.mutable_articles()->pointer_end(), random);
    const auto digest = summarizer.SummarizeCorpus(sample.corpus);
    ASSERT_TRUE(digest.ok()) << digest.status();

    std::set<Place> expected;
    std::map<std::string, std::vector<Place>> background;
    for (const auto& [text, places] : sample.occurrences) {
      if (places.size() < 2) continue;
      background[text] = places;
      expected.insert(places.begin(), places.end());
    }
    std::set<Place> suppressed;
    for (const v1::ArticleDigest& article : digest->articles()) {
      EXPECT_EQ(article.copy_of(), "");
      for (const v1::SuppressedSentence& s : article.suppressed()) {
        EXPECT_EQ(s.reason(), v1::REASON_REPEATED) << s.text();
        EXPECT_EQ(s.article_count(), sample.occurrences[s.text()].size());
        suppressed.insert(PlaceOf(s.span()));
      }
    }
    EXPECT_EQ(suppressed, expected);
    EXPECT_EQ(digest->background_size(), static_cast<int>(background.size()));
    uint32_t last = ~uint32_t{0};
    for (const v1::RepeatedStatement& statement : digest->background()) {
      std::vector<Place> places;
      for (const v1::Span& span : statement.occurrences()) {
        places.push_back(PlaceOf(span));
      }
      EXPECT_EQ(places, background[statement.text()]);
      EXPECT_EQ(statement.article_count(), places.size());
      EXPECT_LE(statement.article_count(), last);
      last = statement.article_count();
    }
    backgrounds += digest->background_size();
    if (HasFailure()) FAIL() << "corpus " << round;
  }
  EXPECT_GT(backgrounds, kCorpora);
}

// The same in a stream, which knows the past only: what an earlier article has.
TEST(RepetitionReferenceTest, AStreamKnowsThePast) {
  const Summarizer summarizer = *Summarizer::Create();
  std::mt19937 random(12);
  for (int round = 0; round < kCorpora; ++round) {
    const Sample sample = MakeSample(random);
    History history;
    std::set<std::string> seen;
    for (const v1::Article& article : sample.corpus.articles()) {
      std::set<Place> expected;
      std::vector<std::string> here;
      for (const auto& [text, places] : sample.occurrences) {
        for (const Place& place : places) {
          if (std::get<0>(place) != article.id()) continue;
          if (seen.count(text) != 0) expected.insert(place);
          here.push_back(text);
        }
      }
      seen.insert(here.begin(), here.end());
      const auto digest = summarizer.SummarizeAndObserve(article, history);
      ASSERT_TRUE(digest.ok()) << digest.status();
      std::set<Place> suppressed;
      for (const v1::SuppressedSentence& s : digest->suppressed()) {
        suppressed.insert(PlaceOf(s.span()));
      }
      EXPECT_EQ(suppressed, expected);
    }
    if (HasFailure()) FAIL() << "stream " << round;
  }
}

}  // namespace
}  // namespace summarizer
