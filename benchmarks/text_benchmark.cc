// Text to sentences and documents, in bytes a second.
//
// On one core:
//   taskset -c 1 bazel run -c opt //benchmarks:text_benchmark
// The text is made up (news_generator.h); SUMMARIZER_BENCHMARK_TEXT names a
// file to use in its place. BM_WcWords is what `wc -w` does, in the same run.

#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/news_generator.h"
#include "summarizer/text/blocks.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/sentences.h"
#include "summarizer/text/unicode.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kNewsBytes = size_t{4} << 20;
constexpr size_t kHostileBytes = size_t{1} << 20;
// Blank lines between articles of a file.
constexpr char kArticleEnd[] = "\n\n\n";

const std::vector<std::string>& News() {
  static const auto* const news = [] {
    auto* articles = new std::vector<std::string>;
    const char* const path = std::getenv("SUMMARIZER_BENCHMARK_TEXT");
    if (path == nullptr) {
      *articles = NewsGenerator().Articles(kNewsBytes);
      return articles;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(kArticleEnd, begin), text.size());
      articles->push_back(text.substr(begin, end - begin));
      begin = end + 3;
    }
    return articles;
  }();
  return *news;
}

std::string Repeat(const std::string& piece) {
  std::string text;
  while (text.size() < kHostileBytes) text += piece;
  return text;
}

std::string RandomUtf8() {
  std::mt19937_64 random(1);
  std::string text;
  while (text.size() < kHostileBytes) {
    const auto c = static_cast<uint32_t>(random() % 0x110000);
    const auto byte = [&](uint32_t b) { text += static_cast<char>(b); };
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x80) {
      byte(c);
    } else if (c < 0x800) {
      byte(0xC0 | (c >> 6));
      byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      byte(0xE0 | (c >> 12));
      byte(0x80 | ((c >> 6) & 0x3F));
      byte(0x80 | (c & 0x3F));
    } else {
      byte(0xF0 | (c >> 18));
      byte(0x80 | ((c >> 12) & 0x3F));
      byte(0x80 | ((c >> 6) & 0x3F));
      byte(0x80 | (c & 0x3F));
    }
  }
  return text;
}

std::vector<std::string> HostileText(const std::string& kind) {
  if (kind == "periods") return {Repeat(".")};
  if (kind == "quotes") return {Repeat("\"")};
  if (kind == "one_token") return {Repeat("a")};
  if (kind == "brackets") {
    return {std::string(kHostileBytes / 2, '(') +
            std::string(kHostileBytes / 2, ')')};
  }
  if (kind == "one_word") return {Repeat("word ")};
  if (kind == "no_spaces") return {Repeat("Yes.No,maybe;5-")};
  if (kind == "newlines") return {Repeat("\n")};
  return {RandomUtf8()};
}

std::shared_ptr<const text::Language> English() {
  return text::Language::ForTag("en").value();
}

void SetBytes(benchmark::State& state,
              const std::vector<std::string>& articles) {
  int64_t bytes = 0;
  for (const std::string& a : articles) bytes += static_cast<int64_t>(a.size());
  state.SetBytesProcessed(state.iterations() * bytes);
}

// The inner loop of GNU wc for one-byte locales.
void BM_WcWords(benchmark::State& state) {
  for (auto _ : state) {
    size_t words = 0;
    for (const std::string& article : News()) {
      bool in_word = false;
      for (const char c : article) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        words += !space && !in_word;
        in_word = !space;
      }
    }
    benchmark::DoNotOptimize(words);
  }
  SetBytes(state, News());
}
BENCHMARK(BM_WcWords);

void BM_CountWords(benchmark::State& state) {
  for (auto _ : state) {
    size_t words = 0;
    for (const std::string& article : News()) {
      words += text::CountWords(article);
    }
    benchmark::DoNotOptimize(words);
  }
  SetBytes(state, News());
}
BENCHMARK(BM_CountWords);

void Sentences(benchmark::State& state,
               const std::vector<std::string>& articles) {
  const std::shared_ptr<const text::Language> language = English();
  text::ByteMap map;
  text::BlockSplitter splitter;
  std::vector<text::Block> blocks;
  std::vector<text::Sentence> sentences;
  for (auto _ : state) {
    for (const std::string& article : articles) {
      map.Build(article);
      splitter.Split(map, *language, blocks);
      sentences.clear();
      for (const text::Block& b : blocks) {
        text::SplitSentences(map, b.begin, b.end, *language, sentences);
      }
      benchmark::DoNotOptimize(sentences.data());
    }
  }
  SetBytes(state, articles);
}

void Documents(benchmark::State& state,
               const std::vector<std::string>& articles) {
  text::DocumentParser parser(English(), 1);
  text::Document document;
  for (auto _ : state) {
    for (const std::string& article : articles) {
      parser.Parse(article, document);
      benchmark::DoNotOptimize(document.terms.data());
    }
  }
  SetBytes(state, articles);
}

void BM_Sentences(benchmark::State& state) { Sentences(state, News()); }
BENCHMARK(BM_Sentences);

void BM_Document(benchmark::State& state) { Documents(state, News()); }
BENCHMARK(BM_Document);

void BM_HostileSentences(benchmark::State& state, const char* kind) {
  Sentences(state, HostileText(kind));
}

void BM_HostileDocument(benchmark::State& state, const char* kind) {
  Documents(state, HostileText(kind));
}

#define HOSTILE(kind)                                  \
  BENCHMARK_CAPTURE(BM_HostileSentences, kind, #kind); \
  BENCHMARK_CAPTURE(BM_HostileDocument, kind, #kind)
HOSTILE(periods);
HOSTILE(quotes);
HOSTILE(one_token);
HOSTILE(brackets);
HOSTILE(one_word);
HOSTILE(no_spaces);
HOSTILE(newlines);
HOSTILE(random_utf8);

}  // namespace
}  // namespace summarizer::benchmarks
