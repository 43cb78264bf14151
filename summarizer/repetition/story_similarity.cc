#include "summarizer/repetition/story_similarity.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace summarizer::repetition {
namespace {

// In a handful of articles on one event its words are not rare; as many others
// are imagined beside them.
constexpr double kPriorArticles = 50;

// Names and figures tell events apart, more than what happened does.
constexpr double kSpecific = 1.5;

}  // namespace

double StoryTermWeight(StoryTerm term, uint64_t count, uint64_t articles) {
  const double rarity =
      std::log2(1.0 + (static_cast<double>(articles) + kPriorArticles) /
                          (static_cast<double>(count) + 0.5));
  return term.specific() ? kSpecific * rarity : rarity;
}

double StorySimilarity(absl::Span<const WeighedTerm> a,
                       absl::Span<const WeighedTerm> b) {
  double shared = 0;
  double norm_a = 0;
  double norm_b = 0;
  size_t j = 0;
  for (const WeighedTerm& x : a) {
    norm_a += x.weight * x.weight;
    while (j < b.size() && b[j].term.hash() < x.term.hash()) ++j;
    if (j < b.size() && b[j].term.hash() == x.term.hash()) {
      shared += x.weight * b[j].weight;
    }
  }
  for (const WeighedTerm& x : b) norm_b += x.weight * x.weight;
  if (shared == 0) return 0;
  return std::round(shared / std::sqrt(norm_a * norm_b) * 65536) / 65536;
}

}  // namespace summarizer::repetition
