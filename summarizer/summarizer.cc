#include "summarizer/summarizer.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/corpus_summary.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/version.h"

namespace summarizer {
namespace {

using pipeline::Analysis;
using pipeline::Analyzer;
using repetition::Archive;

}  // namespace

std::string_view Version() { return SUMMARIZER_VERSION; }

std::string_view AlgorithmVersion() { return pipeline::kAlgorithmVersion; }

struct Workspace::Scratch {
  // Whose analyzer this is: a number that no two summarizers share.
  uint64_t owner = 0;
  std::unique_ptr<Analyzer> analyzer;
  Analysis analysis;
  pipeline::RankingScratch ranking;
  Archive::Buffers comparison;
  repetition::Standing standing;
};

Workspace::Workspace() : scratch_(std::make_unique<Scratch>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

class Summarizer::Impl {
 public:
  static absl::StatusOr<std::unique_ptr<const Impl>> Create(
      const v1::SummarizerOptions& options);

  absl::StatusOr<v1::ArticleDigest> Summarize(const v1::Article& article,
                                              const Archive* past,
                                              Archive* observe,
                                              Workspace* workspace) const;
  absl::Status Observe(const v1::Article& article, Archive& archive,
                       Workspace* workspace) const;
  absl::StatusOr<std::vector<SentenceView>> Sentences(
      const v1::Article& article, Workspace* workspace) const;

  const pipeline::Configuration& configuration() const {
    return configuration_;
  }
  const v1::SummarizerOptions& options() const {
    return configuration_.options;
  }

 private:
  Impl(pipeline::Configuration configuration, uint64_t number)
      : configuration_(std::move(configuration)), number_(number) {}

  // Remembers what was analysed, within the limits.
  absl::Status Put(const repetition::ArticleRecord& record,
                   Archive& archive) const;
  // The workspace's scratch, made ready for this summarizer; that of a new
  // `local` where there is none.
  Workspace::Scratch& Ready(Workspace* workspace,
                            std::optional<Workspace>& local) const;
  const pipeline::Configuration configuration_;
  // No two summarizers share one.
  const uint64_t number_;
};

absl::StatusOr<std::unique_ptr<const Summarizer::Impl>>
Summarizer::Impl::Create(const v1::SummarizerOptions& options) {
  static std::atomic<uint64_t> numbers{0};
  absl::StatusOr<pipeline::Configuration> configuration =
      pipeline::MakeConfiguration(options);
  if (!configuration.ok()) return configuration.status();
  return std::unique_ptr<const Impl>(
      new Impl(*std::move(configuration), ++numbers));
}

Workspace::Scratch& Summarizer::Impl::Ready(
    Workspace* workspace, std::optional<Workspace>& local) const {
  if (workspace == nullptr) workspace = &local.emplace();
  Workspace::Scratch& scratch = *workspace->scratch_;
  if (scratch.owner != number_) {
    scratch.analyzer = std::make_unique<Analyzer>(configuration_.analysis,
                                                  configuration_.rules);
    scratch.owner = number_;
  }
  return scratch;
}

absl::StatusOr<v1::ArticleDigest> Summarizer::Impl::Summarize(
    const v1::Article& article, const Archive* past, Archive* observe,
    Workspace* workspace) const {
  if (past != nullptr) {
    if (absl::Status status = past->Check(configuration_.identity);
        !status.ok()) {
      return status;
    }
  }
  std::optional<Workspace> local;
  Workspace::Scratch& scratch = Ready(workspace, local);
  Analysis& analysis = scratch.analysis;
  // Without a memory there is nothing to compare, and no record to keep.
  const bool recorded = past != nullptr || observe != nullptr;
  if (absl::Status status = recorded
                                ? scratch.analyzer->Analyze(article, analysis)
                                : scratch.analyzer->Read(article, analysis);
      !status.ok()) {
    return status;
  }
  const repetition::Standing& standing = scratch.standing;
  const bool compared = past != nullptr && !configuration_.repetition_disabled;
  if (compared) {
    past->Compare(analysis.record, configuration_.repetition,
                  scratch.comparison, scratch.standing);
  } else {
    scratch.ranking.unknown.resize(analysis.prose.size());
  }
  const pipeline::Known known =
      compared ? pipeline::Known{standing.sentences, standing.novelty}
               : pipeline::Known{scratch.ranking.unknown, {}};
  v1::ArticleDigest digest = pipeline::BuildArticleDigest(
      analysis, known, configuration_.rules, configuration_.ranking,
      ranking::CandidateBuilder::Scope::kShared, scratch.ranking);
  digest.set_algorithm_version(std::string(pipeline::kAlgorithmVersion));
  if (compared) {
    if (standing.copy_of.has_value()) {
      *digest.mutable_copy_of() = past->records().id(*standing.copy_of);
    }
    pipeline::FillChanges(analysis, standing, past->records(), digest);
  }
  if (observe != nullptr) {
    if (absl::Status status = Put(analysis.record, *observe); !status.ok()) {
      return status;
    }
  }
  return digest;
}

absl::Status Summarizer::Impl::Observe(const v1::Article& article,
                                       Archive& archive,
                                       Workspace* workspace) const {
  if (absl::Status status = archive.Check(configuration_.identity);
      !status.ok()) {
    return status;
  }
  std::optional<Workspace> local;
  Workspace::Scratch& scratch = Ready(workspace, local);
  if (absl::Status status =
          scratch.analyzer->Analyze(article, scratch.analysis);
      !status.ok()) {
    return status;
  }
  return Put(scratch.analysis.record, archive);
}

absl::Status Summarizer::Impl::Put(const repetition::ArticleRecord& record,
                                   Archive& archive) const {
  const uint64_t limit = options().limits().max_history_bytes();
  const uint64_t max_bytes =
      limit == 0 ? repetition::kMaxArchiveBytes
                 : std::min(limit, repetition::kMaxArchiveBytes);
  if (archive.MemoryBytes() >= max_bytes) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "article \"", record.id, "\": history has ", archive.MemoryBytes(),
        " bytes, limits.max_history_bytes is ", max_bytes));
  }
  if (absl::Status status = archive.Bind(configuration_.identity);
      !status.ok()) {
    return status;
  }
  archive.CountBy(configuration_.repetition.match);
  archive.Put(record);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Summarizer::SentenceView>>
Summarizer::Impl::Sentences(const v1::Article& article,
                            Workspace* workspace) const {
  std::optional<Workspace> local;
  Workspace::Scratch& scratch = Ready(workspace, local);
  Analysis& analysis = scratch.analysis;
  if (absl::Status status = scratch.analyzer->Analyze(article, analysis);
      !status.ok()) {
    return status;
  }
  std::vector<SentenceView> views;
  const auto add = [&](uint32_t begin, uint32_t end, std::string_view kind) {
    SentenceView view;
    view.span.set_article_id(article.id());
    view.span.set_begin(begin);
    view.span.set_end(end);
    view.text = std::string_view(article.body()).substr(begin, end - begin);
    view.kind = kind;
    views.push_back(std::move(view));
  };
  for (const rules::Furniture& f : analysis.annotations.furniture) {
    add(f.begin, f.end, configuration_.rules.NameOf(f.rule));
  }
  for (size_t s = 0; s < analysis.document.sentences.size(); ++s) {
    const int rule = analysis.annotations.sentence_rule[s];
    if (rule != rules::kProse && rule != rules::kHeading) continue;
    const text::Sentence& sentence = analysis.document.sentences[s];
    add(sentence.begin, sentence.end,
        rule == rules::kHeading ? "heading" : "prose");
  }
  std::stable_sort(views.begin(), views.end(),
                   [](const SentenceView& a, const SentenceView& b) {
                     return a.span.begin() < b.span.begin();
                   });
  return views;
}

Summarizer::Summarizer(std::unique_ptr<const Impl> impl)
    : impl_(std::move(impl)) {}
Summarizer::~Summarizer() = default;
Summarizer::Summarizer(Summarizer&&) noexcept = default;
Summarizer& Summarizer::operator=(Summarizer&&) noexcept = default;

absl::StatusOr<Summarizer> Summarizer::Create(
    const v1::SummarizerOptions& options) {
  absl::StatusOr<std::unique_ptr<const Impl>> impl = Impl::Create(options);
  if (!impl.ok()) return impl.status();
  return Summarizer(*std::move(impl));
}

absl::StatusOr<v1::ArticleDigest> Summarizer::Summarize(
    const v1::Article& article, Workspace* workspace) const {
  return impl_->Summarize(article, nullptr, nullptr, workspace);
}

absl::StatusOr<v1::ArticleDigest> Summarizer::Summarize(
    const v1::Article& article, const History& history,
    Workspace* workspace) const {
  return impl_->Summarize(article, history.archive_.get(), nullptr, workspace);
}

absl::Status Summarizer::Observe(const v1::Article& article, History& history,
                                 Workspace* workspace) const {
  absl::Status status = impl_->Observe(article, *history.archive_, workspace);
  if (status.ok()) history.archive_->Trim(history.options_.max_bytes);
  return status;
}

absl::StatusOr<v1::ArticleDigest> Summarizer::SummarizeAndObserve(
    const v1::Article& article, History& history, Workspace* workspace) const {
  absl::StatusOr<v1::ArticleDigest> digest = impl_->Summarize(
      article, history.archive_.get(), history.archive_.get(), workspace);
  if (digest.ok()) history.archive_->Trim(history.options_.max_bytes);
  return digest;
}

absl::StatusOr<v1::CorpusDigest> Summarizer::SummarizeCorpus(
    const v1::Corpus& corpus, const History* past) const {
  std::vector<const v1::Article*> articles;
  articles.reserve(static_cast<size_t>(corpus.articles_size()));
  for (const v1::Article& article : corpus.articles()) {
    articles.push_back(&article);
  }
  return SummarizeCorpus(articles, past);
}

absl::StatusOr<v1::CorpusDigest> Summarizer::SummarizeCorpus(
    absl::Span<const v1::Article* const> articles, const History* past) const {
  return SummarizeArticles(impl_->configuration(), articles,
                           past == nullptr ? nullptr : past->archive_.get());
}

absl::StatusOr<v1::CorpusDigest> Summarizer::SummarizeCorpus(
    ArticleSource& source, const DigestSink& sink, const History* past) const {
  return SummarizeSource(impl_->configuration(), source, sink,
                         past == nullptr ? nullptr : past->archive_.get());
}

absl::StatusOr<std::vector<Summarizer::SentenceView>> Summarizer::Sentences(
    const v1::Article& article, Workspace* workspace) const {
  return impl_->Sentences(article, workspace);
}

const v1::SummarizerOptions& Summarizer::options() const {
  return impl_->options();
}

}  // namespace summarizer
