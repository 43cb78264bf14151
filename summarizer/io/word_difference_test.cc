#include "summarizer/io/word_difference.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Different(std::string_view text,
                                   std::string_view other) {
  std::vector<std::string> words;
  for (const TextRange& range : WordDifference(text, other)) {
    words.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return words;
}

TEST(WordDifferenceTest, NothingIsDifferent) {
  EXPECT_THAT(Different("", ""), IsEmpty());
  EXPECT_THAT(Different("", "a b"), IsEmpty());
  EXPECT_THAT(Different("a  b\nc", "a b c"), IsEmpty());
  EXPECT_THAT(Different("the toll is 12.", "the toll is 12, they said"),
              IsEmpty());
}

TEST(WordDifferenceTest, ValuesThatChanged) {
  EXPECT_THAT(Different("Trade reached €163.9 million in 2022.",
                        "Trade reached €118.4 million in the first nine months "
                        "of 2022."),
              ElementsAre("€163.9"));
  EXPECT_THAT(Different("The toll is 14 on Sunday, with 26 missing.",
                        "The toll is 12, with 31 missing."),
              ElementsAre("14 on Sunday", "26"));
  EXPECT_THAT(Different("at 95.4%, against (95%)", "at 96.1 percent, against"),
              ElementsAre("95.4%", "95%"));
}

TEST(WordDifferenceTest, AllIsDifferent) {
  EXPECT_THAT(Different("one two", ""), ElementsAre("one two"));
  EXPECT_THAT(Different("one two", "three four"), ElementsAre("one two"));
}

// With the words in between, what is left of both texts is the same.
TEST(WordDifferenceTest, TheRestIsCommon) {
  const std::string a = "a b c a b d e f a";
  const std::string b = "b a d c a b e a f a";
  const auto rest = [](std::string_view text, std::string_view other) {
    std::string kept(text);
    for (const TextRange& range : WordDifference(text, other)) {
      for (size_t i = range.begin; i < range.end; ++i) kept[i] = ' ';
    }
    std::string words;
    for (const char c : kept) {
      if (c != ' ') words += c;
    }
    return words;
  };
  EXPECT_EQ(rest(a, b).size(), 7u);
  EXPECT_EQ(rest(b, a).size(), 7u);
}

TEST(WordDifferenceTest, LongTextsAreNotCompared) {
  std::string text;
  for (int i = 0; i < 501; ++i) text += "w ";
  EXPECT_THAT(Different(text, "x"), IsEmpty());
  EXPECT_THAT(Different("x", text), IsEmpty());
}

}  // namespace
}  // namespace summarizer::io
