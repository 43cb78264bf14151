// Features: what scales the worth of what a sentence says.

#ifndef SUMMARIZER_RANKING_FEATURES_H_
#define SUMMARIZER_RANKING_FEATURES_H_

#include <vector>

#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/curves.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/settings.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::ranking {

struct Contribution {
  v1::Feature feature = v1::FEATURE_UNSPECIFIED;
  double value = 0;
  Fixed contribution = 0;
};

// The features' weights as curves, from settings; immutable.
class FeatureCurves {
 public:
  explicit FeatureCurves(const Weights& weights);

  // Product of all factors, >= 0.
  double FactorOf(const Traits& traits) const;

  // Splits `coverage` times FactorOf into what each factor changes: appends
  // them to `out` and returns the product.
  Fixed Explain(const Traits& traits, Fixed coverage,
                std::vector<Contribution>& out) const;

 private:
  // Calls visit(feature, value, factor) for each feature.
  template <typename Visit>
  void ForEach(const Traits& traits, Visit visit) const;

  Weights weights_;
  PowerCurve length_;
  DecayCurve position_;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_FEATURES_H_
