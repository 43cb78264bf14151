#include "summarizer/cli/history_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/atomic_file_writer.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/v1/history.pb.h"

namespace summarizer::cli {
namespace {

constexpr char kNoHistory[] = "none";

// Names a serialized history by the checksum that it carries.
std::string Fingerprint(const std::string& bytes) {
  v1::SerializedHistory history;
  if (!history.ParseFromString(bytes)) return kNoHistory;
  return absl::StrCat(absl::Hex(history.checksum(), absl::kZeroPad16));
}

// A device or a pipe can be endless, and nothing can replace it.
absl::Status CheckIsRegular(const std::string& path) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode)) {
    return absl::OkStatus();  // Or reading says what is wrong.
  }
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": a history has to be a regular file"));
}

}  // namespace

HistoryFile::HistoryFile(std::string path)
    : path_(std::move(path)),
      position_path_(absl::StrCat(path_, ".position")),
      fingerprint_(kNoHistory) {}

absl::StatusOr<History> HistoryFile::Load() {
  if (absl::Status status = CheckIsRegular(path_); !status.ok()) return status;
  if (lock_ == nullptr) {
    absl::StatusOr<std::unique_ptr<io::FileLock>> lock =
        io::FileLock::Acquire(path_);
    if (!lock.ok()) return lock.status();
    lock_ = *std::move(lock);
    unlock_.emplace(lock_->path());
  }
  History history;
  absl::StatusOr<std::string> bytes = io::ReadFile(path_);
  if (bytes.ok()) {
    absl::StatusOr<History> parsed = History::Parse(*bytes);
    if (!parsed.ok()) return io::Annotate(parsed.status(), path_);
    history = *std::move(parsed);
    fingerprint_ = Fingerprint(*bytes);
  } else if (!absl::IsNotFound(bytes.status())) {
    return bytes.status();
  }

  absl::StatusOr<std::string> positions = io::ReadFile(position_path_);
  if (absl::IsNotFound(positions.status())) return history;
  if (!positions.ok()) return positions.status();
  absl::StatusOr<std::vector<Checkpoint>> checkpoints =
      ParseCheckpoints(*positions);
  if (!checkpoints.ok()) {
    return io::Annotate(checkpoints.status(), position_path_);
  }
  // From the last: where the history did not change, it is the right one.
  for (auto it = checkpoints->rbegin(); it != checkpoints->rend(); ++it) {
    if (it->history != fingerprint_) continue;
    current_ = std::move(*it);
    return history;
  }
  return absl::FailedPreconditionError(
      absl::StrCat(position_path_, ": belongs to another content of ", path_,
                   "; delete it to read the input from its beginning"));
}

absl::Status HistoryFile::Save(const History& history) {
  absl::StatusOr<std::string> bytes = history.Serialize();
  if (!bytes.ok()) return io::Annotate(bytes.status(), path_);
  return io::WriteFileAtomically(path_, *bytes);
}

absl::Status HistoryFile::SaveCheckpoint(const History& history,
                                         Checkpoint checkpoint) {
  absl::StatusOr<std::string> bytes = history.Serialize();
  if (!bytes.ok()) return io::Annotate(bytes.status(), path_);
  checkpoint.history = Fingerprint(*bytes);
  std::vector<Checkpoint> checkpoints;
  checkpoints.push_back(current_.value_or(Checkpoint()));
  checkpoints.back().history = fingerprint_;
  checkpoints.push_back(checkpoint);
  absl::Status status =
      io::WriteFileAtomically(position_path_, FormatCheckpoints(checkpoints));
  if (status.ok()) status = io::WriteFileAtomically(path_, *bytes);
  if (!status.ok()) return status;
  fingerprint_ = checkpoint.history;
  current_ = std::move(checkpoint);
  return absl::OkStatus();
}

absl::Status HistoryFile::RemovePosition() {
  if (unlink(position_path_.c_str()) == 0 || errno == ENOENT) {
    return absl::OkStatus();
  }
  return absl::ErrnoToStatus(errno, position_path_);
}

}  // namespace summarizer::cli
