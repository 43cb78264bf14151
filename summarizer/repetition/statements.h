// Statements: connected components of sentences that say the same.

#ifndef SUMMARIZER_REPETITION_STATEMENTS_H_
#define SUMMARIZER_REPETITION_STATEMENTS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/matcher.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

// A statement made more than once.
struct Statement {
  // In the order of records, then of sentences.
  std::vector<SentenceRef> occurrences;
  // Parallel: which of its versions an occurrence is, from 0 in order of first
  // appearance. Occurrences without values are of version kNoVersion.
  std::vector<uint32_t> versions;
  uint32_t version_count = 0;

  static constexpr uint32_t kNoVersion = ~uint32_t{0};
};

// For each sentence of each record the statement it makes, or kNone.
struct Statements {
  static constexpr uint32_t kNone = ~uint32_t{0};
  std::vector<std::vector<uint32_t>> of;
  // By first occurrence.
  std::vector<Statement> statements;
};

// `records` are in their total order.
Statements FindStatements(absl::Span<const ArticleRecord> records,
                          const MatchOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STATEMENTS_H_
