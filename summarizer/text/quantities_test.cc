#include "summarizer/text/quantities.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

int64_t Date(int64_t year, int64_t month, int64_t day) {
  return (year * 16 + month) * 32 + day;
}

TEST(ScanQuantityTest, Table) {
  const auto english = Language::ForTag("en").value();
  const uint16_t none = 0;
  const uint16_t usd = english->UnitOf("usd");
  const uint16_t percent = english->UnitOf("percent");
  const struct {
    std::string_view text;
    std::string_view matched;
    QuantityKind kind;
    int64_t mantissa;
    int exponent;
    uint16_t unit;
    int64_t upper = 0;
  } kCases[] = {
      {"1,234.5 of", "1,234.5", QuantityKind::kCount, 12345, -1, none},
      {"14 men", "14", QuantityKind::kCount, 14, 0, none},
      {"$7.1 billion in", "$7.1 billion", QuantityKind::kMeasure, 71, 8, usd},
      {"7.1 billion dollars", "7.1 billion dollars", QuantityKind::kMeasure, 71,
       8, usd},
      {"20 % of", "20 %", QuantityKind::kMeasure, 2, 1, percent},
      {"20 percent", "20 percent", QuantityKind::kMeasure, 2, 1, percent},
      {"14 people", "14 people", QuantityKind::kCount, 14, 0, 0},
      {"2000 people", "2000 people", QuantityKind::kCount, 2, 3, 0},
      {"2000 passengers", "2000", QuantityKind::kYear, 2, 3, 0},
      {"3–4 men", "3–4", QuantityKind::kCount, 3, 0, none, 4},
      {"2021 was", "2021", QuantityKind::kYear, 2021, 0, none},
      {"January 13, 2024,", "January 13, 2024", QuantityKind::kDate,
       Date(2024, 1, 13), 0, none},
      {"13 Jan. 2024", "13 Jan. 2024", QuantityKind::kDate, Date(2024, 1, 13),
       0, none},
      {"13-Jan-2024 and", "13-Jan-2024", QuantityKind::kDate, Date(2024, 1, 13),
       0, none},
      {"3-May deadline", "3", QuantityKind::kCount, 3, 0, none},
      {"2024-01-13", "2024-01-13", QuantityKind::kDate, Date(2024, 1, 13), 0,
       none},
      {"May 24.", "May 24", QuantityKind::kDate, Date(0, 5, 24), 0, none},
      {"12:22 JST", "12:22", QuantityKind::kTime, 742, 0, none},
      {"5 p.m. on", "5 p.m.", QuantityKind::kTime, 1020, 0, none},
      {"5:30pm", "5:30pm", QuantityKind::kTime, 1050, 0, none},
      {"29th of", "29th", QuantityKind::kOrdinal, 29, 0, none},
      {"two men", "two", QuantityKind::kCount, 2, 0, none},
      {"twenty-one", "twenty-one", QuantityKind::kCount, 21, 0, none},
      {"dozen people", "dozen people", QuantityKind::kCount, 12, 0, none},
      {"two dozen people", "two dozen people", QuantityKind::kCount, 24, 0,
       none},
      {"3-4 dozen men", "3-4 dozen", QuantityKind::kCount, 36, 0, none, 48},
      {"five million", "five million", QuantityKind::kCount, 5, 6, none},
      {"£5m", "£5m", QuantityKind::kMeasure, 5, 6, english->UnitOf("£")},
  };
  for (const auto& c : kCases) {
    const std::optional<Quantity> q =
        ScanQuantity(c.text, 0, static_cast<uint32_t>(c.text.size()), *english);
    ASSERT_TRUE(q.has_value()) << c.text;
    EXPECT_EQ(c.text.substr(q->begin, q->end - q->begin), c.matched);
    EXPECT_EQ(q->kind, c.kind) << c.text;
    EXPECT_EQ(q->mantissa, c.mantissa) << c.text;
    EXPECT_EQ(q->exponent, c.exponent) << c.text;
    EXPECT_EQ(q->unit, c.unit) << c.text;
    EXPECT_EQ(q->mantissa2, c.upper) << c.text;
  }
}

TEST(ScanQuantityTest, NothingWhereThereIsNone) {
  const auto english = Language::ForTag("en").value();
  for (const std::string_view text : {"house", "$ per", "May I", "March on"}) {
    EXPECT_FALSE(
        ScanQuantity(text, 0, static_cast<uint32_t>(text.size()), *english))
        << text;
  }
}

TEST(ScanQuantityTest, TellsVersionsOfManyDigitsApart) {
  const auto english = Language::ForTag("en").value();
  const auto mantissa = [&](std::string_view text) {
    return ScanQuantity(text, 0, static_cast<uint32_t>(text.size()), *english)
        ->mantissa;
  };
  EXPECT_NE(mantissa("3.444444444444444444.5"),
            mantissa("3.444444444444444444.6"));
}

TEST(ScanQuantityTest, LooksNoFurtherThanTheEnd) {
  const auto english = Language::ForTag("en").value();
  const auto q = ScanQuantity("12345", 0, 3, *english);
  ASSERT_TRUE(q.has_value());
  EXPECT_EQ(q->mantissa, 123);
  EXPECT_EQ(q->end, 3u);
}

TEST(ScanQuantityTest, HalfADozen) {
  const auto english = Language::ForTag("en").value();
  const auto count = [&](std::string_view text) {
    const auto begin = static_cast<uint32_t>(text.find("dozen"));
    return ScanQuantity(text, begin, static_cast<uint32_t>(text.size()),
                        *english)
        ->mantissa;
  };
  EXPECT_EQ(count("Half a dozen people"), 6);
  EXPECT_EQ(count("at least half a dozen"), 6);
  EXPECT_EQ(count("half-a-dozen men"), 6);
  EXPECT_EQ(count("a dozen people"), 12);
  EXPECT_EQ(count("behalf a dozen"), 12);
  EXPECT_EQ(count("dozen"), 12);
}

}  // namespace
}  // namespace summarizer::text
