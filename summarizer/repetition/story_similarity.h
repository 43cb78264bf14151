// How much two articles sound like one story.

#ifndef SUMMARIZER_REPETITION_STORY_SIMILARITY_H_
#define SUMMARIZER_REPETITION_STORY_SIMILARITY_H_

#include <cstdint>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

// A story term with its weight.
struct WeighedTerm {
  StoryTerm term;
  double weight;
};

// What a name or a figure weighs beside a word that is as rare: they tell
// events apart, more than what happened does.
inline constexpr double kSpecificWeight = 1.5;

// Weight of a term that `count` of `articles` have: its inverse document
// frequency (Sparck Jones 1972), more for names and figures. Above 0.
double StoryTermWeight(StoryTerm term, uint64_t count, uint64_t articles);
// The same of a word, and from there of any term.
double StoryTermRarity(uint64_t count, uint64_t articles);
inline double StoryTermWeight(StoryTerm term, double rarity) {
  return term.specific() ? kSpecificWeight * rarity : rarity;
}

// The sum of the squares of the weights.
double StoryNorm(absl::Span<const WeighedTerm> terms);

// Cosine of two sets of at most kStoryTerms terms, each hash once, with their
// norms. 0 to 1, a
// multiple of 2^-16, so that the last bit of a logarithm decides nothing. The
// weights of `b` are taken from `a`, as one count makes both.
double StorySimilarity(absl::Span<const WeighedTerm> a, double a_norm,
                       absl::Span<const StoryTerm> b, double b_norm);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STORY_SIMILARITY_H_
