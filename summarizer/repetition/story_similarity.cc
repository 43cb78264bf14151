#include "summarizer/repetition/story_similarity.h"

#include <algorithm>
#include <array>
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
  // Which hash is the smaller can't be foreseen, so all of b, in 16 places, are
  // compared with each of a, several at once.
  constexpr size_t kPlaces = 16;
  static_assert(kStoryTerms <= kPlaces);
  std::array<uint32_t, kPlaces> others{};  // Bits and 1 more, or 0.
  for (size_t j = 0; j < std::min(b.size(), kPlaces); ++j) {
    others[j] = b[j].bits() + 1;
  }
  double shared = 0;
  for (const WeighedTerm& x : a) {
    uint32_t found = 0;
    for (const uint32_t other : others) {
      const uint32_t differs = (other - 1) ^ x.term.bits();
      found |= StoryTerm::FromBits(differs).hash() == 0 ? other : 0;
    }
    if (found == 0) continue;
    const StoryTerm term = StoryTerm::FromBits(found - 1);
    double weight = x.weight;
    if (term.specific() && !x.term.specific()) weight *= kSpecificWeight;
    if (x.term.specific() && !term.specific()) weight /= kSpecificWeight;
    shared += x.weight * weight;
  }
  if (shared == 0) return 0;
  return std::round(shared / std::sqrt(a_norm * b_norm) * 65536) / 65536;
}

}  // namespace summarizer::repetition
