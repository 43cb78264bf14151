#include "summarizer/cli/checkpoint.h"

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/annotate.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/json_line.h"
#include "summarizer/io/json_text.h"
#include "summarizer/io/line_reader.h"

namespace summarizer::cli {
namespace {

void AppendString(std::string_view key, std::string_view value,
                  std::string& out) {
  io::AppendJsonString(key, out);
  out += ':';
  io::AppendJsonString(value, out);
}

void AppendNumber(std::string_view key, uint64_t value, std::string& out) {
  io::AppendJsonString(key, out);
  absl::StrAppend(&out, ":", value);
}

absl::Status ReadField(const io::JsonField& field, Checkpoint& checkpoint,
                       int& fields) {
  ++fields;
  if (field.type == io::JsonType::kString) {
    if (field.name == "history") {
      checkpoint.history = field.string;
      return absl::OkStatus();
    }
    if (field.name == "path") {
      checkpoint.input.path = field.string;
      return absl::OkStatus();
    }
    if (field.name == "output") {
      checkpoint.output = field.string;
      return absl::OkStatus();
    }
  }
  uint64_t number;
  if (absl::SimpleAtoi(io::AbslView(field.token), &number)) {
    if (field.name == "file") {
      checkpoint.input.file = static_cast<size_t>(number);
      return absl::OkStatus();
    }
    if (field.name == "offset") {
      checkpoint.input.in_file.offset = number;
      return absl::OkStatus();
    }
    if (field.name == "record") {
      checkpoint.input.in_file.record = number;
      return absl::OkStatus();
    }
    if (field.name == "output_bytes") {
      checkpoint.output_bytes = number;
      return absl::OkStatus();
    }
  }
  return io::JsonError(field.offset, "expected a field of a checkpoint");
}

constexpr int kFields = 7;

}  // namespace

std::string FormatCheckpoints(absl::Span<const Checkpoint> checkpoints) {
  std::string out;
  for (const Checkpoint& checkpoint : checkpoints) {
    out += '{';
    AppendString("history", checkpoint.history, out);
    out += ',';
    AppendNumber("file", checkpoint.input.file, out);
    out += ',';
    AppendString("path", checkpoint.input.path, out);
    out += ',';
    AppendNumber("offset", checkpoint.input.in_file.offset, out);
    out += ',';
    AppendNumber("record", checkpoint.input.in_file.record, out);
    out += ',';
    AppendString("output", checkpoint.output, out);
    out += ',';
    AppendNumber("output_bytes", checkpoint.output_bytes, out);
    out += "}\n";
  }
  return out;
}

absl::StatusOr<std::vector<Checkpoint>> ParseCheckpoints(
    std::string_view bytes) {
  io::MemoryStream stream(bytes);
  io::LineReader lines(stream, bytes.size());
  io::JsonLineParser parser;
  std::vector<Checkpoint> checkpoints;
  io::Line line;
  for (;;) {
    absl::StatusOr<bool> more = lines.Next(line);
    if (!more.ok()) return more.status();
    if (!*more) return checkpoints;
    Checkpoint& checkpoint = checkpoints.emplace_back();
    int fields = 0;
    absl::Status status =
        parser.Parse(line.text, line.offset, [&](const io::JsonField& field) {
          return ReadField(field, checkpoint, fields);
        });
    if (status.ok() && fields != kFields) {
      status = io::JsonError(line.offset, "expected all of a checkpoint");
    }
    if (!status.ok()) return io::Annotate(status, absl::StrCat(line.number));
  }
}

}  // namespace summarizer::cli
