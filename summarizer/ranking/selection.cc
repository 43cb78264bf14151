#include "summarizer/ranking/selection.h"

#include <algorithm>

namespace summarizer::ranking {

Choice Choice::Of(const CandidateSet& set, const ArticleWeights& weights) {
  Choice choice;
  choice.traits = set.traits;
  choice.first_concept = set.first_concept;
  choice.concept_ids = set.concept_ids;
  choice.weights = weights.concepts;
  choice.own = weights.own;
  return choice;
}

// Never below 0, and never rising from round to round.
Fixed Selector::CoverageOf(const Choice& choice, uint32_t candidate) const {
  Fixed sum = choice.own.empty() ? 0 : choice.own[candidate];
  for (uint32_t i = choice.first_concept[candidate];
       i < choice.first_concept[candidate + 1]; ++i) {
    sum += weights_[choice.concept_ids[i]];
  }
  return std::max<Fixed>(sum, 0);
}

double Selector::StoryFactor(const Choice& choice, uint32_t candidate) const {
  const uint32_t s = choice.story_of[candidate];
  const Choice::Story& story = choice.stories[s];
  return story.scale / (1 + story.step * picked_of_story_[s]);
}

Fixed Selector::ScoreOf(const Choice& choice, uint32_t candidate) const {
  const Fixed score = Scale(CoverageOf(choice, candidate), factors_[candidate]);
  return choice.stories.empty() ? score
                                : Scale(score, StoryFactor(choice, candidate));
}

absl::Span<const Selected> Selector::Select(const Choice& choice,
                                            const Limit& limit,
                                            const FeatureCurves& curves,
                                            Explained explained) {
  selected_.clear();
  weights_.assign(choice.weights.begin(), choice.weights.end());
  picked_of_story_.assign(choice.stories.size(), 0);
  factors_.clear();
  heap_.clear();
  for (uint32_t c = 0; c < choice.traits.size(); ++c) {
    factors_.push_back(curves.FactorOf(choice.traits[c]));
    heap_.push_back({ScoreOf(choice, c), c, 0});
  }
  std::make_heap(heap_.begin(), heap_.end());

  // Scores only fall as concepts get covered and stories told, so a score from
  // an earlier round bounds the present one.
  Limit left = limit;
  while (!heap_.empty() && left.sentences > 0) {
    std::pop_heap(heap_.begin(), heap_.end());
    Entry& top = heap_.back();
    if (top.score <= 0) break;
    const uint32_t candidate = top.candidate;
    const Traits& traits = choice.traits[candidate];
    const uint64_t bytes = traits.end - traits.begin;
    if (traits.words > left.words || bytes > left.bytes) {
      heap_.pop_back();
      continue;
    }
    if (top.round != selected_.size()) {
      top.score = ScoreOf(choice, candidate);
      top.round = static_cast<uint32_t>(selected_.size());
      std::push_heap(heap_.begin(), heap_.end());
      continue;
    }
    Selected picked;
    picked.candidate = candidate;
    picked.score = top.score;
    if (explained == Explained::kYes) {
      Explain(choice, candidate, curves, picked);
    }
    heap_.pop_back();
    selected_.push_back(std::move(picked));
    for (uint32_t i = choice.first_concept[candidate];
         i < choice.first_concept[candidate + 1]; ++i) {
      Fixed& weight = weights_[choice.concept_ids[i]];
      if (weight > 0) weight = -Scale(weight, choice.redundancy);
    }
    if (!choice.stories.empty()) ++picked_of_story_[choice.story_of[candidate]];
    if (left.sentences != Limit::kNone) --left.sentences;
    if (left.words != Limit::kNone) left.words -= traits.words;
    if (left.bytes != Limit::kNone) left.bytes -= bytes;
  }
  return selected_;
}

// The score as a chain: what is new, less what is said again, times one factor
// after the other. Each contributes what it changes.
void Selector::Explain(const Choice& choice, uint32_t candidate,
                       const FeatureCurves& curves, Selected& selected) const {
  Fixed fresh = 0;
  uint32_t fresh_count = 0;
  uint32_t known_count = 0;
  for (uint32_t i = choice.first_concept[candidate];
       i < choice.first_concept[candidate + 1]; ++i) {
    const Fixed weight = weights_[choice.concept_ids[i]];
    if (weight > 0) {
      fresh += weight;
      ++fresh_count;
    } else if (choice.weights[choice.concept_ids[i]] > 0) {
      ++known_count;
    }
  }
  const Fixed coverage = CoverageOf(choice, candidate);
  std::vector<Contribution>& out = selected.contributions;
  out.push_back(
      {v1::FEATURE_COVERAGE, static_cast<double>(fresh_count), fresh});
  out.push_back({v1::FEATURE_REDUNDANCY, static_cast<double>(known_count),
                 coverage - fresh});
  Fixed sum = curves.Explain(choice.traits[candidate], coverage, out);
  if (!choice.stories.empty()) {
    const Fixed score = Scale(sum, StoryFactor(choice, candidate));
    out.push_back(
        {v1::FEATURE_STORY,
         static_cast<double>(choice.stories[choice.story_of[candidate]].groups),
         score - sum});
  }
  std::sort(out.begin(), out.end(),
            [](const Contribution& a, const Contribution& b) {
              return a.feature < b.feature;
            });
}

}  // namespace summarizer::ranking
