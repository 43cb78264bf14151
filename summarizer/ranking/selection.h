// Selection: greedy coverage of weighted concepts under a budget.

#ifndef SUMMARIZER_RANKING_SELECTION_H_
#define SUMMARIZER_RANKING_SELECTION_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/settings.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::ranking {

struct Contribution {
  v1::Feature feature = v1::FEATURE_UNSPECIFIED;
  double value = 0;
  Fixed contribution = 0;
};

struct Selected {
  size_t candidate = 0;  // Index.
  Fixed score = 0;       // Marginal gain when it was picked.
  // By feature; they sum to `score`.
  std::vector<Contribution> contributions;
};

// Weight of a concept by its hash, at least 0.
using WeightFunction = std::function<Fixed(uint64_t hash)>;

// Picks candidates, best first: repeatedly the one whose concepts not yet
// covered weigh most, scaled by its traits (Nemhauser, Wolsey, Fisher 1978,
// with the lazy re-evaluation of Minoux 1978). A candidate that no longer fits
// the limit is passed over. Of equal ones the first in `candidates` is picked,
// so their order has to be total. Nothing is picked that adds nothing.
std::vector<Selected> Select(absl::Span<const Candidate* const> candidates,
                             const WeightFunction& weight, const Limit& limit,
                             const Weights& weights);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_SELECTION_H_
