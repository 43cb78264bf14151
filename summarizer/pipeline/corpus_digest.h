// combine: from what the articles of a corpus came to, to its digest.

#ifndef SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
#define SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/settings.h"
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

// What the corpus level keeps of one article.
struct ArticlePart {
  bool present = false;  // In this corpus, not only in history.
  std::string title;
  // The best of the article, in order of offset, with their texts.
  std::vector<ranking::Candidate> candidates;
  std::vector<std::string> texts;
  // Trimmed for reading, parallel to them where that was asked for.
  std::vector<std::string> display_texts;
  // Of all sentences that may be picked. Empty for copies: they count as one
  // with their original.
  ranking::Mentions mentions;
  uint64_t words = 0;  // Unsuppressed.
};

// Reduces what BuildArticleDigest found to what is kept.
ArticlePart MakePart(const Analysis& analysis,
                     const repetition::ResolvedArticle& article,
                     absl::Span<const repetition::ResolvedSentence> resolved,
                     std::vector<ranking::Candidate> candidates,
                     ranking::Mentions mentions,
                     const ranking::Settings& settings);

// The corpus digest but for `articles` and `algorithm_version`. `parts` is
// parallel to `records`; those of history alone are not present.
v1::CorpusDigest BuildCorpusDigest(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const ArticlePart> parts,
                                   const Quotations& quotations,
                                   const ranking::Settings& settings);

// Adds one article's counts to a corpus's.
void AddStats(const v1::ArticleDigest& article, v1::CorpusStats& stats);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
