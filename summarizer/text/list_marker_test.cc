#include "summarizer/text/list_marker.h"

#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(ListMarkerLengthTest, Table) {
  const struct {
    std::string_view line;
    size_t want;
  } kCases[] = {
      {"- a", 1},    {"-a", 0},    {"-", 1},       {"* a", 1},   {"• a", 3},
      {"•a", 3},     {"– a", 3},   {"1. a", 2},    {"12) a", 3}, {"(1) a", 3},
      {"1.) a", 3},  {"1.5 a", 0}, {"1999. a", 0}, {"a. b", 2},  {"a) b", 2},
      {"A. b", 0},   {"A) b", 2},  {"(A) b", 3},   {"ii. b", 3}, {"IV. b", 3},
      {"(iv) b", 4}, {"in. b", 0}, {"x", 0},       {"1", 0},     {"1.", 2},
      {"(1. a", 0},  {"ab) c", 0}, {"(", 0},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(ListMarkerLength(c.line), c.want) << c.line;
  }
}

TEST(OrdinalTest, CountsOn) {
  const struct {
    std::string_view one;
    std::string_view two;
    bool want;
  } kCases[] = {
      {"1. a", "2. b", true},   {"1) a", "2) b", true},
      {"1.) a", "2.) b", true}, {"a. a", "b. b", true},
      {"9. a", "10. b", true},  {"• 9. a", "10. b", true},
      {"1. a", "3. b", false},  {"1. a", "2) b", false},
      {"1. a", "b. b", false},  {"1. a", "2 b", false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(OrdinalAt(c.one).IsFollowedBy(OrdinalAt(c.two)), c.want)
        << c.one << " " << c.two;
  }
}

}  // namespace
}  // namespace summarizer::text
