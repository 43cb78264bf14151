// Candidates: sentences that may be picked, with what they are scored by.

#ifndef SUMMARIZER_RANKING_CANDIDATES_H_
#define SUMMARIZER_RANKING_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/settings.h"
#include "summarizer/text/document.h"

namespace summarizer::ranking {

// A concept is a content stem, or a pair of neighbouring stems of which one is
// content (Filatova and Hatzivassiloglou 2004; Gillick and Favre 2009).
struct Concept {
  uint64_t hash = 0;
  bool bigram = false;
};

// What is known of a sentence apart from its concepts.
struct Traits {
  uint32_t begin = 0;  // Bytes of the body.
  uint32_t end = 0;
  uint32_t position = 0;  // Index among the article's prose sentences.
  uint32_t words = 0;     // White-space tokens.
  uint32_t names = 0;
  uint32_t quantities = 0;
  uint32_t title_concepts = 0;  // Shared with the title.
  int32_t cue = 0;              // In units of 1/1024.
  float quoted = 0;             // Share of its words, 0 to 1.
  bool stands_alone = true;
  bool complete = false;  // Ends in terminal punctuation.
  bool changed = false;
};

struct Candidate {
  Traits traits;
  // Distinct.
  std::vector<Concept> concepts;
};

// Concepts of a sentence, each once, in order of first appearance. Numbers are
// content.
void ExtractConcepts(const text::Document& document,
                     const text::Sentence& sentence,
                     std::vector<Concept>& concepts);

// Traits of a sentence that its text tells. Position, title, cue and
// repetition are left to the caller.
Traits ExtractTraits(const text::Document& document,
                     const text::Sentence& sentence);

// Where and how often the concepts of one article are mentioned.
struct Mention {
  uint32_t count = 0;  // Sentences.
  uint32_t first = 0;  // Position of the first.
};
using Mentions = absl::flat_hash_map<uint64_t, Mention>;

// Weight of the earliest mention at a position: 1 at the start, falling with
// e^(-position / 5). In fixed point.
Fixed EarlinessAt(uint32_t position);

// Weight of a concept that one text mentions `count` times, first at position
// `first`.
Fixed ArticleWeight(const Mention& mention);

// Weight of a concept that `groups` copy groups mention, with the sum of
// EarlinessAt over their first mentions.
Fixed CorpusWeight(uint32_t groups, Fixed earliness, const Weights& weights);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CANDIDATES_H_
