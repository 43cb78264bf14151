// combine: from what the articles of a corpus came to, to its digest.

#ifndef SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
#define SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/pipeline/story_digest.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/text/parser.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// Sentences of other articles that digests quote: found by resolve, fetched
// before the digests are made.
class Quotations {
 public:
  // Of the articles of a corpus, which `present` says by record. The first two
  // outlive it.
  Quotations(const repetition::RecordStore& records,
             const repetition::Resolution& resolution,
             absl::Span<const uint8_t> present);

  bool empty() const { return background_.empty() && versions_.empty(); }

  // Fetches what is wanted of record `index`, whose body is `body`.
  void Fetch(uint32_t index, std::string_view body,
             text::DocumentParser& parser);

  // One version of a changed statement; without text where it was not fetched.
  v1::StatementVersion Version(const repetition::SentenceRef& ref) const;

  // Text of the first of a background statement's `occurrences` that was
  // fetched, which is gone then.
  std::string TakeTextOfFirst(
      absl::Span<const repetition::SentenceRef> occurrences);

  // A changed statement with all its versions.
  v1::ChangedStatement Statement(const repetition::Change& change) const;

  // The same with some versions only: those about the first of `record`.
  v1::ChangedStatement StatementAround(const repetition::Change& change,
                                       uint32_t record) const;

 private:
  struct Quotation {
    repetition::SentenceRef ref;
    std::string text;
  };
  struct VersionQuotation : Quotation {
    std::vector<std::string> quantities;
  };

  // Takes the text from the body of its article. False where that can't be the
  // body that was observed.
  bool FetchText(std::string_view body, Quotation& quotation) const;
  v1::ChangedStatement StatementOf(
      absl::Span<const repetition::Change::Version> versions) const;

  const repetition::RecordStore& records_;
  // Of background, and of versions of what changed; each by place.
  std::vector<Quotation> background_;
  std::vector<VersionQuotation> versions_;
};

// Adds what changed to a corpus's digest.
void AddChanges(const repetition::Resolution& resolution,
                const Quotations& quotations, v1::CorpusDigest& digest);

// Adds background. What is needed no more gives its memory back while it is
// built: the contents of records, occurrences, and texts. `present` says by
// record whether it is in the corpus, and not only in history.
void TakeBackground(repetition::Resolution& resolution,
                    repetition::RecordStore& records,
                    absl::Span<const uint8_t> present, Quotations& quotations,
                    v1::CorpusDigest& digest);

// Adds one article's counts to a corpus's.
void AddStats(const v1::ArticleDigest& article, v1::CorpusStats& stats);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_DIGEST_H_
