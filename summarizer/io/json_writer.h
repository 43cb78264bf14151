// Writes JSON piece by piece, laid out as protobuf's.
//
// What protobuf brings walks a message by reflection and is slower than
// everything else that is done to an article; this keeps up with it. A general
// writer (RapidJSON's) would leave the braces and commas only: protobuf escapes
// more than it, and prints numbers in another way.

#ifndef SUMMARIZER_IO_JSON_WRITER_H_
#define SUMMARIZER_IO_JSON_WRITER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/json_text.h"

namespace summarizer::io {

enum class JsonLayout {
  kOneLine,   // No white space at all.
  kIndented,  // A member or element on each line, a space for each level.
};

// Calls must make sense together: a value after each Key or Element, and what
// is begun is ended. Not safe for concurrent use.
class JsonWriter {
 public:
  // `sink` must outlive this object. It is not flushed. `depth` is how many
  // levels around what is written somebody else writes.
  JsonWriter(ByteSink& sink, JsonLayout layout, size_t depth = 0)
      : sink_(sink),
        is_indented_(layout == JsonLayout::kIndented),
        depth_(depth) {}
  // Not copyable: it holds bytes on their way.
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }

  // Starts a member. The name is a literal that needs no escapes.
  template <size_t kSize>
  void Key(const char (&name)[kSize]) {
    static_assert(kSize < kRoom / 2);
    char* at = StartLine();
    *at++ = '"';
    std::memcpy(at, name, kSize - 1);
    at += kSize - 1;
    std::memcpy(at, "\": ", 3);
    size_ = static_cast<size_t>(at - buffer_) + (is_indented_ ? 3 : 2);
  }
  // Starts an element of an array.
  void Element() { size_ = static_cast<size_t>(StartLine() - buffer_); }

  // A string; it is UTF-8.
  void String(std::string_view text);
  void Number(uint32_t value);
  void Number(int32_t value);
  void Number(double value);
  // As a string: many readers have no numbers of 64 bits.
  void QuotedNumber(uint64_t value);

  // What another writer wrote at this depth: members or elements.
  void Written(std::string_view json);

  // Hands over what is left, and ends the last line of an indented text.
  // Returns the first error of the sink.
  absl::Status Finish();
  // The same where the text goes on.
  absl::Status Flush();

 private:
  // Holds anything but strings and deeply indented lines.
  static constexpr size_t kRoom = 256;
  static constexpr size_t kMaxIndent = 16;
  static constexpr size_t kBufferSize = 16 * 1024;
  static_assert(kBufferSize >= kEscapedPieceSize && kBufferSize >= kRoom);

  void Reserve(size_t size) {
    if (kBufferSize - size_ < size) Drain();
  }
  void Drain();
  void PutLineFeed();
  void Begin(char bracket);
  void End(char bracket);

  // Puts what comes before a member or element. Returns where it goes; there
  // is room for one key.
  char* StartLine() {
    Reserve(kRoom);
    if (!is_empty_) buffer_[size_++] = ',';
    is_empty_ = false;
    if (is_indented_) PutLineFeed();
    return buffer_ + size_;
  }

  ByteSink& sink_;
  const bool is_indented_;
  // Levels begun and not ended.
  size_t depth_;
  // Whether the innermost object or array has nothing in it yet.
  bool is_empty_ = true;
  absl::Status status_;
  size_t size_ = 0;
  char buffer_[kBufferSize];
};

// Inline, as most of what is written are names and what is between them.
inline void JsonWriter::PutLineFeed() {
  static_assert(kMaxIndent == 16);
  buffer_[size_++] = '\n';
  for (size_t left = depth_; left > 0;) {
    const size_t spaces = std::min(left, kMaxIndent);
    std::memcpy(buffer_ + size_, "                ", kMaxIndent);
    size_ += spaces;
    left -= spaces;
    Reserve(kRoom);
  }
}

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_WRITER_H_
