// Keys that articles on one event are likely to share, whatever their words.

#ifndef SUMMARIZER_REPETITION_STORY_KEYS_H_
#define SUMMARIZER_REPETITION_STORY_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::repetition {

// Most keys under which an index keeps an article.
inline constexpr size_t kStoryKeys = 3;

// A key is a name or a figure among an article's story terms, and the days of
// its time: those of a few days are few, even under a name that all news is
// full of. Undated articles only meet each other.

// Appends the keys under which an index keeps record `record`: of its names and
// figures those that most of its sentences have.
void AppendStoryKeys(const RecordStore& store, uint32_t record,
                     std::vector<uint32_t>& keys);

// Appends the keys under which the articles of the three days before and after
// an article lie, of all names and figures among its story terms.
void AppendStoryProbes(absl::Span<const StoryTerm> terms,
                       std::optional<int64_t> time,
                       std::vector<uint32_t>& keys);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STORY_KEYS_H_
