// Statements: what sentences say, and in which versions.

#ifndef SUMMARIZER_REPETITION_STATEMENTS_H_
#define SUMMARIZER_REPETITION_STATEMENTS_H_

#include <cstdint>
#include <vector>

#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/similarity.h"

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

struct Statements {
  static constexpr uint32_t kNone = ~uint32_t{0};
  // By number of the sentence, the statement that it makes, or kNone.
  std::vector<uint32_t> of;
  // By first occurrence.
  std::vector<Statement> statements;
};

// The store of `table` is sorted.
Statements FindStatements(const SentenceTable& table,
                          const MatchOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STATEMENTS_H_
