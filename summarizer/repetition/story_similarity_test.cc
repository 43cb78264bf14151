#include "summarizer/repetition/story_similarity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {
namespace {

// The definition, by looking for each term among the others.
double Reference(const std::vector<WeighedTerm>& a,
                 const std::vector<StoryTerm>& b, double b_norm) {
  double shared = 0;
  for (const WeighedTerm& x : a) {
    const auto y = std::find_if(b.begin(), b.end(), [&](StoryTerm term) {
      return term.hash() == x.term.hash();
    });
    if (y == b.end()) continue;
    double other = x.weight;
    if (y->specific() && !x.term.specific()) other *= kSpecificWeight;
    if (x.term.specific() && !y->specific()) other /= kSpecificWeight;
    shared += x.weight * other;
  }
  if (shared == 0) return 0;
  return std::round(shared / std::sqrt(StoryNorm(a) * b_norm) * 65536) / 65536;
}

// Of few hashes, the least and the greatest among them.
std::vector<StoryTerm> RandomTerms(std::mt19937& random) {
  constexpr uint32_t kHashes[] = {0,        1,        2,        3,       77,
                                  0x1FFFFF, 0x200000, 0x3FFFFE, 0x3FFFFF};
  std::vector<StoryTerm> terms;
  for (const uint32_t hash : kHashes) {
    if (random() % 2 == 0) continue;
    terms.push_back(StoryTerm::FromBits(hash << 2 | random() % 4));
  }
  while (terms.size() < kStoryTerms && random() % 4 != 0) {
    terms.push_back(StoryTerm::FromBits(
        (1000 + static_cast<uint32_t>(terms.size())) << 2 | random() % 4));
  }
  std::sort(terms.begin(), terms.end());
  return terms;
}

TEST(StorySimilarityTest, IsAsDefined) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::vector<WeighedTerm> a;
    for (const StoryTerm term : RandomTerms(random)) {
      a.push_back({term, StoryTermWeight(term, random() % 50, 100)});
    }
    const std::vector<StoryTerm> b = RandomTerms(random);
    const double b_norm = 1 + static_cast<double>(random() % 100);
    ASSERT_EQ(StorySimilarity(a, StoryNorm(a), b, b_norm),
              Reference(a, b, b_norm));
  }
}

TEST(StorySimilarityTest, OneOfTheSameIsOne) {
  std::vector<WeighedTerm> a;
  std::vector<StoryTerm> b;
  for (uint32_t t = 0; t < kStoryTerms; ++t) {
    b.push_back(StoryTerm::FromBits(t << 2 | 1));
    a.push_back({b.back(), 1.0 + t});
  }
  EXPECT_EQ(StorySimilarity(a, StoryNorm(a), b, StoryNorm(a)), 1);
  EXPECT_EQ(StorySimilarity(a, StoryNorm(a), {}, 1), 0);
}

}  // namespace
}  // namespace summarizer::repetition
