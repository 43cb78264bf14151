// Copies: syndication, light edits, truncation.

#ifndef SUMMARIZER_REPETITION_COPIES_H_
#define SUMMARIZER_REPETITION_COPIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/statements.h"

namespace summarizer::repetition {

// When an article is a copy of an earlier one; see RepetitionOptions.
struct CopyOptions {
  double share = 0.8;
  uint32_t min_words = 40;
};

// For each record the earlier record that it is a copy of: the one that holds
// most of its prose words, the earliest of equals. `records` are in their total
// order.
std::vector<std::optional<uint32_t>> FindCopies(
    absl::Span<const ArticleRecord> records, const Statements& statements,
    const CopyOptions& options);

// Whether `matched_words` of `record`'s prose, its lead among them or not, make
// it a copy.
bool IsCopy(const ArticleRecord& record, uint32_t matched_words,
            bool lead_matched, const CopyOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_COPIES_H_
