// How time and memory of a corpus digest grow with the corpus, in the form
// that streams (ArticleSource and sink), as a Markdown table:
//
//   bazel run -c opt //benchmarks:corpus_scale -- --articles=10000,100000
//
// The articles are made up as they are asked for, and never held: news with
// pasted background, and wire stories that take up the one before. Each size
// runs in a process of its own. `peak` is what the process took at most, beyond
// what it had before the call, so the digest that is returned is in it. Making
// the articles up is not in the times.

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "benchmarks/news_generator.h"
#include "benchmarks/strings.h"
#include "summarizer/summarizer.h"

namespace summarizer::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

double Since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The same articles in each pass.
class MadeUpSource : public ArticleSource {
 public:
  explicit MadeUpSource(size_t articles) : articles_(articles) {
    NewsOptions options;
    options.sentences = 4;
    NewsGenerator generator(options);
    for (size_t i = 0; i < articles / 200 + 1; ++i) {
      background_.push_back(generator.Article());
    }
  }

  absl::Status Rewind() override {
    next_ = 0;
    random_.seed(7);
    generator_.emplace(NewsOptions());
    last_.clear();
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Next(v1::Article& article) override {
    const Clock::time_point start = Clock::now();
    if (next_ == articles_) return false;
    std::string body = generator_->Article();
    // One in six takes up the half of the article before.
    if (random_() % 6 == 0) {
      body += last_.substr(0, last_.rfind("\n\n", last_.size() / 2));
    }
    last_ = body;
    // One in three has a background paragraph.
    if (random_() % 3 == 0) body += background_[random_() % background_.size()];
    article.set_id("article-" + std::to_string(next_));
    article.mutable_publish_time()->set_seconds(
        1700000000 + static_cast<int64_t>(next_) * 60);
    bytes_ += body.size();
    article.set_body(std::move(body));
    ++next_;
    seconds_ += Since(start);
    return true;
  }

  double seconds() const { return seconds_; }
  size_t bytes() const { return bytes_; }

 private:
  const size_t articles_;
  std::vector<std::string> background_;
  std::optional<NewsGenerator> generator_;
  std::mt19937_64 random_;
  std::string last_;
  size_t next_ = 0;
  size_t bytes_ = 0;    // Of all passes.
  double seconds_ = 0;  // That making them up took.
};

// A field of /proc/self/status, in bytes.
double Memory(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.compare(0, field.size(), field) == 0) {
      return std::strtod(line.c_str() + field.size() + 1, nullptr) * 1024;
    }
  }
  return 0;
}

struct Row {
  double articles = 0;
  double bytes = 0;
  double seconds = 0;
  double peak = 0;
  double digest = 0;  // Bytes of the message returned.
};

Row Measure(size_t articles) {
  v1::SummarizerOptions options;
  options.set_brief(true);
  const Summarizer summarizer = *Summarizer::Create(options);
  MadeUpSource source(articles);
  const double before = Memory("VmRSS:");
  size_t passes_bytes = 0;
  const Clock::time_point start = Clock::now();
  const absl::StatusOr<v1::CorpusDigest> digest =
      summarizer.SummarizeCorpus(source, [&](const v1::ArticleDigest& article) {
        passes_bytes += article.stats().bytes();
        return absl::OkStatus();
      });
  Row row;
  row.seconds = Since(start) - source.seconds();
  row.peak = Memory("VmHWM:") - before;
  if (!digest.ok()) {
    std::fprintf(stderr, "%s\n", digest.status().ToString().c_str());
    std::abort();
  }
  row.articles = static_cast<double>(articles);
  row.bytes = static_cast<double>(passes_bytes);
  row.digest = static_cast<double>(digest->ByteSizeLong());
  return row;
}

// In a process of its own: what one size took must not be in the next.
Row MeasureApart(size_t articles) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    const Row row = Measure(articles);
    if (write(ends[1], &row, sizeof(row)) != sizeof(row)) std::abort();
    std::_Exit(0);
  }
  close(ends[1]);
  Row row;
  if (read(ends[0], &row, sizeof(row)) != sizeof(row)) std::abort();
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return row;
}

// The exponent of the power law that fits best.
double Exponent(const std::vector<Row>& rows) {
  double x = 0;
  double y = 0;
  double xx = 0;
  double xy = 0;
  for (const Row& row : rows) {
    const double lx = std::log(row.articles);
    const double ly = std::log(row.seconds);
    x += lx;
    y += ly;
    xx += lx * lx;
    xy += lx * ly;
  }
  const auto n = static_cast<double>(rows.size());
  return (n * xy - x * y) / (n * xx - x * x);
}

int Run(int argc, char** argv) {
  std::vector<uint64_t> sizes = {10000, 30000, 100000};
  for (int i = 1; i < argc; ++i) {
    std::string_view argument = argv[i];
    if (ConsumePrefix(argument, "--articles=")) {
      if (!ParseNumbers(argument, sizes)) return 2;
    } else if (!ConsumePrefix(argument, "--benchmark_")) {
      std::fprintf(stderr, "bad flag: %s\n", argv[i]);
      return 2;
    }
  }
  std::printf(
      "| articles | text, MB | seconds | us an article | MB/s | peak / text | "
      "digest / text |\n| --- | --- | --- | --- | --- | --- | --- |\n");
  std::vector<Row> rows;
  for (const uint64_t size : sizes) {
    const Row row = MeasureApart(size);
    std::printf("| %.0f | %.1f | %.2f | %.1f | %.1f | %.2f | %.2f |\n",
                row.articles, row.bytes / 1e6, row.seconds,
                row.seconds / row.articles * 1e6, row.bytes / row.seconds / 1e6,
                row.peak / row.bytes, row.digest / row.bytes);
    std::fflush(stdout);
    rows.push_back(row);
  }
  if (rows.size() > 1) std::printf("\nexponent: %.3f\n", Exponent(rows));
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace summarizer::benchmarks

int main(int argc, char** argv) {
  return summarizer::benchmarks::Run(argc, argv);
}
