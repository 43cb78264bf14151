#include "summarizer/history.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/message_parser.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/v1/history.pb.h"

namespace summarizer {

using repetition::Archive;

History::History(const HistoryOptions& options)
    : options_(options), archive_(std::make_unique<Archive>()) {}

History::~History() = default;

History::History(const History& other)
    : options_(other.options_),
      archive_(std::make_unique<Archive>(*other.archive_)) {}

History& History::operator=(const History& other) {
  if (this != &other) {
    options_ = other.options_;
    archive_ = std::make_unique<Archive>(*other.archive_);
  }
  return *this;
}

History::History(History&& other) noexcept
    : options_(other.options_),
      archive_(std::exchange(other.archive_, std::make_unique<Archive>())) {}

History& History::operator=(History&& other) noexcept {
  options_ = other.options_;
  std::swap(archive_, other.archive_);
  if (this != &other) other.archive_ = std::make_unique<Archive>();
  return *this;
}

absl::StatusOr<std::string> History::Serialize() const {
  return archive_->Serialize();
}

absl::StatusOr<History> History::Parse(std::string_view bytes,
                                       const HistoryOptions& options) {
  // Before protobuf, which would print what it finds wrong.
  if (absl::Status status =
          pipeline::CheckMessage(bytes, *v1::SerializedHistory::descriptor());
      !status.ok()) {
    return absl::DataLossError(absl::StrCat("history: ", status.message()));
  }
  absl::StatusOr<Archive> archive = Archive::Parse(bytes);
  if (!archive.ok()) return archive.status();
  History history(options);
  *history.archive_ = *std::move(archive);
  history.archive_->Trim(options.max_bytes);
  return history;
}

absl::Status History::Merge(const History& other) {
  absl::Status status = archive_->Merge(*other.archive_);
  if (status.ok()) archive_->Trim(options_.max_bytes);
  return status;
}

size_t History::article_count() const { return archive_->size(); }

size_t History::memory_bytes() const { return archive_->MemoryBytes(); }

}  // namespace summarizer
