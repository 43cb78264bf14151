#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "summarizer/cli/checkpoint.h"
#include "summarizer/cli/history_file.h"
#include "summarizer/cli/output.h"
#include "summarizer/cli/progress.h"
#include "summarizer/cli/verbs.h"
#include "summarizer/history.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/atomic_file_writer.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::cli {
namespace {

// One run over the stream of articles.
class ArticlesRun {
 public:
  ArticlesRun(const Flags& flags, const Summarizer& summarizer,
              const Console& console, Reporter& reporter)
      : flags_(flags),
        summarizer_(summarizer),
        console_(console),
        reporter_(reporter),
        reader_(flags.paths, console.in,
                MakeReaderOptions(flags, summarizer, reporter)) {
    if (flags.history.has_value()) file_.emplace(*flags.history);
  }

  absl::Status Run() {
    if (absl::Status status = Start(); !status.ok()) return status;
    if (is_complete_) return file_->RemovePosition();
    PlanProgress(flags_, console_, reader_, /*passes=*/1, reporter_);
    uint64_t since_checkpoint = 0;
    for (;;) {
      absl::StatusOr<bool> more = reader_.Next(article_);
      if (!more.ok()) return more.status();
      if (!*more) break;
      absl::Status status = Digest();
      if (!status.ok()) return status;
      if (flags_.checkpoint.has_value() &&
          ++since_checkpoint == *flags_.checkpoint) {
        since_checkpoint = 0;
        if (status = SaveCheckpoint(); !status.ok()) return status;
      }
    }
    absl::Status status = Finish();
    if (status.ok()) reporter_.SumUp(reader_.bad_count());
    return status;
  }

 private:
  // Loads the history, and goes to where an interrupted run ended.
  absl::Status Start() {
    if (file_.has_value()) {
      absl::StatusOr<History> history = file_->Load();
      if (!history.ok()) return history.status();
      history_ = *std::move(history);
    }
    const bool is_interrupted =
        file_.has_value() && file_->interrupted().has_value();
    has_checkpoints_ = is_interrupted || flags_.checkpoint.has_value();
    if (!has_checkpoints_) return Open(Output::Open(flags_.output, console_));
    uint64_t output_bytes = 0;
    if (is_interrupted) {
      const Checkpoint& checkpoint = *file_->interrupted();
      if (WasComplete(checkpoint)) {
        is_complete_ = true;
        reporter_.Say("the interrupted run was complete");
        return absl::OkStatus();
      }
      absl::Status status = GoTo(checkpoint);
      if (!status.ok()) {
        return absl::Status(
            status.code(),
            absl::StrCat("an interrupted run cannot go on: ", status.message(),
                         "; delete ", *flags_.history,
                         ".position to read the input from its beginning"));
      }
      output_bytes = checkpoint.output_bytes;
    } else {
      file_->Begin(MakeCheckpoint(0));
    }
    return Open(Output::Resume(flags_.output, output_bytes, console_));
  }

  // Whether nothing was left to do but to remove the position.
  bool WasComplete(const Checkpoint& checkpoint) const {
    return flags_.output.has_value() && checkpoint.output == *flags_.output &&
           io::AtomicFileWriter::IsCommitted(*flags_.output,
                                             checkpoint.output_bytes);
  }

  absl::Status GoTo(const Checkpoint& checkpoint) {
    if (checkpoint.output != flags_.output.value_or("")) {
      return absl::FailedPreconditionError(
          absl::StrCat("its --output was \"", checkpoint.output, "\""));
    }
    absl::Status status = reader_.Resume(checkpoint.input);
    if (!status.ok()) return status;
    const io::ReaderPosition& input = checkpoint.input;
    if (input.in_file.record > 0) {
      reporter_.Say(absl::StrCat("going on after ", input.path, ", ",
                                 input.in_file.record, " read, byte ",
                                 input.in_file.offset));
    }
    return absl::OkStatus();
  }

  absl::Status Open(absl::StatusOr<Output> output) {
    if (!output.ok()) return output.status();
    output_ = *std::move(output);
    return absl::OkStatus();
  }

  // Digests the article, remembers it, and prints the digest at once.
  absl::Status Digest() {
    absl::StatusOr<v1::ArticleDigest> digest =
        summarizer_.SummarizeAndObserve(article_, history_, &workspace_);
    if (!digest.ok()) {
      const absl::Status& status = digest.status();
      if (!absl::IsFailedPrecondition(status) && !IsHistoryFull()) {
        return reader_.Reject(status);
      }
      // The history's fault, not the article's.
      return io::Annotate(status, flags_.history.value_or("history"));
    }
    absl::Status status = io::WriteJsonLine(*digest, output_->sink());
    if (status.ok()) status = output_->Flush();
    if (status.ok()) reporter_.Article(article_.body().size());
    return status;
  }

  bool IsHistoryFull() const {
    const uint64_t limit = summarizer_.options().limits().max_history_bytes();
    return limit != 0 && history_.memory_bytes() >= limit;
  }

  Checkpoint MakeCheckpoint(uint64_t output_bytes) const {
    Checkpoint checkpoint;
    checkpoint.input = reader_.position();
    checkpoint.output = flags_.output.value_or("");
    checkpoint.output_bytes = output_bytes;
    return checkpoint;
  }

  absl::Status SaveCheckpoint() {
    // What is remembered as printed has to be there after a power cut too.
    if (absl::Status status = output_->Sync(); !status.ok()) return status;
    return file_->SaveCheckpoint(history_, MakeCheckpoint(output_->size()));
  }

  absl::Status Finish() {
    if (!has_checkpoints_) {
      absl::Status status = output_->Commit();
      if (status.ok() && file_.has_value()) status = file_->Save(history_);
      return status;
    }
    // The position goes last: until then the next run can finish this one.
    absl::Status status = SaveCheckpoint();
    if (status.ok()) status = output_->Commit();
    if (status.ok()) status = file_->RemovePosition();
    return status;
  }

  const Flags& flags_;
  const Summarizer& summarizer_;
  const Console& console_;
  Reporter& reporter_;
  io::ArticleReader reader_;
  std::optional<HistoryFile> file_;
  History history_;
  std::optional<Output> output_;
  // Whether this run can be interrupted and go on, or is the rest of one.
  bool has_checkpoints_ = false;
  bool is_complete_ = false;
  Workspace workspace_;
  v1::Article article_;
};

}  // namespace

absl::Status RunArticles(const Flags& flags, const Summarizer& summarizer,
                         const Console& console, Reporter& reporter) {
  return ArticlesRun(flags, summarizer, console, reporter).Run();
}

}  // namespace summarizer::cli
