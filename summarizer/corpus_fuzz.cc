// Any corpus: digests keep their promises, and do not depend on threads, on the
// order of articles or on how they were read, and a source that changes while
// it is read does no harm. The input has a byte: of options,
// and of which of these it is; then articles, each ended by a line "====": a
// line of metadata (hours since the epoch or nothing, "|", id, "|", source,
// "|", title), then the body.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/corpus_source.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/fuzz_input.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace {

using namespace summarizer;  // NOLINT: a program of one file.
using testing::FuzzInput;
using testing::Require;

constexpr int kMaxArticles = 12;

v1::Article ParseArticle(std::string_view text) {
  FuzzInput parts(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  const std::string_view line = parts.TakeUntil("\n");
  FuzzInput fields(reinterpret_cast<const uint8_t*>(line.data()), line.size());
  v1::Article article;
  const std::string time(fields.TakeUntil("|"));
  if (!time.empty()) {
    // Times that are none wrap around to others.
    article.mutable_publish_time()->set_seconds(static_cast<int64_t>(
        3600 * static_cast<uint64_t>(std::atoll(time.c_str()))));
  }
  article.set_id(std::string(fields.TakeUntil("|")));
  article.set_source(std::string(fields.TakeUntil("|")));
  article.set_title(std::string(fields.TakeRest()));
  article.set_body(std::string(parts.TakeRest()));
  return article;
}

v1::Corpus ParseCorpus(FuzzInput& input) {
  v1::Corpus corpus;
  while (!input.empty() && corpus.articles_size() < kMaxArticles) {
    *corpus.add_articles() = ParseArticle(input.TakeUntil("\n====\n"));
  }
  return corpus;
}

// Few, since compiling the rules takes longer than all else.
constexpr int kOptions = 6;

v1::SummarizerOptions OptionsOf(int number) {
  v1::SummarizerOptions options;
  options.set_explain(number % 2 == 1);
  options.set_trim(number >= 3);
  switch (number) {
    case 2:
      options.mutable_article_budget()->set_max_words(20);
      options.mutable_story_budget()->set_max_bytes(100);
      options.mutable_corpus_budget()->set_ratio(0.3);
      break;
    case 3:
      options.set_language("xx");
      break;
    case 4:
      options.set_brief(true);
      break;
    case 5:
      options.mutable_repetition()->set_disabled(true);
      break;
    default:
      break;
  }
  return options;
}

template <typename Sentence>
void CheckSlice(const v1::Corpus& corpus, const Sentence& sentence) {
  for (const v1::Article& article : corpus.articles()) {
    if (article.id() != sentence.span().article_id()) continue;
    const auto& span = sentence.span();
    Require(span.begin() <= span.end() && span.end() <= article.body().size(),
            "spans are in the body");
    Require(article.body().compare(span.begin(), span.end() - span.begin(),
                                   sentence.text()) == 0,
            "texts are slices");
    return;
  }
  Require(false, "spans name an article");
}

void CheckDigest(const v1::Corpus& corpus, const v1::CorpusDigest& digest) {
  Require(digest.articles_size() == corpus.articles_size(), "one digest each");
  for (const v1::RankedSentence& s : digest.sentences()) CheckSlice(corpus, s);
  int in_stories = 0;
  for (const v1::Story& story : digest.stories()) {
    in_stories += story.article_ids_size();
    for (const v1::RankedSentence& s : story.sentences()) CheckSlice(corpus, s);
  }
  Require(in_stories == corpus.articles_size(), "an article has one story");
  for (const v1::ArticleDigest& article : digest.articles()) {
    uint32_t end = 0;
    for (const v1::RankedSentence& s : article.sentences()) {
      CheckSlice(corpus, s);
      Require(s.span().begin() >= end, "sentences are in reading order");
      end = s.span().end();
    }
    for (const v1::SuppressedSentence& s : article.suppressed()) {
      CheckSlice(corpus, s);
    }
  }
}

// Without what is in input order.
std::string Unordered(v1::CorpusDigest digest) {
  std::sort(digest.mutable_articles()->pointer_begin(),
            digest.mutable_articles()->pointer_end(),
            [](const auto* a, const auto* b) {
              return a->article_id() < b->article_id();
            });
  return digest.SerializeAsString();
}

void CheckThreads(const v1::Corpus& corpus, const Summarizer& threaded,
                  const absl::StatusOr<v1::CorpusDigest>& digest) {
  const auto other = threaded.SummarizeCorpus(corpus);
  Require(digest.status() == other.status(), "threads change no error");
  Require(
      !digest.ok() || digest->SerializeAsString() == other->SerializeAsString(),
      "threads change nothing");
}

void CheckOrder(v1::Corpus corpus, const Summarizer& summarizer,
                const v1::CorpusDigest& digest) {
  std::reverse(corpus.mutable_articles()->pointer_begin(),
               corpus.mutable_articles()->pointer_end());
  const auto other = summarizer.SummarizeCorpus(corpus);
  Require(other.ok() && Unordered(*other) == Unordered(digest),
          "the order of articles changes nothing");
}

void CheckSource(const v1::Corpus& corpus, const Summarizer& summarizer,
                 const v1::CorpusDigest& digest) {
  CorpusSource source(corpus);
  v1::CorpusDigest collected;
  const auto streamed =
      summarizer.SummarizeCorpus(source, [&](v1::ArticleDigest article) {
        *collected.add_articles() = std::move(article);
        return absl::OkStatus();
      });
  Require(streamed.ok(), "a source will do");
  collected.MergeFrom(*streamed);
  Require(Unordered(collected) == Unordered(digest),
          "a source gives what a corpus gives");
}

// Gives other texts from the second pass on, as a file does that somebody is
// writing: of each article `shift` bytes less, or those of its neighbour.
class ChangingSource : public ArticleSource {
 public:
  ChangingSource(const v1::Corpus& corpus, size_t shift)
      : corpus_(corpus), shift_(shift) {}
  absl::Status Rewind() override {
    next_ = 0;
    ++pass_;
    return absl::OkStatus();
  }
  absl::StatusOr<bool> Next(v1::Article& article) override {
    const int count = corpus_.articles_size();
    if (next_ == count) return false;
    article = corpus_.articles(next_++);
    if (pass_ == 1) return true;
    std::string& body = *article.mutable_body();
    if (shift_ % 2 == 0) body = corpus_.articles(next_ % count).body();
    body.resize(body.size() - std::min(body.size(), shift_ / 2));
    return true;
  }

 private:
  const v1::Corpus& corpus_;
  const size_t shift_;
  int pass_ = 0;
  int next_ = 0;
};

void CheckChangingSource(const v1::Corpus& corpus, const Summarizer& summarizer,
                         size_t shift) {
  ChangingSource source(corpus, shift);
  const auto digest =
      summarizer.SummarizeCorpus(source, [](const v1::ArticleDigest& article) {
        Require(article.ByteSizeLong() > 0 || article.article_id().empty(),
                "digests can be written");
        return absl::OkStatus();
      });
  Require(digest.ok() || absl::IsFailedPrecondition(digest.status()) ||
              absl::IsInvalidArgument(digest.status()),
          "a source that changes is told, or does no harm");
  if (!digest.ok()) return;
  for (const v1::RepeatedStatement& statement : digest->background()) {
    Require(!text::FindInvalidUtf8(statement.text()).has_value(),
            "digests are UTF-8");
  }
}

void CheckStream(const v1::Corpus& corpus, const Summarizer& summarizer) {
  History history;
  for (const v1::Article& article : corpus.articles()) {
    const auto one = summarizer.SummarizeAndObserve(article, history);
    Require(one.ok(), "what a batch takes a stream takes");
  }
  Require(summarizer.SummarizeCorpus(corpus, &history).ok(), "and as a past");
}

const Summarizer& Make(int number, uint32_t threads) {
  v1::SummarizerOptions options = OptionsOf(number);
  options.set_threads(threads);
  return *new Summarizer(Summarizer::Create(options).value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Summarizer* summarizers[kOptions] = {};
  static const Summarizer& threaded = Make(0, 2);
  FuzzInput input(data, size);
  const uint8_t choice = input.TakeByte();
  const int number = choice % kOptions;
  if (summarizers[number] == nullptr) summarizers[number] = &Make(number, 0);
  const Summarizer& summarizer = *summarizers[number];

  const v1::Corpus corpus = ParseCorpus(input);
  const auto digest = summarizer.SummarizeCorpus(corpus);
  // Threads take long to start here: 4 of the choices.
  const int check = choice / kOptions;
  if (number == 0 && check % 10 == 0) CheckThreads(corpus, threaded, digest);
  if (!digest.ok()) {
    Require(absl::IsInvalidArgument(digest.status()), "bad articles are told");
    return 0;
  }
  CheckDigest(corpus, *digest);
  switch (check % 4) {
    case 0:
      CheckOrder(corpus, summarizer, *digest);
      break;
    case 1:
      CheckSource(corpus, summarizer, *digest);
      break;
    case 2:
      CheckStream(corpus, summarizer);
      break;
    case 3:
      CheckChangingSource(corpus, summarizer, size);
      break;
  }
  return 0;
}
