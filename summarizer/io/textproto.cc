#include "summarizer/io/textproto.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/text_format.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::io {
namespace {

// Options and rules are written by people.
constexpr uint64_t kMaxFileBytes = uint64_t{64} << 20;

// Byte offset of a place that protobuf gives as line and column, both from 0.
size_t OffsetOf(std::string_view text, int line, int column) {
  size_t offset = 0;
  for (; line > 0; --line) {
    const size_t feed = text.find('\n', offset);
    if (feed == std::string_view::npos) return text.size();
    offset = feed + 1;
  }
  // Its columns jump to the next multiple of 8 at a tab.
  for (int at = 0; at < column && offset < text.size(); ++offset) {
    at = text[offset] == '\t' ? at - at % 8 + 8 : at + 1;
  }
  return offset;
}

// Keeps the first mistake: the others follow from it.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  explicit FirstError(std::string_view text) : text_(text) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    if (!status_.ok()) return;
    // A mistake without a place has line -1: it concerns the whole.
    const int from_zero = std::max(line, 0);
    status_ = absl::InvalidArgumentError(
        absl::StrCat(from_zero + 1, ": byte ",
                     OffsetOf(text_, from_zero, column), ": ", message));
  }

  const absl::Status& status() const { return status_; }

 private:
  std::string_view text_;
  absl::Status status_;
};

}  // namespace

absl::Status ParseTextproto(std::string_view text,
                            google::protobuf::Message& message) {
  if (text.size() > std::numeric_limits<int>::max()) {
    return absl::InvalidArgumentError("longer than 2 GiB");
  }
  FirstError error(text);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  google::protobuf::io::ArrayInputStream input(text.data(),
                                               static_cast<int>(text.size()));
  if (parser.Parse(&input, &message)) return absl::OkStatus();
  if (!error.status().ok()) return error.status();
  return absl::InvalidArgumentError(
      absl::StrCat("not a text-format ", message.GetTypeName()));
}

absl::Status ReadTextprotoFile(const std::string& path,
                               google::protobuf::Message& message) {
  absl::StatusOr<std::string> text = ReadFile(path, kMaxFileBytes);
  if (!text.ok()) return text.status();
  absl::Status status = ParseTextproto(*text, message);
  if (status.ok()) return status;
  return absl::Status(status.code(), absl::StrCat(path, ":", status.message()));
}

std::string FormatTextproto(const google::protobuf::Message& message) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  printer.PrintToString(message, &text);
  return absl::StrCat(
      "# proto-file: proto/", message.GetDescriptor()->file()->name(),
      "\n# proto-message: ", message.GetTypeName(), "\n\n", text);
}

}  // namespace summarizer::io
