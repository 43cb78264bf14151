#include "summarizer/repetition/story_similarity.h"

#include <cmath>
#include <cstddef>

namespace summarizer::repetition {
namespace {

// In a handful of articles on one event its words are not rare; as many others
// are imagined beside them.
constexpr double kPriorArticles = 50;

}  // namespace

double StoryTermRarity(uint64_t count, uint64_t articles) {
  return std::log2(1.0 + (static_cast<double>(articles) + kPriorArticles) /
                             (static_cast<double>(count) + 0.5));
}

double StoryTermWeight(StoryTerm term, uint64_t count, uint64_t articles) {
  return StoryTermWeight(term, StoryTermRarity(count, articles));
}

double StoryNorm(absl::Span<const WeighedTerm> terms) {
  double norm = 0;
  for (const WeighedTerm& x : terms) norm += x.weight * x.weight;
  return norm;
}

double StorySimilarity(absl::Span<const WeighedTerm> a, double a_norm,
                       absl::Span<const StoryTerm> b, double b_norm) {
  double shared = 0;
  size_t j = 0;
  for (const WeighedTerm& x : a) {
    while (j < b.size() && b[j].hash() < x.term.hash()) ++j;
    if (j < b.size() && b[j].hash() == x.term.hash()) {
      double other = x.weight;
      if (b[j].specific() && !x.term.specific()) other *= kSpecificWeight;
      if (x.term.specific() && !b[j].specific()) other /= kSpecificWeight;
      shared += x.weight * other;
    }
  }
  if (shared == 0) return 0;
  return std::round(shared / std::sqrt(a_norm * b_norm) * 65536) / 65536;
}

}  // namespace summarizer::repetition
