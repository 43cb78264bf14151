#include "examples/digest_server/load.h"

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "examples/digest_server/test_server.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

LoadOptions Short(const TestServer& server, Method method) {
  LoadOptions options;
  options.target = server.target();
  options.method = method;
  options.streams = 3;
  options.duration = absl::Milliseconds(400);
  options.warm_up = absl::ZeroDuration();
  options.corpus_articles = 50;
  return options;
}

TEST(LoadTest, ChecksEveryAnswerOfEveryMethod) {
  const TestServer server;
  for (const Method method : {Method::kSummarizeArticle, Method::kDigestStream,
                              Method::kSummarizeCorpus}) {
    SCOPED_TRACE(MethodName(method));
    LoadOptions options = Short(server, method);
    if (method == Method::kSummarizeCorpus) options.streams = 2;
    auto report = RunLoad(options);
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->ok())
        << report->first_error << report->first_difference;
    EXPECT_GT(report->requests, 0U);
    EXPECT_EQ(report->checked, report->requests);
    EXPECT_EQ(report->latencies.count(), report->requests);
    EXPECT_GT(report->latencies.Percentile(0.5), absl::ZeroDuration());
    EXPECT_EQ(report->articles,
              report->requests * (method == Method::kSummarizeCorpus ? 50 : 1));
  }
}

TEST(LoadTest, OpenLoopKeepsItsRate) {
  const TestServer server;
  LoadOptions options = Short(server, Method::kSummarizeArticle);
  options.rate = 100;
  options.duration = absl::Seconds(1);
  const auto report = RunLoad(options);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_TRUE(report->ok()) << report->first_error;
  EXPECT_GT(report->requests, 50U);
  EXPECT_LT(report->requests, 160U);
}

TEST(LoadTest, FindsAServerWithOtherOptions) {
  v1::SummarizerOptions summarizer;
  summarizer.mutable_article_budget()->set_max_sentences(1);
  for (const Method method : {Method::kSummarizeArticle, Method::kDigestStream,
                              Method::kSummarizeCorpus}) {
    SCOPED_TRACE(MethodName(method));
    const TestServer server({}, summarizer);
    LoadOptions options = Short(server, method);
    options.streams = 1;
    const auto report = RunLoad(options);
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_FALSE(report->ok());
    EXPECT_EQ(report->errors, 0U);
    EXPECT_GT(report->different, 0U);
    EXPECT_FALSE(report->first_difference.empty());
  }
}

TEST(LoadTest, CountsErrors) {
  ServerOptions small;
  small.max_message_bytes = 100;
  const TestServer server(small);
  const auto report = RunLoad(Short(server, Method::kSummarizeArticle));
  ASSERT_TRUE(report.ok());
  EXPECT_GT(report->errors, 0U);
  EXPECT_FALSE(report->ok());
  EXPECT_EQ(report->first_error.substr(0, 3), "8: ");  // RESOURCE_EXHAUSTED
}

TEST(LoadTest, RefusesBadOptions) {
  LoadOptions options;
  options.summarizer.set_min_novelty(7);
  EXPECT_EQ(RunLoad(options).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace summarizer::digest_server
