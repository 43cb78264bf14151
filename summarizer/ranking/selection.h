// Selection: greedy coverage of weighted concepts under a budget.

#ifndef SUMMARIZER_RANKING_SELECTION_H_
#define SUMMARIZER_RANKING_SELECTION_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/concept_weights.h"
#include "summarizer/ranking/features.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/settings.h"

namespace summarizer::ranking {

// What to choose from.
struct Choice {
  absl::Span<const Traits> traits;
  // Candidate c has the concepts concept_ids[first_concept[c]] up to
  // concept_ids[first_concept[c + 1]], each once.
  absl::Span<const uint32_t> first_concept;
  absl::Span<const uint32_t> concept_ids;
  // By concept, each at least 0.
  absl::Span<const Fixed> weights;
  // By candidate, what it covers beyond these and no other does; or empty.
  absl::Span<const Fixed> own;
  // What a concept that is covered already takes from the coverage of a
  // sentence that says it again, in parts of its weight.
  double redundancy = 0;

  // Candidates of several stories: the story of each, and by story what its
  // candidates' scores are multiplied by, and how much each sentence picked of
  // it adds to what they are divided by. Empty: there is but one.
  struct Story {
    double scale = 1;
    double step = 0;
    uint32_t groups = 0;  // Articles, copies counted once: only explained.
  };
  absl::Span<const uint32_t> story_of;
  absl::Span<const Story> stories;

  // The choice among the candidates of one article.
  static Choice Of(const CandidateSet& set, const ArticleWeights& weights);
};

struct Selected {
  size_t candidate = 0;  // Index.
  Fixed score = 0;       // Marginal gain when it was picked.
  // By feature; they sum to `score`. Filled only by Explained::kYes.
  std::vector<Contribution> contributions;
};

// Selects, reusing memory: one per thread.
class Selector {
 public:
  // Picks candidates, best first: repeatedly the one whose concepts not yet
  // covered weigh most, scaled by its traits (Nemhauser, Wolsey, Fisher 1978,
  // with the lazy re-evaluation of Minoux 1978). A candidate that no longer
  // fits the limit is passed over. Of equal ones the first is picked, so their
  // order has to be total. Nothing is picked that adds nothing.
  //
  // Explained scores need all concepts: an empty `own`. The result is good
  // until the next call.
  absl::Span<const Selected> Select(const Choice& choice, const Limit& limit,
                                    const FeatureCurves& curves,
                                    Explained explained);

 private:
  struct Entry {
    Fixed score = 0;
    uint32_t candidate = 0;
    uint32_t round = 0;
    // The better one is above the worse one in a heap.
    bool operator<(const Entry& other) const {
      return score != other.score ? score < other.score
                                  : candidate > other.candidate;
    }
  };

  Fixed CoverageOf(const Choice& choice, uint32_t candidate) const;
  double StoryFactor(const Choice& choice, uint32_t candidate) const;
  Fixed ScoreOf(const Choice& choice, uint32_t candidate) const;
  void Explain(const Choice& choice, uint32_t candidate,
               const FeatureCurves& curves, Selected& selected) const;

  std::vector<Fixed> weights_;  // Below 0 once covered, or 0.
  std::vector<double> factors_;
  std::vector<uint32_t> picked_of_story_;
  std::vector<Entry> heap_;
  std::vector<Selected> selected_;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_SELECTION_H_
