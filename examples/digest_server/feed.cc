#include "examples/digest_server/feed.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "benchmarks/corpus_generator.h"

namespace summarizer::digest_server {
namespace {

constexpr size_t kCorpus = 1000;
// In which a corpus comes: 24,000 articles a day, a large agency's feed.
constexpr int64_t kSpan = 3600;

}  // namespace

Feed::Feed(uint64_t seed, size_t ahead)
    : ahead_(std::max<size_t>(ahead, 1)),
      generator_([this, seed] { Generate(seed); }) {}

Feed::~Feed() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  generator_.join();
}

v1::Article Feed::Next() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return !articles_.empty(); });
  v1::Article article = std::move(articles_.front());
  articles_.pop_front();
  if (articles_.size() == ahead_ - 1) changed_.notify_all();
  return article;
}

void Feed::WaitUntilAhead() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return articles_.size() >= ahead_; });
}

void Feed::Generate(uint64_t seed) {
  std::optional<int64_t> start;
  for (uint64_t round = 0;; ++round) {
    benchmarks::CorpusOptions options;
    options.articles = kCorpus;
    options.seed = seed + round;
    v1::Corpus corpus = benchmarks::GenerateCorpus(options).corpus;
    int64_t first = std::numeric_limits<int64_t>::max();
    int64_t last = std::numeric_limits<int64_t>::min();
    for (const v1::Article& article : corpus.articles()) {
      if (!article.has_publish_time()) continue;
      first = std::min(first, article.publish_time().seconds());
      last = std::max(last, article.publish_time().seconds());
    }
    if (!start.has_value()) start = first;
    for (v1::Article& article : *corpus.mutable_articles()) {
      article.set_id(absl::StrCat(seed, "-", round, "-", article.id()));
      if (!article.has_publish_time()) continue;
      article.mutable_publish_time()->set_seconds(
          *start + (article.publish_time().seconds() - first) * kSpan /
                       (last - first + 1));
    }
    *start += kSpan;

    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock,
                  [this] { return is_ending_ || articles_.size() < ahead_; });
    if (is_ending_) return;
    for (v1::Article& article : *corpus.mutable_articles()) {
      articles_.push_back(std::move(article));
    }
    changed_.notify_all();
  }
}

}  // namespace summarizer::digest_server
