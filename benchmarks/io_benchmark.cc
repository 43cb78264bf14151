// Articles in and digests out, in bytes a second.
//
//   ./dev bench --benchmark_filter='Read|Write'
//   SUMMARIZER_BENCHMARK_JSONL=corpus.jsonl ./dev bench ...
//
// The articles are made up (news_generator.h) unless the variable names a file
// of JSON lines. Reading is best compared with BM_SimdjsonLines, which is what
// any reader has to do at least, and with BM_FindLineFeeds; writing with
// BM_WriteJsonReference, which is protobuf's own writer.

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "benchmark/benchmark.h"
#include "benchmarks/news_generator.h"
#include "google/protobuf/util/json_util.h"
#include "simdjson.h"
#include "summarizer/io/article_reader.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/io/json_article.h"
#include "summarizer/io/json_text.h"
#include "summarizer/io/kept_source.h"
#include "summarizer/io/line_reader.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kNewsBytes = size_t{16} << 20;
// Of the digest that is written: made of the first articles.
constexpr size_t kDigestedBytes = size_t{2} << 20;

std::string MakeLines() {
  NewsGenerator generator;
  std::string lines;
  for (uint64_t i = 0; lines.size() < kNewsBytes; ++i) {
    absl::StrAppend(&lines, "{\"id\": \"", i, "\", \"source\": \"Wire ", i % 7,
                    "\", \"date\": \"2024-01-", 10 + i % 20,
                    "T12:22:00Z\", \"url\": \"https://example.com/", i,
                    "\", \"body\": ");
    io::AppendJsonString(generator.Article(), lines);
    lines += "}\n";
  }
  return lines;
}

// The file of articles, in memory too, with what simdjson may read after it.
class Input {
 public:
  Input() {
    const char* const given = std::getenv("SUMMARIZER_BENCHMARK_JSONL");
    if (given != nullptr) {
      path_ = given;
      auto lines = io::ReadFile(path_);
      if (lines.ok()) lines_ = *std::move(lines);
    } else {
      lines_ = MakeLines();
      const char* const folder = std::getenv("TMPDIR");
      path_ = absl::StrCat(folder != nullptr ? folder : "/tmp",
                           "/io_benchmark.", getpid(), ".jsonl");
      std::FILE* const file = std::fopen(path_.c_str(), "w");
      std::fwrite(lines_.data(), 1, lines_.size(), file);
      std::fclose(file);
      is_ours_ = true;
    }
    lines_.reserve(lines_.size() + io::kLinePadding);
  }
  ~Input() {
    if (is_ours_) std::remove(path_.c_str());
  }

  const std::string& path() const { return path_; }
  std::string_view lines() const { return lines_; }

  // Calls visit(line, offset) for each line without its line feed.
  template <typename Visit>
  void ForEachLine(Visit visit) const {
    for (size_t begin = 0; begin < lines_.size();) {
      const size_t end = std::min(lines_.find('\n', begin), lines_.size());
      visit(std::string_view(lines_).substr(begin, end - begin), begin);
      begin = end + 1;
    }
  }

 private:
  std::string path_;
  std::string lines_;
  bool is_ours_ = false;
};

const Input& News() {
  static const Input kInput;
  return kInput;
}

void SetBytes(benchmark::State& state, size_t bytes) {
  state.SetBytesProcessed(static_cast<int64_t>(bytes) *
                          static_cast<int64_t>(state.iterations()));
}

void BM_FindLineFeeds(benchmark::State& state) {
  for (auto _ : state) {
    News().ForEachLine([](std::string_view line, size_t) {
      benchmark::DoNotOptimize(line.size());
    });
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_FindLineFeeds);

// One parser, a document at a time.
void BM_SimdjsonLines(benchmark::State& state) {
  simdjson::dom::parser parser;
  for (auto _ : state) {
    News().ForEachLine([&](std::string_view line, size_t) {
      simdjson::dom::element element;
      const auto error =
          parser.parse(line.data(), line.size(), /*realloc_if_needed=*/false)
              .get(element);
      if (error) state.SkipWithError("not JSON");
    });
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_SimdjsonLines);

// simdjson's own way with JSON lines: many documents, found ahead.
void BM_SimdjsonMany(benchmark::State& state) {
  simdjson::dom::parser parser;
  for (auto _ : state) {
    simdjson::dom::document_stream documents;
    const auto error =
        parser
            .parse_many(reinterpret_cast<const uint8_t*>(News().lines().data()),
                        News().lines().size())
            .get(documents);
    if (error) state.SkipWithError("not JSON");
    for (auto document : documents) {
      if (document.error()) state.SkipWithError("not JSON");
    }
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_SimdjsonMany);

void BM_ReadLines(benchmark::State& state) {
  for (auto _ : state) {
    auto stream = io::FileStream::Open(News().path());
    io::LineReader reader(**stream, size_t{1} << 30);
    io::Line line;
    for (;;) {
      auto more = reader.Next(line);
      if (!more.ok()) state.SkipWithError("cannot be read");
      if (!more.ok() || !*more) break;
    }
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_ReadLines);

void BM_ReadJsonArticles(benchmark::State& state) {
  io::JsonArticleParser parser;
  v1::Article article;
  for (auto _ : state) {
    News().ForEachLine([&](std::string_view line, size_t offset) {
      if (!parser.Parse(line, offset, article).ok()) {
        state.SkipWithError("no article");
      }
    });
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_ReadJsonArticles);

// All of it: what a verb does to get its articles.
void BM_ReadArticles(benchmark::State& state) {
  io::MemoryStream no_input("");
  for (auto _ : state) {
    io::ArticleReaderOptions options;
    options.unique_ids = true;
    io::ArticleReader reader({News().path()}, no_input, std::move(options));
    v1::Article article;
    for (;;) {
      auto more = reader.Next(article);
      if (!more.ok()) state.SkipWithError("cannot be read");
      if (!more.ok() || !*more) break;
    }
  }
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_ReadArticles);

// What later passes of a digest cost.
void BM_ReadKeptArticles(benchmark::State& state) {
  io::MemoryStream no_input("");
  io::ArticleReader reader({News().path()}, no_input);
  io::KeptSource source(reader, uint64_t{1} << 40);
  v1::Article article;
  const auto pass = [&] {
    if (!source.Rewind().ok()) state.SkipWithError("cannot be read");
    for (;;) {
      auto more = source.Next(article);
      if (!more.ok()) state.SkipWithError("cannot be read");
      if (!more.ok() || !*more) break;
    }
  };
  pass();
  for (auto _ : state) pass();
  SetBytes(state, News().lines().size());
}
BENCHMARK(BM_ReadKeptArticles);

v1::CorpusDigest MakeDigest(bool full) {
  v1::SummarizerOptions options;
  options.set_brief(!full);
  options.set_explain(full);
  v1::Corpus corpus;
  io::JsonArticleParser parser;
  News().ForEachLine([&](std::string_view line, size_t offset) {
    v1::Article article;
    if (offset > kDigestedBytes || !parser.Parse(line, offset, article).ok()) {
      return;
    }
    if (article.id().empty()) article.set_id(absl::StrCat(offset));
    *corpus.add_articles() = std::move(article);
  });
  auto summarizer = Summarizer::Create(options);
  auto digest = summarizer->SummarizeCorpus(corpus);
  return digest.ok() ? *std::move(digest) : v1::CorpusDigest();
}

// Of the first articles: brief for 0, with everything there can be for 1.
const v1::CorpusDigest& Digest(int64_t full) {
  static const v1::CorpusDigest kBrief = MakeDigest(/*full=*/false);
  static const v1::CorpusDigest kFull = MakeDigest(/*full=*/true);
  return full != 0 ? kFull : kBrief;
}

// Takes bytes as an open file does, in pieces, and drops them.
class CountingSink : public io::ByteSink {
 public:
  absl::Status Write(std::string_view bytes) override {
    benchmark::DoNotOptimize(bytes.data());
    count_ += bytes.size();
    return absl::OkStatus();
  }
  absl::Status Flush() override { return absl::OkStatus(); }

  size_t count() const { return count_; }

 private:
  size_t count_ = 0;
};

void BM_WriteJsonReference(benchmark::State& state) {
  const v1::CorpusDigest& digest = Digest(state.range(0));
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  size_t bytes = 0;
  for (auto _ : state) {
    std::string json;
    if (!google::protobuf::util::MessageToJsonString(digest, &json, options)
             .ok()) {
      state.SkipWithError("no JSON");
    }
    bytes = json.size();
  }
  SetBytes(state, bytes);
}
BENCHMARK(BM_WriteJsonReference)->Arg(0)->Arg(1);

void BM_WriteDigest(benchmark::State& state, io::DigestFormat format) {
  const v1::CorpusDigest& digest = Digest(state.range(0));
  size_t bytes = 0;
  for (auto _ : state) {
    CountingSink sink;
    if (!io::WriteDigest(digest, format, sink).ok()) {
      state.SkipWithError("not written");
    }
    bytes = sink.count();
  }
  SetBytes(state, bytes);
}
BENCHMARK_CAPTURE(BM_WriteDigest, Json, io::DigestFormat::kJson)
    ->Arg(0)
    ->Arg(1);
BENCHMARK_CAPTURE(BM_WriteDigest, Text, io::DigestFormat::kText)
    ->Arg(0)
    ->Arg(1);
BENCHMARK_CAPTURE(BM_WriteDigest, Binpb, io::DigestFormat::kBinpb)
    ->Arg(0)
    ->Arg(1);

void BM_WriteJsonLines(benchmark::State& state) {
  const v1::CorpusDigest& digest = Digest(state.range(0));
  size_t bytes = 0;
  for (auto _ : state) {
    CountingSink sink;
    for (const v1::ArticleDigest& article : digest.articles()) {
      if (!io::WriteJsonLine(article, sink).ok()) {
        state.SkipWithError("no JSON");
      }
    }
    bytes = sink.count();
  }
  SetBytes(state, bytes);
}
BENCHMARK(BM_WriteJsonLines)->Arg(0)->Arg(1);

}  // namespace
}  // namespace summarizer::benchmarks
