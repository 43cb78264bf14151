#include "summarizer/io/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace summarizer::io {

FileStream::FileStream(int descriptor, bool owned, std::string path)
    : descriptor_(descriptor), owned_(owned), path_(std::move(path)) {
  struct stat info;
  if (fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode)) {
    is_regular_ = true;
    size_ = static_cast<uint64_t>(info.st_size);
  }
}

FileStream::~FileStream() {
  if (owned_) close(descriptor_);
}

absl::StatusOr<std::unique_ptr<FileStream>> FileStream::Open(
    const std::string& path) {
  int descriptor;
  do {
    descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  } while (descriptor < 0 && errno == EINTR);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, path);
  return std::unique_ptr<FileStream>(
      new FileStream(descriptor, /*owned=*/true, path));
}

std::unique_ptr<FileStream> FileStream::Borrow(int descriptor,
                                               std::string name) {
  return std::unique_ptr<FileStream>(
      new FileStream(descriptor, /*owned=*/false, std::move(name)));
}

absl::StatusOr<size_t> FileStream::Read(char* buffer, size_t size) {
  ssize_t count;
  do {
    count = read(descriptor_, buffer, size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    return absl::UnavailableError(absl::ErrnoToStatus(errno, path_).message());
  }
  return static_cast<size_t>(count);
}

absl::Status FileStream::Seek(uint64_t offset) {
  if (!is_regular_) {
    return absl::FailedPreconditionError(
        absl::StrCat(path_, ": not a regular file, cannot be read again"));
  }
  if (lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) {
    return absl::ErrnoToStatus(errno, path_);
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> MemoryStream::Read(char* buffer, size_t size) {
  const size_t count = std::min(size, bytes_.size() - position_);
  if (count > 0) std::memcpy(buffer, bytes_.data() + position_, count);
  position_ += count;
  return count;
}

absl::Status MemoryStream::Seek(uint64_t offset) {
  position_ = std::min<uint64_t>(offset, bytes_.size());
  return absl::OkStatus();
}

absl::StatusOr<size_t> ReplayStream::Read(char* buffer, size_t size) {
  if (position_ == kept_.size()) {
    absl::StatusOr<size_t> count = source_.Read(buffer, size);
    if (count.ok()) {
      kept_.append(buffer, *count);
      position_ = kept_.size();
    }
    return count;
  }
  const size_t count = std::min(size, kept_.size() - position_);
  std::memcpy(buffer, kept_.data() + position_, count);
  position_ += count;
  return count;
}

absl::Status ReplayStream::Seek(uint64_t offset) {
  if (offset > kept_.size()) {
    return absl::FailedPreconditionError(
        absl::StrCat("byte ", offset, " of a stream that was read up to byte ",
                     kept_.size()));
  }
  position_ = static_cast<size_t>(offset);
  return absl::OkStatus();
}

absl::StatusOr<std::string> ReadAll(ByteStream& stream, uint64_t max_bytes) {
  constexpr size_t kMinStep = 16 * 1024;
  std::string bytes;
  for (;;) {
    const size_t held = bytes.size();
    // Doubles, so that large files are copied a few times only.
    bytes.resize(2 * held + kMinStep);
    absl::StatusOr<size_t> count =
        stream.Read(bytes.data() + held, bytes.size() - held);
    if (!count.ok()) return count.status();
    bytes.resize(held + *count);
    if (bytes.size() > max_bytes) {
      return absl::ResourceExhaustedError(
          absl::StrCat("expected at most ", max_bytes, " bytes"));
    }
    if (*count == 0) return bytes;
  }
}

absl::StatusOr<std::string> ReadFile(const std::string& path,
                                     uint64_t max_bytes) {
  absl::StatusOr<std::unique_ptr<FileStream>> stream = FileStream::Open(path);
  if (!stream.ok()) return stream.status();
  absl::StatusOr<std::string> bytes = ReadAll(**stream, max_bytes);
  if (!absl::IsResourceExhausted(bytes.status())) return bytes;
  return absl::ResourceExhaustedError(
      absl::StrCat(path, ": ", bytes.status().message()));
}

}  // namespace summarizer::io
