// Where bytes go: a file descriptor or memory. See atomic_file_writer.h for
// files.

#ifndef SUMMARIZER_IO_BYTE_SINK_H_
#define SUMMARIZER_IO_BYTE_SINK_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace summarizer::io {

// Takes bytes in order. After an error nothing more is written and every call
// returns that error. Not safe for concurrent use, nor are its subclasses.
class ByteSink {
 public:
  virtual ~ByteSink() = default;

  // Takes `bytes`; may keep them back until Flush. Cancelled where whoever read
  // them has gone away (a closed pipe).
  virtual absl::Status Write(std::string_view bytes) = 0;

  // Hands everything over.
  virtual absl::Status Flush() = 0;
};

// Writes to a file descriptor, which stays the caller's, through a buffer of
// 64 KiB. Whatever was not flushed is lost: destructors cannot report errors.
// SIGPIPE must be ignored for closed pipes to come back as Cancelled.
class DescriptorSink : public ByteSink {
 public:
  // `name` stands for the target in errors.
  DescriptorSink(int descriptor, std::string name);

  absl::Status Write(std::string_view bytes) override;
  absl::Status Flush() override;

 private:
  absl::Status WriteThrough(std::string_view bytes);

  int descriptor_;
  std::string name_;
  std::string buffer_;
  absl::Status status_;
};

// Collects in memory.
class StringSink : public ByteSink {
 public:
  absl::Status Write(std::string_view bytes) override;
  absl::Status Flush() override { return absl::OkStatus(); }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_BYTE_SINK_H_
