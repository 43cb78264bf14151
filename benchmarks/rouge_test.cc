#include "benchmarks/rouge.h"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/rouge_stemmer.h"
#include "gtest/gtest.h"

namespace summarizer::benchmarks {
namespace {

double Score(std::string_view summary,
             const std::vector<std::string_view>& references, size_t n) {
  RougeTokenizer tokenizer;
  std::vector<RougeTokens> tokens;
  tokens.reserve(references.size());
  for (const std::string_view r : references) {
    tokens.push_back(tokenizer.Tokenize(r));
  }
  return RougeF1(tokenizer.Tokenize(summary), tokens, n);
}

TEST(RougeTest, SameTextScoresOne) {
  EXPECT_DOUBLE_EQ(Score("the dog barks", {"The dog barks."}, 1), 1);
  EXPECT_DOUBLE_EQ(Score("the dog barks", {"The dog barks."}, 2), 1);
}

TEST(RougeTest, NothingInCommonScoresZero) {
  EXPECT_EQ(Score("a b", {"c d"}, 1), 0);
  EXPECT_EQ(Score("", {"c d"}, 1), 0);
  EXPECT_EQ(Score("c d", {""}, 1), 0);
  EXPECT_EQ(Score("c", {"c"}, 2), 0);  // No bigrams.
}

TEST(RougeTest, CountsAreClipped) {
  // "the" counts twice of three: 2 of 3 and 2 of 4.
  EXPECT_DOUBLE_EQ(Score("the the the", {"the cat the dog"}, 1),
                   2 * (2.0 / 3) * 0.5 / (2.0 / 3 + 0.5));
}

TEST(RougeTest, Bigrams) {
  // "police kill", "kill gunman" against "police kill", "kill the",
  // "the gunman": 1 of 2 and 1 of 3.
  EXPECT_DOUBLE_EQ(Score("police kill gunman", {"police kill the gunman"}, 2),
                   2 * 0.5 * (1.0 / 3) / (0.5 + 1.0 / 3));
}

TEST(RougeTest, ReferencesArePooled) {
  // 2 hits of 2 in the first, 1 of 4 in the second: precision 3 of 2 × 2,
  // recall 3 of 2 + 4.
  EXPECT_DOUBLE_EQ(Score("a b", {"a b", "a c d e"}, 1),
                   2 * 0.75 * 0.5 / (0.75 + 0.5));
}

TEST(RougeTest, TokensAreStemmedFromFourLetters) {
  EXPECT_DOUBLE_EQ(Score("reports", {"reported"}, 1), 1);
  EXPECT_EQ(Score("was", {"wa"}, 1), 0);
}

TEST(RougeTest, OnlyAsciiLettersAndDigitsMakeTokens) {
  // "caf", "s", "1", "5m" against "caf", "1", "5m".
  EXPECT_DOUBLE_EQ(Score("Caf\u00E9's $1.5m", {"CAF 1.5M"}, 1),
                   2 * 0.75 * 1 / 1.75);
  // The Kelvin sign is a k in lower case, the dotted I an i and a mark.
  EXPECT_DOUBLE_EQ(Score("\u212A2", {"k2"}, 1), 1);
  EXPECT_DOUBLE_EQ(Score("\u0130x", {"i x"}, 2), 1);
}

TEST(PorterStemTest, AsNltkDoes) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      // Porter's own examples.
      {"caresses", "caress"},
      {"ponies", "poni"},
      {"cats", "cat"},
      {"feed", "feed"},
      {"agreed", "agre"},
      {"plastered", "plaster"},
      {"bled", "bled"},
      {"motoring", "motor"},
      {"sing", "sing"},
      {"conflated", "conflat"},
      {"troubled", "troubl"},
      {"sized", "size"},
      {"hopping", "hop"},
      {"falling", "fall"},
      {"hissing", "hiss"},
      {"filing", "file"},
      {"happy", "happi"},
      {"relational", "relat"},
      {"conditional", "condit"},
      {"rational", "ration"},
      {"digitizer", "digit"},
      {"vietnamization", "vietnam"},
      {"operator", "oper"},
      {"hopefulness", "hope"},
      {"sensibiliti", "sensibl"},
      {"electrical", "electr"},
      {"goodness", "good"},
      {"replacement", "replac"},
      {"adoption", "adopt"},
      {"effective", "effect"},
      {"probate", "probat"},
      {"rate", "rate"},
      {"cease", "ceas"},
      {"controll", "control"},
      {"roll", "roll"},
      // Where NLTK departs from them.
      {"ties", "tie"},
      {"died", "die"},
      {"tried", "tri"},
      {"enjoy", "enjoy"},
      {"enjoyment", "enjoy"},
      {"spy", "spi"},
      {"say", "say"},
      {"syzygy", "syzygi"},
      {"news", "news"},
      {"skies", "sky"},
      {"dying", "die"},
      {"innings", "inning"},
      {"proceed", "proceed"},
      {"owed", "owe"},
      {"radically", "radic"},
      {"geology", "geolog"},
      {"theology", "theolog"},
      {"hopefully", "hope"},
      {"sensibly", "sensibl"},
      // Short words and figures.
      {"as", "as"},
      {"2009", "2009"},
      {"90s", "90"},
  };
  for (const auto& [word, stem] : cases) {
    EXPECT_EQ(PorterStem(word), stem) << word;
  }
}

TEST(FillWordsTest, CutsTheLastText) {
  EXPECT_EQ(FillWords({"One two.", "Three  four\nfive."}, 4),
            "One two. Three four");
  EXPECT_EQ(FillWords({"One two."}, 4), "One two.");
  EXPECT_EQ(FillWords({" One\u00A0two\u2003three "}, 2), "One two");
  EXPECT_EQ(FillWords({"One"}, 0), "");
  EXPECT_EQ(FillWords({}, 3), "");
}

}  // namespace
}  // namespace summarizer::benchmarks
