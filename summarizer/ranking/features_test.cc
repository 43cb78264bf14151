#include "summarizer/ranking/features.h"

#include <cmath>
#include <functional>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::ranking {
namespace {

Weights Off() {
  Weights w;
  w.position = w.names = w.quantities = w.title = w.cue = w.quotation = 0;
  w.stands_alone = w.length = w.change = w.lead_sentence = w.lead = 0;
  w.centrality = w.novelty = w.pasted = 0;
  return w;
}

Traits Plain() {
  Traits t;
  t.words = 16;
  t.position = 0;
  return t;
}

struct FeatureCase {
  const char* name;
  v1::Feature feature;
  std::function<void(Weights&)> weight;
  std::function<void(Traits&)> trait;
  double factor;  // Against a plain sentence.
};

class FeatureTest : public ::testing::TestWithParam<FeatureCase> {};

TEST_P(FeatureTest, WeighsAsDocumentedAndOnlyWhereItIsOn) {
  const FeatureCase& c = GetParam();
  Traits traits = Plain();
  c.trait(traits);
  EXPECT_DOUBLE_EQ(FeatureCurves(Off()).FactorOf(traits), 1);

  Weights weights = Off();
  c.weight(weights);
  const FeatureCurves curves(weights);
  EXPECT_NEAR(curves.FactorOf(traits) / curves.FactorOf(Plain()), c.factor,
              1e-6);
  std::vector<Contribution> contributions;
  const Fixed coverage = ToFixed(3.7);
  const Fixed sum = curves.Explain(traits, coverage, contributions);
  EXPECT_EQ(sum, Scale(coverage, curves.FactorOf(traits)));
  Fixed total = coverage;
  for (const Contribution& k : contributions) {
    total += k.contribution;
    if (k.feature != c.feature) {
      EXPECT_EQ(k.contribution, 0) << k.feature;
    }
  }
  EXPECT_EQ(total, sum);
}

INSTANTIATE_TEST_SUITE_P(
    All, FeatureTest,
    ::testing::Values(
        FeatureCase{"position", v1::FEATURE_POSITION,
                    [](Weights& w) { w.position = 4; },
                    [](Traits& t) { t.position = 2; },
                    (1 + 4 * std::exp(-1.0)) / 5},
        FeatureCase{"lead_sentence", v1::FEATURE_POSITION,
                    [](Weights& w) { w.lead_sentence = 1; },
                    [](Traits& t) { t.position = 1; }, 0.5},
        FeatureCase{"short_lead", v1::FEATURE_POSITION,
                    [](Weights& w) { w.lead_sentence = 1; },
                    [](Traits& t) { t.words = 7; }, 0.5},
        FeatureCase{"lead", v1::FEATURE_LEAD, [](Weights& w) { w.lead = 0.4; },
                    [](Traits& t) { t.lead_share = 0.5F; }, 1.2},
        FeatureCase{"title", v1::FEATURE_TITLE,
                    [](Weights& w) { w.title = 0.4; },
                    [](Traits& t) { t.title_share = 0.25F; }, 1.1},
        FeatureCase{"names", v1::FEATURE_NAMES,
                    [](Weights& w) { w.names = 0.1; },
                    [](Traits& t) { t.names = 3; }, 1.3},
        FeatureCase{"quantities", v1::FEATURE_QUANTITIES,
                    [](Weights& w) { w.quantities = 0.1; },
                    [](Traits& t) { t.quantities = 2; }, 1.2},
        FeatureCase{"cue", v1::FEATURE_CUE, [](Weights& w) { w.cue = 0.5; },
                    [](Traits& t) { t.cue = 512; }, 1.25},
        FeatureCase{"bad_cue", v1::FEATURE_CUE, [](Weights& w) { w.cue = 1; },
                    [](Traits& t) { t.cue = -5000; }, 0},
        FeatureCase{"quotation", v1::FEATURE_QUOTATION,
                    [](Weights& w) { w.quotation = 0.5; },
                    [](Traits& t) { t.quoted = 0.5F; }, 0.75},
        FeatureCase{"stands_alone", v1::FEATURE_STANDS_ALONE,
                    [](Weights& w) { w.stands_alone = 0.2; },
                    [](Traits& t) { t.stands_alone = false; }, 0.8},
        FeatureCase{"change", v1::FEATURE_CHANGE,
                    [](Weights& w) { w.change = 0.25; },
                    [](Traits& t) { t.changed = true; }, 1.25},
        FeatureCase{"length", v1::FEATURE_LENGTH,
                    [](Weights& w) { w.length = 0.5; },
                    [](Traits& t) { t.words = 64; }, 0.5},
        FeatureCase{"very_long", v1::FEATURE_LENGTH,
                    [](Weights& w) { w.length = 0.5; },
                    [](Traits& t) { t.words = 1600; }, 0.1},
        FeatureCase{"novelty", v1::FEATURE_NOVELTY,
                    [](Weights& w) { w.novelty = 0.5; },
                    [](Traits& t) { t.novelty = 0.5F; }, 0.75},
        FeatureCase{"pasted", v1::FEATURE_PASTED,
                    [](Weights& w) { w.pasted = 0.7; },
                    [](Traits& t) { t.pasted = true; }, 0.3},
        FeatureCase{"agreement", v1::FEATURE_AGREEMENT,
                    [](Weights& w) { w.centrality = 0.5; },
                    [](Traits& t) { t.agreement = 0.36F; }, 0.6},
        FeatureCase{"no_agreement", v1::FEATURE_AGREEMENT,
                    [](Weights& w) { w.centrality = 0.5; },
                    [](Traits& t) { t.agreement = 0; }, 0.5}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace summarizer::ranking
