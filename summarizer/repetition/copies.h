// Copies: syndication, light edits, truncation.

#ifndef SUMMARIZER_REPETITION_COPIES_H_
#define SUMMARIZER_REPETITION_COPIES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/statements.h"

namespace summarizer::repetition {

// When an article is a copy of an earlier one; see RepetitionOptions.
struct CopyOptions {
  double share = 0.8;
  uint32_t min_words = 40;
};

// What an article has in common with an earlier one.
struct CommonText {
  uint32_t words = 0;  // Of its prose.
  bool lead = false;   // One of its first sentences is among it.
};

// Whether `common` text makes an article of `words` of prose a copy.
bool IsCopy(uint32_t words, const CommonText& common,
            const CopyOptions& options);

// For each record the earlier record that it is a copy of: the one that holds
// most of its prose words, the earliest of equals. The store of `table` is
// sorted.
std::vector<std::optional<uint32_t>> FindCopies(const SentenceTable& table,
                                                const Statements& statements,
                                                const CopyOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_COPIES_H_
