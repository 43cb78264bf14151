#include "summarizer/ranking/selection.h"

#include <random>
#include <set>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::ranking {
namespace {

Candidate MakeCandidate(uint32_t begin, uint32_t words,
                        std::vector<uint64_t> concepts) {
  Candidate candidate;
  candidate.traits.begin = begin;
  candidate.traits.end = begin + 6 * words;
  candidate.traits.words = words;
  candidate.traits.position = begin / 100;
  for (const uint64_t hash : concepts)
    candidate.concepts.push_back({hash, false});
  return candidate;
}

std::vector<const Candidate*> Pointers(const std::vector<Candidate>& all) {
  std::vector<const Candidate*> pointers;
  for (const Candidate& c : all) pointers.push_back(&c);
  return pointers;
}

Fixed One(uint64_t) { return ToFixed(1); }

TEST(SelectTest, CoversEachConceptOnce) {
  const std::vector<Candidate> all = {MakeCandidate(0, 10, {1, 2, 3}),
                                      MakeCandidate(100, 10, {1, 2, 3}),
                                      MakeCandidate(200, 10, {4, 5})};
  const auto picked = Select(Pointers(all), One, Limit(), Weights());
  ASSERT_EQ(picked.size(), 2u);
  EXPECT_EQ(picked[0].candidate, 0u);
  EXPECT_EQ(picked[1].candidate, 2u);
}

TEST(SelectTest, TiesGoToTheFirst) {
  std::vector<Candidate> all = {MakeCandidate(0, 10, {1}),
                                MakeCandidate(0, 10, {2})};
  const auto picked = Select(Pointers(all), One, Limit(), Weights());
  ASSERT_EQ(picked.size(), 2u);
  EXPECT_EQ(picked[0].candidate, 0u);
}

struct LimitCase {
  uint64_t sentences;
  uint64_t words;
  uint64_t bytes;
};

class RandomSelectTest : public ::testing::TestWithParam<LimitCase> {};

// Many random candidates against the budget, the exact sum of contributions,
// and a naive greedy selection.
TEST_P(RandomSelectTest, BudgetHoldsSumsAreExactAndLazyEqualsNaive) {
  std::mt19937 random(17);
  const Limit limit = {GetParam().sentences, GetParam().words,
                       GetParam().bytes};
  for (int round = 0; round < 50; ++round) {
    std::vector<Candidate> all;
    for (uint32_t c = 0; c < 40; ++c) {
      std::set<uint64_t> concepts;
      for (int k = 0; k < 8; ++k) concepts.insert(random() % 60);
      all.push_back(MakeCandidate(c * 100, 3 + random() % 30,
                                  {concepts.begin(), concepts.end()}));
      Traits& traits = all.back().traits;
      traits.cue = static_cast<int32_t>(random() % 2048) - 512;
      traits.stands_alone = random() % 3 != 0;
      traits.changed = random() % 5 == 0;
      traits.names = random() % 4;
      traits.title_concepts = random() % 4;
      traits.quoted = static_cast<float>(random() % 100) / 100;
    }
    Weights weights;
    weights.names = 0.1;
    weights.title = 0.2;
    weights.quotation = 0.3;
    const auto weight = [](uint64_t hash) {
      return ToFixed(1 + 0.37 * static_cast<double>(hash % 7));
    };
    const auto picked = Select(Pointers(all), weight, limit, weights);

    uint64_t words = 0;
    uint64_t bytes = 0;
    std::set<size_t> seen;
    for (const Selected& s : picked) {
      EXPECT_TRUE(seen.insert(s.candidate).second);
      words += all[s.candidate].traits.words;
      bytes += all[s.candidate].traits.end - all[s.candidate].traits.begin;
      Fixed sum = 0;
      for (const Contribution& c : s.contributions) sum += c.contribution;
      EXPECT_EQ(sum, s.score);
      EXPECT_GT(s.score, 0);
    }
    EXPECT_LE(picked.size(), limit.sentences);
    EXPECT_LE(words, limit.words);
    EXPECT_LE(bytes, limit.bytes);

    // Naive: of the candidates left that fit, pick the one that a selection
    // from it alone scores best, its covered concepts taken away.
    std::set<uint64_t> covered;
    Limit left = limit;
    std::set<size_t> used;
    for (const Selected& s : picked) {
      Fixed best = 0;
      size_t best_candidate = all.size();
      for (size_t c = 0; c < all.size(); ++c) {
        if (used.count(c) != 0 || all[c].traits.words > left.words ||
            all[c].traits.end - all[c].traits.begin > left.bytes) {
          continue;
        }
        Candidate rest = all[c];
        rest.concepts.clear();
        for (const Concept& k : all[c].concepts) {
          if (covered.count(k.hash) == 0) rest.concepts.push_back(k);
        }
        const Candidate* pointer = &rest;
        const auto alone =
            Select(absl::MakeConstSpan(&pointer, 1), weight, Limit(), weights);
        if (!alone.empty() && alone[0].score > best) {
          best = alone[0].score;
          best_candidate = c;
        }
      }
      EXPECT_EQ(s.candidate, best_candidate);
      EXPECT_EQ(s.score, best);
      used.insert(s.candidate);
      for (const Concept& k : all[s.candidate].concepts) covered.insert(k.hash);
      if (left.words != Limit::kNone)
        left.words -= all[s.candidate].traits.words;
      if (left.bytes != Limit::kNone) {
        left.bytes -=
            all[s.candidate].traits.end - all[s.candidate].traits.begin;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Limits, RandomSelectTest,
    ::testing::Values(LimitCase{5, Limit::kNone, Limit::kNone},
                      LimitCase{Limit::kNone, 60, Limit::kNone},
                      LimitCase{Limit::kNone, Limit::kNone, 300},
                      LimitCase{0, Limit::kNone, Limit::kNone},
                      LimitCase{Limit::kNone, 2, Limit::kNone}));

}  // namespace
}  // namespace summarizer::ranking
