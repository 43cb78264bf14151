// Statements: what sentences say, and in which versions.

#ifndef SUMMARIZER_REPETITION_STATEMENTS_H_
#define SUMMARIZER_REPETITION_STATEMENTS_H_

#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {

// A statement made more than once. Points into Statements.
struct Statement {
  // In the order of records, then of sentences.
  absl::Span<const SentenceRef> occurrences;
  // Parallel: which of its versions an occurrence is, from 0 in order of first
  // appearance. Occurrences without values are of version kNoVersion.
  absl::Span<const uint32_t> versions;
  uint32_t version_count = 0;

  static constexpr uint32_t kNoVersion = ~uint32_t{0};
};

// All statements by first occurrence.
class Statements {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  uint32_t size() const {
    return static_cast<uint32_t>(version_counts_.size());
  }
  Statement operator[](uint32_t id) const {
    const uint32_t begin = begins_[id];
    const uint32_t count = begins_[id + 1] - begin;
    return {absl::MakeConstSpan(occurrences_).subspan(begin, count),
            absl::MakeConstSpan(versions_).subspan(begin, count),
            version_counts_[id]};
  }
  // The statement that a sentence, by number, makes, or kNone.
  uint32_t Of(uint32_t sentence) const { return of_[sentence]; }

 private:
  friend Statements FindStatements(const SentenceTable& table,
                                   const MatchOptions& options);

  void Collect(const SentenceTable& table);
  void AssignVersions(const SentenceTable& table);

  // By sentence: after FindSameSentences its component, then its statement.
  std::vector<uint32_t> of_;
  // By statement where its occurrences begin, and the count of all.
  std::vector<uint32_t> begins_;
  std::vector<SentenceRef> occurrences_;
  std::vector<uint32_t> versions_;
  std::vector<uint32_t> version_counts_;
};

// The store of `table` is sorted.
Statements FindStatements(const SentenceTable& table,
                          const MatchOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STATEMENTS_H_
