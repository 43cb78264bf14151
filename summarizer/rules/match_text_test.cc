#include "summarizer/rules/match_text.h"

#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

struct Case {
  std::string_view text;
  std::string_view view;
};

class MatchTextTest : public ::testing::TestWithParam<Case> {};

TEST_P(MatchTextTest, SeesOneSpaceForWhiteSpace) {
  MatchText text;
  text.Assign(GetParam().text, 0,
              static_cast<uint32_t>(GetParam().text.size()));
  EXPECT_EQ(text.view(), GetParam().view);
  EXPECT_EQ(text.ToBody(text.view()), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, MatchTextTest,
    ::testing::Values(
        Case{"plain text", "plain text"}, Case{"a  b", "a b"},
        Case{"a\nb", "a b"}, Case{"a \r\n\tb", "a b"},
        Case{"By\u00A0 Azernews", "By Azernews"}, Case{"10\u202Fkm", "10 km"},
        Case{"a\u3000b", "a b"}, Case{"zero\u200Bwidth", "zerowidth"},
        Case{"so\u00ADft", "soft"},
        Case{"\u201Cquoted\u201D \u2014 and\u2026 Sili\u0146a \u20AC3",
             "\u201Cquoted\u201D \u2014 and\u2026 Sili\u0146a \u20AC3"},
        Case{"\u041F\u0440\u0438\u0432\u0435\u0442",  // Russian
             "\u041F\u0440\u0438\u0432\u0435\u0442"},
        Case{"\u4E2D\u6587\uFF0C", "\u4E2D\u6587\uFF0C"}));

TEST(MatchTextTest, MapsSlicesBack) {
  const std::string_view body = "xx By\u00A0 Jane\n  Doe, Courier yy";
  MatchText text;
  text.Assign(body, 3, static_cast<uint32_t>(body.size() - 3));
  ASSERT_EQ(text.view(), "By Jane Doe, Courier");
  EXPECT_EQ(text.ToBody(text.view().substr(3, 8)), "Jane\n  Doe");
  EXPECT_EQ(text.ToBody(text.view().substr(13)), "Courier");
  EXPECT_EQ(text.ToBody(text.view().substr(0, 0)), "");
  EXPECT_EQ(text.ToBody(size_t{0}), 3u);
  EXPECT_EQ(text.ToBody(text.view().size()), body.size() - 3);
}

TEST(MatchTextTest, ForgetsWhatItHeld) {
  MatchText text;
  text.Assign("a  b", 0, 4);
  text.Assign("plain", 0, 5);
  EXPECT_EQ(text.ToBody(size_t{3}), 3u);
}

}  // namespace
}  // namespace summarizer::rules
