// Rules applied to parsed documents, in bytes a second.
//
// On one core, the last:
//   ./dev bench --benchmark_filter='Rules|ParseDocument'
// The text is made up: news_generator.h writes plain prose; BM_RulesOnPages has
// the articles of corpus_generator.h, which come with bylines, dates, credits,
// calls to share and the like. SUMMARIZER_BENCHMARK_TEXT names a file to use in
// place of the former, with two blank lines between articles. What counts is
// the ratio to BM_ParseDocument in the same run.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/corpus_generator.h"
#include "benchmarks/news_texts.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/text/parser.h"

namespace summarizer::benchmarks {
namespace {

const std::vector<std::string>& Pages() {
  static const auto* const kPages = [] {
    auto* pages = new std::vector<std::string>;
    CorpusOptions options;
    options.articles = 2000;
    const LabelledCorpus corpus = GenerateCorpus(options);
    for (const v1::Article& article : corpus.corpus.articles()) {
      pages->push_back(article.body());
    }
    return pages;
  }();
  return *kPages;
}

void SetBytes(benchmark::State& state,
              const std::vector<std::string>& articles) {
  int64_t bytes = 0;
  for (const std::string& a : articles) bytes += static_cast<int64_t>(a.size());
  state.SetBytesProcessed(state.iterations() * bytes);
}

text::DocumentParser MakeParser() {
  return text::DocumentParser(text::Language::ForTag("en").value(), 1);
}

void BM_ParseDocument(benchmark::State& state) {
  text::DocumentParser parser = MakeParser();
  text::Document document;
  for (auto _ : state) {
    for (const std::string& article : News()) {
      parser.Parse(article, document);
      benchmark::DoNotOptimize(document.terms.data());
    }
  }
  SetBytes(state, News());
}
BENCHMARK(BM_ParseDocument);

// Documents are parsed outside of the time measured. Rules that strip prefixes
// find none the second time, and all others what they found before.
void Apply(benchmark::State& state, const std::vector<std::string>& articles) {
  text::DocumentParser parser = MakeParser();
  std::vector<text::Document> documents(articles.size());
  for (size_t a = 0; a < articles.size(); ++a) {
    parser.Parse(articles[a], documents[a]);
  }
  const rules::RuleEngine engine = rules::RuleEngine::Create({}).value();
  rules::Annotations annotations;
  for (auto _ : state) {
    for (text::Document& document : documents) {
      engine.Apply(document, "en", annotations);
      benchmark::DoNotOptimize(annotations.sentence_rule.data());
    }
  }
  SetBytes(state, articles);
}

void BM_Rules(benchmark::State& state) { Apply(state, News()); }
BENCHMARK(BM_Rules);

void BM_RulesOnPages(benchmark::State& state) { Apply(state, Pages()); }
BENCHMARK(BM_RulesOnPages);

// What there is to do before the first article.
void BM_CreateRules(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(rules::RuleEngine::Create({}).ok());
  }
}
BENCHMARK(BM_CreateRules);

}  // namespace
}  // namespace summarizer::benchmarks
