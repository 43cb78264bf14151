#include "summarizer/repetition/resolve.h"

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::kDay;
using ::summarizer::testing::kHour;
using ::summarizer::testing::MakeRecord;
using ::summarizer::testing::Sorted;

constexpr char kBackground[] =
    " The harbour of Liepaja has handled timber from the northern forests "
    "since the last century.";

// Three sentences of news each, so that what follows is no lead.
constexpr char kRailway[] =
    "Train drivers walked out at dawn over a dispute about night shifts. The "
    "railway cancelled every second departure from the central station. Union "
    "leaders want talks with the transport ministry before Friday.";
constexpr char kOpera[] =
    "A young soprano from Cork won the singing contest in front of a full "
    "house. Judges praised her breath and her choice of forgotten songs. She "
    "will tour six festivals with the chamber orchestra next summer.";
constexpr char kFish[] =
    "Biologists counted fewer herring in the bay than in any autumn before. "
    "Warm water drove the shoals north, their report says. Boats may have to "
    "stay in port until spring.";
constexpr char kBread[] =
    "Bakers in the old town raised the price of rye loaves on Wednesday. Flour "
    "got dearer after a wet harvest ruined much of the grain. Shoppers queued "
    "for yesterday's rolls instead.";

SentenceClass ClassOf(const Resolution& resolution, uint32_t record,
                      size_t sentence) {
  return resolution.SentencesOf(record)[sentence].sentence_class();
}

TEST(ResolveTest, BackgroundOfTwoStoriesIsRepeatedEverywhere) {
  const auto records = Sorted(
      {MakeRecord("a", 0, "Railway", std::string(kRailway) + kBackground),
       MakeRecord("b", 20 * kDay, "Opera", std::string(kOpera) + kBackground)});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(r.stories.size(), 2u);
  EXPECT_EQ(ClassOf(r, 0, 3), SentenceClass::kRepeated);
  EXPECT_EQ(ClassOf(r, 1, 3), SentenceClass::kRepeated);
  ASSERT_EQ(r.background.size(), 1u);
  EXPECT_EQ(r.background[0].article_count, 2u);
  EXPECT_EQ(ClassOf(r, 0, 0), SentenceClass::kNews);
}

TEST(ResolveTest, EarliestLeadOfBackgroundStaysNews) {
  const std::string lead = std::string(kBackground).substr(1);
  const auto records = Sorted(
      {MakeRecord("a", 0, "Timber", lead + " " + std::string(kRailway)),
       MakeRecord("b", 20 * kDay, "Opera", std::string(kOpera) + kBackground)});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 0, 0), SentenceClass::kNews);
  EXPECT_EQ(ClassOf(r, 1, 3), SentenceClass::kRepeated);
  EXPECT_EQ(r.background.size(), 1u);
  EXPECT_TRUE(r.SentencesOf(0)[0].background());
  EXPECT_TRUE(r.SentencesOf(1)[3].background());
  EXPECT_FALSE(r.SentencesOf(0)[1].background());
}

TEST(ResolveTest, RedundantInsideAStory) {
  const auto records = Sorted(
      {MakeRecord("a", 0, "Train drivers strike",
                  std::string(kRailway) + kBackground),
       MakeRecord("b", 2 * kHour, "Train drivers on strike meet minister",
                  "The union of train drivers met the transport minister over "
                  "the night shifts dispute. Departures from the central "
                  "station will resume on Friday." +
                      std::string(kBackground))});
  const Resolution r = Resolve(records, {});
  ASSERT_EQ(r.stories.size(), 1u);
  EXPECT_EQ(ClassOf(r, 0, 3), SentenceClass::kNews);
  EXPECT_EQ(ClassOf(r, 1, 2), SentenceClass::kRedundant);
  EXPECT_TRUE(r.background.empty());
}

TEST(ResolveTest, ChangedStatementKeepsEachVersion) {
  const auto with_value = [](const std::string& value) {
    return " The turnover of the two ports amounted to " + value +
           " million euros.";
  };
  const auto records =
      Sorted({MakeRecord("a", 0, "Railway",
                         std::string(kRailway) + with_value("251.1")),
              MakeRecord("b", 20 * kDay, "Opera",
                         std::string(kOpera) + with_value("274.8")),
              MakeRecord("c", 40 * kDay, "Fish",
                         std::string(kFish) + with_value("274.8")),
              MakeRecord("d", std::nullopt, "Bread",
                         std::string(kBread) + with_value("300"))});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 0, 3), SentenceClass::kChanged);
  EXPECT_EQ(ClassOf(r, 1, 3), SentenceClass::kChanged);
  EXPECT_EQ(ClassOf(r, 2, 3), SentenceClass::kRepeated);
  EXPECT_EQ(ClassOf(r, 3, 3), SentenceClass::kChanged);
  EXPECT_TRUE(r.SentencesOf(0)[3].superseded());
  EXPECT_TRUE(r.SentencesOf(1)[3].superseded());
  EXPECT_FALSE(r.SentencesOf(3)[3].superseded());
  EXPECT_FALSE(r.SentencesOf(0)[0].superseded());
  EXPECT_TRUE(r.background.empty());
  ASSERT_EQ(r.changes.size(), 1u);
  ASSERT_EQ(r.changes[0].versions.size(), 3u);
  EXPECT_EQ(r.changes[0].versions[1].occurrences.size(), 2u);
}

TEST(ResolveTest, TheOppositeIsAChange) {
  const auto court = [](const std::string& verdict) {
    return "The appeals court in Halden " + verdict +
           " the ruling that stopped the pipeline below the bay.";
  };
  const auto records = Sorted(
      {MakeRecord("a", 0, "Court on pipeline", court("upheld")),
       MakeRecord("b", 2 * kHour, "Pipeline in court", court("overturned")),
       MakeRecord("c", 3 * kHour, "Court on pipeline", court("quashed"))});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 0, 0), SentenceClass::kChanged);
  EXPECT_EQ(ClassOf(r, 1, 0), SentenceClass::kChanged);
  EXPECT_EQ(ClassOf(r, 2, 0), SentenceClass::kRepeated);
  ASSERT_EQ(r.changes.size(), 1u);
  EXPECT_EQ(r.changes[0].versions.size(), 2u);
}

TEST(ResolveTest, WhatTurnsTheRestIsAChangeOfWhatHasNoSlot) {
  const auto talks = [](const std::string& what) {
    return "Ministers of both countries " + what +
           " talks about the pipeline below the bay at the Halden mill.";
  };
  const auto records =
      Sorted({MakeRecord("a", 0, "Pipeline talks", talks("held")),
              MakeRecord("b", 2 * kHour, "Pipeline talks", talks("postponed")),
              MakeRecord("c", 3 * kHour, "Pipeline talks", talks("had"))});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 0, 0), SentenceClass::kChanged);
  EXPECT_EQ(ClassOf(r, 1, 0), SentenceClass::kChanged);
  ASSERT_EQ(r.changes.size(), 1u);
  EXPECT_EQ(r.changes[0].versions.size(), 2u);
}

TEST(ResolveTest, OfDifferentThingsNothingIsRepeated) {
  const auto tunnel = [](const std::string& which) {
    return "The " + which +
           " tunnel near Halden was shut on Monday after a fire on the rails.";
  };
  const auto records =
      Sorted({MakeRecord("a", 0, "Tunnel shut", tunnel("eastern")),
              MakeRecord("b", 2 * kHour, "Tunnel shut", tunnel("western"))});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 0, 0), SentenceClass::kNews);
  EXPECT_EQ(ClassOf(r, 1, 0), SentenceClass::kNews);
  EXPECT_TRUE(r.changes.empty());
}

// A copy may lack what fills a slot: "opened" is one of a pair, "launched" of
// another.
TEST(ResolveTest, ACopyMayBeWithoutTheSlot) {
  const std::string text =
      "The harbour of Halden will get a museum of fishing boats. It is to open "
      "in the old cannery beside the lighthouse. Volunteers collected nineteen "
      "boats from villages along the fjord. The mayor thanked the fishermen's "
      "guild for its patience and its money.";
  const std::string edited =
      "The harbour of Halden will get a museum of fishing boats. It is to sit "
      "in the old cannery beside the lighthouse. Volunteers collected nineteen "
      "boats from villages along the fjord. The mayor thanked the fishermen's "
      "guild for its patience and its money.";
  const auto records = Sorted({MakeRecord("a", 0, "Museum", text),
                               MakeRecord("b", kHour, "Boat museum", edited)});
  EXPECT_EQ(Resolve(records, {}).articles[1].copy_of, 0u);
}

constexpr char kWire[] =
    "Firefighters in the valley rescued forty hikers from a burning ridge on "
    "Monday. The blaze began near an abandoned quarry and spread with the "
    "evening wind. Two helicopters carried the hikers to a school in the next "
    "town. A spokesman said nobody was badly hurt in the rescue. The quarry "
    "owner promised to help the investigators.";

TEST(ResolveTest, CopyWithLightEditsAndTruncation) {
  const std::string edited =
      "Firefighters in the valley saved forty hikers from a burning ridge on "
      "Monday. The blaze began near an abandoned quarry and spread with the "
      "evening wind. Two helicopters carried the hikers to a school in the "
      "next town. A spokesman said nobody was badly hurt in the rescue.";
  const auto records = Sorted({MakeRecord("a", 0, "Ridge fire", kWire),
                               MakeRecord("b", kHour, "Saved", edited)});
  const Resolution r = Resolve(records, {});
  ASSERT_TRUE(r.articles[1].copy_of.has_value());
  EXPECT_EQ(*r.articles[1].copy_of, 0u);
  EXPECT_EQ(r.articles[1].story, r.articles[0].story);
  for (size_t s = 0; s < 4; ++s) {
    EXPECT_EQ(ClassOf(r, 0, s), SentenceClass::kNews);
    EXPECT_EQ(ClassOf(r, 1, s), SentenceClass::kCopied) << s;
  }
}

TEST(ResolveTest, LongerFollowUpIsNoCopy) {
  const std::string flash = std::string(kWire).substr(0, 158);
  const auto records = Sorted({MakeRecord("a", 0, "Ridge fire", flash),
                               MakeRecord("b", kHour, "Ridge fire", kWire)});
  const Resolution r = Resolve(records, {});
  EXPECT_FALSE(r.articles[0].copy_of.has_value());
  EXPECT_FALSE(r.articles[1].copy_of.has_value());
}

TEST(ResolveTest, OwnSentenceTwiceIsRedundant) {
  const std::string body = std::string(kWire) + kBackground + kBackground;
  const Resolution r =
      Resolve(Sorted({MakeRecord("a", 0, "Ridge fire", body)}), {});
  EXPECT_EQ(ClassOf(r, 0, 5), SentenceClass::kNews);
  EXPECT_EQ(ClassOf(r, 0, 6), SentenceClass::kRedundant);
}

TEST(ResolveTest, NothingFromNothing) {
  const Resolution r = Resolve(RecordStore(), {});
  EXPECT_TRUE(r.articles.empty());
  EXPECT_TRUE(r.stories.empty());
}

TEST(ResolveTest, RewordedNeighbourOfAPastedRun) {
  const std::string run =
      " The harbour of Liepaja has handled timber from the northern forests "
      "since the last century. Its cranes load barges for mills along the "
      "western coast every winter.";
  const std::string reworded =
      " The harbour of Liepaja has handled timber from the northern forests "
      "since the last century. Cranes there load barges for western sawmills "
      "in winter.";
  const auto records = Sorted(
      {MakeRecord("a", 0, "Railway", std::string(kRailway) + run),
       MakeRecord("b", 20 * kDay, "Opera", std::string(kOpera) + reworded)});
  const Resolution r = Resolve(records, {});
  EXPECT_EQ(ClassOf(r, 1, 3), SentenceClass::kRepeated);
  EXPECT_EQ(ClassOf(r, 1, 4), SentenceClass::kRepeated);
}

}  // namespace
}  // namespace summarizer::repetition
