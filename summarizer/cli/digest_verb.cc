#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/status/statusor.h"
#include "summarizer/cli/output.h"
#include "summarizer/cli/progress.h"
#include "summarizer/cli/verbs.h"
#include "summarizer/io/article_reader.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/io/kept_source.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::cli {
namespace {

// Larger corpora are read once for each pass over them.
constexpr uint64_t kMaxKeptBytes = uint64_t{256} << 20;

// Shows how far a reader has come.
class ReportedSource : public ArticleSource {
 public:
  ReportedSource(ArticleSource& source, Reporter& reporter)
      : source_(source), reporter_(reporter) {}

  absl::Status Rewind() override {
    reporter_.BeginPass();
    return source_.Rewind();
  }

  absl::StatusOr<bool> Next(v1::Article& article) override {
    absl::StatusOr<bool> more = source_.Next(article);
    if (more.ok() && *more) reporter_.Article(article.body().size());
    return more;
  }

 private:
  ArticleSource& source_;
  Reporter& reporter_;
};

// Fits the text to the terminal that shows it, if one does.
io::TextDigestOptions MakeTextOptions(const Flags& flags,
                                      const Console& console) {
  // Longer lines are hard to read, on however wide a screen.
  constexpr size_t kMaxWidth = 100;
  io::TextDigestOptions options;
  if (console.out_terminal.has_value() && IsStandardOutput(flags.output)) {
    options.width = std::min(console.out_terminal->width, kMaxWidth);
    options.color = console.out_terminal->color;
  }
  return options;
}

absl::Status Summarize(const Flags& flags, const Summarizer& summarizer,
                       const Console& console, io::ArticleReader& reader,
                       Reporter& reporter, io::ByteSink& sink) {
  io::DigestWriterOptions writing;
  writing.text = MakeTextOptions(flags, console);
  const bool is_report = flags.format == io::DigestFormat::kHtml;
  PlanProgress(flags, console, reader, is_report ? 3 : 2, reporter);
  io::KeptSource kept(reader, kMaxKeptBytes);
  ReportedSource source(kept, reporter);
  io::DigestCollector collector(flags.format);
  absl::StatusOr<v1::CorpusDigest> digest =
      summarizer.SummarizeCorpus(source, [&](v1::ArticleDigest article) {
        return collector.Add(std::move(article));
      });
  if (!digest.ok()) return digest.status();
  digest->mutable_stats()->set_bad_articles(
      static_cast<uint32_t>(reader.bad_count()));
  writing.articles = &source;
  return collector.Write(*std::move(digest), sink, writing);
}

}  // namespace

absl::Status RunDigest(const Flags& flags, const Summarizer& summarizer,
                       const Console& console, Reporter& reporter) {
  absl::StatusOr<Output> output = Output::Open(flags.output, console);
  if (!output.ok()) return output.status();
  io::ArticleReaderOptions options =
      MakeReaderOptions(flags, summarizer, reporter);
  options.unique_ids = true;
  options.rereadable = true;
  io::ArticleReader reader(flags.paths, console.in, std::move(options));
  absl::Status status =
      Summarize(flags, summarizer, console, reader, reporter, output->sink());
  if (status.ok()) status = output->Commit();
  if (status.ok()) reporter.SumUp(reader.bad_count());
  return status;
}

}  // namespace summarizer::cli
