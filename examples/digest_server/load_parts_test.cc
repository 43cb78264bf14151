// The load client's parts: feed, arrivals, latencies.

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "examples/digest_server/arrivals.h"
#include "examples/digest_server/feed.h"
#include "examples/digest_server/latencies.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

TEST(FeedTest, GoesOnWithNewIdsAndLaterTimes) {
  Feed feed(7);
  std::set<std::string> ids;
  int64_t earliest = INT64_MAX;
  int64_t latest = 0;
  int64_t earliest_of_second = INT64_MAX;
  for (int i = 0; i < 2000; ++i) {
    const v1::Article article = feed.Next();
    EXPECT_FALSE(article.body().empty());
    ids.insert(article.id());
    if (!article.has_publish_time()) continue;
    const int64_t time = article.publish_time().seconds();
    if (i < 1000) {
      earliest = std::min(earliest, time);
      latest = std::max(latest, time);
    } else {
      earliest_of_second = std::min(earliest_of_second, time);
    }
  }
  EXPECT_EQ(ids.size(), 2000U);
  EXPECT_GE(earliest_of_second, latest);
  EXPECT_LT(latest - earliest, 3600);
}

TEST(FeedTest, TheSameForASeed) {
  Feed first(3);
  Feed second(3);
  Feed other(4);
  const std::string article = first.Next().SerializeAsString();
  EXPECT_EQ(article, second.Next().SerializeAsString());
  EXPECT_NE(article, other.Next().SerializeAsString());
}

TEST(FeedTest, MakesArticlesAhead) {
  Feed feed(5, 1500);
  feed.WaitUntilAhead();
  EXPECT_EQ(feed.Next().id().substr(0, 4), "5-0-");
}

TEST(LatenciesTest, PercentilesByNearestRank) {
  Latencies latencies;
  EXPECT_EQ(latencies.Percentile(0.5), absl::ZeroDuration());
  Latencies others;
  for (int i = 50; i >= 1; --i) latencies.Add(absl::Milliseconds(i));
  for (int i = 51; i <= 100; ++i) others.Add(absl::Milliseconds(i));
  latencies.Merge(others);
  EXPECT_EQ(latencies.count(), 100U);
  EXPECT_EQ(latencies.Percentile(0), absl::Milliseconds(1));
  EXPECT_EQ(latencies.Percentile(0.5), absl::Milliseconds(50));
  EXPECT_EQ(latencies.Percentile(0.99), absl::Milliseconds(99));
  EXPECT_EQ(latencies.Percentile(0.999), absl::Milliseconds(100));
  EXPECT_EQ(latencies.Percentile(1), absl::Milliseconds(100));
}

TEST(LatenciesTest, StaysInRange) {
  Latencies latencies;
  latencies.Add(-absl::Seconds(1));
  latencies.Add(absl::Hours(100));
  EXPECT_EQ(latencies.Percentile(0), absl::ZeroDuration());
  EXPECT_GT(latencies.Percentile(1), absl::Minutes(71));
}

TEST(ArrivalsTest, OpenLoopKeepsItsRate) {
  const absl::Time start = absl::UnixEpoch();
  Arrivals arrivals(1000, 1, start);
  absl::Time last = start;
  int long_gaps = 0;
  for (int i = 0; i < 100'000; ++i) {
    const absl::Time next = arrivals.Next();
    EXPECT_GE(next, last);
    if (next - last > absl::Milliseconds(1)) ++long_gaps;
    last = next;
  }
  EXPECT_NEAR(absl::ToDoubleSeconds(last - start), 100, 2);
  // Of a Poisson process: one in e.
  EXPECT_NEAR(long_gaps, 100'000 / 2.718, 1000);
}

TEST(ArrivalsTest, ClosedLoopIsNow) {
  Arrivals arrivals(0, 1, absl::UnixEpoch());
  const absl::Time before = absl::Now();
  const absl::Time next = arrivals.Next();
  EXPECT_LE(before, next);
  EXPECT_LE(next, absl::Now());
}

}  // namespace
}  // namespace summarizer::digest_server
