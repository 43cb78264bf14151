// partial: from an analysed article and what was resolved of it to its digest,
// and to what the corpus level needs of it.

#ifndef SUMMARIZER_PIPELINE_ARTICLE_DIGEST_H_
#define SUMMARIZER_PIPELINE_ARTICLE_DIGEST_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_candidates.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// The article's digest but for `changes` and `copy_of`, which take knowledge of
// other articles. scratch.candidates become the sentences that may be picked,
// with all of their concepts where `scope` says so.
v1::ArticleDigest BuildArticleDigest(const Analysis& analysis,
                                     const Known& known,
                                     const rules::RuleEngine& rules,
                                     const ranking::Scoring& scoring,
                                     ranking::CandidateBuilder::Scope scope,
                                     RankingScratch& scratch);

// Metadata as given, or else as found in the text.
struct DigestHead {
  std::string_view title;
  std::string_view byline;
  std::string_view source;
  std::string_view language;
  std::optional<int64_t> time;
};
void FillHead(const v1::Article& article, const DigestHead& head,
              v1::ArticleDigest& digest);

// The article's sentences that its budget allows, best first; `scratch` as
// after BuildArticleDigest. Good until the selector's next use.
absl::Span<const ranking::Selected> PickSentences(
    const Analysis& analysis, const Known& known,
    const ranking::Scoring& scoring, ranking::CandidateBuilder::Scope scope,
    RankingScratch& scratch);

// Adds the changed statements of which the article carries a new version. Those
// that `past` holds have no text.
void FillChanges(const Analysis& analysis, const repetition::Standing& standing,
                 const repetition::RecordStore& past,
                 v1::ArticleDigest& digest);

void FillSpan(std::string_view article_id, uint32_t begin, uint32_t end,
              v1::Span& span);

// One picked sentence of an article. Rank is its index in the selection,
// from 1.
void FillRankedSentence(std::string_view article_id, std::string_view text,
                        const ranking::Traits& traits,
                        const ranking::Selected& selected, uint32_t rank,
                        v1::RankedSentence& out);

// Quantities of the sentence at [begin, end) as written, in order.
std::vector<std::string_view> QuantitiesOf(const text::Document& document,
                                           uint32_t begin, uint32_t end);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ARTICLE_DIGEST_H_
