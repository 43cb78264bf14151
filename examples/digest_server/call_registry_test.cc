#include "examples/digest_server/call_registry.h"

#include <atomic>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

using Kind = CallRegistry::Kind;

class FakeCall : public RunningCall {
 public:
  void CheckProgress(SteadyTime) override { ++checks; }
  void Drain() override { ++drains; }

  std::atomic<int> checks{0};
  std::atomic<int> drains{0};
};

TEST(CallRegistryTest, NamesTheLimitThatIsReached) {
  CallRegistry registry({3, 1}, absl::Seconds(10));
  FakeCall calls[5];
  EXPECT_TRUE(registry.Add(calls[0], Kind::kCorpus).ok());
  absl::Status status = registry.Add(calls[1], Kind::kCorpus);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(absl::StrContains(status.message(), "max_corpora"));
  EXPECT_TRUE(registry.Add(calls[2], Kind::kShort).ok());
  EXPECT_TRUE(registry.Add(calls[3], Kind::kShort).ok());
  status = registry.Add(calls[4], Kind::kShort);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_TRUE(absl::StrContains(status.message(), "max_calls"));
  registry.Release(Kind::kCorpus);  // Though it is not removed yet.
  EXPECT_TRUE(registry.Add(calls[4], Kind::kCorpus).ok());
}

TEST(CallRegistryTest, ChecksThoseThatRun) {
  CallRegistry registry({2, 1}, absl::Milliseconds(5));
  FakeCall stays;
  FakeCall leaves;
  ASSERT_TRUE(registry.Add(stays, Kind::kShort).ok());
  ASSERT_TRUE(registry.Add(leaves, Kind::kShort).ok());
  registry.Release(Kind::kShort);
  registry.Remove(leaves);
  const int left = leaves.checks;
  for (int i = 0; i < 1000 && stays.checks < 3; ++i) {
    absl::SleepFor(absl::Milliseconds(5));
  }
  EXPECT_GE(stays.checks, 3);
  EXPECT_EQ(leaves.checks, left);
}

TEST(CallRegistryTest, DrainTellsAllAndAdmitsNoMore) {
  CallRegistry registry({2, 1}, absl::Seconds(10));
  FakeCall running;
  FakeCall late;
  ASSERT_TRUE(registry.Add(running, Kind::kShort).ok());
  registry.Drain();
  EXPECT_EQ(running.drains, 1);
  EXPECT_EQ(registry.Add(late, Kind::kShort).code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace summarizer::digest_server
