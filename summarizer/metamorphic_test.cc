// How digests change where their input changes in a known way.

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer {
namespace {

class MetamorphicTest : public ::testing::Test {
 protected:
  v1::CorpusDigest Digest(const v1::Corpus& corpus) const {
    const auto digest = summarizer_.SummarizeCorpus(corpus);
    EXPECT_TRUE(digest.ok()) << digest.status();
    return *digest;
  }

  const Summarizer summarizer_ = *Summarizer::Create();
  const v1::Corpus news_ = testing::ReadNews();
};

// Of each article, what is suppressed and why.
std::map<std::string, std::string> SuppressedOf(
    const v1::CorpusDigest& digest) {
  std::map<std::string, std::string> result;
  for (const v1::ArticleDigest& article : digest.articles()) {
    std::string& text = result[article.article_id()];
    for (const v1::SuppressedSentence& s : article.suppressed()) {
      absl::StrAppend(&text, s.ShortDebugString(), "\n");
    }
  }
  return result;
}

// Which sentences are picked, in which order.
std::string RankingOf(const v1::ArticleDigest& digest) {
  std::string text;
  for (const v1::RankedSentence& s : digest.sentences()) {
    absl::StrAppend(&text, s.rank(), ": ", s.span().begin(), "-",
                    s.span().end(), " ", s.score(), "\n");
  }
  return text;
}

// An article about nothing that others are about.
v1::Article Unrelated(std::mt19937& random) {
  v1::Article article;
  article.set_id(absl::StrCat("unrelated-", random()));
  for (int s = 0; s < 12; ++s) {
    absl::StrAppend(article.mutable_body(), s == 0 ? "The" : " The");
    for (int w = 0; w < 8; ++w) {
      article.mutable_body()->append(" ");
      for (int c = 0; c < 4; ++c) {
        article.mutable_body()->push_back("qxzjvwkh"[random() % 8]);
        article.mutable_body()->push_back("aeiou"[random() % 5]);
      }
    }
    article.mutable_body()->append(".");
  }
  return article;
}

// A random part of the news.
v1::Corpus Part(const v1::Corpus& news, std::mt19937& random) {
  v1::Corpus corpus;
  for (const v1::Article& article : news.articles()) {
    if (random() % 2 == 0) *corpus.add_articles() = article;
  }
  return corpus;
}

TEST_F(MetamorphicTest, AnUnrelatedArticleChangesNoSuppression) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    v1::Corpus corpus = Part(news_, random);
    const auto before = SuppressedOf(Digest(corpus));
    v1::Article& added = *corpus.add_articles();
    added = Unrelated(random);
    if (corpus.articles_size() > 1 && random() % 2 == 0) {
      *added.mutable_publish_time() = corpus.articles(0).publish_time();
    }
    auto after = SuppressedOf(Digest(corpus));
    EXPECT_EQ(after[added.id()], "");
    after.erase(added.id());
    EXPECT_EQ(before, after) << "round " << round;
  }
}

TEST_F(MetamorphicTest, AppendedFurnitureChangesNoRanking) {
  constexpr const char* kFurniture[] = {
      "Leave a Reply\n",
      "Read more: What the council of Oslo did next\n",
      "Share this:\n",
      "Advertisement\n",
      "Your email address will not be published.\n",
      "Copyright © 2020 The Paper. All rights reserved.\n",
      "Subscribe to our newsletter\n",
  };
  std::mt19937 random(5);
  for (const v1::Article& article : news_.articles()) {
    const auto before = summarizer_.Summarize(article);
    ASSERT_TRUE(before.ok());
    for (int round = 0; round < 5; ++round) {
      v1::Article longer = article;
      std::string& body = *longer.mutable_body();
      body += "\n\n";
      for (size_t n = 1 + random() % 4; n > 0; --n) {
        absl::StrAppend(&body, kFurniture[random() % std::size(kFurniture)],
                        "\n");
      }
      const auto after = summarizer_.Summarize(longer);
      ASSERT_TRUE(after.ok());
      EXPECT_EQ(RankingOf(*before), RankingOf(*after))
          << article.id() << body.substr(article.body().size());
    }
  }
}

// Sentences as short as a sketch holds them whole: of longer ones it prefers
// the names, which upper case hides.
TEST_F(MetamorphicTest, AnUpperCaseCopyIsACopy) {
  constexpr const char* kSentences[] = {
      "The harbour of Kelmar in Latvia has handled timber since 1890.",
      "Scientists in the corridors were relieved that any number survived.",
      "Its mayor, Andris Kalnins, told the council to wait for the report.",
      "Furniture factories near Riga buy most of the birch that arrives.",
      "Trade between the ports reached 118.4 million euros last year.",
      "Nobody expects the old cranes to last through another winter.",
      "A new bridge would shorten the journey to Tartu by three hours.",
      "Fishermen complained that dredging had driven the herring away.",
      "The ministry promised $40 million for a breakwater in March.",
      "Engineers from Bergen will measure the seabed before the summer.",
  };
  std::mt19937 random(4);
  int found = 0;
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> sentences(std::begin(kSentences),
                                       std::end(kSentences));
    std::shuffle(sentences.begin(), sentences.end(), random);
    sentences.resize(7);
    v1::Corpus corpus;
    v1::Article& article = *corpus.add_articles();
    article.set_id("original");
    for (const std::string& sentence : sentences) {
      absl::StrAppend(article.mutable_body(), sentence, " ");
    }
    v1::Article& copy = *corpus.add_articles();
    copy.set_id("zz-copy");
    copy.set_body(absl::AsciiStrToUpper(corpus.articles(0).body()));
    found += Digest(corpus).articles(1).copy_of() == "original" ? 1 : 0;
    History history;
    ASSERT_TRUE(summarizer_.Observe(corpus.articles(0), history).ok());
    found +=
        summarizer_.Summarize(copy, history)->copy_of() == "original" ? 1 : 0;
  }
  // 80 % of the words are needed, and there is a sentence or two that upper
  // case changes: one of the 40 falls short.
  EXPECT_GE(found, 39);
}

// A stream goes on after its history was saved and loaded as if it had not
// been, however often a sentence is in it.
TEST_F(MetamorphicTest, ALoadedHistoryIsTheSame) {
  std::mt19937 random(9);
  const std::string pasted =
      "Currently, the two countries are cooperating in different sectors.";
  History history;
  History loaded;
  for (int i = 0; i < 200; ++i) {
    v1::Article article = Unrelated(random);
    if (random() % 4 != 0) article.mutable_publish_time()->set_seconds(i);
    for (size_t n = random() % 3; n > 0; --n) {
      absl::StrAppend(article.mutable_body(), " ", pasted);
    }
    const auto one = summarizer_.SummarizeAndObserve(article, history);
    const auto other = summarizer_.SummarizeAndObserve(article, loaded);
    ASSERT_TRUE(one.ok() && other.ok());
    ASSERT_EQ(one->SerializeAsString(), other->SerializeAsString())
        << "article " << i;
    if (random() % 5 == 0) loaded = *History::Parse(*loaded.Serialize());
  }
}

// A corpus said twice says nothing more.
TEST_F(MetamorphicTest, ACorpusAgainIsAllCopies) {
  v1::Corpus corpus = news_;
  const v1::CorpusDigest once = Digest(corpus);
  for (const v1::Article& article : news_.articles()) {
    v1::Article& copy = *corpus.add_articles();
    copy = article;
    copy.set_id(absl::StrCat("zz-", article.id()));
  }
  const v1::CorpusDigest twice = Digest(corpus);
  EXPECT_EQ(once.stories_size(), twice.stories_size());
  ASSERT_EQ(once.background_size(), twice.background_size());
  for (int b = 0; b < once.background_size(); ++b) {
    // A copy counts as one with its original.
    EXPECT_EQ(once.background(b).article_count(),
              twice.background(b).article_count());
  }
}

}  // namespace
}  // namespace summarizer
