#include "summarizer/rules/publish_time.h"

#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::rules {
namespace {

// "2026-09-16T18:00:00", or "" without a date.
std::string Read(std::string_view line) {
  text::DocumentParser parser(text::Language::ForTag("en").value(), 0);
  text::Document document;
  parser.Parse(line, document);
  const std::optional<int64_t> time = ReadPublishTime(document);
  if (!time.has_value()) return "";
  return absl::FormatTime("%E4Y-%m-%dT%H:%M:%S", absl::FromUnixSeconds(*time),
                          absl::UTCTimeZone());
}

struct Case {
  std::string_view line;
  std::string_view time;
};

TEST(ReadPublishTimeTest, ClockTimesWithAZone) {
  constexpr Case kCases[] = {
      {"18:00 UTC, 16 September 2026", "2026-09-16T18:00:00"},
      {"18:00 UTC Wednesday 16 September 2026", "2026-09-16T18:00:00"},
      {"18:00 (UTC) on Wed, 16 Sept. 2026", "2026-09-16T18:00:00"},
      {"08:15 GMT | 14 March 2023", "2023-03-14T08:15:00"},
      {"3:45 p.m. EDT, Sept. 16, 2026", "2026-09-16T19:45:00"},
      {"9 PM +0200 – 16 September 2026", "2026-09-16T19:00:00"},
      {"16 September 2026, 06:00 UTC", "2026-09-16T06:00:00"},
      {"Sept. 16, 2026 3:45 p.m. GMT", "2026-09-16T15:45:00"},
      {"Sept. 16, 2026 at 3 p.m. GMT", "2026-09-16T15:00:00"},
      {"SEPT. 16, 2026 AT 3 P.M. GMT", "2026-09-16T15:00:00"},
      {"Sep 16, 2026 / 12:30 AM CST", "2026-09-16T06:30:00"},
      {"Sep 16, 2026, 08:15am EDT", "2026-09-16T12:15:00"},
      {"Tue 5 Dec 2023 11.02 GMT", "2023-12-05T11:02:00"},
      {"Wed 6 Dec 2023 07.15 CET", "2023-12-06T06:15:00"},
      {"Wed 6 Dec 2023 07.15 (GMT+2)", "2023-12-06T05:15:00"},
      {"Wed 6 Dec 2023 07:15 UTC+05:30", "2023-12-06T01:45:00"},
      {"Wed, 16 Sep 2026 00:40:02 +0200", "2026-09-15T22:40:02"},
      {"Wed, 16 Sep 2026 00:40:02 +0200 (CEST)", "2026-09-15T22:40:02"},
      {"Wed, 16 Sep 2026 22:40:02 -0330", "2026-09-17T02:10:02"},
      {"16 September 2026 at 11:05 p.m. PST", "2026-09-17T07:05:00"},
      {"2026-09-15T15:05:00+02:00", "2026-09-15T13:05:00"},
      {"2026-09-15T15:05:00.125Z", "2026-09-15T15:05:00"},
      {"2026-09-15T15:05-05:00", "2026-09-15T20:05:00"},
      {"2026-09-15 15:05 Z", "2026-09-15T15:05:00"},
      {"2026-09-15\u00a0 \t15:05\u202fBST", "2026-09-15T14:05:00"},
      {"2023-12-31T23:30:00-01:00", "2024-01-01T00:30:00"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.line), c.time) << c.line;
}

TEST(ReadPublishTimeTest, UtcWithoutAKnownZone) {
  constexpr Case kCases[] = {
      {"15 September 2026 at 15:05", "2026-09-15T15:05:00"},
      {"14 MARCH 2023 - 08:15", "2023-03-14T08:15:00"},
      {"2024-03-03 10:15", "2024-03-03T10:15:00"},
      {"6:42 p.m., Dec. 5, 2023", "2023-12-05T18:42:00"},
      {"10:30 a.m. ET Jan 3, 2024", "2024-01-03T10:30:00"},
      {"16 September 2026, 10:15 IST", "2026-09-16T10:15:00"},
      {"16 September 2026, 12.15 am", "2026-09-16T00:15:00"},
      {"16 September 2026, 12:15 pm local time", "2026-09-16T12:15:00"},
      {"16 September 2026, 10:00-11:30", "2026-09-16T10:00:00"},
      {"16 September 2026, 10:00 - 11:30", "2026-09-16T10:00:00"},
      {"16 September 2026 15h30", "2026-09-16T15:30:00"},
  };
  for (const Case& c : kCases) EXPECT_EQ(Read(c.line), c.time) << c.line;
}

TEST(ReadPublishTimeTest, TheDateAlone) {
  constexpr std::string_view kLines[] = {
      "16 September 2026",
      "Wednesday, September 16th, 2026",
      "16-Sep-2026",
      "16 September 2026 25:00 UTC",
      "16 September 2026 24:00",
      "16 September 2026 12:61",
      "16 September 2026 12:615",
      "16 September 2026 12:30:99",
      "25:00 UTC, 16 September 2026",
      "12:61, 16 September 2026",
      "16 September 2026 15:05 +9900",
      "16 September 2026 15:05 +0260",
      "2026-09-16T15:05:00-15:00",
      "16 September 2026 5 GMT",
      "16 September 2026 | 5 min read",
      "Doors at 19:00 in the hall of the town, 16 September 2026",
      "16 September 2026, doors at 19:00",
  };
  for (const std::string_view line : kLines) {
    EXPECT_EQ(Read(line), "2026-09-16T00:00:00") << line;
  }
}

TEST(ReadPublishTimeTest, TheFirstFullDate) {
  EXPECT_EQ(Read("12 May, 30 February 2024 or 2 May 2024 10:15"),
            "2024-05-02T10:15:00");
  EXPECT_EQ(Read("1 May 2024 10:15 / 2 May 2024 11:15"), "2024-05-01T10:15:00");
  EXPECT_EQ(Read("10:15 UTC, May 2024"), "");
  EXPECT_EQ(Read("10:15 UTC"), "");
  EXPECT_EQ(Read(""), "");
}

TEST(ReadPublishTimeTest, StaysInTheYearsOfATimestamp) {
  EXPECT_EQ(Read("0001-01-01T00:30:00Z"), "0001-01-01T00:30:00");
  EXPECT_EQ(Read("0001-01-01T00:30:00+01:00"), "0001-01-01T00:00:00");
  EXPECT_EQ(Read("9999-12-31T23:30:00Z"), "9999-12-31T23:30:00");
  EXPECT_EQ(Read("9999-12-31T23:30:00-01:00"), "9999-12-31T00:00:00");
}

}  // namespace
}  // namespace summarizer::rules
