#include "summarizer/io/line_reader.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace summarizer::io {
namespace {

// Read, not mapped into memory: a mapped file that somebody makes shorter kills
// the process (SIGBUS) unless it has a signal handler, which is not a reader's
// to install. Pieces of this size stay in the processor's cache, so the copy is
// a sixth of what parsing costs.
constexpr size_t kReadBytes = 64 * 1024;

}  // namespace

LineReader::LineReader(ByteStream& stream, size_t max_line_bytes)
    : stream_(stream), max_line_bytes_(max_line_bytes) {}

void LineReader::StartAt(uint64_t offset, uint64_t line_number) {
  begin_ = end_ = 0;
  offset_ = offset;
  line_number_ = line_number;
}

absl::StatusOr<bool> LineReader::Next(Line& line) {
  line = Line{{}, line_number_ + 1, offset_};
  size_t scanned = 0;
  for (;;) {
    const size_t feed = waiting().find('\n', scanned);
    scanned = waiting().size();
    if (std::min(feed, scanned) > max_line_bytes_) {
      if (absl::Status status = SkipLine(); !status.ok()) return status;
      ++line_number_;
      return absl::ResourceExhaustedError(
          absl::StrCat("line is longer than ", max_line_bytes_, " bytes"));
    }
    if (feed != std::string_view::npos) {
      line.text = waiting().substr(0, feed);
      Consume(feed + 1);
      break;
    }
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) {
      if (waiting().empty()) return false;
      buffer_[end_] = '\n';
      line.text = waiting();
      Consume(line.text.size());
      break;
    }
  }
  ++line_number_;
  return true;
}

absl::StatusOr<bool> LineReader::Fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + kReadBytes + kLinePadding) {
    // Doubles, so that long lines are copied a few times only.
    buffer_.resize(2 * end_ + kReadBytes + kLinePadding);
  }
  absl::StatusOr<size_t> count =
      stream_.Read(buffer_.data() + end_, buffer_.size() - end_ - kLinePadding);
  if (!count.ok()) return count.status();
  end_ += *count;
  return *count > 0;
}

absl::Status LineReader::SkipLine() {
  for (;;) {
    const size_t feed = waiting().find('\n');
    if (feed != std::string_view::npos) {
      Consume(feed + 1);
      return absl::OkStatus();
    }
    Consume(waiting().size());
    absl::StatusOr<bool> more = Fill();
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
  }
}

}  // namespace summarizer::io
