// Throughput of one Summarizer shared by threads, against one thread: shows a
// hidden lock. Give it as many cores as it may use:
// bazel run -c opt //benchmarks:shared_summarizer

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/news_generator.h"
#include "summarizer/summarizer.h"

namespace {

using Articles = std::vector<summarizer::v1::Article>;

// Made up once; all threads read them.
const Articles& News() {
  static const Articles& news = *[] {
    auto* articles = new Articles;
    for (std::string& body :
         summarizer::benchmarks::NewsGenerator().Articles(1 << 18)) {
      articles->emplace_back().set_id(std::to_string(articles->size()));
      articles->back().set_body(std::move(body));
    }
    return articles;
  }();
  return news;
}

void BM_SharedSummarizer(benchmark::State& state) {
  static const summarizer::Summarizer& summarizer =
      *new summarizer::Summarizer(*summarizer::Summarizer::Create());
  summarizer::Workspace workspace;
  int64_t bytes = 0;
  size_t next = 0;
  for (auto _ : state) {
    const summarizer::v1::Article& article = News()[next++ % News().size()];
    const auto digest = summarizer.Summarize(article, &workspace);
    if (!digest.ok()) state.SkipWithError("not ok");
    bytes += static_cast<int64_t>(article.body().size());
    benchmark::DoNotOptimize(digest);
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(BM_SharedSummarizer)
    ->Threads(1)
    ->Threads(2)
    ->Threads(16)
    ->UseRealTime();

}  // namespace
