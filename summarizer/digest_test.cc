// What digests promise beyond single features: budgets, explanations, order,
// stories, titles and novelty.

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

using ::google::protobuf::util::MessageDifferencer;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Summarizer Make(const std::string& options = "") {
  v1::SummarizerOptions parsed;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(options, &parsed));
  absl::StatusOr<Summarizer> summarizer = Summarizer::Create(parsed);
  EXPECT_TRUE(summarizer.ok()) << summarizer.status();
  return *std::move(summarizer);
}

v1::Article MakeArticle(const std::string& id, const std::string& title,
                        const std::string& body, int64_t seconds) {
  v1::Article article;
  article.set_id(id);
  article.set_title(title);
  article.set_body(body);
  article.mutable_publish_time()->set_seconds(seconds);
  return article;
}

uint64_t CountWords(const std::string& text) {
  uint64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

// Of one list of sentences.
struct Size {
  uint64_t sentences = 0;
  uint64_t words = 0;
  uint64_t bytes = 0;
};

template <typename Sentences>
Size Measure(const Sentences& sentences) {
  Size size;
  for (const v1::RankedSentence& s : sentences) {
    ++size.sentences;
    size.words += CountWords(s.text());
    size.bytes += s.text().size();
  }
  return size;
}

template <typename Sentences>
void CheckSums(const Sentences& sentences) {
  std::vector<uint32_t> ranks;
  for (const v1::RankedSentence& s : sentences) {
    double sum = 0;
    // Multiples of 2^-20 far below 2^32: doubles add them without error.
    for (const v1::FeatureContribution& f : s.features()) {
      sum += f.contribution();
    }
    EXPECT_EQ(sum, s.score()) << s.text();
    EXPECT_GT(s.score(), 0);
    EXPECT_FALSE(s.features().empty());
    ranks.push_back(s.rank());
  }
  std::sort(ranks.begin(), ranks.end());
  for (size_t i = 0; i < ranks.size(); ++i) EXPECT_EQ(ranks[i], i + 1);
}

TEST(DigestTest, BudgetsHoldAndContributionsSumOnAllLevels) {
  const v1::Corpus news = testing::ReadNews();
  for (const std::string budget :
       {"max_sentences: 2", "max_words: 45", "max_bytes: 200", "ratio: 0.1",
        "max_sentences: 0", "max_words: 3"}) {
    SCOPED_TRACE(budget);
    const Summarizer summarizer = Make(absl::StrCat(
        "explain: true article_budget { ", budget, " } story_budget { ", budget,
        " } corpus_budget { ", budget, " }"));
    const absl::StatusOr<v1::CorpusDigest> digest =
        summarizer.SummarizeCorpus(news);
    ASSERT_TRUE(digest.ok());
    const auto check = [&](const auto& sentences, uint64_t all_words) {
      CheckSums(sentences);
      const Size size = Measure(sentences);
      v1::Budget limit;
      ASSERT_TRUE(
          google::protobuf::TextFormat::ParseFromString(budget, &limit));
      switch (limit.limit_case()) {
        case v1::Budget::kMaxSentences:
          EXPECT_LE(size.sentences, limit.max_sentences());
          break;
        case v1::Budget::kMaxWords:
          EXPECT_LE(size.words, limit.max_words());
          break;
        case v1::Budget::kMaxBytes:
          EXPECT_LE(size.bytes, limit.max_bytes());
          break;
        default:
          EXPECT_LE(static_cast<double>(size.words),
                    limit.ratio() * static_cast<double>(all_words));
      }
    };
    for (const v1::ArticleDigest& article : digest->articles()) {
      check(article.sentences(), article.stats().words());
    }
    for (const v1::Story& story : digest->stories()) {
      uint64_t words = 0;
      for (const v1::ArticleDigest& article : digest->articles()) {
        if (std::count(story.article_ids().begin(), story.article_ids().end(),
                       article.article_id()) > 0) {
          words += article.stats().words();
        }
      }
      check(story.sentences(), words);
    }
    check(digest->sentences(), digest->stats().words());
  }
}

TEST(DigestTest, OrderOfArticlesChangesOnlyOrder) {
  v1::Corpus news = testing::ReadNews();
  const Summarizer summarizer = Make("explain: true");
  const auto digest_sorted = [&](const v1::Corpus& corpus) {
    v1::CorpusDigest digest = *summarizer.SummarizeCorpus(corpus);
    std::sort(digest.mutable_articles()->begin(),
              digest.mutable_articles()->end(),
              [](const auto& a, const auto& b) {
                return a.article_id() < b.article_id();
              });
    return digest;
  };
  const v1::CorpusDigest expected = digest_sorted(news);
  std::mt19937 random(5);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(news.mutable_articles()->begin(),
                 news.mutable_articles()->end(), random);
    EXPECT_TRUE(MessageDifferencer::Equals(digest_sorted(news), expected));
  }
}

constexpr int64_t kDay = 86400;

TEST(DigestTest, RepeatedTitleIsNotASentence) {
  const Summarizer summarizer = Make("article_budget { max_sentences: 1 }");
  const auto digest = summarizer.Summarize(MakeArticle(
      "1", "Harbour bridge closes for repairs on Monday",
      "Harbour bridge closes for repairs on Monday.\n\n"
      "The city will close the harbour bridge on Monday to replace cables "
      "that inspectors found to be worn.\n\n"
      "Drivers are asked to use the tunnel.",
      0));
  ASSERT_TRUE(digest.ok());
  ASSERT_EQ(digest->sentences_size(), 1);
  EXPECT_THAT(digest->sentences(0).text(), HasSubstr("inspectors"));
}

TEST(DigestTest, StoryTakesTheTitleThatCoversIt) {
  v1::Corpus corpus;
  const std::string body =
      "The harbour bridge in Lund was closed on Monday after inspectors found "
      "worn cables. ";
  *corpus.add_articles() = MakeArticle(
      "a", "What we know so far", body + "Repairs may take four weeks.", 10);
  *corpus.add_articles() =
      MakeArticle("b",
                  "Lund closes harbour bridge after inspectors find worn "
                  "cables",
                  "Inspectors found worn cables in the harbour bridge of Lund, "
                  "which was closed on Monday. Ferries will run at night.",
                  20);
  const auto digest = Make().SummarizeCorpus(corpus);
  ASSERT_TRUE(digest.ok());
  ASSERT_EQ(digest->stories_size(), 1);
  EXPECT_THAT(digest->stories(0).title(), HasSubstr("closes harbour bridge"));
}

TEST(DigestTest, ALargeStoryLeavesRoomForOthers) {
  v1::Corpus corpus;
  const std::vector<std::string> facts = {
      "Firefighters saved forty people from the roof of the burning market.",
      "The mayor ordered schools near the market to stay closed for a week.",
      "Insurers put the damage to the market at sixty million crowns.",
      "Police questioned two electricians who had worked in the cellar.",
      "Traders want the old market rebuilt on the same square by autumn.",
      "A charity collected clothes for families who lost their flats there."};
  for (size_t i = 0; i < 12; ++i) {
    std::string body =
        "A fire destroyed the covered market of Aarhus early on Tuesday. ";
    for (size_t f = 0; f < 3; ++f) {
      body += facts[(i + f * (1 + i % 2)) % facts.size()] + " ";
    }
    *corpus.add_articles() =
        MakeArticle("fire" + std::to_string(i), "Fire destroys Aarhus market",
                    body, 100 + static_cast<int64_t>(i));
  }
  *corpus.add_articles() = MakeArticle(
      "chess", "Teenager wins chess title",
      "Fifteen-year-old Mira Olsen won the national chess title in Bergen. "
      "She beat three grandmasters in a row without losing a game.",
      200);
  *corpus.add_articles() = MakeArticle(
      "comet", "Comet seen in Chile",
      "Astronomers in Chile reported a bright comet that no survey had "
      "predicted. It will pass the Sun in December.",
      300);
  const auto digest =
      Make("corpus_budget { max_sentences: 5 }").SummarizeCorpus(corpus);
  ASSERT_TRUE(digest.ok());
  std::string all;
  for (const v1::RankedSentence& s : digest->sentences()) all += s.text();
  EXPECT_THAT(all, HasSubstr("chess title"));
  EXPECT_THAT(all, HasSubstr("bright comet"));
  EXPECT_EQ(digest->stories(0).article_ids_size(), 12);
}

TEST(DigestTest, APageOfPastedTextIsNoArticle) {
  const std::string run =
      "The harbour of Liepaja has handled timber from the northern forests "
      "since the last century. Its cranes load barges for mills along the "
      "western coast every winter. Two thousand people work on the quays of "
      "Liepaja today.";
  const std::string chess =
      "Fifteen-year-old Mira Olsen won the national chess title in Bergen. "
      "She beat three grandmasters in a row without losing a game. Her school "
      "gave all children a day off on Friday.";
  const std::string comet =
      "Astronomers in Chile reported a bright comet that no survey had "
      "predicted. It will pass the Sun in December. Amateurs will need no more "
      "than a pair of field glasses to see it.";
  v1::Corpus plain;
  *plain.add_articles() = MakeArticle("chess", "Chess", chess, 20 * kDay);
  *plain.add_articles() = MakeArticle("comet", "Comet", comet, 40 * kDay);
  v1::Corpus pasted;
  *pasted.add_articles() = MakeArticle("page", "", run, 0);
  *pasted.add_articles() =
      MakeArticle("chess", "Chess", chess + " " + run, 20 * kDay);
  *pasted.add_articles() =
      MakeArticle("comet", "Comet", comet + " " + run, 40 * kDay);
  const Summarizer summarizer = Make();
  const auto expected = summarizer.SummarizeCorpus(plain);
  const auto digest = summarizer.SummarizeCorpus(pasted);
  ASSERT_TRUE(expected.ok() && digest.ok());
  EXPECT_EQ(digest->background_size(), 3);
  // The page's own digest has what came first.
  EXPECT_EQ(digest->articles(0).sentences_size(), 3);
  ASSERT_EQ(digest->sentences_size(), expected->sentences_size());
  for (int i = 0; i < digest->sentences_size(); ++i) {
    EXPECT_EQ(digest->sentences(i).text(), expected->sentences(i).text());
    EXPECT_EQ(digest->sentences(i).score(), expected->sentences(i).score());
  }
  // Where there is nothing else, it is all there is.
  v1::Corpus pages;
  *pages.add_articles() = MakeArticle("a", "", run, 0);
  *pages.add_articles() = MakeArticle("b", "", run, 20 * kDay);
  const auto only = summarizer.SummarizeCorpus(pages);
  ASSERT_TRUE(only.ok());
  EXPECT_THAT(only->sentences(), Not(IsEmpty()));
}

TEST(DigestTest, TheNextEventOfTheSameSubjectIsNoRedundancy) {
  const auto report = [](const std::string& id, const std::string& profit,
                         const std::string& more, int64_t time) {
    return MakeArticle(id, "",
                       "Valtari Instruments of Lund reported net income of " +
                           profit + " on Thursday. " + more,
                       time);
  };
  v1::Corpus corpus;
  *corpus.add_articles() = report(
      "1", "$212 million",
      "Revenue of Valtari rose as hospitals in Asia bought scanners.", 0);
  *corpus.add_articles() =
      report("2", "$171 million",
             "Tariffs on parts ate into the margins of Valtari.", 90 * kDay);
  *corpus.add_articles() = report(
      "3", "$46 million",
      "Chief Executive Rosalind Achterberg will leave Valtari in September.",
      180 * kDay);
  const auto digest = Make().SummarizeCorpus(corpus);
  ASSERT_TRUE(digest.ok());
  ASSERT_EQ(digest->stories_size(), 3);
  std::set<std::string> picked;
  for (const auto& sentence : digest->sentences()) {
    picked.insert(sentence.span().article_id());
  }
  EXPECT_THAT(picked, ::testing::ElementsAre("1", "2", "3"));
}

TEST(DigestTest, PastedTextInFrontMovesNothingDown) {
  const std::string run =
      "The harbour of Liepaja has handled timber from the northern forests "
      "since the last century. Its cranes load barges for mills along the "
      "western coast every winter. ";
  const std::string chess =
      "Fifteen-year-old Mira Olsen won the national chess title in Bergen. "
      "She beat three grandmasters in a row without losing a game.";
  const Summarizer summarizer = Make();
  History history;
  ASSERT_TRUE(
      summarizer.Observe(MakeArticle("harbour", "", run, 0), history).ok());
  const auto plain =
      summarizer.Summarize(MakeArticle("a", "", chess, 20 * kDay), history);
  const auto pasted = summarizer.Summarize(
      MakeArticle("b", "", run + chess, 20 * kDay), history);
  ASSERT_TRUE(plain.ok() && pasted.ok());
  ASSERT_EQ(plain->sentences_size(), 2);
  ASSERT_EQ(pasted->sentences_size(), 2);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(plain->sentences(i).text(), pasted->sentences(i).text());
    EXPECT_EQ(plain->sentences(i).score(), pasted->sentences(i).score());
  }
}

TEST(DigestTest, NothingNewNothingSaid) {
  const Summarizer summarizer = Make("min_novelty: 0.3");
  History history;
  const v1::Article first = MakeArticle(
      "1", "",
      "The harbour bridge in Lund was closed on Monday after inspectors found "
      "worn cables near the eastern tower. Repairs of the bridge will take "
      "about four weeks and cost the city a fortune.",
      0);
  const auto news = summarizer.SummarizeAndObserve(first, history);
  ASSERT_TRUE(news.ok());
  EXPECT_THAT(news->sentences(), Not(IsEmpty()));
  EXPECT_EQ(news->stats().not_novel(), 0u);

  v1::Article echo = first;
  echo.set_id("2");
  echo.mutable_publish_time()->set_seconds(kDay);
  const auto nothing = summarizer.Summarize(echo, history);
  ASSERT_TRUE(nothing.ok());
  EXPECT_THAT(nothing->sentences(), IsEmpty());
  EXPECT_EQ(nothing->stats().not_novel() + nothing->stats().repeated() +
                nothing->stats().redundant() + nothing->stats().copied(),
            2u);

  const auto other = summarizer.Summarize(
      MakeArticle("3", "",
                  "Mira Olsen won the national chess title in Bergen without "
                  "losing a game.",
                  kDay),
      history);
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->sentences_size(), 1);
  EXPECT_EQ(other->stats().not_novel(), 0u);
}

TEST(DigestTest, AnotherEventIsNewsWhateverNamesAndFiguresAreKnown) {
  const Summarizer summarizer = Make("min_novelty: 0.3");
  const std::string deal =
      "Northgate United have agreed to pay 58 million euros for Nuno Teixeira, "
      "Sporting Cintra said on Wednesday.";
  const auto not_novel_after_deal = [&](const std::string& body) {
    History history;
    EXPECT_TRUE(
        summarizer.Observe(MakeArticle("1", "", deal, 0), history).ok());
    const auto digest =
        summarizer.Summarize(MakeArticle("2", "", body, kDay), history);
    return digest.ok() ? digest->stats().not_novel() : ~uint64_t{0};
  };
  EXPECT_EQ(not_novel_after_deal(
                "Northgate United have pulled out of a deal to pay 58 million "
                "euros for Nuno Teixeira after he failed a medical."),
            0u);
  EXPECT_EQ(not_novel_after_deal(
                "Nuno Teixeira of Sporting Cintra is worth 58 million euros to "
                "Northgate United after all."),
            1u);
}

TEST(DigestTest, MinNoveltyIsARange) {
  v1::SummarizerOptions options;
  options.set_min_novelty(1.5);
  const absl::Status status = Summarizer::Create(options).status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  EXPECT_THAT(std::string(status.message()), HasSubstr("min_novelty is 1.5"));
}

}  // namespace
}  // namespace summarizer
