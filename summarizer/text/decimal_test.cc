#include "summarizer/text/decimal.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(DecimalTest, Reads) {
  const struct {
    std::string_view text;
    int64_t mantissa;
    int exponent;
    uint32_t size;
    bool grouped;
  } kCases[] = {
      {"0", 0, 0, 1, false},
      {"7", 7, 0, 1, false},
      {"1200", 12, 2, 4, false},
      {"1,200", 12, 2, 5, true},
      {"1,20", 1, 0, 1, false},
      {"1,2000", 1, 0, 1, false},
      {"1,234,567.50", 12345675, -1, 12, true},
      {"3.14.15", 314, -2, 4, false},
      {"5.", 5, 0, 1, false},
      {"0.050", 5, -2, 5, false},
      {"000", 0, 0, 3, false},
      {"12th", 12, 0, 2, false},
      // The last digits of many do not count.
      {"123456789012345678", 123456789012345678, 0, 18, false},
      {"1234567890123456789", 123456789012345678, 1, 19, false},
      {"1.2345678901234567899", 123456789012345678, -17, 21, false},
  };
  for (const auto& c : kCases) {
    uint32_t at = 0;
    const Decimal n = ReadDecimal(c.text, at);
    EXPECT_EQ(n.mantissa, c.mantissa) << c.text;
    EXPECT_EQ(n.exponent, c.exponent) << c.text;
    EXPECT_EQ(at, c.size) << c.text;
    EXPECT_EQ(n.grouped, c.grouped) << c.text;
  }
}

TEST(DecimalTest, HugeExponentsAreCut) {
  const std::string digits(1000, '9');
  uint32_t at = 0;
  EXPECT_EQ(ReadDecimal(digits, at).exponent, 100);
  EXPECT_EQ(at, 1000u);
}

}  // namespace
}  // namespace summarizer::text
