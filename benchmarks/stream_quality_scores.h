// What one-sentence digests of a stream tell, next to first sentences.

#ifndef BENCHMARKS_STREAM_QUALITY_SCORES_H_
#define BENCHMARKS_STREAM_QUALITY_SCORES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "benchmarks/stream_quality_corpus.h"
#include "summarizer/summarizer.h"

namespace summarizer::benchmarks {

// Of nuggets, those are new that the same system has not told before.
struct Told {
  size_t sentences = 0;
  size_t facts = 0;    // New ones.
  size_t nuggets = 0;  // New ones: facts, colour, background.

  double facts_per_sentence() const;
  double nuggets_per_sentence() const;
};

struct Share {
  size_t hits = 0;
  size_t of = 0;

  double percent() const;
};

struct StreamScores {
  size_t articles = 0;
  size_t facts = 0;  // In the stream.
  Told ours;
  Told first;  // Each article's first prose sentence.
  // Sentences that stood in an earlier article, word for word, and were
  // suppressed.
  Share echoes;
  // First mentions of a nugget that were suppressed: mistakes.
  Share first_mentions;
  // Articles with new facts whose digest tells none; split by what it has.
  size_t missed_empty = 0;   // No sentence.
  size_t missed_known = 0;   // A known fact.
  size_t missed_colour = 0;  // Something else.
  // Articles without new facts whose digest tells a known fact again.
  size_t repeated_known = 0;
  std::vector<std::string> examples;  // Of all that went wrong.
};

// Runs `summarizer`, whose article budget is one sentence, over the stream.
absl::StatusOr<StreamScores> ScoreStream(
    const Summarizer& summarizer, const std::vector<StreamArticle>& stream);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_STREAM_QUALITY_SCORES_H_
