// The fold over one corpus: observe each article, resolve, then digest each and
// combine.

#ifndef SUMMARIZER_PIPELINE_CORPUS_RUN_H_
#define SUMMARIZER_PIPELINE_CORPUS_RUN_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_draft.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/pipeline/corpus_digest.h"
#include "summarizer/pipeline/draft_guess.h"
#include "summarizer/pipeline/packed_draft.h"
#include "summarizer/pipeline/packed_part.h"
#include "summarizer/pipeline/story_digest.h"
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
      : configuration_(configuration),
        past_(past),
        drafts_may_hold_(configuration.ranking.settings.article_budget ==
                         configuration.ranking.settings.story_budget) {}

  // Some of the articles, observed by one thread.
  struct Shard {
    repetition::RecordStore records;
    std::vector<size_t> inputs;       // By record, its index in input order.
    std::vector<PackedDraft> drafts;  // By record, where they are made.
    DraftGuess guess;
  };
  // A new one, which lives until Resolve. For any thread.
  Shard& AddShard();

  // Observes article `index` in input order, into a shard.
  absl::Status Observe(size_t index, const v1::Article& article,
                       Analyzer& analyzer, Analysis& analysis,
                       RankingScratch& scratch, Shard& shard);

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

  // The corpus digest but for `articles`. `stats` are the articles'. Once.
  absl::StatusOr<v1::CorpusDigest> Combine(v1::CorpusStats stats);

 private:
  // Fills records_, place_, present_ and drafts_.
  void MergeShards();
  void ResolveNothing();
  // Fills what is known of stories before their digests.
  void PlanStories();
  // Reads article `index` again, with what is known of it.
  absl::Status Reread(size_t index, const v1::Article& article,
                      Analyzer& analyzer, Analysis& analysis) const;
  // Whether the digest of record `place` is as it was drafted.
  bool DraftHolds(uint32_t place) const;
  // Takes what the corpus level needs of an article's digest.
  void Keep(uint32_t place, const v1::ArticleDigest& digest,
            const Analysis& analysis, RankingScratch& scratch);
  // Holds a copy of a part, in the memory that it takes, and gives the room of
  // its candidates back to `scratch`.
  void HoldPart(uint32_t place, ArticlePart& part, RankingScratch& scratch);
  // Makes a part small that only the corpus-wide digest still needs.
  void Reduce(RankingScratch& scratch, ArticlePart& part) const;
  void KeepStory(uint32_t story, const v1::Story& told);
  // Fills the corpus-wide digest's own sentences.
  void PickSentences(v1::CorpusDigest& digest) const;
  CorpusView View() const;

  const Configuration& configuration_;
  const repetition::Archive* const past_;
  // Whether any story can have the digest of its article.
  const bool drafts_may_hold_;
  std::mutex mutex_;          // Of shards_.
  std::deque<Shard> shards_;  // Until resolved.
  // In their total order, with those of the past.
  repetition::RecordStore records_;
  std::vector<uint32_t> place_;      // Input index to record.
  std::vector<uint8_t> present_;     // By record: in the corpus.
  std::vector<PackedDraft> drafts_;  // By input index.
  repetition::Resolution resolution_;
  // Versions of changed statements that are first seen in a record: (record,
  // index of the change), sorted.
  std::vector<std::pair<uint32_t, uint32_t>> changes_;
  std::optional<Quotations> quotations_;

  // Stories with articles of the corpus, best first.
  std::vector<uint32_t> story_order_;
  struct StoryState {
    std::atomic<uint32_t> missing{0};  // Articles without digest.
    bool alone = false;                // One article tells it.
    bool choosable = false;  // The corpus-wide digest chooses from it.
  };
  // Whether its articles' candidates are weighed with others'.
  static bool HasPart(const StoryState& story) {
    return !story.alone || story.choosable;
  }
  std::vector<StoryState> story_states_;  // By story.
  // By story, what it tells, serialised: as messages they take three times as
  // much.
  std::vector<std::string> stories_;
  // By record, until the story is told.
  std::vector<PackedPart> waiting_;
  // By record, while the story is told, or to the end where it is choosable.
  std::vector<std::unique_ptr<ArticlePart>> parts_;
  std::atomic<uint64_t> words_{0};  // Unsuppressed.
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_RUN_H_
