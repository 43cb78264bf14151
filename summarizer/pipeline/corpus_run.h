// The fold over one corpus: observe each article, resolve, then digest each and
// combine.

#ifndef SUMMARIZER_PIPELINE_CORPUS_RUN_H_
#define SUMMARIZER_PIPELINE_CORPUS_RUN_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/pipeline/corpus_digest.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// In order: AddShard, Observe each, Resolve, Quote each (where needed), Digest
// each, Combine. Observe and Digest may run on several threads at a time, for
// different articles and with an analyzer for each thread.
class CorpusRun {
 public:
  // Both outlive the run; `past` may be null.
  CorpusRun(const Configuration& configuration, const repetition::Archive* past)
      : configuration_(configuration), past_(past) {}

  // Some of the articles, observed by one thread.
  struct Shard {
    repetition::RecordStore records;
    std::vector<size_t> inputs;  // By record, its index in input order.
  };
  // A new one, which lives as long as the run. For any thread.
  Shard& AddShard();

  // Observes article `index` in input order, into a shard.
  absl::Status Observe(size_t index, const v1::Article& article,
                       Analyzer& analyzer, Analysis& analysis, Shard& shard);

  void Resolve();

  // Whether digests will quote other articles.
  bool needs_quotations() const { return !quotations_->empty(); }
  void Quote(size_t index, const v1::Article& article,
             text::DocumentParser& parser);

  // FailedPrecondition where the article is not the one observed as `index`.
  absl::StatusOr<v1::ArticleDigest> Digest(size_t index,
                                           const v1::Article& article,
                                           Analyzer& analyzer,
                                           Analysis& analysis,
                                           RankingScratch& scratch);

  // The corpus digest but for `articles`. `stats` are the articles'.
  v1::CorpusDigest Combine(v1::CorpusStats stats) const;

 private:
  // Fills records_ and place_.
  void MergeShards();
  void ResolveNothing();

  const Configuration& configuration_;
  const repetition::Archive* const past_;
  std::mutex mutex_;          // Of shards_.
  std::deque<Shard> shards_;  // Until resolved.
  // In their total order, with those of the past.
  repetition::RecordStore records_;
  std::vector<uint32_t> place_;  // Input index to record.
  repetition::Resolution resolution_;
  // By record: changes of which it holds a version first.
  std::vector<std::vector<uint32_t>> changes_of_;
  std::optional<Quotations> quotations_;
  std::vector<ArticlePart> parts_;
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_RUN_H_
