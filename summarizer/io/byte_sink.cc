#include "summarizer/io/byte_sink.h"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <utility>

#include "absl/strings/str_cat.h"

namespace summarizer::io {
namespace {

constexpr size_t kBufferBytes = 64 * 1024;

}  // namespace

DescriptorSink::DescriptorSink(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)) {}

absl::Status DescriptorSink::Write(std::string_view bytes) {
  if (!status_.ok()) return status_;
  if (buffer_.size() + bytes.size() < kBufferBytes) {
    buffer_.append(bytes);
    return absl::OkStatus();
  }
  if (absl::Status status = Flush(); !status.ok()) return status;
  if (bytes.size() >= kBufferBytes) return WriteThrough(bytes);
  buffer_.append(bytes);
  return absl::OkStatus();
}

absl::Status DescriptorSink::Flush() {
  if (!status_.ok()) return status_;
  absl::Status status = WriteThrough(buffer_);
  buffer_.clear();
  return status;
}

absl::Status DescriptorSink::WriteThrough(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<size_t>(count));
    } else if (errno == EPIPE) {
      return status_ = absl::CancelledError(absl::StrCat(name_, ": closed"));
    } else if (errno != EINTR) {
      return status_ = absl::ErrnoToStatus(errno, name_);
    }
  }
  return absl::OkStatus();
}

absl::Status StringSink::Write(std::string_view bytes) {
  bytes_.append(bytes);
  return absl::OkStatus();
}

}  // namespace summarizer::io
