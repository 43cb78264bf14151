#include "summarizer/io/json_writer.h"

#include <charconv>

#include "summarizer/io/json_number.h"

namespace summarizer::io {

void JsonWriter::Drain() {
  if (size_ > 0 && status_.ok()) status_ = sink_.Write({buffer_, size_});
  size_ = 0;
}

void JsonWriter::Begin(char bracket) {
  Reserve(kRoom);
  buffer_[size_++] = bracket;
  ++depth_;
  is_empty_ = true;
}

void JsonWriter::End(char bracket) {
  Reserve(kRoom);
  --depth_;
  if (!is_empty_ && is_indented_) PutLineFeed();
  is_empty_ = false;
  buffer_[size_++] = bracket;
}

void JsonWriter::String(std::string_view text) {
  Reserve(kRoom);
  buffer_[size_++] = '"';
  while (!text.empty()) {
    Reserve(kEscapedPieceSize);
    size_ = static_cast<size_t>(EscapeJson(text, buffer_ + size_) - buffer_);
  }
  Reserve(kRoom);
  buffer_[size_++] = '"';
}

void JsonWriter::Number(uint32_t value) {
  Reserve(kRoom);
  char* const at = buffer_ + size_;
  size_ =
      static_cast<size_t>(std::to_chars(at, at + kRoom, value).ptr - buffer_);
}

void JsonWriter::Number(int32_t value) {
  Reserve(kRoom);
  char* const at = buffer_ + size_;
  size_ =
      static_cast<size_t>(std::to_chars(at, at + kRoom, value).ptr - buffer_);
}

void JsonWriter::Number(double value) {
  static_assert(kMaxJsonDoubleSize <= kRoom);
  Reserve(kRoom);
  size_ =
      static_cast<size_t>(FormatJsonDouble(value, buffer_ + size_) - buffer_);
}

void JsonWriter::QuotedNumber(uint64_t value) {
  Reserve(kRoom);
  char* at = buffer_ + size_;
  *at++ = '"';
  at = std::to_chars(at, at + kRoom / 2, value).ptr;
  *at++ = '"';
  size_ = static_cast<size_t>(at - buffer_);
}

void JsonWriter::Written(std::string_view json) {
  Drain();
  if (status_.ok()) status_ = sink_.Write(json);
  is_empty_ = false;
}

absl::Status JsonWriter::Finish() {
  if (is_indented_) {
    Reserve(kRoom);
    buffer_[size_++] = '\n';
  }
  return Flush();
}

absl::Status JsonWriter::Flush() {
  Drain();
  return status_;
}

}  // namespace summarizer::io
