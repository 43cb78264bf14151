// Finds the sentences that say the same, of all at hand.

#ifndef SUMMARIZER_REPETITION_SAME_SENTENCES_H_
#define SUMMARIZER_REPETITION_SAME_SENTENCES_H_

#include <cstdint>
#include <vector>

#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {

// Joins sentences of different articles that say the same, and those of one
// article with the same words. Returns for each sentence the smallest number in
// its component. The components depend on the set of records
// only; the store of `table` is sorted.
//
// Sentences are compared where they share a key (see ProbeKeys), with the first
// wordings of each component under it, a bounded number, so that time is linear
// in the sentences. What stands beside two that say the same says the
// same on weaker evidence: a pasted run is found as a run.
std::vector<uint32_t> FindSameSentences(const SentenceTable& table,
                                        const MatchOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SAME_SENTENCES_H_
