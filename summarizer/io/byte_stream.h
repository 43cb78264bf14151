// Where bytes come from: a file, standard input, memory.

#ifndef SUMMARIZER_IO_BYTE_STREAM_H_
#define SUMMARIZER_IO_BYTE_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace summarizer::io {

// Bytes in order. Not safe for concurrent use, nor are its subclasses.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Reads at least one byte and at most `size` > 0 into `buffer`. Waits for the
  // first byte only, so what a pipe holds is there at once. 0 at the end;
  // Unavailable where reading fails.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;

  // Goes on at the byte `offset`, counted from the stream's first byte.
  // FailedPrecondition where the stream cannot jump, as a pipe.
  virtual absl::Status Seek(uint64_t offset) = 0;
};

// The bytes of a file descriptor. Errors name the path.
class FileStream : public ByteStream {
 public:
  // Opens the file at `path`.
  static absl::StatusOr<std::unique_ptr<FileStream>> Open(
      const std::string& path);

  // Reads a descriptor that stays the caller's; `name` stands for it in errors.
  static std::unique_ptr<FileStream> Borrow(int descriptor, std::string name);

  ~FileStream() override;
  // Not copyable: it owns a descriptor.
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;
  // Succeeds for regular files only.
  absl::Status Seek(uint64_t offset) override;

  // Whether this is a regular file: one that can be read again.
  bool is_regular() const { return is_regular_; }
  // Bytes of a regular file when it was opened; otherwise 0.
  uint64_t size() const { return size_; }

 private:
  FileStream(int descriptor, bool owned, std::string path);

  int descriptor_;
  bool owned_;
  std::string path_;
  bool is_regular_ = false;
  uint64_t size_ = 0;
};

// Bytes in memory, which must outlive the stream.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes) : bytes_(bytes) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;
  absl::Status Seek(uint64_t offset) override;

 private:
  std::string_view bytes_;
  size_t position_ = 0;
};

// Makes a stream that cannot be read twice readable again, by keeping all that
// was read of it in memory.
class ReplayStream : public ByteStream {
 public:
  // `source` must outlive this object and is to be read through it only.
  explicit ReplayStream(ByteStream& source) : source_(source) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;
  // Succeeds up to the end of what was read.
  absl::Status Seek(uint64_t offset) override;

 private:
  ByteStream& source_;
  std::string kept_;
  size_t position_ = 0;
};

// All bytes up to the end. ResourceExhausted where there are more than
// `max_bytes`; no more than those are held.
absl::StatusOr<std::string> ReadAll(
    ByteStream& stream,
    uint64_t max_bytes = std::numeric_limits<uint64_t>::max());

// All bytes of the file at `path`, of which there may be `max_bytes`: by
// default, what protobuf reads at a time. Errors name the path and the cause.
absl::StatusOr<std::string> ReadFile(
    const std::string& path,
    uint64_t max_bytes = std::numeric_limits<int32_t>::max());

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_BYTE_STREAM_H_
