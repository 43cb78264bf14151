// Stories: the articles on one event.

#ifndef SUMMARIZER_REPETITION_STORIES_H_
#define SUMMARIZER_REPETITION_STORIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

// When an article joins a story; see RepetitionOptions.
struct StoryOptions {
  double similarity = 0.15;
  double undated_similarity = 0.3;
  int64_t window_seconds = 72 * 3600;
};

// What a story is told by: content stems of the title and of the first prose
// sentences, ascending, each once.
using StoryTerms = std::vector<uint16_t>;

// `skip` are indices of lead sentences to leave out, as bits.
StoryTerms StoryTermsOf(const ArticleRecord& record, uint32_t skip);

// How rare stems are among articles, in fixed point, and how similar articles
// are by it.
class StoryWeights {
 public:
  // Counts one article.
  void Add(const StoryTerms& terms);
  void Remove(const StoryTerms& terms);

  // Cosine of the two sets of stems, each weighed by its inverse document
  // frequency (Sparck Jones 1972). 0 to 1.
  double Similarity(const StoryTerms& a, const StoryTerms& b) const;

  // Weight of one stem, above 0.
  double Weight(uint16_t stem) const;

  // Articles that have the stem.
  uint32_t Count(uint16_t stem) const { return counts_[stem]; }

 private:
  std::vector<uint32_t> counts_ = std::vector<uint32_t>(65536, 0);
  uint32_t articles_ = 0;
};

// For each record the index of its story's leader, which may be itself. A copy
// follows its original. `terms` and `copy_of` are parallel to `records`, which
// are in their total order.
std::vector<uint32_t> FindStories(
    absl::Span<const ArticleRecord> records, absl::Span<const StoryTerms> terms,
    absl::Span<const std::optional<uint32_t>> copy_of,
    const StoryOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STORIES_H_
