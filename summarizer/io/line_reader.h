// Lines of a byte stream, each as soon as it is complete.

#ifndef SUMMARIZER_IO_LINE_READER_H_
#define SUMMARIZER_IO_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::io {

// Bytes after a line that may be read, as simdjson does. The first of them is a
// line feed, even where the stream ends without; the others mean nothing.
inline constexpr size_t kLinePadding = 64;

// One line without its line feed. A carriage return before that stays.
struct Line {
  // Valid until the next call; kLinePadding bytes after it may be read too.
  std::string_view text;
  // Counted from 1.
  uint64_t number = 0;
  // Of its first byte in the stream.
  uint64_t offset = 0;
};

// Not safe for concurrent use.
class LineReader {
 public:
  // `stream` must outlive this object. Longer lines than `max_line_bytes` are
  // errors; the reader holds twice as much at most.
  LineReader(ByteStream& stream, size_t max_line_bytes);

  // Goes on as if the byte `offset` of the stream, where it stands, was the
  // first of the line after `line_number`.
  void StartAt(uint64_t offset, uint64_t line_number);

  // Reads the next line. False at the end; what follows the last line feed is a
  // line unless it is empty. ResourceExhausted for a line that is too long: it
  // is passed over, `line` has its place, and the next call goes on after it.
  absl::StatusOr<bool> Next(Line& line);

  // Place and number of the last line: the byte after its line feed.
  uint64_t offset() const { return offset_; }
  uint64_t line_number() const { return line_number_; }

 private:
  // Reads more bytes behind those that wait. False at the end.
  absl::StatusOr<bool> Fill();
  // Passes over the rest of a line that is too long.
  absl::Status SkipLine();
  std::string_view waiting() const {
    return std::string_view(buffer_).substr(begin_, end_ - begin_);
  }
  void Consume(size_t bytes) {
    begin_ += bytes;
    offset_ += bytes;
  }

  ByteStream& stream_;
  size_t max_line_bytes_;
  // What was read and not yet consumed is [begin_, end_).
  std::string buffer_;
  size_t begin_ = 0;
  size_t end_ = 0;
  uint64_t offset_ = 0;
  uint64_t line_number_ = 0;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_LINE_READER_H_
