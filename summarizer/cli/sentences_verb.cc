#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "summarizer/cli/output.h"
#include "summarizer/cli/progress.h"
#include "summarizer/cli/verbs.h"
#include "summarizer/io/json_text.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::cli {
namespace {

// By hand: there is no message for it, and zeros shall be printed.
void AppendSentence(const Summarizer::SentenceView& sentence,
                    std::string& out) {
  out += "{\"articleId\":";
  io::AppendJsonString(sentence.span.article_id(), out);
  absl::StrAppend(&out, ",\"begin\":", sentence.span.begin(),
                  ",\"end\":", sentence.span.end(), ",\"text\":");
  io::AppendJsonString(sentence.text, out);
  out += ",\"kind\":";
  io::AppendJsonString(sentence.kind, out);
  out += "}\n";
}

}  // namespace

absl::Status RunSentences(const Flags& flags, const Summarizer& summarizer,
                          const Console& console, Reporter& reporter) {
  absl::StatusOr<Output> output = Output::Open(flags.output, console);
  if (!output.ok()) return output.status();
  io::ArticleReader reader(flags.paths, console.in,
                           MakeReaderOptions(flags, summarizer, reporter));
  PlanProgress(flags, console, reader, /*passes=*/1, reporter);
  Workspace workspace;
  v1::Article article;
  std::string lines;
  for (;;) {
    absl::StatusOr<bool> more = reader.Next(article);
    if (!more.ok()) return more.status();
    if (!*more) break;
    absl::StatusOr<std::vector<Summarizer::SentenceView>> sentences =
        summarizer.Sentences(article, &workspace);
    if (!sentences.ok()) {
      absl::Status status = reader.Reject(sentences.status());
      if (!status.ok()) return status;
      continue;
    }
    lines.clear();
    for (const Summarizer::SentenceView& sentence : *sentences) {
      AppendSentence(sentence, lines);
    }
    absl::Status status = output->Write(lines);
    if (status.ok()) status = output->Flush();
    if (!status.ok()) return status;
    reporter.Article(article.body().size());
  }
  absl::Status status = output->Commit();
  if (status.ok()) reporter.SumUp(reader.bad_count());
  return status;
}

}  // namespace summarizer::cli
