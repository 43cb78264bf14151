// Stories: the articles on one event.

#ifndef SUMMARIZER_REPETITION_STORIES_H_
#define SUMMARIZER_REPETITION_STORIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/story_similarity.h"

namespace summarizer::repetition {

// When an article joins a story; see RepetitionOptions.
struct StoryOptions {
  double similarity = 0.15;
  double undated_similarity = 0.3;
  int64_t window_seconds = 72 * 3600;
};

// For each record the index of its story's leader, which may be itself. A copy
// follows its original. `pasted` are, by record, its first sentences that say
// nothing of its event, as bits; `copy_of` is parallel to it. The store of
// `table` is sorted.
std::vector<uint32_t> FindStories(
    const SentenceTable& table, absl::Span<const uint8_t> pasted,
    absl::Span<const std::optional<uint32_t>> copy_of,
    const StoryOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STORIES_H_
