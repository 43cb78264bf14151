// From an analysed article to the sentences of it that may be picked.

#ifndef SUMMARIZER_PIPELINE_ARTICLE_CANDIDATES_H_
#define SUMMARIZER_PIPELINE_ARTICLE_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/concept_weights.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/repetition/resolve.h"

namespace summarizer::pipeline {

// What is known of an article's prose sentences from other articles.
struct Known {
  absl::Span<const repetition::ResolvedSentence> resolved;
  // Shares of their information that history does not hold, in 256ths. Empty:
  // all is new.
  absl::Span<const uint16_t> novelty;
};

// Whether a sentence, the article's `position`th of prose, is pasted: beyond
// the lead, and other articles have it, too, or beyond the first sentence, and
// it is background.
inline bool IsPasted(const repetition::ResolvedSentence& resolved,
                     size_t position) {
  return resolved.sentence_class() != repetition::SentenceClass::kChanged &&
         ((position >= repetition::kLeadSentences &&
           resolved.article_count() > 1) ||
          (position > 0 && resolved.background()));
}

// Memory that ranking reuses: one per thread.
struct RankingScratch {
  std::vector<ranking::CandidateBuilder::Entry> entries;
  ranking::CandidateBuilder builder;
  ranking::CandidateSet candidates;
  ranking::ArticleWeights weights;
  ranking::Selector selector;
  // As many as an article has prose sentences, where nothing is known of them.
  std::vector<repetition::ResolvedSentence> unknown;
  std::vector<uint32_t> reading;  // Picks, in reading order.
  std::vector<char> packing;      // Where parts and drafts are packed first.

  // What CollectCandidates counts on its way.
  uint64_t words = 0;         // White-space tokens of the prose,
  uint64_t unsuppressed = 0;  // of it what nothing suppresses.
  uint32_t not_novel = 0;     // Sentences that are not novel enough.
};

// Fills scratch.candidates: prose that nothing suppresses, is novel enough and
// does more than repeat the title; fragments only where there is nothing else.
// Fills the counts, too.
void CollectCandidates(const Analysis& analysis, const Known& known,
                       double min_novelty,
                       ranking::CandidateBuilder::Scope scope,
                       RankingScratch& scratch);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ARTICLE_CANDIDATES_H_
