// One Summarizer and one History, shared by 16 threads. For ThreadSanitizer:
// bazel test --config=tsan //summarizer:sharing_test

#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

constexpr size_t kThreads = 16;

TEST(SharingTest, SixteenThreadsGetTheSameBytesAndPrintNothing) {
  const v1::Corpus news = testing::ReadNews();
  // New, so that RE2's automata are built while all of them run.
  const auto summarizer = Summarizer::Create();
  ASSERT_TRUE(summarizer.ok());
  History history;
  for (int a = 0; a < news.articles_size(); a += 2) {
    ASSERT_TRUE(summarizer->Observe(news.articles(a), history).ok());
  }
  const auto digest_all = [&] {
    Workspace workspace;
    std::string bytes;
    for (const v1::Article& article : news.articles()) {
      bytes += summarizer->Summarize(article, &workspace)->SerializeAsString();
      bytes += summarizer->Summarize(article, history, &workspace)
                   ->SerializeAsString();
    }
    return bytes;
  };
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  std::vector<std::string> found(kThreads);
  std::vector<std::thread> threads;
  for (std::string& bytes : found) {
    threads.emplace_back([&] { bytes = digest_all(); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  const std::string alone = digest_all();
  for (const std::string& bytes : found) EXPECT_TRUE(bytes == alone);
}

// Both forms, whose every step runs on all threads.
TEST(SharingTest, ThreadsOfACorpusGiveTheSameBytes) {
  const v1::Corpus news = testing::ReadNews();
  const auto digest = [&](uint32_t threads) {
    v1::SummarizerOptions options;
    options.set_threads(threads);
    const Summarizer summarizer = *Summarizer::Create(options);
    std::string bytes = summarizer.SummarizeCorpus(news)->SerializeAsString();
    CorpusSource source(news);
    bytes += summarizer
                 .SummarizeCorpus(source,
                                  [&](const v1::ArticleDigest& one) {
                                    bytes += one.SerializeAsString();
                                    return absl::OkStatus();
                                  })
                 ->SerializeAsString();
    return bytes;
  };
  const std::string alone = digest(1);
  for (const uint32_t threads : {2, 7}) {
    EXPECT_TRUE(digest(threads) == alone) << threads << " threads";
  }
}

// Whatever byte is damaged: also where that makes a string no UTF-8.
TEST(HistoryTest, DamageIsAnErrorAndPrintsNothing) {
  const auto summarizer = Summarizer::Create();
  History history;
  v1::Article article;
  article.set_id("a");
  article.set_body("A flood in the Lume valley killed 12 people on Saturday.");
  ASSERT_TRUE(summarizer->Observe(article, history).ok());
  const std::string bytes = *history.Serialize();
  ::testing::internal::CaptureStderr();
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(~damaged[i]);
    EXPECT_FALSE(History::Parse(damaged).ok()) << i;
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace summarizer
