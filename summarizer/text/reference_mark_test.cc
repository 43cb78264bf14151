#include "summarizer/text/reference_mark.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(ReferenceLengthTest, Table) {
  const struct {
    std::string_view text;
    size_t want;
  } kCases[] = {
      {"[3]", 3},         {"[12][13] It", 4},
      {"[a] It", 3},      {"[A]", 3},
      {"[note 1]", 8},    {"[Note 1]", 8},
      {"[1, 2]", 6},      {"[3-5]", 5},
      {"[3–5]", 7},       {"[when?]", 7},
      {"[1]:12 It", 6},   {"[1]:12–15. It", 11},
      {"[1]: it", 3},     {"[citation needed] It", 17},
      {"[Read more]", 0}, {"[clarification needed]", 22},
      {"[]", 0},          {"[It left.]", 0},
      {"[3", 0},          {"[ 3]", 0},
      {"3]", 0},          {"", 0},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ReferenceLength(c.text), c.want) << c.text;
  }
  EXPECT_EQ(ReferenceLength("[" + std::string(30, 'a') + "]"), 0u);
}

TEST(ReferenceLengthBeforeTest, Table) {
  const struct {
    std::string_view text;
    size_t want;
  } kCases[] = {
      {"lives.[3]", 3},   {"lives.[2][note 1]", 8},
      {"[3]", 3},         {"[3", 0},
      {"lives.[3] ", 0},  {"the [Editor]", 0},
      {"]", 0},           {"lives.[clarification needed]", 22},
      {"lives.[[3]]", 0}, {"", 0},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ReferenceLengthBefore(c.text), c.want) << c.text;
  }
}

}  // namespace
}  // namespace summarizer::text
