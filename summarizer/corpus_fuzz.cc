// Any corpus: digests keep their promises, and do not depend on threads, on the
// order of articles or on how they were read. The input has a byte of options,
// then articles, each ended by a line "====": a line of metadata (hours since
// the epoch or nothing, "|", id, "|", source, "|", title), then the body.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/fuzz_input.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace {

using namespace summarizer;  // NOLINT: a program of one file.
using testing::FuzzInput;
using testing::Require;

constexpr int kMaxArticles = 20;

v1::Article ParseArticle(std::string_view text) {
  FuzzInput parts(reinterpret_cast<const uint8_t*>(text.data()), text.size());
  const std::string_view line = parts.TakeUntil("\n");
  FuzzInput fields(reinterpret_cast<const uint8_t*>(line.data()), line.size());
  v1::Article article;
  const std::string time(fields.TakeUntil("|"));
  if (!time.empty()) {
    article.mutable_publish_time()->set_seconds(3600 * std::atol(time.c_str()));
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

v1::SummarizerOptions OptionsOf(uint8_t bits) {
  v1::SummarizerOptions options;
  options.set_explain((bits & 1) != 0);
  options.set_trim((bits & 2) != 0);
  options.set_brief((bits & 4) != 0);
  if ((bits & 8) != 0) options.mutable_article_budget()->set_max_words(20);
  if ((bits & 16) != 0) options.mutable_corpus_budget()->set_ratio(0.3);
  if ((bits & 32) != 0) options.mutable_story_budget()->set_max_bytes(100);
  options.mutable_repetition()->set_disabled((bits & 64) != 0);
  options.set_language((bits & 128) != 0 ? "xx" : "en");
  return options;
}

// Hands out the articles of a corpus.
class CorpusSource : public ArticleSource {
 public:
  explicit CorpusSource(const v1::Corpus& corpus) : corpus_(corpus) {}
  absl::Status Rewind() override {
    next_ = 0;
    return absl::OkStatus();
  }
  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (next_ == corpus_.articles_size()) return false;
    article = corpus_.articles(next_++);
    return true;
  }

 private:
  const v1::Corpus& corpus_;
  int next_ = 0;
};

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  FuzzInput input(data, size);
  v1::SummarizerOptions options = OptionsOf(input.TakeByte());
  const v1::Corpus corpus = ParseCorpus(input);
  // Compiling rules takes longer than all else: one for each set of options.
  static Summarizer* summarizers[256][2] = {};
  auto& made = summarizers[data == nullptr || size == 0 ? 0 : data[0]];
  for (uint32_t t = 0; t < 2; ++t) {
    if (made[t] != nullptr) continue;
    options.set_threads(2 * t);
    made[t] = new Summarizer(Summarizer::Create(options).value());
  }
  const auto digest = made[0]->SummarizeCorpus(corpus);
  const auto threaded = made[1]->SummarizeCorpus(corpus);
  Require(digest.status() == threaded.status(), "threads change no error");
  if (!digest.ok()) {
    Require(absl::IsInvalidArgument(digest.status()), "bad articles are told");
    return 0;
  }
  CheckDigest(corpus, *digest);
  Require(digest->SerializeAsString() == threaded->SerializeAsString(),
          "threads change nothing");

  v1::Corpus reversed = corpus;
  std::reverse(reversed.mutable_articles()->pointer_begin(),
               reversed.mutable_articles()->pointer_end());
  const auto other = made[0]->SummarizeCorpus(reversed);
  Require(other.ok() && Unordered(*other) == Unordered(*digest),
          "the order of articles changes nothing");

  CorpusSource source(corpus);
  v1::CorpusDigest collected;
  const auto streamed =
      made[0]->SummarizeCorpus(source, [&](v1::ArticleDigest article) {
        *collected.add_articles() = std::move(article);
        return absl::OkStatus();
      });
  Require(streamed.ok(), "a source will do");
  collected.MergeFrom(*streamed);
  Require(Unordered(collected) == Unordered(*digest),
          "a source gives what a corpus gives");

  History history;
  for (const v1::Article& article : corpus.articles()) {
    const auto one = made[0]->SummarizeAndObserve(article, history);
    Require(one.ok(), "what a batch takes a stream takes");
  }
  Require(made[0]->SummarizeCorpus(corpus, &history).ok(), "and as a past");
  return 0;
}
