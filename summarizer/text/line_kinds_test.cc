#include "summarizer/text/line_kinds.h"

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "summarizer/text/language.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

TEST(ColumnsTest, CountsCodePoints) {
  std::string text;
  uint32_t want = 0;
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(Columns(text), want);
    text += i % 3 == 0 ? "é" : i % 3 == 1 ? "😀" : "a";
    ++want;
  }
}

TEST(IsHeadingTest, Table) {
  const struct {
    std::string_view line;
    bool want;
  } kCases[] = {
      {"Fire crews reach the ridge", true},
      {"It burned.", false},
      {"“It burned.”", false},
      {"Who pays?", true},
      {"lower case", false},
      {"Cut off,", false},
      {"# mark", true},
      {"It ended!", false},
      {"2021 in pictures", true},
  };
  for (const auto& c : kCases) EXPECT_EQ(IsHeading(c.line), c.want) << c.line;
  EXPECT_FALSE(IsHeading(std::string(200, 'X')));
}

TEST(IsAbbreviatedHeadingTest, Table) {
  const std::unique_ptr<const Language> language =
      Language::ForTag("en").value();
  const struct {
    std::string_view line;
    bool want;
  } kCases[] = {
      {"Aid is taxed in the U.S.", true},
      {"Kestrel Bank buys Acme Corp.", true},
      {"It burned.", false},
      {"Aid is taxed in the U.S", false},
      {"and then to the U.S.", false},
      {"U.S.", false},
      {".", false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(IsAbbreviatedHeading(c.line, *language), c.want) << c.line;
  }
}

TEST(IsTitleCaseTest, Table) {
  EXPECT_TRUE(IsTitleCase("Storm Hits Coast of Norway, Thousands Flee"));
  EXPECT_FALSE(IsTitleCase("Storm hits coast of Norway, thousands flee"));
  EXPECT_FALSE(IsTitleCase("Excellent. Thanks Sue. - Bob"));
}

TEST(EndsTerminalTest, LooksThroughClosers) {
  for (const std::string_view text :
       {"a.", "a.\"", "a?)", "a!”", "a…", "a。"}) {
    EXPECT_TRUE(EndsTerminal(text)) << text;
  }
  for (const std::string_view text : {"a", "a\"", "a,", "\"", "a:"}) {
    EXPECT_FALSE(EndsTerminal(text)) << text;
  }
}

}  // namespace
}  // namespace summarizer::text
