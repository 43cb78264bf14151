// Scoring: settings with the curves made of them.

#ifndef SUMMARIZER_RANKING_SCORING_H_
#define SUMMARIZER_RANKING_SCORING_H_

#include "summarizer/ranking/concept_weights.h"
#include "summarizer/ranking/features.h"
#include "summarizer/ranking/settings.h"

namespace summarizer::ranking {

// Immutable; shared between threads.
struct Scoring {
  explicit Scoring(const Settings& from)
      : settings(from), concepts(from.weights), features(from.weights) {}

  Settings settings;
  ConceptCurves concepts;
  FeatureCurves features;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_SCORING_H_
