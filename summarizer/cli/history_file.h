// The file of --history and, while a run with --checkpoint is on its way, the
// position file beside it.
//
// History and position must not disagree, or articles would be lost or observed
// twice; but two files cannot change at once. So a position file names the
// content of the history that it belongs to, and holds two checkpoints: first
// it gets the checkpoint of the history that is there and that of the next one,
// then the history is replaced. Whenever a run is interrupted, the history that
// it leaves tells which of the two is right.

#ifndef SUMMARIZER_CLI_HISTORY_FILE_H_
#define SUMMARIZER_CLI_HISTORY_FILE_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/cli/checkpoint.h"
#include "summarizer/cli/remove_on_signal.h"
#include "summarizer/history.h"
#include "summarizer/io/file_lock.h"

namespace summarizer::cli {

// Errors name the file. Not safe for concurrent use. From Load on, no other
// process can load the file, as long as the object lives.
class HistoryFile {
 public:
  explicit HistoryFile(std::string path);

  // The history, empty where there is no file. InvalidArgument where the path
  // is no regular file's; Unavailable where another process uses it. DataLoss
  // and FailedPrecondition are those of History::Parse; FailedPrecondition too
  // where a position file belongs to neither.
  absl::StatusOr<History> Load();

  // After Load: where an interrupted run has to go on.
  const std::optional<Checkpoint>& interrupted() const { return current_; }

  // Says where a run that goes on nowhere begins; before SaveCheckpoint.
  void Begin(Checkpoint start) { current_ = std::move(start); }

  // Replaces the history.
  absl::Status Save(const History& history);

  // Replaces the history and the position; `checkpoint.history` is filled in.
  absl::Status SaveCheckpoint(const History& history, Checkpoint checkpoint);

  // Removes the position: the run is complete.
  absl::Status RemovePosition();

 private:
  std::string path_;
  std::string position_path_;
  std::unique_ptr<io::FileLock> lock_;
  // Of the lock's file; after it, to be gone when the file may be another's.
  std::optional<RemoveOnSignal> unlock_;
  // Names the content of the file; for none, "none".
  std::string fingerprint_;
  // Of that content.
  std::optional<Checkpoint> current_;
};

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_HISTORY_FILE_H_
