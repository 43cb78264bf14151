#include "summarizer/summarizer.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

using ::google::protobuf::util::MessageDifferencer;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Summarizer Make(const std::string& options = "") {
  v1::SummarizerOptions parsed;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(options, &parsed));
  absl::StatusOr<Summarizer> summarizer = Summarizer::Create(parsed);
  EXPECT_TRUE(summarizer.ok()) << summarizer.status();
  return *std::move(summarizer);
}

v1::Article MakeArticle(const std::string& id, const std::string& body,
                        int64_t seconds = -1) {
  v1::Article article;
  article.set_id(id);
  article.set_body(body);
  if (seconds >= 0) article.mutable_publish_time()->set_seconds(seconds);
  return article;
}

// Fails where a span with a text beside it does not slice to it.
class SliceChecker {
 public:
  explicit SliceChecker(const v1::Corpus& corpus) {
    for (const v1::Article& article : corpus.articles()) {
      bodies_[article.id()] = article.body();
    }
  }

  void Check(const v1::Span& span, const std::string& text) {
    ++checked_;
    ASSERT_TRUE(bodies_.count(span.article_id())) << span.article_id();
    const std::string& body = bodies_[span.article_id()];
    ASSERT_LE(span.begin(), span.end());
    ASSERT_LE(span.end(), body.size());
    EXPECT_EQ(body.substr(span.begin(), span.end() - span.begin()), text);
  }

  template <typename Sentences>
  void CheckAll(const Sentences& sentences) {
    for (const auto& s : sentences) Check(s.span(), s.text());
  }

  void CheckChanges(
      const google::protobuf::RepeatedPtrField<v1::ChangedStatement>& changes) {
    for (const auto& change : changes) CheckAll(change.versions());
  }

  void Check(const v1::ArticleDigest& digest) {
    CheckAll(digest.sentences());
    CheckAll(digest.suppressed());
  }

  void Check(const v1::CorpusDigest& digest) {
    CheckAll(digest.sentences());
    CheckChanges(digest.changes());
    for (const auto& story : digest.stories()) CheckAll(story.sentences());
    for (const auto& article : digest.articles()) {
      Check(article);
      CheckChanges(article.changes());
    }
  }

  int checked() const { return checked_; }

 private:
  std::map<std::string, std::string> bodies_;
  int checked_ = 0;
};

TEST(SummarizerTest, EveryTextIsItsSlice) {
  const v1::Corpus news = testing::ReadNews();
  const Summarizer summarizer = Make("explain: true");
  const auto digest = summarizer.SummarizeCorpus(news);
  ASSERT_TRUE(digest.ok()) << digest.status();
  SliceChecker checker(news);
  checker.Check(*digest);
  History history;
  for (const v1::Article& article : news.articles()) {
    checker.Check(*summarizer.SummarizeAndObserve(article, history));
    const auto sentences = summarizer.Sentences(article);
    ASSERT_TRUE(sentences.ok());
    for (const auto& view : *sentences) {
      checker.Check(view.span, std::string(view.text));
    }
  }
  EXPECT_GT(checker.checked(), 1000);
}

TEST(SummarizerTest, SelectsFromEveryArticle) {
  const auto digest = Make().SummarizeCorpus(testing::ReadNews());
  ASSERT_TRUE(digest.ok());
  for (const v1::ArticleDigest& article : digest->articles()) {
    // A copy may have nothing of its own to say.
    if (!article.copy_of().empty()) continue;
    EXPECT_GT(article.sentences_size(), 0) << article.article_id();
  }
}

TEST(SummarizerTest, ContributionsSumToTheScore) {
  const auto digest =
      Make("explain: true").SummarizeCorpus(testing::ReadNews());
  ASSERT_TRUE(digest.ok());
  int checked = 0;
  for (const v1::ArticleDigest& article : digest->articles()) {
    for (const v1::RankedSentence& sentence : article.sentences()) {
      double sum = 0;
      for (const auto& f : sentence.features()) sum += f.contribution();
      EXPECT_EQ(sum, sentence.score());
      EXPECT_FALSE(sentence.features().empty());
      ++checked;
    }
  }
  EXPECT_GT(checked, 20);
}

TEST(SummarizerTest, OrderAndThreadsChangeNothingButTheOrder) {
  v1::Corpus news = testing::ReadNews();
  const auto expected = Make().SummarizeCorpus(news);
  ASSERT_TRUE(expected.ok());
  std::mt19937 random(5);
  // Each thread observes a shard of its own.
  for (const int threads : {1, 2, 7, 64}) {
    std::shuffle(news.mutable_articles()->pointer_begin(),
                 news.mutable_articles()->pointer_end(), random);
    const Summarizer summarizer = Make("threads: " + std::to_string(threads));
    auto digest = summarizer.SummarizeCorpus(news);
    ASSERT_TRUE(digest.ok());
    for (int a = 0; a < news.articles_size(); ++a) {
      EXPECT_EQ(digest->articles(a).article_id(), news.articles(a).id());
    }
    std::sort(digest->mutable_articles()->begin(),
              digest->mutable_articles()->end(),
              [](const auto& a, const auto& b) {
                return a.article_id() < b.article_id();
              });
    EXPECT_TRUE(MessageDifferencer::Equals(*digest, *expected));
  }
}

TEST(SummarizerTest, SourceAndSinkGiveTheSameDigest) {
  const v1::Corpus news = testing::ReadNews();
  const auto expected = Make().SummarizeCorpus(news);
  for (const uint32_t threads : {1, 2, 7}) {
    SCOPED_TRACE(threads);
    CorpusSource source(news);
    std::vector<v1::ArticleDigest> digests;
    auto digest =
        Make("threads: " + std::to_string(threads))
            .SummarizeCorpus(source, [&](v1::ArticleDigest d) -> absl::Status {
              digests.push_back(std::move(d));
              return absl::OkStatus();
            });
    ASSERT_TRUE(digest.ok()) << digest.status();
    EXPECT_THAT(digest->articles(), IsEmpty());
    for (v1::ArticleDigest& d : digests) *digest->add_articles() = std::move(d);
    EXPECT_TRUE(MessageDifferencer::Equals(*digest, *expected));
  }
}

TEST(SummarizerTest, SinkErrorsEndTheCall) {
  const v1::Corpus news = testing::ReadNews();
  CorpusSource source(news);
  const auto digest =
      Make().SummarizeCorpus(source, [](const v1::ArticleDigest&) {
        return absl::UnavailableError("disk full");
      });
  EXPECT_TRUE(absl::IsUnavailable(digest.status()));
}

TEST(SummarizerTest, BudgetsHold) {
  const v1::Corpus news = testing::ReadNews();
  for (const auto& [budget, limit] :
       std::vector<std::pair<std::string, uint32_t>>{
           {"max_words: 0", 0}, {"max_words: 25", 25}, {"max_words: 60", 60}}) {
    const auto digest =
        Make("article_budget { " + budget + " }").SummarizeCorpus(news);
    ASSERT_TRUE(digest.ok());
    for (const auto& article : digest->articles()) {
      EXPECT_LE(article.stats().selected_words(), limit);
    }
  }
  const auto bytes =
      Make("corpus_budget { max_bytes: 500 }").SummarizeCorpus(news);
  size_t size = 0;
  for (const auto& s : bytes->sentences()) size += s.text().size();
  EXPECT_LE(size, 500u);
  EXPECT_GT(size, 250u);
  const auto ratio =
      Make("article_budget { ratio: 0.2 }").SummarizeCorpus(news);
  for (const auto& article : ratio->articles()) {
    EXPECT_LE(article.stats().selected_words(),
              article.stats().words() / 5 + 1);
  }
}

TEST(SummarizerTest, EmptyInputs) {
  const Summarizer summarizer = Make();
  const auto empty = summarizer.Summarize(MakeArticle("a", ""));
  ASSERT_TRUE(empty.ok()) << empty.status();
  EXPECT_EQ(empty->article_id(), "a");
  EXPECT_THAT(empty->sentences(), IsEmpty());
  const auto blank = summarizer.Summarize(MakeArticle("a", " \n\t\r\n "));
  ASSERT_TRUE(blank.ok());
  EXPECT_THAT(blank->sentences(), IsEmpty());
  const auto corpus = summarizer.SummarizeCorpus(v1::Corpus());
  ASSERT_TRUE(corpus.ok());
  EXPECT_EQ(corpus->stats().articles(), 0u);
}

TEST(SummarizerTest, ErrorsNameArticleFieldAndByte) {
  const Summarizer summarizer = Make();
  const auto bad = summarizer.Summarize(MakeArticle("x7", "Good.\xFF bad"));
  EXPECT_TRUE(absl::IsInvalidArgument(bad.status()));
  EXPECT_THAT(std::string(bad.status().message()),
              HasSubstr("article \"x7\": body: invalid UTF-8 at byte 5"));
  EXPECT_TRUE(absl::IsInvalidArgument(
      summarizer.Summarize(MakeArticle("", "Text.")).status()));

  v1::Corpus twice;
  *twice.add_articles() = MakeArticle("same", "One.");
  *twice.add_articles() = MakeArticle("same", "Two.");
  const auto duplicate = summarizer.SummarizeCorpus(twice);
  EXPECT_TRUE(absl::IsInvalidArgument(duplicate.status()));
  EXPECT_THAT(std::string(duplicate.status().message()), HasSubstr("\"same\""));

  const auto large = Make("limits { max_article_bytes: 10 }")
                         .Summarize(MakeArticle("l", "Longer than that."));
  EXPECT_TRUE(absl::IsResourceExhausted(large.status()));
  EXPECT_THAT(std::string(large.status().message()),
              HasSubstr("max_article_bytes"));

  v1::SummarizerOptions options;
  options.mutable_article_budget()->set_max_sentences(-3);
  EXPECT_THAT(std::string(Summarizer::Create(options).status().message()),
              HasSubstr("article_budget.max_sentences is -3"));
}

constexpr char kFlash[] =
    "A flood in the Lume valley killed 12 people on Saturday night. Rescue "
    "boats searched the drowned village of Ostra for survivors until dawn.";

TEST(HistoryTest, EchoIsSuppressedUpdateIsNews) {
  const Summarizer summarizer = Make();
  History history;
  ASSERT_TRUE(
      summarizer.Observe(MakeArticle("flash", kFlash, 0), history).ok());
  const auto update = summarizer.Summarize(
      MakeArticle("update",
                  "A flood in the Lume valley killed 14 people on Saturday "
                  "night. Rescue boats searched the drowned village of Ostra "
                  "for survivors until dawn. The army sent engineers to repair "
                  "the broken dyke above the mill.",
                  7200),
      history);
  ASSERT_TRUE(update.ok());
  ASSERT_EQ(update->sentences_size(), 2);
  EXPECT_THAT(update->sentences(0).text(), HasSubstr("14 people"));
  ASSERT_EQ(update->changes_size(), 1);
  EXPECT_EQ(update->changes(0).versions_size(), 2);
  ASSERT_EQ(update->suppressed_size(), 1);
  EXPECT_EQ(update->suppressed(0).reason(), v1::REASON_REDUNDANT);
  EXPECT_EQ(update->suppressed(0).article_count(), 2u);
}

TEST(HistoryTest, AnArticleNeverSuppressesItself) {
  const Summarizer summarizer = Make();
  History history;
  const v1::Article article = MakeArticle("flash", kFlash, 0);
  const auto first = summarizer.SummarizeAndObserve(article, history);
  const auto second = summarizer.SummarizeAndObserve(article, history);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_TRUE(MessageDifferencer::Equals(*first, *second));
  EXPECT_EQ(history.article_count(), 1u);
}

TEST(HistoryTest, SavedAndLoadedTellsTheSame) {
  const v1::Corpus news = testing::ReadNews();
  const Summarizer summarizer = Make();
  History whole;
  History resumed;
  for (int a = 0; a < news.articles_size(); ++a) {
    if (a == news.articles_size() / 2) {
      const auto bytes = resumed.Serialize();
      ASSERT_TRUE(bytes.ok());
      auto parsed = History::Parse(*bytes);
      ASSERT_TRUE(parsed.ok()) << parsed.status();
      resumed = *std::move(parsed);
    }
    const auto expected =
        summarizer.SummarizeAndObserve(news.articles(a), whole);
    const auto got = summarizer.SummarizeAndObserve(news.articles(a), resumed);
    ASSERT_TRUE(expected.ok() && got.ok());
    EXPECT_TRUE(MessageDifferencer::Equals(*got, *expected));
  }
  EXPECT_EQ(*whole.Serialize(), *resumed.Serialize());
}

TEST(HistoryTest, ForeignHistoryIsRefusedAndUnchanged) {
  History history;
  ASSERT_TRUE(Make().Observe(MakeArticle("a", kFlash), history).ok());
  const std::string before = *history.Serialize();
  const Summarizer other = Make("seed: 99");
  const v1::Article article = MakeArticle("b", kFlash);
  EXPECT_TRUE(absl::IsFailedPrecondition(other.Observe(article, history)));
  EXPECT_TRUE(absl::IsFailedPrecondition(
      other.SummarizeAndObserve(article, history).status()));
  EXPECT_TRUE(absl::IsFailedPrecondition(
      other.SummarizeCorpus(v1::Corpus(), &history).status()));
  EXPECT_EQ(*history.Serialize(), before);
}

TEST(HistoryTest, ShardsInAnyOrderGiveTheSameBytes) {
  v1::Corpus news = testing::ReadNews();
  const Summarizer summarizer = Make();
  std::mt19937 random(6);
  std::string expected;
  for (const size_t shards : {1, 2, 7, 64}) {
    std::shuffle(news.mutable_articles()->pointer_begin(),
                 news.mutable_articles()->pointer_end(), random);
    std::vector<History> parts(shards);
    for (int a = 0; a < news.articles_size(); ++a) {
      ASSERT_TRUE(
          summarizer
              .Observe(news.articles(a), parts[static_cast<size_t>(a) % shards])
              .ok());
    }
    History merged;
    for (const History& part : parts) ASSERT_TRUE(merged.Merge(part).ok());
    const absl::StatusOr<std::string> bytes = merged.Serialize();
    ASSERT_TRUE(bytes.ok());
    if (expected.empty()) expected = *bytes;
    EXPECT_EQ(*bytes, expected) << shards;
  }
}

TEST(HistoryTest, FailedCallsLeaveItAsItWas) {
  const Summarizer summarizer = Make();
  History history;
  ASSERT_TRUE(summarizer.Observe(MakeArticle("a", kFlash), history).ok());
  const std::string before = *history.Serialize();
  EXPECT_FALSE(
      summarizer.SummarizeAndObserve(MakeArticle("a", "\xC0"), history).ok());
  EXPECT_EQ(*history.Serialize(), before);
}

TEST(HistoryTest, PastOfACorpusSuppresses) {
  const Summarizer summarizer = Make();
  History past;
  ASSERT_TRUE(summarizer.Observe(MakeArticle("flash", kFlash, 0), past).ok());
  v1::Corpus corpus;
  *corpus.add_articles() = MakeArticle(
      "late",
      std::string(kFlash) +
          " The army sent engineers to repair the broken dyke above the mill.",
      3600);
  const auto digest = summarizer.SummarizeCorpus(corpus, &past);
  ASSERT_TRUE(digest.ok()) << digest.status();
  ASSERT_EQ(digest->articles_size(), 1);
  EXPECT_EQ(digest->articles(0).stats().redundant(), 2u);
  EXPECT_EQ(digest->stats().articles(), 1u);
  // The article itself in the past changes nothing.
  ASSERT_TRUE(summarizer.Observe(corpus.articles(0), past).ok());
  const auto again = summarizer.SummarizeCorpus(corpus, &past);
  EXPECT_TRUE(MessageDifferencer::Equals(*again, *digest));
}

TEST(ThreadsTest, OneSummarizerAndHistoryServeManyThreads) {
  const v1::Corpus news = testing::ReadNews();
  const Summarizer summarizer = Make();
  History history;
  for (const v1::Article& article : news.articles()) {
    ASSERT_TRUE(summarizer.Observe(article, history).ok());
  }
  std::vector<std::string> expected;
  for (const v1::Article& article : news.articles()) {
    expected.push_back(
        summarizer.Summarize(article, history)->SerializeAsString());
  }
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      Workspace workspace;
      for (int a = 0; a < news.articles_size(); ++a) {
        const auto digest =
            summarizer.Summarize(news.articles(a), history, &workspace);
        wrong[t] += !digest.ok() || digest->SerializeAsString() !=
                                        expected[static_cast<size_t>(a)];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ::testing::Each(0));
}

TEST(WorkspaceTest, ServesSummarizersInTurn) {
  Workspace workspace;
  const v1::Article article = MakeArticle("a", kFlash);
  for (int round = 0; round < 3; ++round) {
    const Summarizer summarizer =
        Make("seed: " + std::to_string(round % 2 + 1));
    const auto with = summarizer.Summarize(article, &workspace);
    const auto without = summarizer.Summarize(article);
    EXPECT_TRUE(MessageDifferencer::Equals(*with, *without));
  }
}

TEST(WorkspaceTest, RecordsDoNotDependOnWhatCameBefore) {
  const Summarizer summarizer = Make();
  // One stem in several forms.
  const char* const names[] = {"Insurers",    "Insurance", "Authority",
                               "Authorities", "Marie",     "Marie's",
                               "Vietnamese",  "Vietnam",   "Vietnam's"};
  const auto article = [](const std::string& name) {
    return MakeArticle(name, "The mayor of Ostra thanked " + name +
                                 " friends for the repair of the old bridge.");
  };
  for (const char* before : names) {
    Workspace workspace;
    History history;
    ASSERT_TRUE(summarizer.Observe(article(before), history, &workspace).ok());
    for (const char* name : names) {
      History with;
      History without;
      ASSERT_TRUE(summarizer.Observe(article(name), with, &workspace).ok());
      ASSERT_TRUE(summarizer.Observe(article(name), without).ok());
      EXPECT_EQ(*with.Serialize(), *without.Serialize())
          << name << " after " << before;
    }
  }
}

TEST(LanguageTest, WithoutDataIsSplitAndRanked) {
  v1::Article article = MakeArticle(
      "fi",
      "Helsingin satama avataan maanantaina. Laivat odottavat jo lahdella. "
      "Satama oli kiinni viikon.");
  article.set_language("fi");
  const auto digest = Make().Summarize(article);
  ASSERT_TRUE(digest.ok()) << digest.status();
  EXPECT_EQ(digest->language(), "fi");
  EXPECT_EQ(digest->stats().sentences(), 3u);
  EXPECT_GT(digest->sentences_size(), 0);
}

}  // namespace
}  // namespace summarizer
