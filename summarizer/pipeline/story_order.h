// Which of a corpus's stories come first.

#ifndef SUMMARIZER_PIPELINE_STORY_ORDER_H_
#define SUMMARIZER_PIPELINE_STORY_ORDER_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"

namespace summarizer::pipeline {

// Indices of the stories that an article of the corpus tells: those that most
// copy groups tell first, then those of most sources, then the latest, then by
// order. `present` says by record whether it is in the corpus, and not only in
// history.
std::vector<uint32_t> OrderStories(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const uint8_t> present);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_STORY_ORDER_H_
