// Summarizer: says what is new in articles.
//
// -----------------------------------------------------------------------
// ONE ARTICLE
//
//   #include "summarizer/summarizer.h"
//
//   absl::StatusOr<summarizer::Summarizer> summarizer =
//       summarizer::Summarizer::Create();
//   if (!summarizer.ok()) return summarizer.status();
//
//   summarizer::v1::Article article;
//   article.set_id("1");
//   article.set_body(text);
//   absl::StatusOr<summarizer::v1::ArticleDigest> digest =
//       summarizer->Summarize(article);
//   for (const auto& sentence : digest->sentences()) Show(sentence.text());
//
// -----------------------------------------------------------------------
// A STREAM
//
// A History remembers what was said. Sentences it knows are suppressed, and
// listed with the reason.
//
//   summarizer::History history;
//   while (Receive(&article)) {
//     auto digest = summarizer->SummarizeAndObserve(article, history);
//     ...
//   }
//
// -----------------------------------------------------------------------
// A CORPUS
//
// A batch has hindsight: it knows that a paragraph will be pasted again, and
// suppresses its first occurrence too.
//
//   absl::StatusOr<summarizer::v1::CorpusDigest> digest =
//       summarizer->SummarizeCorpus(corpus);
//
// -----------------------------------------------------------------------
// GUARANTEES
//
// - Thread-safety: a Summarizer is immutable; any number of threads may share
//   one. A Workspace belongs to one call at a time. For History see history.h.
// - Same input, options and dependencies give the same bytes, whatever the
//   number of threads and, in a batch, the order of the articles.
// - For every span in every message, body.substr(begin, end - begin) is the
//   text beside it.
// - Errors are absl::Status and name the article and the byte or field. A call
//   that fails changes nothing. No exceptions, no logging, no I/O.
// -----------------------------------------------------------------------

#ifndef SUMMARIZER_SUMMARIZER_H_
#define SUMMARIZER_SUMMARIZER_H_

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/export.h"
#include "summarizer/history.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer {

// Version of the API that was linked: "1.2.3", as of https://semver.org.
// version.h has the one that was compiled against.
SUMMARIZER_EXPORT std::string_view Version();

// Version of the output: changes whenever the digest of the same input could
// change. Every digest carries it.
SUMMARIZER_EXPORT std::string_view AlgorithmVersion();

// Scratch memory that calls reuse. Optional: a call without one makes its own.
// Keep one per thread. After a few articles, calls with it allocate nothing but
// their result.
class SUMMARIZER_EXPORT Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

 private:
  friend class Summarizer;
  struct SUMMARIZER_NO_EXPORT Scratch;
  std::unique_ptr<Scratch> scratch_;
};

// Articles one after the other, for corpora larger than memory. They are read
// twice; both passes must give the same articles in the same order.
class SUMMARIZER_EXPORT ArticleSource {
 public:
  virtual ~ArticleSource() = default;

  // Goes back to the first article. Called before each pass.
  virtual absl::Status Rewind() = 0;

  // Reads the next article into `article`, replacing what it held. False at
  // the end.
  virtual absl::StatusOr<bool> Next(v1::Article& article) = 0;
};

// Takes the article digests in input order. An error ends the call with it.
using DigestSink = std::function<absl::Status(v1::ArticleDigest digest)>;

class SUMMARIZER_EXPORT Summarizer {
 public:
  // Checks the options and compiles the rules. InvalidArgument names the field
  // or the rule at fault and what was expected; ResourceExhausted names the
  // limit that the rules exceed.
  static absl::StatusOr<Summarizer> Create(
      const v1::SummarizerOptions& options = {});

  ~Summarizer();
  Summarizer(Summarizer&&) noexcept;
  Summarizer& operator=(Summarizer&&) noexcept;
  // Not copyable: a copy would compile nothing new, so share the object.
  Summarizer(const Summarizer&) = delete;
  Summarizer& operator=(const Summarizer&) = delete;

  // Digest of one article, on its own. All calls that read an article fail with
  // InvalidArgument where its id is empty or its id, title, source or body is
  // not UTF-8 (the message has the offset of the first bad byte), and with
  // ResourceExhausted where it exceeds a limit.
  absl::StatusOr<v1::ArticleDigest> Summarize(
      const v1::Article& article, Workspace* workspace = nullptr) const;

  // The same against the past: sentences that `history` knows are suppressed.
  // Records of the article's own id count as absent. FailedPrecondition where
  // `history` was made with another seed, language, rules or algorithm version.
  absl::StatusOr<v1::ArticleDigest> Summarize(
      const v1::Article& article, const History& history,
      Workspace* workspace = nullptr) const;

  // Remembers the article in `history`. An article seen before under the same
  // id is replaced.
  absl::Status Observe(const v1::Article& article, History& history,
                       Workspace* workspace = nullptr) const;

  // Summarize against `history`, then Observe, in one pass over the text.
  absl::StatusOr<v1::ArticleDigest> SummarizeAndObserve(
      const v1::Article& article, History& history,
      Workspace* workspace = nullptr) const;

  // Digest of a corpus, with hindsight over all of it and over `past`, if
  // given (an article of the corpus replaces one of the same id in `past`).
  // InvalidArgument where two articles have one id.
  absl::StatusOr<v1::CorpusDigest> SummarizeCorpus(
      const v1::Corpus& corpus, const History* past = nullptr) const;
  absl::StatusOr<v1::CorpusDigest> SummarizeCorpus(
      absl::Span<const v1::Article* const> articles,
      const History* past = nullptr) const;

  // The same for corpora larger than memory: what is kept are sketches and a
  // few candidates per article, not texts. Article digests go to `sink`; the
  // result's `articles` is empty. Where the options ask for several threads,
  // `source` and `sink` are called on any of them, each one call at a time.
  absl::StatusOr<v1::CorpusDigest> SummarizeCorpus(
      ArticleSource& source, const DigestSink& sink,
      const History* past = nullptr) const;

  // How the Summarizer sees an article: its sentences in reading order.
  struct SentenceView {
    v1::Span span;
    std::string_view text;  // Points into the article's body.
    // "prose", "heading" or the name of the furniture rule.
    std::string_view kind;  // Points into the Summarizer.
  };
  absl::StatusOr<std::vector<SentenceView>> Sentences(
      const v1::Article& article, Workspace* workspace = nullptr) const;

  // The options in use, defaults filled in.
  const v1::SummarizerOptions& options() const;

 private:
  class SUMMARIZER_NO_EXPORT Impl;
  explicit Summarizer(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace summarizer

#endif  // SUMMARIZER_SUMMARIZER_H_
