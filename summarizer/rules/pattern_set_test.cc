#include "summarizer/rules/pattern_set.h"

#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<int> Match(const PatternSet& set, std::string_view text) {
  std::vector<int> ids = {99};
  set.Match(text, ids);
  return ids;
}

TEST(PatternSetTest, Anchors) {
  const std::vector<std::string> patterns = {"ab", "ab.*", "b", "a|ab"};
  const PatternSet both(PatternSet::Anchor::kBoth, patterns);
  EXPECT_THAT(Match(both, "ab"), ElementsAre(0, 1, 3));
  EXPECT_THAT(Match(both, "abc"), ElementsAre(1));
  EXPECT_THAT(Match(both, "b"), ElementsAre(2));
  EXPECT_THAT(Match(both, "xab"), IsEmpty());
  EXPECT_THAT(Match(both, ""), IsEmpty());

  const PatternSet start(PatternSet::Anchor::kStart, patterns);
  EXPECT_THAT(Match(start, "abc"), ElementsAre(0, 1, 3));
  EXPECT_THAT(Match(start, "xab"), IsEmpty());

  const PatternSet none(PatternSet::Anchor::kNone, patterns);
  EXPECT_THAT(Match(none, "xabc"), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(Match(none, "xyz"), IsEmpty());
}

TEST(PatternSetTest, EndIsTheTextsEvenWhereThePatternHasDollar) {
  const PatternSet set(PatternSet::Anchor::kBoth, {"(?m)a$"});
  EXPECT_THAT(Match(set, "a"), ElementsAre(0));
  EXPECT_THAT(Match(set, "a\nb"), IsEmpty());
}

TEST(PatternSetTest, EmptySetMatchesNothing) {
  const PatternSet set(PatternSet::Anchor::kBoth, {});
  EXPECT_TRUE(set.empty());
  EXPECT_THAT(Match(set, "a"), IsEmpty());
}

// Too large for one automaton together, and one of them alone.
TEST(PatternSetTest, LargePatternsWork) {
  const PatternSet set(PatternSet::Anchor::kBoth,
                       {"a", "\\pL{100}x|huge", "[a-z]{300}y|large",
                        "[a-z]{301}y|larger", "b|huge"},
                       100'000);
  EXPECT_THAT(Match(set, "a"), ElementsAre(0));
  EXPECT_THAT(Match(set, "huge"), ElementsAre(1, 4));
  EXPECT_THAT(Match(set, "large"), ElementsAre(2));
  EXPECT_THAT(Match(set, "larger"), ElementsAre(3));
  EXPECT_THAT(Match(set, "b"), ElementsAre(4));
  EXPECT_THAT(Match(set, std::string(301, 'q') + "y"), ElementsAre(3));
  EXPECT_THAT(Match(set, std::string(100, 'q') + "x"), ElementsAre(1));
}

// All small patterns over two letters, against RE2 one by one.
TEST(PatternSetTest, AgreesWithSinglePatterns) {
  const std::vector<std::string> atoms = {"a",  "b",    ".",        "a*",
                                          "b?", "[^a]", "(?:ab|b)", "\\b"};
  std::vector<std::string> patterns;
  for (const std::string& x : atoms) {
    for (const std::string& y : atoms) patterns.push_back(x + y);
  }
  const PatternSet set(PatternSet::Anchor::kBoth, patterns);
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (unsigned i = random() % 6; i > 0; --i) text += "ab "[random() % 3];
    std::vector<int> expected;
    for (size_t p = 0; p < patterns.size(); ++p) {
      if (RE2::FullMatch(text, patterns[p])) {
        expected.push_back(static_cast<int>(p));
      }
    }
    EXPECT_EQ(Match(set, text), expected) << text;
  }
}

}  // namespace
}  // namespace summarizer::rules
