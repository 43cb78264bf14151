#include "summarizer/ranking/concept_index.h"

#include <random>
#include <unordered_map>

#include "gtest/gtest.h"

namespace summarizer::ranking {
namespace {

TEST(ConceptIndexTest, NumbersInOrderOfAppearance) {
  ConceptIndex index;
  index.Reset(3);
  EXPECT_EQ(index.Add(70), std::make_pair(0u, true));
  EXPECT_EQ(index.Add(0), std::make_pair(1u, true));
  EXPECT_EQ(index.Add(70), std::make_pair(0u, false));
  EXPECT_EQ(index.Get(0), 1u);
  EXPECT_EQ(index.Get(5), ConceptIndex::kNone);
  EXPECT_EQ(index.size(), 2u);
}

TEST(ConceptIndexTest, IsEmptyBeforeAndAfterReset) {
  ConceptIndex index;
  EXPECT_EQ(index.Get(0), ConceptIndex::kNone);
  index.Reset(1);
  index.Add(9);
  index.Reset(1);
  EXPECT_EQ(index.Get(9), ConceptIndex::kNone);
  EXPECT_EQ(index.size(), 0u);
}

// Against a map, through resets of all sizes and growth, with hashes that
// collide in their low bits.
TEST(ConceptIndexTest, AgreesWithAMap) {
  std::mt19937_64 random(23);
  ConceptIndex index;
  for (int round = 0; round < 200; ++round) {
    const size_t count = 1 + random() % (round % 10 == 0 ? 5000 : 100);
    index.Reset(round % 2 == 0 ? count : 0);
    std::unordered_map<uint64_t, uint32_t> expected;
    for (size_t i = 0; i < count; ++i) {
      const uint64_t hash = (random() % count) << (random() % 2 * 20);
      if (round % 2 == 1) index.Reserve(expected.size() + 1);
      const auto [it, inserted] = expected.emplace(hash, expected.size());
      EXPECT_EQ(index.Get(hash), inserted ? ConceptIndex::kNone : it->second);
      EXPECT_EQ(index.Add(hash), std::make_pair(it->second, inserted));
    }
    for (const auto& [hash, id] : expected) EXPECT_EQ(index.Get(hash), id);
    EXPECT_EQ(index.size(), expected.size());
  }
}

}  // namespace
}  // namespace summarizer::ranking
