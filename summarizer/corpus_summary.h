// Digests of corpora: the passes over the articles, on one thread or several.
// Internal.

#ifndef SUMMARIZER_CORPUS_SUMMARY_H_
#define SUMMARIZER_CORPUS_SUMMARY_H_

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer {

// As Summarizer::SummarizeCorpus of articles in memory; `past` may be null.
absl::StatusOr<v1::CorpusDigest> SummarizeArticles(
    const pipeline::Configuration& configuration,
    absl::Span<const v1::Article* const> articles,
    const repetition::Archive* past);

// As Summarizer::SummarizeCorpus of a source.
absl::StatusOr<v1::CorpusDigest> SummarizeSource(
    const pipeline::Configuration& configuration, ArticleSource& source,
    const DigestSink& sink, const repetition::Archive* past);

}  // namespace summarizer

#endif  // SUMMARIZER_CORPUS_SUMMARY_H_
