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
      {"### It is marked.", true},
      {"####### Too deep.", false},
      {"#2304 is fixed in master now.", false},
      {"#1 seed Ana Ruiz was knocked out on Tuesday.", false},
      {"#hashtag", false},
      {"iPhone sales fell in China", true},
      {"It sank with the loss of 17 lives.[3]", false},
      {"It sank with the loss of 17 lives.[1][note 2]", false},
      {"It sank with the loss of 17 lives.³", false},
      {"The wreck of 1929[3]", true},
      {"What sank?[3]", true},
      {"[3]", true},
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

TEST(IsAddressTest, Table) {
  const struct {
    std::string_view line;
    bool want;
  } kCases[] = {
      {"ann.roe@gazette.example", true},
      {"@annroe", true},
      {"https://example.org/a?b=c", true},
      {"www.example.org", true},
      {"example.org/news", true},
      {"write to ann@gazette.example", false},
      {"night.", false},
      {"and/or", false},
      {"p.m.", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(IsAddress(c.line), c.want) << c.line;
}

TEST(IsBrandNameTest, Table) {
  for (const std::string_view text : {"iPhone sales", "eBay", "adHoc"}) {
    EXPECT_TRUE(IsBrandName(text)) << text;
  }
  for (const std::string_view text : {"phone", "iP", "i. He", "NATO", "aé B"}) {
    EXPECT_FALSE(IsBrandName(text)) << text;
  }
}

TEST(EndsTerminalTest, LooksThroughClosers) {
  for (const std::string_view text :
       {"a.", "a.\"", "a?)", "a!”", "a…", "a。", "a.[3]", "a.” [a]", "a.[1, 2]",
        "a.[3–5][12]", "a.[citation needed]", "a.[Note 1]", "a.²"}) {
    EXPECT_TRUE(EndsTerminal(text)) << text;
  }
  for (const std::string_view text :
       {"a", "a\"", "a,", "\"", "a:", "a[3]", "a.[3] b", "[3]", "m²",
        "a.[Read more]"}) {
    EXPECT_FALSE(EndsTerminal(text)) << text;
  }
}

}  // namespace
}  // namespace summarizer::text
