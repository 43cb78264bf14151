// What repetition costs next to parsing, and what a History takes, by size of
// the corpus, as a Markdown table:
//
//   bazel run -c opt //benchmarks:repetition_cost -- --articles=10000,100000
//
// The articles are those of repetition_quality, with labels left aside, in
// blocks of 50,000; --seed is theirs. --history=0 leaves Histories out. Times
// are of one thread; what it waited for others, and for the clock, is not
// counted.

#include <time.h>  // NOLINT(modernize-deprecated-headers): clock_gettime is no C++

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "benchmarks/corpus_generator.h"
#include "benchmarks/strings.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/repetition/sketch.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::benchmarks {
namespace {

// Of the time that the thread was run, not of the time that it waited for
// others, nor of what looking at the clock takes.
class Stopwatch {
 public:
  void Start() { start_ = Now(); }
  void Stop() {
    seconds_ += Now() - start_;
    ++stops_;
  }
  double seconds() const {
    return seconds_ - static_cast<double>(stops_) * SecondsOfStop();
  }

 private:
  // What Start and Stop find to be between them.
  static double SecondsOfStop() {
    static const double kSeconds = [] {
      constexpr int kTries = 10000;
      double sum = 0;
      for (int i = 0; i < kTries; ++i) {
        const double start = Now();
        sum += Now() - start;
      }
      return sum / kTries;
    }();
    return kSeconds;
  }

  static double Now() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) +
           1e-9 * static_cast<double>(time.tv_nsec);
  }

  double start_ = 0;
  double seconds_ = 0;
  uint64_t stops_ = 0;
};

// Texts are not kept: articles are made so many at a time, each time with other
// names, in the same years.
constexpr size_t kBlock = 50000;

struct Cost {
  size_t articles = 0;
  size_t bytes = 0;
  size_t sentences = 0;
  double parse = 0;  // Bytes to Document.
  double rules = 0;
  double sketch = 0;  // Document to packed record.
  double resolve = 0;
  double put = 0;      // Records into a History.
  double compare = 0;  // Each against the History of all.
  size_t memory = 0;
  size_t serialized = 0;
};

CorpusOptions OptionsFor(size_t articles, uint64_t seed) {
  CorpusOptions options;
  options.articles = articles;
  options.seed = seed;
  options.run_edits = 0.1;
  options.lone_edits = 0.05;
  return options;
}

Cost Measure(size_t articles, uint64_t seed, bool history) {
  const std::shared_ptr<const text::Language> english =
      text::Language::ForTag("en").value();
  const rules::RuleEngine rules = rules::RuleEngine::Create({}).value();
  text::DocumentParser parser(english, 0);
  repetition::Sketcher sketcher(english, 0);
  text::Document document;
  text::Document title;
  rules::Annotations annotations;
  repetition::ArticleRecord record;
  repetition::RecordStore store;
  std::vector<uint32_t> prose;

  Cost cost;
  cost.articles = articles;
  Stopwatch parse;
  Stopwatch apply;
  Stopwatch sketch;
  for (size_t block = 0; block * kBlock < articles; ++block) {
    const LabelledCorpus corpus = GenerateCorpus(
        OptionsFor(std::min(kBlock, articles - block * kBlock), seed + block));
    for (const v1::Article& article : corpus.corpus.articles()) {
      cost.bytes += article.body().size();
      parse.Start();
      parser.Parse(article.body(), document);
      parse.Stop();
      apply.Start();
      rules.Apply(document, "en", annotations);
      apply.Stop();
      prose.clear();
      for (uint32_t s = 0; s < document.sentences.size(); ++s) {
        if (annotations.sentence_rule[s] == rules::kProse) prose.push_back(s);
      }
      cost.sentences += prose.size();
      parser.Parse(article.title(), title);
      record.id = absl::StrCat(block, "/", article.id());
      record.time.reset();
      if (article.has_publish_time()) {
        record.time = article.publish_time().seconds();
      }
      sketch.Start();
      sketcher.Sketch(document, prose, title, record);
      store.Add(record);
      sketch.Stop();
    }
  }
  Stopwatch resolve;
  resolve.Start();
  store.Sort();
  const repetition::Resolution resolution = repetition::Resolve(store, {});
  resolve.Stop();

  cost.parse = parse.seconds();
  cost.rules = apply.seconds();
  cost.sketch = sketch.seconds();
  cost.resolve = resolve.seconds();
  if (!history) return cost;
  repetition::Archive archive;
  Stopwatch put;
  Stopwatch compare;
  for (uint32_t r = 0; r < store.size(); ++r) {
    store.Unpack(r, record);
    put.Start();
    archive.Put(record);
    put.Stop();
  }
  const uint32_t step = std::max<uint32_t>(1, store.size() / 10000);
  size_t compared = 0;
  size_t found = 0;
  for (uint32_t r = 0; r < store.size(); r += step, ++compared) {
    store.Unpack(r, record);
    record.id += " again";
    compare.Start();
    const repetition::Standing standing = archive.Compare(record, {});
    compare.Stop();
    found += standing.copy_of.has_value();
  }
  std::fprintf(stderr, "%zu of %zu are copies of themselves, %zu stories\n",
               found, compared, resolution.stories.size());
  cost.put = put.seconds();
  cost.compare = compare.seconds() / static_cast<double>(compared) *
                 static_cast<double>(articles);
  cost.memory = archive.MemoryBytes();
  cost.serialized = archive.Serialize().value().size();
  return cost;
}

void PrintHead() {
  std::printf(
      "| articles | MB | parse µs | rules | sketch | resolve | (sketch + "
      "resolve) / parse | / (parse + rules) | remember | compare | History / "
      "text | serialised |\n"
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- "
      "|\n");
}

void Print(const Cost& cost) {
  const auto micros = [&](double seconds) {
    return seconds * 1e6 / static_cast<double>(cost.articles);
  };
  const auto bytes = static_cast<double>(cost.bytes);
  std::printf(
      "| %zu | %.1f | %.2f | %.2f | %.2f | %.2f | %.1f %% | %.1f %% | %.2f | "
      "%.2f "
      "| %.1f %% | %.1f %% |\n",
      cost.articles, bytes / 1e6, micros(cost.parse), micros(cost.rules),
      micros(cost.sketch), micros(cost.resolve),
      100 * (cost.sketch + cost.resolve) / cost.parse,
      100 * (cost.sketch + cost.resolve) / (cost.parse + cost.rules),
      micros(cost.put), micros(cost.compare),
      100 * static_cast<double>(cost.memory) / bytes,
      100 * static_cast<double>(cost.serialized) / bytes);
  std::fflush(stdout);
}

int Run(int argc, char** argv) {
  std::vector<uint64_t> sizes = {10000, 100000};
  uint64_t seed = 1;
  uint64_t history = 1;
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    if (ConsumePrefix(argument, "--articles=")) {
      if (!ParseNumbers(argument, sizes)) return 2;
    } else if (ConsumePrefix(argument, "--seed=")) {
      if (!ParseNumber(argument, seed)) return 2;
    } else if (ConsumePrefix(argument, "--history=")) {
      if (!ParseNumber(argument, history)) return 2;
    } else if (!ConsumePrefix(argument, "--benchmark_")) {
      std::fprintf(stderr, "bad flag: %s\n", argv[i]);
      return 2;
    }
  }
  PrintHead();
  for (const uint64_t size : sizes) Print(Measure(size, seed, history != 0));
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace summarizer::benchmarks

int main(int argc, char** argv) {
  return summarizer::benchmarks::Run(argc, argv);
}
