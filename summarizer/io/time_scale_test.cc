#include "summarizer/io/time_scale.h"

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

int64_t At(int year, int month = 1, int day = 1, int hour = 0) {
  return absl::ToUnixSeconds(absl::FromCivil(
      absl::CivilSecond(year, month, day, hour), absl::UTCTimeZone()));
}

std::vector<std::string> Labels(int64_t first, int64_t last) {
  std::vector<std::string> labels;
  double before = -1;
  for (const TimeScale::Tick& tick : TimeScale(first, last).Ticks()) {
    EXPECT_GT(tick.percent, before);
    EXPECT_LE(tick.percent, 100);
    before = tick.percent;
    labels.push_back(tick.label);
  }
  return labels;
}

TEST(TimeScaleTest, Percent) {
  const TimeScale scale(1000, 2000);
  EXPECT_DOUBLE_EQ(scale.Percent(1000), 0);
  EXPECT_DOUBLE_EQ(scale.Percent(1250), 25);
  EXPECT_DOUBLE_EQ(scale.Percent(2000), 100);
  EXPECT_DOUBLE_EQ(scale.Percent(5000), 100);
  EXPECT_DOUBLE_EQ(TimeScale(7, 7).Percent(7), 50);
}

TEST(TimeScaleTest, TicksAreStartsOfWhatFits) {
  EXPECT_THAT(Labels(At(2023, 10, 21, 5), At(2023, 10, 21, 20)),
              ElementsAre("2023-10-21"));
  EXPECT_THAT(Labels(At(2023, 10, 21, 5), At(2023, 10, 23, 20)),
              ElementsAre("2023-10-22", "2023-10-23"));
  EXPECT_THAT(Labels(At(2023, 1, 19), At(2024, 2, 8)),
              ElementsAre("2023-04", "2023-07", "2023-10", "2024-01"));
  EXPECT_THAT(Labels(At(2001), At(2004, 5)),
              ElementsAre("2001", "2002", "2003", "2004"));
  EXPECT_THAT(Labels(At(1995, 2), At(2025)),
              ElementsAre("2000", "2010", "2020"));
  EXPECT_THAT(Labels(At(1), At(9999)), SizeIs(testing::Le(5u)));
  EXPECT_THAT(Labels(At(2023), At(2023)), ElementsAre("2023-01-01"));
}

TEST(TimeScaleTest, EverySpanHasAFewTicks) {
  for (int64_t days = 1; days < 40000; days += 1 + days / 50) {
    const auto labels = Labels(At(1970, 3, 2), At(1970, 3, 2) + days * 86400);
    EXPECT_GE(labels.size(), 1u) << days;
    EXPECT_LE(labels.size(), 5u) << days;
  }
}

TEST(MoveApartTest, KeepsOrderAndRange) {
  std::vector<double> percents = {0, 0, 50, 99, 99, 100};
  MoveApart(2, percents);
  EXPECT_THAT(percents, ElementsAre(0, 2, 50, 96, 98, 100));
  percents = {10, 10, 10};
  MoveApart(60, percents);
  EXPECT_THAT(percents, ElementsAre(0, 50, 100));
  percents = {33};
  MoveApart(60, percents);
  EXPECT_THAT(percents, ElementsAre(33));
}

}  // namespace
}  // namespace summarizer::io
