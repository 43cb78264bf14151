#include "summarizer/corpus_summary.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/corpus_run.h"
#include "summarizer/pipeline/ordered_pass.h"
#include "summarizer/threads/parallel.h"

namespace summarizer {
namespace {

using pipeline::Analyzer;
using repetition::Archive;

// What one thread of a corpus run works with.
class Worker {
 public:
  // One that observes, into `shard`, which outlives it.
  Worker(const pipeline::Configuration& configuration,
         pipeline::CorpusRun::Shard& shard)
      : configuration_(configuration), shard_(&shard) {}
  // One that does not.
  explicit Worker(const pipeline::Configuration& configuration)
      : configuration_(configuration) {}

  absl::Status Observe(size_t index, const v1::Article& article,
                       pipeline::CorpusRun& run) {
    return run.Observe(index, article, analyzer(), analysis_, ranking_,
                       *shard_);
  }
  absl::StatusOr<v1::ArticleDigest> Digest(size_t index,
                                           const v1::Article& article,
                                           pipeline::CorpusRun& run) {
    return run.Digest(index, article, analyzer(), analysis_, ranking_);
  }

 private:
  // Made where it is needed: there may be more threads than articles.
  Analyzer& analyzer() {
    if (analyzer_ == nullptr) {
      analyzer_ = std::make_unique<Analyzer>(configuration_.analysis,
                                             configuration_.rules);
    }
    return *analyzer_;
  }

  const pipeline::Configuration& configuration_;
  pipeline::CorpusRun::Shard* shard_ = nullptr;
  std::unique_ptr<Analyzer> analyzer_;
  pipeline::Analysis analysis_;
  pipeline::RankingScratch ranking_;
};

absl::Status CheckPast(const pipeline::Configuration& configuration,
                       const Archive* past) {
  return past == nullptr ? absl::OkStatus()
                         : past->Check(configuration.identity);
}

absl::Status NotUniqueError(const v1::Article& article) {
  return absl::InvalidArgumentError(absl::StrCat(
      "article \"", article.id(), "\": id is not unique in the corpus"));
}

}  // namespace

absl::StatusOr<v1::CorpusDigest> SummarizeArticles(
    const pipeline::Configuration& configuration,
    absl::Span<const v1::Article* const> articles, const Archive* past) {
  if (absl::Status status = CheckPast(configuration, past); !status.ok()) {
    return status;
  }
  const uint64_t max_articles = configuration.options.limits().max_articles();
  if (max_articles != 0 && articles.size() > max_articles) {
    return absl::ResourceExhaustedError(
        absl::StrCat("corpus has ", articles.size(),
                     " articles, limits.max_articles is ", max_articles));
  }
  absl::flat_hash_set<absl::string_view> ids;
  for (const v1::Article* article : articles) {
    if (!ids.insert(article->id()).second) return NotUniqueError(*article);
  }
  pipeline::CorpusRun run(configuration, past);
  absl::Status status = threads::ParallelFor(
      articles.size(), configuration.options.threads(),
      [&] { return Worker(configuration, run.AddShard()); },
      [&](size_t i, Worker& worker) {
        return worker.Observe(i, *articles[i], run);
      });
  if (!status.ok()) return status;
  run.Resolve();
  if (run.needs_quotations()) {
    text::DocumentParser parser(configuration.analysis.language,
                                configuration.analysis.seed);
    for (size_t i = 0; i < articles.size(); ++i) {
      run.Quote(i, *articles[i], parser);
    }
  }
  std::vector<v1::ArticleDigest> digests(articles.size());
  status = threads::ParallelFor(
      articles.size(), configuration.options.threads(),
      [&] { return Worker(configuration); },
      [&](size_t i, Worker& worker) {
        absl::StatusOr<v1::ArticleDigest> digest =
            worker.Digest(i, *articles[i], run);
        if (!digest.ok()) return digest.status();
        digests[i] = *std::move(digest);
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  v1::CorpusStats stats;
  for (const v1::ArticleDigest& digest : digests) {
    pipeline::AddStats(digest, stats);
  }
  absl::StatusOr<v1::CorpusDigest> digest = run.Combine(std::move(stats));
  if (!digest.ok()) return digest.status();
  for (v1::ArticleDigest& article : digests) {
    *digest->add_articles() = std::move(article);
  }
  return digest;
}

absl::StatusOr<v1::CorpusDigest> SummarizeSource(
    const pipeline::Configuration& configuration, ArticleSource& source,
    const DigestSink& sink, const Archive* past) {
  if (absl::Status status = CheckPast(configuration, past); !status.ok()) {
    return status;
  }
  const uint64_t max_articles = configuration.options.limits().max_articles();
  pipeline::CorpusRun run(configuration, past);
  std::vector<Worker> workers;
  for (uint32_t t = 0;
       t < std::max<uint32_t>(1, configuration.options.threads()); ++t) {
    workers.emplace_back(configuration, run.AddShard());
  }
  if (absl::Status status = source.Rewind(); !status.ok()) return status;
  absl::flat_hash_set<std::string> ids;
  absl::Status status = pipeline::OrderedPass(
      workers,
      [&](size_t i, v1::Article& article) -> absl::StatusOr<bool> {
        absl::StatusOr<bool> more = source.Next(article);
        if (!more.ok() || !*more) return more;
        if (max_articles != 0 && i >= max_articles) {
          return absl::ResourceExhaustedError(
              absl::StrCat("corpus has more than ", max_articles,
                           " articles, limits.max_articles"));
        }
        if (!ids.insert(article.id()).second) return NotUniqueError(article);
        return true;
      },
      [&](size_t i, const v1::Article& article,
          Worker& worker) -> absl::StatusOr<std::monostate> {
        absl::Status observed = worker.Observe(i, article, run);
        if (!observed.ok()) return observed;
        return std::monostate();
      },
      [](std::monostate) { return absl::OkStatus(); });
  if (!status.ok()) return status;
  const size_t count = ids.size();
  ids = absl::flat_hash_set<std::string>();  // They take memory.
  const auto next = [&](size_t i,
                        v1::Article& article) -> absl::StatusOr<bool> {
    absl::StatusOr<bool> more = source.Next(article);
    if (more.ok() && *more && i >= count) {
      return absl::FailedPreconditionError(
          "the source gave more articles in a later pass");
    }
    return more;
  };
  run.Resolve();
  if (run.needs_quotations()) {
    if (status = source.Rewind(); !status.ok()) return status;
    text::DocumentParser parser(configuration.analysis.language,
                                configuration.analysis.seed);
    v1::Article article;
    for (size_t i = 0;; ++i) {
      const absl::StatusOr<bool> more = next(i, article);
      if (!more.ok()) return more.status();
      if (!*more) break;
      run.Quote(i, article, parser);
    }
  }
  if (status = source.Rewind(); !status.ok()) return status;
  v1::CorpusStats stats;
  status = pipeline::OrderedPass(
      workers, next,
      [&](size_t i, const v1::Article& article, Worker& worker) {
        return worker.Digest(i, article, run);
      },
      [&](v1::ArticleDigest digest) {
        pipeline::AddStats(digest, stats);
        return sink(std::move(digest));
      });
  if (!status.ok()) return status;
  if (stats.articles() != count) {
    return absl::FailedPreconditionError(
        "the source gave fewer articles in a later pass");
  }
  workers.clear();  // What they have cached goes before the digest is built.
  return run.Combine(std::move(stats));
}

}  // namespace summarizer
