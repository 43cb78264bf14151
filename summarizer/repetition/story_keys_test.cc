#include "summarizer/repetition/story_keys.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::kDay;
using ::summarizer::testing::kHour;
using ::summarizer::testing::MakeRecord;

std::vector<uint32_t> IndexedOf(const ArticleRecord& record) {
  RecordStore store;
  store.Add(record);
  std::vector<uint32_t> keys;
  AppendStoryKeys(store, 0, keys);
  return keys;
}

std::vector<uint32_t> ProbesOf(const ArticleRecord& record) {
  std::vector<uint32_t> keys;
  AppendStoryProbes(record.terms, record.time, keys);
  return keys;
}

ArticleRecord Article(std::optional<int64_t> time, const std::string& body) {
  return MakeRecord("a", time, "", body);
}

// How many of the keys of one lead to the other.
size_t Shared(const ArticleRecord& indexed, const ArticleRecord& probed) {
  const std::vector<uint32_t> probes = ProbesOf(probed);
  const std::vector<uint32_t> keys = IndexedOf(indexed);
  return static_cast<size_t>(
      std::count_if(keys.begin(), keys.end(), [&](uint32_t key) {
        return std::count(probes.begin(), probes.end(), key) > 0;
      }));
}

constexpr char kPort[] = "The port of Liepaja was closed after the storm.";

TEST(StoryKeysTest, AreOfTheNamesThatMostSentencesHave) {
  const std::string body =
      "Reporters of Kuldiga, Bauska, Tukums, Saldus and Cesis met the mayor. "
      "The port of Liepaja was closed. A storm had damaged Liepaja. Ships "
      "left Liepaja empty.";
  EXPECT_EQ(IndexedOf(Article(0, body)).size(), kStoryKeys);
  EXPECT_GE(Shared(Article(0, body), Article(0, kPort)), 1u);
}

TEST(StoryKeysTest, WhatHasNeitherNamesNorFiguresHasNone) {
  EXPECT_TRUE(IndexedOf(Article(0, "the storm closed every port.")).empty());
  EXPECT_TRUE(ProbesOf(Article(0, "the storm closed every port.")).empty());
}

TEST(StoryKeysTest, AFigureIsAKey) {
  EXPECT_EQ(Shared(Article(0, "the storm killed 1,273 sheep on the island."),
                   Article(0, "Owners mourn 1,273 animals.")),
            1u);
}

TEST(StoryKeysTest, ThreeDaysApartMeetWhereverPeriodsEnd) {
  for (int64_t time = -20 * kDay; time < 20 * kDay; time += 5 * kHour) {
    const ArticleRecord record = Article(time, kPort);
    for (const int64_t apart : {-3 * kDay, -kHour, int64_t{0}, 3 * kDay}) {
      EXPECT_EQ(Shared(record, Article(time + apart, kPort)), 1u)
          << time << " " << apart;
    }
    EXPECT_EQ(Shared(record, Article(time - 12 * kDay, kPort)), 0u) << time;
    EXPECT_EQ(Shared(record, Article(time + 12 * kDay, kPort)), 0u) << time;
  }
}

TEST(StoryKeysTest, AnyTimeHasAPeriod) {
  for (const int64_t time : {INT64_MIN + 1, INT64_MAX}) {
    EXPECT_EQ(Shared(Article(time, kPort), Article(time, kPort)), 1u);
  }
}

TEST(StoryKeysTest, UndatedMeetUndated) {
  EXPECT_EQ(Shared(Article({}, kPort), Article({}, kPort)), 1u);
  EXPECT_EQ(Shared(Article({}, kPort), Article(0, kPort)), 0u);
  EXPECT_EQ(Shared(Article(0, kPort), Article({}, kPort)), 0u);
}

}  // namespace
}  // namespace summarizer::repetition
