#include "examples/digest_server/json_log.h"

#include <unistd.h>

#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "simdjson.h"
#include "summarizer/io/json_text.h"

namespace summarizer::digest_server {
namespace {

std::string_view Name(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "INFO";
    case Severity::kWarning:
      return "WARNING";
    case Severity::kError:
      break;
  }
  return "ERROR";
}

void AppendString(std::string_view text, std::string& line) {
  // A path, say, may be anything; the line stays JSON.
  if (!simdjson::validate_utf8(text.data(), text.size())) text = "(not UTF-8)";
  io::AppendJsonString(text, line);
}

void AppendField(const LogField& field, std::string& line) {
  line += ',';
  AppendString(field.name, line);
  line += ':';
  if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    AppendString(*text, line);
  } else if (const auto* number = std::get_if<int64_t>(&field.value)) {
    absl::StrAppend(&line, *number);
  } else {
    const double real = std::get<double>(field.value);
    if (std::isfinite(real)) {
      absl::StrAppendFormat(&line, "%.6g", real);
    } else {
      line += "null";
    }
  }
}

std::string Line(absl::Time now, Severity severity, std::string_view event,
                 std::initializer_list<LogField> fields) {
  std::string line = absl::FormatTime("{\"time\":\"%Y-%m-%dT%H:%M:%E3SZ\"", now,
                                      absl::UTCTimeZone());
  AppendField({"severity", Name(severity)}, line);
  AppendField({"event", event}, line);
  for (const LogField& field : fields) AppendField(field, line);
  return line;
}

void Put(int descriptor, std::string line) {
  line += "}\n";
  const ssize_t written = write(descriptor, line.data(), line.size());
  static_cast<void>(written);  // There is nowhere to say that it failed.
}

}  // namespace

void JsonLog::Write(Severity severity, std::string_view event,
                    std::initializer_list<LogField> fields) {
  std::string line = Line(absl::Now(), severity, event, fields);
  const std::lock_guard<std::mutex> lock(mutex_);
  Put(descriptor_, std::move(line));
}

void JsonLog::WriteSome(Severity severity, std::string_view event,
                        std::initializer_list<LogField> fields) {
  const absl::Time now = absl::Now();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const int64_t second = absl::ToUnixSeconds(now); second != second_) {
    second_ = second;
    written_ = 0;
  }
  if (written_ == kMaxRepeats) {
    ++left_out_;
    return;
  }
  ++written_;
  std::string line = Line(now, severity, event, fields);
  if (left_out_ > 0) AppendField({"leftOut", left_out_}, line);
  left_out_ = 0;
  Put(descriptor_, std::move(line));
}

}  // namespace summarizer::digest_server
