#include "summarizer/ranking/selection.h"

#include <algorithm>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::ranking {
namespace {

// A choice that owns what it points to.
struct Sample {
  std::vector<Traits> traits;
  std::vector<uint32_t> first_concept = {0};
  std::vector<uint32_t> concept_ids;
  std::vector<Fixed> weights;
  std::vector<uint32_t> story_of;
  std::vector<Choice::Story> stories;
  double redundancy = 0;

  void Add(uint32_t position, uint32_t words,
           const std::set<uint32_t>& concepts) {
    Traits t;
    t.begin = position * 100;
    t.end = t.begin + 6 * words;
    t.position = position;
    t.words = words;
    traits.push_back(t);
    concept_ids.insert(concept_ids.end(), concepts.begin(), concepts.end());
    first_concept.push_back(static_cast<uint32_t>(concept_ids.size()));
    for (const uint32_t c : concepts) {
      if (c >= weights.size()) weights.resize(c + 1, ToFixed(1));
    }
  }

  Choice Get() const {
    Choice choice;
    choice.traits = traits;
    choice.first_concept = first_concept;
    choice.concept_ids = concept_ids;
    choice.weights = weights;
    choice.redundancy = redundancy;
    choice.story_of = story_of;
    choice.stories = stories;
    return choice;
  }
};

std::vector<size_t> Pick(const Sample& sample, const Limit& limit = Limit(),
                         const Weights& weights = Weights()) {
  Selector selector;
  std::vector<size_t> picked;
  for (const Selected& s : selector.Select(
           sample.Get(), limit, FeatureCurves(weights), Explained::kNo)) {
    EXPECT_TRUE(s.contributions.empty());
    picked.push_back(s.candidate);
  }
  return picked;
}

TEST(SelectorTest, CoversEachConceptOnce) {
  Sample sample;
  sample.Add(0, 10, {1, 2, 3});
  sample.Add(1, 10, {1, 2, 3});
  sample.Add(2, 10, {4, 5});
  EXPECT_EQ(Pick(sample), (std::vector<size_t>{0, 2}));
}

TEST(SelectorTest, TiesGoToTheFirst) {
  Sample sample;
  sample.Add(3, 10, {1});
  sample.Add(3, 10, {2});
  EXPECT_EQ(Pick(sample), (std::vector<size_t>{0, 1}));
}

TEST(SelectorTest, PassesOverWhatDoesNotFit) {
  Sample sample;
  sample.Add(0, 10, {1, 2, 3});
  sample.Add(1, 30, {4, 5, 6, 7, 8, 9});
  sample.Add(2, 5, {10});
  Limit limit;
  limit.words = 16;
  EXPECT_EQ(Pick(sample, limit), (std::vector<size_t>{0, 2}));
}

TEST(SelectorTest, NothingFromNothing) {
  Sample sample;
  EXPECT_TRUE(Pick(sample).empty());
  sample.Add(0, 10, {});
  EXPECT_TRUE(Pick(sample).empty());
}

TEST(SelectorTest, RedundancyTakesFromSentencesThatRepeat) {
  Sample sample;
  sample.Add(0, 10, {1, 2, 3, 4, 5});
  sample.Add(4, 10, {1, 2, 3, 4, 6});  // One new, four known.
  EXPECT_EQ(Pick(sample).size(), 2u);
  sample.redundancy = 0.5;
  EXPECT_EQ(Pick(sample).size(), 1u);
}

TEST(SelectorTest, ALargeStoryDoesNotDrownTheOthers) {
  // Twenty sentences of one story against two of another, each worth a bit
  // less.
  Sample sample;
  for (uint32_t c = 0; c < 22; ++c) sample.Add(5, 10, {c});
  for (uint32_t c = 0; c < 20; ++c) sample.weights[c] = ToFixed(1.2);
  sample.story_of.assign(22, 0);
  sample.story_of[20] = sample.story_of[21] = 1;
  sample.stories.resize(2);
  Limit limit;
  limit.sentences = 6;
  EXPECT_EQ(Pick(sample, limit), (std::vector<size_t>{0, 1, 2, 3, 4, 5}));
  sample.stories[0].step = sample.stories[1].step = 0.3;
  const std::vector<size_t> picked = Pick(sample, limit);
  EXPECT_EQ(std::count(picked.begin(), picked.end(), 20u), 1);
  EXPECT_EQ(std::count(picked.begin(), picked.end(), 21u), 1);
}

TEST(SelectorTest, MemoryOfOneCallDoesNotReachTheNext) {
  Sample sample;
  sample.Add(0, 10, {1, 2, 3});
  sample.Add(1, 12, {3, 4});
  Sample other;
  for (uint32_t c = 0; c < 50; ++c) other.Add(c, 10, {c, c + 1, c + 2});
  Selector selector;
  const FeatureCurves curves{Weights()};
  const auto run = [&](const Sample& s) {
    const auto selected =
        selector.Select(s.Get(), Limit(), curves, Explained::kNo);
    std::vector<std::pair<size_t, Fixed>> out;
    for (const Selected& one : selected) {
      out.emplace_back(one.candidate, one.score);
    }
    return out;
  };
  const auto before = run(sample);
  run(other);
  EXPECT_EQ(run(sample), before);
}

struct Variant {
  Limit limit;
  double redundancy = 0;
  bool stories = false;
};

class RandomSelectTest : public ::testing::TestWithParam<Variant> {};

Sample MakeRandom(const Variant& variant, std::mt19937& random) {
  Sample sample;
  sample.weights.resize(60);
  for (Fixed& w : sample.weights) {
    w = ToFixed(0.01 * static_cast<double>(random() % 300));
  }
  sample.redundancy = variant.redundancy;
  for (uint32_t c = 0; c < 40; ++c) {
    std::set<uint32_t> concepts;
    for (int k = 0; k < 8; ++k) {
      concepts.insert(static_cast<uint32_t>(random() % 60));
    }
    sample.Add(c, static_cast<uint32_t>(3 + random() % 30), concepts);
    Traits& traits = sample.traits.back();
    traits.cue = static_cast<int32_t>(random() % 2048) - 512;
    traits.stands_alone = random() % 3 != 0;
    traits.changed = random() % 5 == 0;
    traits.names = random() % 4;
    traits.quantities = random() % 4;
    traits.title_share = static_cast<float>(random() % 100) / 100;
    traits.lead_share = static_cast<float>(random() % 100) / 100;
    traits.quoted = static_cast<float>(random() % 100) / 100;
    traits.novelty = static_cast<float>(random() % 257) / 256;
    traits.agreement = static_cast<float>(random() % 101) / 100;
    if (variant.stories) sample.story_of.push_back(random() % 4);
  }
  if (variant.stories) {
    sample.stories = {{1, 0.2, 1}, {0.6, 0.1, 4}, {0.9, 0.3, 2}, {1, 0, 1}};
  }
  return sample;
}

// Many random candidates against the budget, the exact sum of contributions,
// and a selection that scores all of them in each round.
TEST_P(RandomSelectTest, BudgetHoldsSumsAreExactAndLazyEqualsNaive) {
  std::mt19937 random(17);
  const Limit limit = GetParam().limit;
  Weights weights;
  weights.names = 0.1;
  weights.quantities = 0.1;
  weights.quotation = 0.3;
  const FeatureCurves curves(weights);
  Selector selector;
  for (int round = 0; round < 300; ++round) {
    const Sample sample = MakeRandom(GetParam(), random);
    const Choice choice = sample.Get();
    const auto picked = selector.Select(choice, limit, curves, Explained::kYes);

    Limit left = limit;
    std::set<size_t> used;
    std::vector<Fixed> now = sample.weights;
    std::vector<bool> covered(now.size());
    std::vector<uint32_t> told(sample.stories.size());
    size_t next = 0;
    while (left.sentences > 0) {
      Fixed best = 0;
      size_t best_candidate = sample.traits.size();
      for (size_t c = 0; c < sample.traits.size(); ++c) {
        const Traits& t = sample.traits[c];
        if (used.count(c) != 0 || t.words > left.words ||
            t.end - t.begin > left.bytes) {
          continue;
        }
        Fixed sum = 0;
        for (uint32_t i = sample.first_concept[c];
             i < sample.first_concept[c + 1]; ++i) {
          const uint32_t id = sample.concept_ids[i];
          sum += covered[id] ? -Scale(sample.weights[id], sample.redundancy)
                             : sample.weights[id];
        }
        Fixed score = Scale(std::max<Fixed>(sum, 0), curves.FactorOf(t));
        if (!sample.stories.empty()) {
          const uint32_t s = sample.story_of[c];
          score = Scale(score, sample.stories[s].scale /
                                   (1 + sample.stories[s].step * told[s]));
        }
        if (score > best) {
          best = score;
          best_candidate = c;
        }
      }
      if (best_candidate == sample.traits.size()) break;
      ASSERT_LT(next, picked.size());
      const Selected& s = picked[next++];
      EXPECT_EQ(s.candidate, best_candidate);
      EXPECT_EQ(s.score, best);
      Fixed sum = 0;
      for (const Contribution& c : s.contributions) sum += c.contribution;
      EXPECT_EQ(sum, s.score);
      EXPECT_TRUE(std::is_sorted(
          s.contributions.begin(), s.contributions.end(),
          [](const auto& a, const auto& b) { return a.feature < b.feature; }));

      const Traits& t = sample.traits[best_candidate];
      used.insert(best_candidate);
      for (uint32_t i = sample.first_concept[best_candidate];
           i < sample.first_concept[best_candidate + 1]; ++i) {
        covered[sample.concept_ids[i]] = true;
      }
      if (!told.empty()) ++told[sample.story_of[best_candidate]];
      if (left.sentences != Limit::kNone) --left.sentences;
      if (left.words != Limit::kNone) left.words -= t.words;
      if (left.bytes != Limit::kNone) left.bytes -= t.end - t.begin;
    }
    EXPECT_EQ(next, picked.size());

    uint64_t words = 0;
    uint64_t bytes = 0;
    for (const Selected& s : picked) {
      words += sample.traits[s.candidate].words;
      bytes +=
          sample.traits[s.candidate].end - sample.traits[s.candidate].begin;
    }
    EXPECT_LE(picked.size(), limit.sentences);
    EXPECT_LE(words, limit.words);
    EXPECT_LE(bytes, limit.bytes);
  }
}

constexpr uint64_t kNone = Limit::kNone;

INSTANTIATE_TEST_SUITE_P(
    Limits, RandomSelectTest,
    ::testing::Values(Variant{{5, kNone, kNone}, 0, false},
                      Variant{{kNone, 60, kNone}, 0, false},
                      Variant{{kNone, kNone, 300}, 0, false},
                      Variant{{0, kNone, kNone}, 0, false},
                      Variant{{kNone, 2, kNone}, 0, false},
                      Variant{{kNone, kNone, kNone}, 0.3, false},
                      Variant{{kNone, 90, kNone}, 0.2, true},
                      Variant{{12, 200, 900}, 0.05, true}));

}  // namespace
}  // namespace summarizer::ranking
