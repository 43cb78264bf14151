#include "summarizer/io/timestamp.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/time_util.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::util::TimeUtil;
using ::testing::HasSubstr;

// The plain forms are read in a way of their own: against the general one.
TEST(ParseTimestampTest, PlainFormsAreReadAsAllAre) {
  std::mt19937_64 random(4);
  const auto two = [&](uint64_t most) {
    const uint64_t number = random() % (most + 1);
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  size_t valid = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = two(99) + two(99) + "-" + two(13) + "-" + two(32);
    if (random() % 2 == 0) {
      text += "T" + two(25) + ":" + two(61) + ":" + two(59) + "Z";
    }
    // White space is what only the general way knows.
    const auto plain = ParseTimestamp(text);
    const auto general = ParseTimestamp(" " + text);
    ASSERT_EQ(plain.status(), general.status()) << text;
    if (!plain.ok()) continue;
    ++valid;
    EXPECT_EQ(plain->seconds(), general->seconds()) << text;
    EXPECT_EQ(plain->nanos(), general->nanos()) << text;
  }
  EXPECT_GT(valid, 1500u);
}

TEST(ParseTimestampTest, ReadsWhatFeedsWrite) {
  struct Case {
    std::string_view text;
    std::string_view expected;  // RFC 3339.
  };
  constexpr Case kCases[] = {
      // RFC 3339 and its looser kin.
      {"2024-01-10T12:22:00Z", "2024-01-10T12:22:00Z"},
      {"2024-01-10t12:22:00z", "2024-01-10T12:22:00Z"},
      {"2024-01-10T12:22:00+09:00", "2024-01-10T03:22:00Z"},
      {"2024-01-10T12:22:00-0330", "2024-01-10T15:52:00Z"},
      {"2024-01-10T12:22:00.125Z", "2024-01-10T12:22:00.125Z"},
      {"1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"},
      {"2024-01-10T12:22:00", "2024-01-10T12:22:00Z"},
      {"2024-01-10T12:22Z", "2024-01-10T12:22:00Z"},
      {"2024-01-10 12:22:00", "2024-01-10T12:22:00Z"},
      {"2024-01-10 12:22:00+09:00", "2024-01-10T03:22:00Z"},
      {"2024-01-10 12:22:00 +0900", "2024-01-10T03:22:00Z"},
      {"2024-01-10 12:22:00 UTC", "2024-01-10T12:22:00Z"},
      {"2024-01-10 12:22", "2024-01-10T12:22:00Z"},
      {"2024-01-10", "2024-01-10T00:00:00Z"},
      {" 2024-01-10\n", "2024-01-10T00:00:00Z"},
      {"2024/01/10", "2024-01-10T00:00:00Z"},
      {"2024/01/10 23:59:59", "2024-01-10T23:59:59Z"},
      // RFC 2822.
      {"Wed, 10 Jan 2024 12:22:00 +0900", "2024-01-10T03:22:00Z"},
      {"Wed, 10 Jan 2024 12:22:00 GMT", "2024-01-10T12:22:00Z"},
      {"Wed, 10 Jan 2024 12:22 EST", "2024-01-10T17:22:00Z"},
      {"Wed, 10 Jan 2024 12:22 CET", "2024-01-10T11:22:00Z"},
      {"10 Jan 2024 12:22:00 -0000", "2024-01-10T12:22:00Z"},
      // Written out.
      {"January 10, 2024", "2024-01-10T00:00:00Z"},
      {"Jan 10, 2024", "2024-01-10T00:00:00Z"},
      {"january 5, 2024", "2024-01-05T00:00:00Z"},
      {"10 January 2024", "2024-01-10T00:00:00Z"},
      {"10 Sep 2024 08:00", "2024-09-10T08:00:00Z"},
      // The ends of the range, and a leap day.
      {"0001-01-01", "0001-01-01T00:00:00Z"},
      {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
  };
  for (const Case& c : kCases) {
    absl::StatusOr<google::protobuf::Timestamp> time = ParseTimestamp(c.text);
    ASSERT_TRUE(time.ok()) << c.text << ": " << time.status();
    EXPECT_EQ(TimeUtil::ToString(*time), c.expected) << c.text;
  }
}

TEST(ParseTimestampTest, RefusesEverythingElse) {
  for (const std::string_view text : {"",
                                      " ",
                                      "yesterday",
                                      "2024",
                                      "2024-13-01",
                                      "2024-02-30",
                                      "2023-02-29",
                                      "2024-01-10T25:00:00Z",
                                      "2024-01-10T12:22:00 Mars",
                                      "01/10/2024",
                                      "10.01.2024",
                                      "2024-01-10 and more",
                                      "infinite-future",
                                      "infinite-past",
                                      "0000-12-31",
                                      "10000-01-01",
                                      "-2024-01-10",
                                      "0001-01-01T00:00:00+01:00",
                                      "9999-12-31T23:59:59-01:00",
                                      "GMT",
                                      "1704856920"}) {
    absl::StatusOr<google::protobuf::Timestamp> time = ParseTimestamp(text);
    EXPECT_EQ(time.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(time.status().message()), HasSubstr("expected"));
  }
}

TEST(TimestampFromSecondsTest, KeepsTheFraction) {
  struct Case {
    double seconds;
    std::string_view expected;
  };
  constexpr Case kCases[] = {
      {0, "1970-01-01T00:00:00Z"},
      {1704856920, "2024-01-10T03:22:00Z"},
      {1704856920.25, "2024-01-10T03:22:00.250Z"},
      {1704856920.9999999, "2024-01-10T03:22:01Z"},
      {-0.5, "1969-12-31T23:59:59.500Z"},
      {-62135596800, "0001-01-01T00:00:00Z"},
      {253402300799, "9999-12-31T23:59:59Z"},
  };
  for (const Case& c : kCases) {
    absl::StatusOr<google::protobuf::Timestamp> time =
        TimestampFromSeconds(c.seconds);
    ASSERT_TRUE(time.ok()) << c.expected;
    EXPECT_EQ(TimeUtil::ToString(*time), c.expected);
  }
}

TEST(TimestampFromSecondsTest, RefusesOtherYears) {
  for (const double seconds :
       {-62135596800.5, 253402300800.0, 253402300799.9999999, 1704856920000.0,
        1e300, -1e300, std::numeric_limits<double>::infinity(), std::nan("")}) {
    EXPECT_EQ(TimestampFromSeconds(seconds).status().code(),
              absl::StatusCode::kInvalidArgument)
        << seconds;
  }
}

TEST(IsInRangeTest, FollowsTheDefinitionOfTimestamp) {
  struct Case {
    int64_t seconds;
    int32_t nanos;
    bool expected;
  };
  constexpr Case kCases[] = {
      {0, 0, true},
      {0, 999999999, true},
      {0, 1000000000, false},
      {0, -1, false},
      {-62135596800, 0, true},
      {-62135596801, 0, false},
      {253402300799, 999999999, true},
      {253402300800, 0, false},
  };
  for (const Case& c : kCases) {
    google::protobuf::Timestamp time;
    time.set_seconds(c.seconds);
    time.set_nanos(c.nanos);
    EXPECT_EQ(IsInRange(time), c.expected) << c.seconds << " " << c.nanos;
  }
}

TEST(FormatTimeTest, IsWhatProtobufWrites) {
  constexpr int64_t kDaySeconds = 24 * 60 * 60;
  constexpr int32_t kNanos[] = {0, 1, 1000, 120000000, 1000000, 999999999};
  size_t turn = 0;
  google::protobuf::Timestamp time;
  const auto check = [&](int64_t seconds) {
    time.set_seconds(seconds);
    time.set_nanos(kNanos[turn++ % std::size(kNanos)]);
    char text[kMaxTimeSize];
    ASSERT_EQ(std::string(text, FormatTime(time, text)),
              TimeUtil::ToString(time))
        << seconds;
  };
  // Every day of some centuries, the first and last among them, and others.
  for (int64_t day = -719162; day <= 2932896; ++day) {
    const bool is_dense =
        day < -640000 || (day > -40000 && day < 30000) || day > 2890000;
    if (!is_dense && day % 41 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(check(day * kDaySeconds));
    ASSERT_NO_FATAL_FAILURE(check(day * kDaySeconds + day * day % kDaySeconds));
    ASSERT_NO_FATAL_FAILURE(check((day + 1) * kDaySeconds - 1));
  }
}

TEST(FormatDateTest, IsUtc) {
  EXPECT_EQ(FormatDate(*ParseTimestamp("2024-01-10T01:00:00+09:00")),
            "2024-01-09");
  EXPECT_EQ(FormatDate(*ParseTimestamp("0001-01-01")), "0001-01-01");
}

}  // namespace
}  // namespace summarizer::io
