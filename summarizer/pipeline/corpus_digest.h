// combine: from what the articles of a corpus came to, to its digest.

#ifndef SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
#define SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/pipeline/article_part.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/text/parser.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// Sentences of other articles that digests quote: found by resolve, fetched
// before the digests are made.
class Quotations {
 public:
  // Of the articles of a corpus. Both outlive it.
  Quotations(const repetition::RecordStore& records,
             const repetition::Resolution& resolution);

  bool empty() const { return wanted_.empty(); }

  // Fetches what is wanted of record `index`, whose body is `body`.
  void Fetch(uint32_t index, std::string_view body,
             text::DocumentParser& parser);

  // One version of a changed statement; without text where it was not fetched.
  v1::StatementVersion Version(const repetition::SentenceRef& ref) const;

  // Text of the first of `occurrences` that was fetched.
  std::string TextOfFirst(
      absl::Span<const repetition::SentenceRef> occurrences) const;

  // A changed statement with all its versions.
  v1::ChangedStatement Statement(const repetition::Change& change) const;

 private:
  struct Quotation {
    std::string text;
    std::vector<std::string> quantities;
  };

  void Want(const repetition::SentenceRef& ref);

  const repetition::RecordStore& records_;
  // By record, then by sentence.
  absl::flat_hash_map<uint32_t, absl::flat_hash_map<uint32_t, Quotation>>
      wanted_;
};

// The corpus digest but for `articles` and `algorithm_version`. `parts` is
// parallel to `records`; those of history alone are not present.
v1::CorpusDigest BuildCorpusDigest(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const ArticlePart> parts,
                                   const Quotations& quotations,
                                   const ranking::Scoring& scoring);

// Adds one article's counts to a corpus's.
void AddStats(const v1::ArticleDigest& article, v1::CorpusStats& stats);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
