#include "summarizer/ranking/features.h"

#include <algorithm>
#include <cmath>

namespace summarizer::ranking {
namespace {

// How fast the bonus of an early sentence falls with its position.
constexpr double kPositionScale = 2;
// Words from which an article's first sentence is its lead. Shorter ones are
// captions and teasers.
constexpr uint32_t kLeadWords = 8;
// An article that agrees with no other keeps half of its weight: it may be the
// only one on its story.
constexpr double kLeastAgreement = 0.25;

}  // namespace

FeatureCurves::FeatureCurves(const Weights& weights)
    : weights_(weights), length_(-weights.length), position_(kPositionScale) {}

template <typename Visit>
void FeatureCurves::ForEach(const Traits& t, Visit visit) const {
  const Weights& w = weights_;
  visit(v1::FEATURE_LENGTH, t.words,
        length_.At(std::max<uint32_t>(t.words, 1)));
  double position = 1 + w.position * position_.At(t.position);
  if (t.position == 0 && t.words >= kLeadWords) position *= 1 + w.lead_sentence;
  visit(v1::FEATURE_POSITION, t.position, position);
  visit(v1::FEATURE_LEAD, t.lead_share,
        1 + w.lead * static_cast<double>(t.lead_share));
  visit(v1::FEATURE_TITLE, t.title_concepts,
        1 + w.title * static_cast<double>(t.title_share));
  visit(v1::FEATURE_NAMES, t.names, 1 + w.names * t.names);
  visit(v1::FEATURE_QUANTITIES, t.quantities, 1 + w.quantities * t.quantities);
  visit(v1::FEATURE_CUE, t.cue / 1024.0,
        std::max(0.0, 1 + w.cue * t.cue / 1024.0));
  visit(v1::FEATURE_QUOTATION, t.quoted,
        1 - w.quotation * static_cast<double>(t.quoted));
  visit(v1::FEATURE_STANDS_ALONE, t.stands_alone ? 1 : 0,
        t.stands_alone ? 1 : 1 - w.stands_alone);
  visit(v1::FEATURE_CHANGE, t.changed ? 1 : 0, t.changed ? 1 + w.change : 1);
  visit(v1::FEATURE_PASTED, t.pasted ? 1 : 0, t.pasted ? 1 - w.pasted : 1);
  visit(v1::FEATURE_NOVELTY, t.novelty,
        1 - w.novelty * (1 - static_cast<double>(t.novelty)));
  visit(v1::FEATURE_AGREEMENT, t.agreement,
        t.agreement >= 1 ? 1
                         : std::pow(std::max(kLeastAgreement,
                                             static_cast<double>(t.agreement)),
                                    w.centrality));
}

double FeatureCurves::FactorOf(const Traits& traits) const {
  double factor = 1;
  ForEach(traits, [&](v1::Feature, double, double by) { factor *= by; });
  return factor;
}

Fixed FeatureCurves::Explain(const Traits& traits, Fixed coverage,
                             std::vector<Contribution>& out) const {
  double factor = 1;
  Fixed sum = coverage;
  ForEach(traits, [&](v1::Feature feature, double value, double by) {
    factor *= by;
    const Fixed now = Scale(coverage, factor);
    out.push_back({feature, value, now - sum});
    sum = now;
  });
  return sum;
}

}  // namespace summarizer::ranking
