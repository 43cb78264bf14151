// What rules found in an article, and its digest as it will be unless other
// articles say the same: made when the article is observed, so that it need not
// be read again with rules, or at all.

#ifndef SUMMARIZER_PIPELINE_ARTICLE_DRAFT_H_
#define SUMMARIZER_PIPELINE_ARTICLE_DRAFT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_candidates.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// Holds no text but what was trimmed.
struct ArticleDraft {
  // Metadata found in the body; empty where it was given or is unknown.
  struct Slice {
    uint32_t begin = 0;
    uint32_t size = 0;
  };
  struct Pick {
    ranking::Fixed score = 0;
    uint32_t sentence = 0;  // Index among the article's prose sentences.
    uint32_t words = 0;
  };
  Slice title;
  Slice byline;
  Slice source;
  uint32_t bytes = 0;  // Size of the body.
  uint32_t headings = 0;
  uint32_t furniture = 0;
  bool picked = false;                 // The next three are filled in.
  uint32_t words = 0;                  // Of the prose.
  absl::InlinedVector<Pick, 3> picks;  // Best first.
  // Parallel to `picks`; null where trimming is off or changed nothing.
  std::unique_ptr<std::vector<std::string>> display_texts;
  std::vector<Findings::Cue> cues;
};

// Whether drafts say all that digests with these settings do.
bool DraftsSuffice(const ranking::Settings& settings);

// The draft of an article without picks.
ArticleDraft NoteFindings(const Analysis& analysis);

// Adds the picks of an article of which nothing is known from others.
void PickForDraft(const Analysis& analysis, const ranking::Scoring& scoring,
                  RankingScratch& scratch, ArticleDraft& draft);

// Whether nothing that was resolved of an article's sentences bears on which of
// them are picked.
bool HoldsFor(absl::Span<const repetition::ResolvedSentence> resolved);

// The digest that `draft` of record `record`, with picks, stands for.
// FailedPrecondition where `article` is visibly another one.
absl::StatusOr<v1::ArticleDigest> DigestOf(
    const ArticleDraft& draft, const v1::Article& article,
    const AnalysisSettings& settings, const repetition::RecordStore& records,
    uint32_t record);

// What rules found in record `record`, of which `draft` is the draft; views
// point into `article` and `draft`. FailedPrecondition as above.
absl::StatusOr<Findings> FindingsOf(const ArticleDraft& draft,
                                    const v1::Article& article,
                                    const repetition::RecordStore& records,
                                    uint32_t record);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ARTICLE_DRAFT_H_
