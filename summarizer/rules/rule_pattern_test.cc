#include "summarizer/rules/rule_pattern.h"

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

constexpr int64_t kPlenty = int64_t{8} << 20;

TEST(RulePatternTest, Anchors) {
  EXPECT_TRUE(RulePattern("a|ab", Anchor::kBoth, kPlenty).Matches("ab"));
  EXPECT_FALSE(RulePattern("a|ab", Anchor::kBoth, kPlenty).Matches("abc"));
  // The end is the text's even where the pattern has "$" for lines.
  EXPECT_FALSE(RulePattern("(?m)a$", Anchor::kBoth, kPlenty).Matches("a\nb"));
  EXPECT_TRUE(RulePattern("ab", Anchor::kStart, kPlenty).Matches("abc"));
  EXPECT_FALSE(RulePattern("ab", Anchor::kStart, kPlenty).Matches("xab"));
  EXPECT_TRUE(RulePattern("ab", Anchor::kNone, kPlenty).Matches("xabx"));
}

TEST(RulePatternTest, KnowsItsGroups) {
  const RulePattern pattern("(?P<strip>By (?P<byline>\\w+)) (.)",
                            Anchor::kStart, kPlenty);
  EXPECT_EQ(pattern.strip(), 1);
  EXPECT_EQ(pattern.fields()[static_cast<size_t>(Field::kByline)], 2);
  EXPECT_EQ(pattern.fields()[static_cast<size_t>(Field::kTitle)], 0);
}

TEST(RulePatternTest, ErrorsMatchNothing) {
  const RulePattern pattern("(", Anchor::kNone, kPlenty);
  EXPECT_FALSE(pattern.Matches("("));
  EXPECT_FALSE(pattern.regex().ok());
}

// The automaton for "(a|b)*a(a|b){n}" needs 2^n states, for which there is no
// memory. What matches is found nevertheless.
TEST(RulePatternTest, NoMatchIsLostForWantOfMemory) {
  const RulePattern tight("[ab]*a[ab]{14}", Anchor::kBoth, 20'000);
  ASSERT_TRUE(tight.regex().ok());
  std::mt19937_64 random(1);
  int matches = 0;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int c = 0; c < 500; ++c) text += random() % 2 == 0 ? 'a' : 'b';
    const bool expected = text[text.size() - 15] == 'a';
    EXPECT_EQ(tight.Matches(text), expected);
    matches += expected ? 1 : 0;
  }
  EXPECT_GT(matches, 100);
}

TEST(RulePatternTest, IsCompiledOnceWhicheverThreadNeedsIt) {
  const RulePattern pattern("(?P<byline>[a-z]+) .*", Anchor::kBoth, kPlenty);
  std::vector<std::thread> threads;
  std::vector<int> matches(8);
  for (size_t t = 0; t < matches.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) matches[t] += pattern.Matches("by me");
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int m : matches) EXPECT_EQ(m, 100);
}

}  // namespace
}  // namespace summarizer::rules
