// Ways to summarize that are compared with each other.

#ifndef BENCHMARKS_QUALITY_SYSTEMS_H_
#define BENCHMARKS_QUALITY_SYSTEMS_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "benchmarks/quality_sets.h"
#include "benchmarks/random.h"
#include "summarizer/summarizer.h"
#include "summarizer/text/parser.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::benchmarks {

// All give a summary of `budget` words, the last sentence cut there.

// What summarizers have to beat. All take the sentences that our splitter
// finds: the competition is in the choice.
class Baselines {
 public:
  Baselines();

  // The first sentence of each document, then the second of each, and so on.
  std::string Lead(const QualityItem& item, size_t budget);

  // The same without lines that are no sentences: of fewer than 8 words, or
  // without punctuation at the end.
  std::string LeadPlus(const QualityItem& item, size_t budget);

  // Any sentences in any order.
  std::string Random(const QualityItem& item, size_t budget,
                     benchmarks::Random& random);

 private:
  std::string Lead(const QualityItem& item, size_t budget,
                   bool (*accepts)(std::string_view sentence));

  text::DocumentParser parser_;
  text::Document document_;
};

// The corpus-wide sentences of a digest, best first. The digest is asked for
// more words than the budget, so that a long sentence can be cut.
class Ours {
 public:
  // `options` but for its corpus budget.
  static absl::StatusOr<Ours> Create(const v1::SummarizerOptions& options,
                                     size_t budget);

  absl::StatusOr<std::string> Summarize(const QualityItem& item) const;

 private:
  Ours(Summarizer summarizer, size_t budget)
      : summarizer_(std::move(summarizer)), budget_(budget) {}

  Summarizer summarizer_;
  size_t budget_;
};

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_QUALITY_SYSTEMS_H_
