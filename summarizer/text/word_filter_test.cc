#include "summarizer/text/word_filter.h"

#include <string>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(WordFilterTest, NeverMissesAndSeldomErrs) {
  WordFilter filter;
  std::string word;
  const auto make = [&](int i, char salt) {
    word = std::to_string(i * 7919) + salt;
    return word.substr(word.size() - static_cast<size_t>(1 + i % 7));
  };
  for (int i = 100; i < 600; ++i) filter.Add(make(i, 'a'));
  filter.Add("");
  for (int i = 100; i < 600; ++i) EXPECT_TRUE(filter.MayHave(make(i, 'a')));
  EXPECT_TRUE(filter.MayHave(""));
  int wrong = 0;
  for (int i = 100; i < 600; ++i) wrong += filter.MayHave(make(i, 'b'));
  EXPECT_LT(wrong, 50);
}

TEST(WordFilterTest, EmptyHasNothing) {
  EXPECT_FALSE(WordFilter().MayHave("word"));
  EXPECT_FALSE(WordFilter().MayHave(""));
}

}  // namespace
}  // namespace summarizer::text
