// Text to sentences and documents, in bytes a second.
//
// On one core, the last:
//   ./dev bench --benchmark_filter='Wc|Sentences|Document'
// The text is made up (news_generator.h); SUMMARIZER_BENCHMARK_TEXT names a
// file to use in its place, with two blank lines between articles. BM_Wc is the
// machine's `wc -w` on the same text in the same run: what others measure is
// best compared by the ratio to it.

#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "benchmarks/news_texts.h"
#include "summarizer/text/blocks.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/sentences.h"
#include "summarizer/text/unicode.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kWcBytes = size_t{40} << 20;
std::string Repeat(const std::string& piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string RandomUtf8(size_t bytes) {
  std::mt19937_64 random(1);
  std::string text;
  while (text.size() < bytes) {
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

std::vector<std::string> HostileText(const std::string& kind, size_t bytes) {
  if (kind == "periods") return {Repeat(".", bytes)};
  if (kind == "quotes") return {Repeat("\"", bytes)};
  if (kind == "one_token") return {Repeat("a", bytes)};
  if (kind == "brackets") {
    return {std::string(bytes / 2, '(') + std::string(bytes / 2, ')')};
  }
  if (kind == "one_word") return {Repeat("word ", bytes)};
  if (kind == "no_spaces") return {Repeat("Yes.No,maybe;5-", bytes)};
  if (kind == "newlines") return {Repeat("\n", bytes)};
  if (kind == "numbers") return {Repeat("12,5 ", bytes)};
  return {RandomUtf8(bytes)};
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

// A file, gone at the end.
class TextFile {
 public:
  explicit TextFile(const std::string& text) {
    const int file = mkstemp(path_);
    if (file >= 0) close(file);
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TextFile() { std::remove(path_); }
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;
  const char* path() const { return path_; }

 private:
  char path_[64] = "/tmp/text_benchmark_XXXXXX";
};

// `wc -w` itself, on so many copies of the news that its start does not count.
void BM_Wc(benchmark::State& state) {
  std::string text;
  while (text.size() < kWcBytes) {
    for (const std::string& article : News()) text += article + kArticleEnd;
  }
  const TextFile file(text);
  const std::string command =
      std::string("LC_ALL=C.UTF-8 wc -w ") + file.path() + " >/dev/null";
  for (auto _ : state) {
    if (std::system(command.c_str()) != 0) {
      state.SkipWithError("no wc");
      break;
    }
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) *
                          static_cast<int64_t>(text.size()));
}
BENCHMARK(BM_Wc)->UseRealTime();

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

size_t Size(const benchmark::State& state) {
  return static_cast<size_t>(state.range(0));
}

void BM_HostileSentences(benchmark::State& state, const char* kind) {
  Sentences(state, HostileText(kind, Size(state)));
}

void BM_HostileDocument(benchmark::State& state, const char* kind) {
  Documents(state, HostileText(kind, Size(state)));
}

// Of two sizes, as the time a byte should not depend on it.
#define HOSTILE(kind)                                 \
  BENCHMARK_CAPTURE(BM_HostileSentences, kind, #kind) \
      ->Arg(1 << 18)                                  \
      ->Arg(1 << 20);                                 \
  BENCHMARK_CAPTURE(BM_HostileDocument, kind, #kind)->Arg(1 << 18)->Arg(1 << 20)
HOSTILE(periods);
HOSTILE(quotes);
HOSTILE(one_token);
HOSTILE(brackets);
HOSTILE(one_word);
HOSTILE(no_spaces);
HOSTILE(newlines);
HOSTILE(numbers);
HOSTILE(random_utf8);

}  // namespace
}  // namespace summarizer::benchmarks
