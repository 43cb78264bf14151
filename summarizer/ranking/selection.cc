#include "summarizer/ranking/selection.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace summarizer::ranking {
namespace {

// How fast the bonus of an early sentence falls with its position.
constexpr double kPositionScale = 2;

double CueFactor(const Traits& traits, const Weights& weights) {
  return std::max(0.0, 1 + weights.cue * traits.cue / 1024.0);
}

// The features that scale coverage, in the order in which they do.
std::array<std::pair<Contribution, double>, 9> Factors(const Traits& t,
                                                       const Weights& w) {
  const auto factor = [](v1::Feature feature, double value, double by) {
    return std::make_pair(Contribution{feature, value, 0}, by);
  };
  return {
      factor(v1::FEATURE_LENGTH, t.words,
             std::pow(std::max<uint32_t>(t.words, 1), -w.length)),
      factor(v1::FEATURE_POSITION, t.position,
             1 + w.position * std::exp(-(t.position / kPositionScale))),
      factor(v1::FEATURE_TITLE, t.title_concepts,
             1 + w.title * t.title_concepts),
      factor(v1::FEATURE_NAMES, t.names, 1 + w.names * t.names),
      factor(v1::FEATURE_QUANTITIES, t.quantities,
             1 + w.quantities * t.quantities),
      factor(v1::FEATURE_CUE, t.cue / 1024.0, CueFactor(t, w)),
      factor(v1::FEATURE_QUOTATION, static_cast<double>(t.quoted),
             1 - w.quotation * static_cast<double>(t.quoted)),
      factor(v1::FEATURE_STANDS_ALONE, t.stands_alone ? 1 : 0,
             t.stands_alone ? 1 : 1 - w.stands_alone),
      factor(v1::FEATURE_CHANGE, t.changed ? 1 : 0,
             t.changed ? 1 + w.change : 1),
  };
}

class Selector {
 public:
  Selector(absl::Span<const Candidate* const> candidates,
           const WeightFunction& weight, const Weights& weights)
      : candidates_(candidates), weights_(weights) {
    concepts_.resize(candidates.size());
    factors_.reserve(candidates.size());
    for (size_t c = 0; c < candidates.size(); ++c) {
      for (const Concept& concept_ : candidates[c]->concepts) {
        const auto [it, inserted] =
            ids_.emplace(concept_.hash, static_cast<uint32_t>(weight_.size()));
        if (inserted) {
          const Fixed w = weight(concept_.hash);
          weight_.push_back(concept_.bigram ? Scale(w, weights.bigram) : w);
        }
        concepts_[c].push_back(it->second);
      }
      double factor = 1;
      for (const auto& [feature, by] :
           Factors(candidates[c]->traits, weights)) {
        factor *= by;
      }
      factors_.push_back(factor);
    }
    covered_.resize(weight_.size(), false);
  }

  std::vector<Selected> Run(const Limit& limit) {
    // Scores only fall as concepts get covered, so a score from an earlier
    // round bounds the present one.
    struct Entry {
      Fixed score;
      size_t candidate;
      size_t round;
      bool operator<(const Entry& other) const {
        return score != other.score ? score < other.score
                                    : candidate > other.candidate;
      }
    };
    std::priority_queue<Entry> queue;
    for (size_t c = 0; c < candidates_.size(); ++c) {
      queue.push({Score(c), c, 0});
    }
    std::vector<Selected> picked;
    Limit left = limit;
    while (!queue.empty() && left.sentences > 0) {
      Entry top = queue.top();
      queue.pop();
      if (top.score <= 0) break;
      const Traits& traits = candidates_[top.candidate]->traits;
      if (traits.words > left.words || traits.end - traits.begin > left.bytes) {
        continue;
      }
      if (top.round != picked.size()) {
        top.score = Score(top.candidate);
        top.round = picked.size();
        queue.push(top);
        continue;
      }
      picked.push_back(Explain(top.candidate));
      for (const uint32_t id : concepts_[top.candidate]) covered_[id] = true;
      if (left.sentences != Limit::kNone) --left.sentences;
      if (left.words != Limit::kNone) left.words -= traits.words;
      if (left.bytes != Limit::kNone) left.bytes -= traits.end - traits.begin;
    }
    return picked;
  }

 private:
  Fixed Coverage(size_t candidate) const {
    Fixed sum = 0;
    for (const uint32_t id : concepts_[candidate]) {
      if (!covered_[id]) sum += weight_[id];
    }
    return sum;
  }

  Fixed Score(size_t candidate) const {
    return Scale(Coverage(candidate), factors_[candidate]);
  }

  // The score as a chain of factors; each contributes what it changes.
  Selected Explain(size_t candidate) const {
    Selected selected;
    selected.candidate = candidate;
    selected.score = Score(candidate);
    double uncovered = 0;
    for (const uint32_t id : concepts_[candidate]) {
      uncovered += !covered_[id] && weight_[id] > 0;
    }
    Fixed sum = Coverage(candidate);
    selected.contributions.push_back({v1::FEATURE_COVERAGE, uncovered, sum});
    const Fixed coverage = sum;
    double factor = 1;
    for (auto [contribution, by] :
         Factors(candidates_[candidate]->traits, weights_)) {
      factor *= by;
      const Fixed now = Scale(coverage, factor);
      contribution.contribution = now - sum;
      selected.contributions.push_back(contribution);
      sum = now;
    }
    std::sort(selected.contributions.begin(), selected.contributions.end(),
              [](const Contribution& a, const Contribution& b) {
                return a.feature < b.feature;
              });
    return selected;
  }

  const absl::Span<const Candidate* const> candidates_;
  const Weights& weights_;
  absl::flat_hash_map<uint64_t, uint32_t> ids_;
  std::vector<Fixed> weight_;
  std::vector<bool> covered_;
  std::vector<std::vector<uint32_t>> concepts_;
  std::vector<double> factors_;
};

}  // namespace

std::vector<Selected> Select(absl::Span<const Candidate* const> candidates,
                             const WeightFunction& weight, const Limit& limit,
                             const Weights& weights) {
  return Selector(candidates, weight, weights).Run(limit);
}

}  // namespace summarizer::ranking
