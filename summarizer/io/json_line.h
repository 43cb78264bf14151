// Reads a JSON object that stands on one line, field by field.

#ifndef SUMMARIZER_IO_JSON_LINE_H_
#define SUMMARIZER_IO_JSON_LINE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace summarizer::io {

enum class JsonType { kNull, kBoolean, kNumber, kString, kArray, kObject };

// "a string", "null": for errors.
std::string_view JsonTypeName(JsonType type);

// A field of the object. The views are valid until the parser's next line.
struct JsonField {
  std::string_view name;
  JsonType type = JsonType::kNull;
  // The value as written; of an array or object only the bracket.
  std::string_view token;
  // The value of a string.
  std::string_view string;
  // Of the value's first byte.
  uint64_t offset = 0;
};

// "byte OFFSET: MESSAGE" as InvalidArgument.
absl::Status JsonError(uint64_t offset, std::string_view message);

// Reuses its memory from line to line. Not safe for concurrent use.
class JsonLineParser {
 public:
  using Visitor = std::function<absl::Status(const JsonField& field)>;

  JsonLineParser();
  ~JsonLineParser();
  JsonLineParser(JsonLineParser&&) noexcept;
  JsonLineParser& operator=(JsonLineParser&&) noexcept;

  // Calls `visit` for each field of the object, in order, and ends with its
  // first error. All of the line is checked, nested values too, though numbers
  // may be of any size. InvalidArgument, as JsonError makes it, where the line
  // is not UTF-8, not JSON, no object, or nested deeper than 200 levels.
  // `line` is followed by what a LineReader puts there; its first byte has the
  // offset `line_offset`.
  absl::Status Parse(std::string_view line, uint64_t line_offset,
                     const Visitor& visit);

 private:
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_LINE_H_
