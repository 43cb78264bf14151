#include "summarizer/io/json_number.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

#include "google/protobuf/util/json_util.h"
#include "google/protobuf/wrappers.pb.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

std::string Format(double value) {
  char text[kMaxJsonDoubleSize];
  return std::string(text, FormatJsonDouble(value, text));
}

std::string Protobufs(double value) {
  google::protobuf::DoubleValue message;
  message.set_value(value);
  std::string json;
  EXPECT_TRUE(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

TEST(FormatJsonDoubleTest, Examples) {
  EXPECT_EQ(Format(0), "0");
  EXPECT_EQ(Format(-0.0), "-0");
  EXPECT_EQ(Format(3), "3");
  EXPECT_EQ(Format(0.5), "0.5");
  EXPECT_EQ(Format(0.1), "0.1");
  EXPECT_EQ(Format(1.0 / 3), "0.33333333333333331");
  EXPECT_EQ(Format(348792.03507232666), "348792.03507232666");
  EXPECT_EQ(Format(0x1p-20), "9.5367431640625e-07");
  EXPECT_EQ(Format(1e16), "1e+16");
  EXPECT_EQ(Format(HUGE_VAL), "\"Infinity\"");
  EXPECT_EQ(Format(-HUGE_VAL), "\"-Infinity\"");
  EXPECT_EQ(Format(NAN), "\"NaN\"");
}

TEST(FormatJsonDoubleTest, ScoresOfAllSizesAsProtobuf) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 200000; ++i) {
    const double value =
        std::ldexp(static_cast<double>(random() >> (11 + random() % 53)), -20);
    const std::string text = Format(value);
    ASSERT_EQ(text, Protobufs(value));
    ASSERT_EQ(std::strtod(text.c_str(), nullptr), value);
  }
}

TEST(FormatJsonDoubleTest, ScoresAroundPowersOfTenAsProtobuf) {
  double power = 1e-3;
  for (int exponent = -3; exponent < 12; ++exponent, power *= 10) {
    const auto middle = static_cast<int64_t>(power * (1 << 20));
    for (int64_t fixed = middle - 2000; fixed < middle + 2000; ++fixed) {
      const double value = std::ldexp(static_cast<double>(fixed), -20);
      ASSERT_EQ(Format(value), Protobufs(value));
    }
  }
}

TEST(FormatJsonDoubleTest, AnyDoubleAsProtobuf) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 100000; ++i) {
    const double value = std::ldexp(static_cast<double>(random() >> 11),
                                    static_cast<int>(random() % 400) - 200);
    ASSERT_EQ(Format(value), Protobufs(value));
    ASSERT_EQ(Format(-value), Protobufs(-value));
  }
}

}  // namespace
}  // namespace summarizer::io
