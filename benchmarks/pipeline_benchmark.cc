// From articles to digests: time, latency and allocations.
//
// On one core, the last:
//   ./dev bench --benchmark_filter='BM_(Stage|Article|History|Corpus|Create)'
// The articles are made up (corpus_generator.h, and news_generator.h where
// their size matters).

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/corpus_generator.h"
#include "benchmarks/news_generator.h"
#include "summarizer/corpus_source.h"
#include "summarizer/history.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/configuration.h"
#include "summarizer/summarizer.h"
#include "summarizer/text/utf8.h"

namespace {

std::atomic<uint64_t> allocations{0};

}  // namespace

// Counts what the benchmarked code allocates. Not inlined, or the compiler
// takes malloc and delete for a mismatch.
__attribute__((noinline)) void* operator new(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  std::abort();
}
__attribute__((noinline)) void operator delete(void* memory) noexcept {
  std::free(memory);
}
__attribute__((noinline)) void operator delete(void* memory, size_t) noexcept {
  std::free(memory);
}

namespace summarizer::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

// Articles of about `bytes` each, all different.
std::vector<v1::Article> ArticlesOf(size_t bytes) {
  const size_t count = std::max<size_t>(4, (size_t{1} << 20) / bytes);
  NewsOptions options;
  // A sentence has about 120 bytes.
  options.sentences = std::max<size_t>(3, bytes / 120);
  NewsGenerator generator(options);
  std::vector<v1::Article> articles(count);
  for (size_t i = 0; i < count; ++i) {
    articles[i].set_id(std::to_string(i));
    articles[i].set_body(generator.Article());
  }
  return articles;
}

const v1::Corpus& CorpusOf(size_t articles, double background = 0.2) {
  static auto* const kCorpora =
      new std::map<std::pair<size_t, double>, v1::Corpus>;
  const auto [it, inserted] =
      kCorpora->try_emplace(std::make_pair(articles, background));
  if (inserted) {
    CorpusOptions options;
    options.articles = articles;
    options.background = background;
    it->second = GenerateCorpus(options).corpus;
  }
  return it->second;
}

size_t BytesOf(const v1::Corpus& corpus) {
  size_t bytes = 0;
  for (const v1::Article& article : corpus.articles()) {
    bytes += article.body().size();
  }
  return bytes;
}

Summarizer Make(uint32_t threads = 1) {
  v1::SummarizerOptions options;
  options.set_threads(threads);
  options.set_brief(true);
  return *Summarizer::Create(options);
}

// Times each call of work(i), an index of `articles`, and reports what the
// whole takes and how the calls spread.
template <typename Work>
void RunArticles(benchmark::State& state,
                 const std::vector<v1::Article>& articles, Work work) {
  for (size_t i = 0; i < articles.size(); ++i) work(i);  // Warm-up.
  std::vector<double> micros;
  size_t bytes = 0;
  size_t calls = 0;
  uint64_t allocated = 0;
  for (auto _ : state) {
    const size_t i = calls++ % articles.size();
    const uint64_t before = allocations.load(std::memory_order_relaxed);
    const Clock::time_point start = Clock::now();
    work(i);
    const Clock::time_point end = Clock::now();
    allocated += allocations.load(std::memory_order_relaxed) - before;
    micros.push_back(
        std::chrono::duration<double, std::micro>(end - start).count());
    bytes += articles[i].body().size();
  }
  std::sort(micros.begin(), micros.end());
  state.SetBytesProcessed(static_cast<int64_t>(bytes));
  state.SetItemsProcessed(static_cast<int64_t>(calls));
  state.counters["median_us"] = micros[micros.size() / 2];
  state.counters["p99_us"] = micros[micros.size() * 99 / 100];
  state.counters["allocations"] = benchmark::Counter(
      static_cast<double>(allocated) / static_cast<double>(calls));
  state.counters["article_bytes"] = benchmark::Counter(
      static_cast<double>(bytes) / static_cast<double>(calls));
}

// Each stage and all before it.
enum Stage { kUtf8, kParse, kRead, kAnalyze, kDigest, kSerialise };

void BM_Stage(benchmark::State& state) {
  static constexpr const char* kNames[] = {
      "utf8", "parse", "parse + rules", "+ sketch", "+ digest", "+ serialise"};
  const auto stage = static_cast<Stage>(state.range(0));
  const std::vector<v1::Article> articles = ArticlesOf(2500);
  v1::SummarizerOptions options;
  options.set_brief(true);
  const auto configuration = *pipeline::MakeConfiguration(options);
  pipeline::Analyzer analyzer(configuration.analysis, configuration.rules);
  text::DocumentParser parser(configuration.analysis.language, 0);
  pipeline::Analysis analysis;
  pipeline::RankingScratch scratch;
  std::vector<repetition::ResolvedSentence> resolved;
  std::string bytes;
  RunArticles(state, articles, [&](size_t i) {
    const v1::Article& article = articles[i];
    if (stage == kUtf8) {
      benchmark::DoNotOptimize(text::FindInvalidUtf8(article.body()));
    } else if (stage == kParse) {
      parser.Parse(article.body(), analysis.document);
    } else if (stage == kRead) {
      benchmark::DoNotOptimize(analyzer.Read(article, analysis).ok());
    } else {
      benchmark::DoNotOptimize(analyzer.Analyze(article, analysis).ok());
    }
    if (stage < kDigest) return;
    resolved.assign(analysis.prose.size(), {});
    const v1::ArticleDigest digest = BuildArticleDigest(
        analysis, {resolved, {}}, configuration.rules, configuration.ranking,
        ranking::CandidateBuilder::Scope::kShared, scratch);
    if (stage == kSerialise) digest.SerializeToString(&bytes);
  });
  state.SetLabel(kNames[stage]);
}
BENCHMARK(BM_Stage)->DenseRange(kUtf8, kSerialise);

void BM_Article(benchmark::State& state) {
  const std::vector<v1::Article> articles =
      ArticlesOf(static_cast<size_t>(state.range(0)));
  const Summarizer summarizer = Make();
  Workspace workspace;
  RunArticles(state, articles, [&](size_t i) {
    benchmark::DoNotOptimize(summarizer.Summarize(articles[i], &workspace));
  });
}
BENCHMARK(BM_Article)
    ->Arg(500)
    ->Arg(2500)
    ->Arg(10000)
    ->Arg(100000)
    ->Arg(1000000);

// A history, and articles that come next.
struct Past {
  History history;
  std::vector<v1::Article> articles;
};

// Made in blocks, for texts of all take much memory; each has other names.
const Past& PastOf(size_t size) {
  constexpr size_t kBlock = 50'000;
  // So many that what they read of a large history does not stay in the caches.
  constexpr size_t kNext = 2000;
  static auto* const kPasts = new std::map<size_t, Past>;
  const auto [it, inserted] = kPasts->try_emplace(size);
  if (!inserted) return it->second;
  Past& past = it->second;
  const Summarizer summarizer = Make();
  Workspace workspace;
  for (size_t done = 0; done < size;) {
    const size_t count = std::min(kBlock, size - done);
    CorpusOptions options;
    options.articles = count + kNext;
    options.seed = 1 + done / kBlock;
    v1::Corpus corpus = GenerateCorpus(options).corpus;
    for (size_t i = 0; i < count; ++i) {
      v1::Article& article = *corpus.mutable_articles(static_cast<int>(i));
      article.set_id(std::to_string(done) + "/" + article.id());
      if (!summarizer.Observe(article, past.history, &workspace).ok()) {
        std::abort();
      }
    }
    done += count;
    past.articles.assign(corpus.articles().begin() + static_cast<int>(count),
                         corpus.articles().end());
  }
  return past;
}

template <typename Work>
double MedianMicros(size_t count, Work work) {
  for (size_t i = 0; i < count; ++i) work(i);  // Warm-up.
  std::vector<double> micros;
  for (size_t i = 0; i < count; ++i) {
    const Clock::time_point start = Clock::now();
    work(i);
    micros.push_back(
        std::chrono::duration<double, std::micro>(Clock::now() - start)
            .count());
  }
  std::nth_element(micros.begin(), micros.begin() + micros.size() / 2,
                   micros.end());
  return micros[micros.size() / 2];
}

// Articles against a history of so many others, and next to the same without.
void BM_History(benchmark::State& state) {
  const Past& past = PastOf(static_cast<size_t>(state.range(0)));
  const std::vector<v1::Article>& articles = past.articles;
  const Summarizer summarizer = Make();
  Workspace workspace;
  const double memoryless = MedianMicros(articles.size(), [&](size_t i) {
    benchmark::DoNotOptimize(summarizer.Summarize(articles[i], &workspace));
  });
  RunArticles(state, articles, [&](size_t i) {
    benchmark::DoNotOptimize(
        summarizer.Summarize(articles[i], past.history, &workspace));
  });
  state.counters["memoryless_us"] = memoryless;
  state.counters["times"] = state.counters["median_us"].value / memoryless;
  state.counters["history_bytes"] =
      static_cast<double>(past.history.memory_bytes());
}
BENCHMARK(BM_History)->Arg(1000)->Arg(10'000)->Arg(100'000)->Arg(1'000'000);

void BM_HistoryParse(benchmark::State& state) {
  const v1::Corpus& corpus = CorpusOf(static_cast<size_t>(state.range(0)));
  const Summarizer summarizer = Make();
  History history;
  for (const v1::Article& article : corpus.articles()) {
    if (!summarizer.Observe(article, history).ok()) std::abort();
  }
  const std::string bytes = *history.Serialize();
  for (auto _ : state) benchmark::DoNotOptimize(History::Parse(bytes).ok());
  state.SetBytesProcessed(static_cast<int64_t>(bytes.size()) *
                          static_cast<int64_t>(state.iterations()));
}
BENCHMARK(BM_HistoryParse)->Arg(10000)->Unit(benchmark::kMillisecond);

void RunCorpus(benchmark::State& state, const v1::Corpus& corpus,
               uint32_t threads) {
  const Summarizer summarizer = Make(threads);
  for (auto _ : state) {
    benchmark::DoNotOptimize(summarizer.SummarizeCorpus(corpus));
  }
  const auto rounds = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(static_cast<int64_t>(BytesOf(corpus)) * rounds);
  state.SetItemsProcessed(corpus.articles_size() * rounds);
  state.SetComplexityN(corpus.articles_size());
}

void BM_Corpus(benchmark::State& state) {
  RunCorpus(state, CorpusOf(static_cast<size_t>(state.range(0))), 1);
}
BENCHMARK(BM_Corpus)
    ->RangeMultiplier(4)
    ->Range(256, 16384)
    ->Complexity(benchmark::oN)
    ->Unit(benchmark::kMillisecond);

void BM_CorpusThreads(benchmark::State& state) {
  RunCorpus(state, CorpusOf(4096), static_cast<uint32_t>(state.range(0)));
}
BENCHMARK(BM_CorpusThreads)
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// The form with a source and a sink, by threads.
void BM_SourceThreads(benchmark::State& state) {
  const v1::Corpus& corpus = CorpusOf(16384);
  const Summarizer summarizer = Make(static_cast<uint32_t>(state.range(0)));
  for (auto _ : state) {
    CorpusSource source(corpus);
    benchmark::DoNotOptimize(summarizer.SummarizeCorpus(
        source, [](const v1::ArticleDigest&) { return absl::OkStatus(); }));
  }
  const auto rounds = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(static_cast<int64_t>(BytesOf(corpus)) * rounds);
  state.SetItemsProcessed(corpus.articles_size() * rounds);
}
BENCHMARK(BM_SourceThreads)
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

// By the percentage of pasted sentences.
void BM_CorpusBoilerplate(benchmark::State& state) {
  RunCorpus(state, CorpusOf(2048, static_cast<double>(state.range(0)) / 100),
            1);
}
BENCHMARK(BM_CorpusBoilerplate)
    ->DenseRange(0, 80, 20)
    ->Unit(benchmark::kMillisecond);

// The same articles, one after the other.
void BM_Stream(benchmark::State& state) {
  const v1::Corpus& corpus = CorpusOf(static_cast<size_t>(state.range(0)));
  const Summarizer summarizer = Make();
  Workspace workspace;
  for (auto _ : state) {
    History history;
    for (const v1::Article& article : corpus.articles()) {
      benchmark::DoNotOptimize(
          summarizer.SummarizeAndObserve(article, history, &workspace));
    }
  }
  const auto rounds = static_cast<int64_t>(state.iterations());
  state.SetBytesProcessed(static_cast<int64_t>(BytesOf(corpus)) * rounds);
  state.SetItemsProcessed(corpus.articles_size() * rounds);
  state.SetComplexityN(corpus.articles_size());
}
BENCHMARK(BM_Stream)
    ->RangeMultiplier(4)
    ->Range(256, 16384)
    ->Complexity(benchmark::oN)
    ->Unit(benchmark::kMillisecond);

void BM_Create(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Summarizer::Create());
}
BENCHMARK(BM_Create)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace summarizer::benchmarks
