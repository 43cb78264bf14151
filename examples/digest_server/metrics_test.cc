#include "examples/digest_server/metrics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "examples/digest_server/scrape.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

bool Has(const Metrics& metrics, std::string_view line) {
  return absl::StrContains(metrics.Text(),
                           absl::StrCat("\n", std::string(line), "\n"));
}

TEST(MetricsTest, CallsByMethodAndStatus) {
  Metrics metrics;
  metrics.CallStarted(Method::kDigestStream);
  metrics.CallStarted(Method::kDigestStream);
  metrics.CallEnded(Method::kDigestStream, absl::StatusCode::kOk, true);
  metrics.CallEnded(Method::kDigestStream, absl::StatusCode::kResourceExhausted,
                    false);
  metrics.CallEnded(Method::kSummarizeCorpus, static_cast<absl::StatusCode>(99),
                    false);
  EXPECT_TRUE(
      Has(metrics, "digest_requests_running{method=\"DigestStream\"} 1"));
  EXPECT_TRUE(Has(
      metrics, "digest_requests_total{code=\"OK\",method=\"DigestStream\"} 1"));
  EXPECT_TRUE(Has(metrics,
                  "digest_requests_total{code=\"RESOURCE_EXHAUSTED\",method="
                  "\"DigestStream\"} 1"));
  EXPECT_TRUE(Has(
      metrics,
      "digest_requests_total{code=\"UNKNOWN\",method=\"SummarizeCorpus\"} 1"));
}

TEST(MetricsTest, ArticlesAndWhatWasSuppressed) {
  Metrics metrics;
  v1::ArticleStats stats;
  stats.set_bytes(100);
  stats.set_furniture(1);
  stats.set_repeated(2);
  stats.set_redundant(3);
  stats.set_copied(4);
  stats.set_selected(5);
  metrics.Digested(Method::kSummarizeArticle, stats);
  metrics.Digested(Method::kSummarizeArticle, stats);
  EXPECT_TRUE(
      Has(metrics, "digest_articles_total{method=\"SummarizeArticle\"} 2"));
  EXPECT_TRUE(Has(metrics, "digest_article_bytes_total 200"));
  EXPECT_TRUE(Has(metrics, "digest_sentences_selected_total 10"));
  const char* const reasons[] = {"rule", "repeated", "redundant", "copy"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(
        Has(metrics, absl::StrCat("digest_sentences_suppressed_total{reason=\"",
                                  reasons[i], "\"} ", 2 * (i + 1))));
  }
}

TEST(MetricsTest, LatencyIsAHistogram) {
  Metrics metrics;
  metrics.Answered(Method::kSummarizeArticle, absl::Microseconds(150));
  metrics.Answered(Method::kSummarizeArticle, absl::Seconds(60));
  const std::string name =
      "digest_latency_seconds_bucket{method=\"Summari"
      "zeArticle\",le=";
  EXPECT_TRUE(Has(metrics, name + "\"0.0001\"} 0"));
  EXPECT_TRUE(Has(metrics, name + "\"0.0002\"} 1"));
  EXPECT_TRUE(Has(metrics, name + "\"10\"} 1"));
  EXPECT_TRUE(Has(metrics, name + "\"+Inf\"} 2"));
}

TEST(MetricsTest, HistoryAndItsSaves) {
  Metrics metrics;
  metrics.SetHistory(1000, 7);
  metrics.HistorySaved(absl::Milliseconds(3), 400, absl::FromUnixSeconds(50));
  metrics.HistorySaveFailed();
  EXPECT_TRUE(Has(metrics, "digest_history_bytes 1000"));
  EXPECT_TRUE(Has(metrics, "digest_history_articles 7"));
  EXPECT_TRUE(Has(metrics, "digest_history_saved_bytes 400"));
  EXPECT_TRUE(Has(metrics, "digest_history_saved_timestamp_seconds 50"));
  EXPECT_TRUE(Has(metrics, "digest_history_save_seconds_count 1"));
  EXPECT_TRUE(Has(metrics, "digest_history_save_failures_total 1"));
}

TEST(MetricsTest, CountsProcessorTimeOfItsThread) {
  Metrics metrics;
  {
    const LibraryCpuTimer timer(metrics);
    volatile uint64_t sum = 0;
    for (int i = 0; i < 10'000'000; ++i) sum = sum + 1;
  }
  EXPECT_FALSE(Has(metrics, "digest_library_cpu_seconds_total 0"));
}

TEST(MetricsServerTest, ServesThemOverHttp) {
  Metrics metrics;
  metrics.SetHistory(1000, 7);
  const auto server = MetricsServer::Start("127.0.0.1:0", metrics);
  ASSERT_TRUE(server.ok()) << server.status();
  const auto page = ScrapeMetrics((*server)->port());
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(MetricValue(*page, "digest_history_articles"), 7);
  EXPECT_GT(MetricValue(*page, "process_resident_memory_bytes"), 1e6);
  EXPECT_EQ(MetricValue(*page, "digest_history"), std::nullopt);
}

TEST(ScrapeTest, NobodyThere) {
  EXPECT_EQ(ScrapeMetrics(1).status().code(), absl::StatusCode::kUnavailable);
}

TEST(MetricsServerTest, SaysWhereItCantListen) {
  const Metrics metrics;
  for (const char* address : {"", "256.0.0.1:80", "127.0.0.1:x"}) {
    const auto server = MetricsServer::Start(address, metrics);
    EXPECT_EQ(server.status().code(), absl::StatusCode::kInvalidArgument)
        << address;
  }
}

}  // namespace
}  // namespace summarizer::digest_server
