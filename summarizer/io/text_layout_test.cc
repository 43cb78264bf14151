#include "summarizer/io/text_layout.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

TEST(OneLineTest, CollapsesWhiteSpaceAndDisarmsTheRest) {
  struct Case {
    std::string_view text;
    std::string_view expected;
  };
  const Case kCases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"plain", "plain"},
      {"  a \r\n\t b\u2028c\u3000d ", "a b c d"},
      {"no\u00A0break", "no\u00A0break"},
      {"“Grüße” €😀", "“Grüße” €😀"},
      {"\x1B[31mred\x07", "\uFFFD[31mred\uFFFD"},
      {std::string_view("nul\0", 4), "nul\uFFFD"},
      {"c1 \u009B31m \x7F", "c1 \uFFFD31m \uFFFD"},
      {"turn\u202Earound\u2069", "turn\uFFFDaround\uFFFD"},
      {"bad \xFF\xFE end \xE2\x82", "bad \uFFFD\uFFFD end \uFFFD\uFFFD"},
  };
  for (const Case& c : kCases) EXPECT_EQ(OneLine(c.text), c.expected);
}

TEST(ShortenTest, CutsAfterAWord) {
  struct Case {
    std::string_view text;
    size_t width;
    std::string_view expected;
  };
  const Case kCases[] = {
      {"", 10, ""},
      {"fits in", 7, "fits in"},
      {"does not fit here", 12, "does not..."},
      {"does not fit here", 11, "does not..."},
      {"does not fit here", 10, "does..."},
      {"onelongwordwithoutspaces", 10, "onelong..."},
      {"é é é é é é", 8, "é é é..."},
      {"two\nlines", 9, "two lines"},
      {"abc def", 2, "..."},
      {"one, two, three", 12, "one, two..."},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Shorten(c.text, c.width), c.expected) << c.text;
  }
}

TEST(AppendWrappedTest, HangsUnderThePrefix) {
  struct Case {
    std::string_view prefix;
    std::string_view text;
    std::string_view expected;
  };
  const Case kCases[] = {
      {"- ", "", "- \n"},
      {"- ", "short", "- short\n"},
      {"- ", "one two three four", "- one two\n  three\n  four\n"},
      {"", "one two three four", "one two\nthree four\n"},
      {"- ", "exactly te", "- exactly\n  te\n"},
      {"", "exactly te", "exactly te\n"},
      {"- ", "averylongword in between", "- averylongword\n  in\n  between\n"},
      {"é ", "ü ü ü ü ü ü", "é ü ü ü ü\n  ü ü\n"},
      {"- ", "line\nbreaks\tgo", "- line\n  breaks\n  go\n"},
  };
  for (const Case& c : kCases) {
    std::string out;
    AppendWrapped(c.prefix, c.text, 10, out);
    EXPECT_EQ(out, c.expected);
  }
}

TEST(AppendWrappedTest, EastAsianTextTakesTwoColumnsAndBreaksAnywhere) {
  std::string out;
  AppendWrapped("- ", "台風が近づいている。", 10, out);
  EXPECT_EQ(out, "- 台風が近\n  づいてい\n  る。\n");
  out.clear();
  AppendWrapped("", "東京は晴。大阪", 8,
                out);  // No line begins with a full stop.
  EXPECT_EQ(out, "東京は\n晴。大阪\n");
  out.clear();
  AppendWrapped("", "NHK 東京 and 大阪", 8, out);
  EXPECT_EQ(out, "NHK 東京\nand 大阪\n");
}

TEST(AppendWrappedTest, StylesEachLine) {
  std::string out;
  AppendWrapped("- ", "one two three", 9, out, {"<b>", "</b>"});
  EXPECT_EQ(out, "- <b>one two</b>\n  <b>three</b>\n");
}

TEST(CountColumnsTest, AsTerminalsDo) {
  EXPECT_EQ(CountColumns(""), 0u);
  EXPECT_EQ(CountColumns("abc é"), 5u);
  EXPECT_EQ(CountColumns("e\u0301"), 1u);
  EXPECT_EQ(CountColumns("東京"), 4u);
  EXPECT_EQ(Shorten("東京は晴。大阪", 9), "東京は...");
}

TEST(CountTest, GroupsDigitsAndAgrees) {
  EXPECT_EQ(Count(0, "article"), "0 articles");
  EXPECT_EQ(Count(1, "article"), "1 article");
  EXPECT_EQ(Count(999, "byte"), "999 bytes");
  EXPECT_EQ(Count(1000, "byte"), "1,000 bytes");
  EXPECT_EQ(Count(1234567, "byte"), "1,234,567 bytes");
}

}  // namespace
}  // namespace summarizer::io
