#include "summarizer/io/json_line.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "simdjson.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/line_reader.h"
#include "summarizer/text/utf8.h"

namespace summarizer::io {
namespace {

namespace ondemand = ::simdjson::ondemand;

static_assert(kLinePadding >= simdjson::SIMDJSON_PADDING,
              "simdjson reads beyond the line");

// Deeper values could exhaust the stack.
constexpr int kMaxDepth = 200;

JsonType TypeOf(ondemand::json_type type) {
  switch (type) {
    case ondemand::json_type::array:
      return JsonType::kArray;
    case ondemand::json_type::object:
      return JsonType::kObject;
    case ondemand::json_type::number:
      return JsonType::kNumber;
    case ondemand::json_type::string:
      return JsonType::kString;
    case ondemand::json_type::boolean:
      return JsonType::kBoolean;
    case ondemand::json_type::null:
      return JsonType::kNull;
  }
  return JsonType::kNull;
}

// Whether `token` is a number as JSON writes it, of any size.
bool IsNumber(std::string_view token) {
  size_t at = 0;
  const auto accept = [&](std::string_view any) {
    const bool found =
        at < token.size() && any.find(token[at]) != std::string_view::npos;
    if (found) ++at;
    return found;
  };
  const auto digits = [&] {
    const size_t first = at;
    while (accept("0123456789")) {
    }
    return at > first;
  };
  accept("-");
  if (!accept("0") && !digits()) return false;
  if (accept(".") && !digits()) return false;
  if (accept("eE")) {
    accept("+-");
    if (!digits()) return false;
  }
  return at == token.size();
}

// Where a string without end begins, or where one holds a control character.
size_t FindBadString(std::string_view line) {
  std::optional<size_t> open;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      open = open.has_value() ? std::nullopt : std::optional<size_t>(i);
    } else if (open.has_value() && line[i] == '\\') {
      ++i;
    } else if (open.has_value() && static_cast<unsigned char>(line[i]) < 0x20) {
      return i;
    }
  }
  return open.value_or(line.size());
}

// simdjson looks only at what it is asked for. This asks for everything, as a
// line that is not JSON must not pass for one.
class Walk {
 public:
  Walk(std::string_view line, uint64_t line_offset,
       const JsonLineParser::Visitor& visit)
      : line_(line), line_offset_(line_offset), visit_(visit) {}

  absl::Status Run(ondemand::parser& parser) {
    const auto error =
        parser
            .iterate(simdjson::padded_string_view(line_.data(), line_.size(),
                                                  line_.size() + kLinePadding))
            .get(document_);
    if (error) return Unreadable(error);
    ondemand::object object;
    switch (document_.get_object().get(object)) {
      case simdjson::SUCCESS:
        break;
      case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        return JsonError(line_offset_ + line_.size(),
                         "expected a JSON object that ends here");
      default:
        return JsonError(line_offset_, "expected a JSON object");
    }
    if (absl::Status status = WalkObject(object, /*depth=*/0); !status.ok()) {
      return status;
    }
    // There is no place left where nothing follows.
    if (document_.current_location().error()) return absl::OkStatus();
    return JsonError(Here(), "expected nothing after the object");
  }

 private:
  uint64_t OffsetOf(const char* at) const {
    return line_offset_ +
           static_cast<uint64_t>(
               std::clamp(at, line_.data(), line_.data() + line_.size()) -
               line_.data());
  }

  // Errors of the line as a whole, before any structure is known.
  absl::Status Unreadable(simdjson::error_code error) const {
    switch (error) {
      case simdjson::UTF8_ERROR:
        return JsonError(
            line_offset_ + text::FindInvalidUtf8(line_).value_or(0),
            "expected UTF-8");
      case simdjson::UNCLOSED_STRING:
      case simdjson::UNESCAPED_CHARS:
        return SyntaxError(line_offset_ + FindBadString(line_), error);
      default:
        return SyntaxError(line_offset_, error);
    }
  }

  static absl::Status SyntaxError(uint64_t offset, simdjson::error_code error) {
    return JsonError(offset, absl::StrCat("expected JSON: ",
                                          simdjson::error_message(error)));
  }

  // Where simdjson stands. After the last token it has no place.
  uint64_t Here() {
    const char* at;
    if (document_.current_location().get(at)) at = line_.data() + line_.size();
    return OffsetOf(at);
  }
  absl::Status BadJson(simdjson::error_code error) {
    return SyntaxError(Here(), error);
  }

  absl::Status WalkObject(ondemand::object& object, int depth) {
    for (auto element : object) {
      JsonField field;
      if (const auto error = element.unescaped_key().get(field.name)) {
        return BadJson(error);
      }
      ondemand::value value;
      if (const auto error = element.value().get(value)) return BadJson(error);
      absl::Status status = WalkValue(value, depth, field);
      if (status.ok() && depth == 0) status = visit_(field);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  absl::Status WalkArray(ondemand::array& array, int depth) {
    for (auto element : array) {
      ondemand::value value;
      if (const auto error = element.get(value)) return BadJson(error);
      JsonField field;
      absl::Status status = WalkValue(value, depth, field);
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  // Checks a value and describes it in `field`.
  absl::Status WalkValue(ondemand::value& value, int depth, JsonField& field) {
    // What simdjson calls a token ends where the next one starts.
    field.token = value.raw_json_token();
    field.offset = OffsetOf(field.token.data());
    field.token = field.token.substr(
        0, absl::StripTrailingAsciiWhitespace(AbslView(field.token)).size());
    ondemand::json_type type;
    if (value.type().get(type)) {
      return JsonError(field.offset, "expected a JSON value");
    }
    if (depth >= kMaxDepth) {
      return JsonError(field.offset,
                       absl::StrCat("expected at most ", kMaxDepth, " levels"));
    }
    field.type = TypeOf(type);
    switch (field.type) {
      case JsonType::kObject: {
        ondemand::object object;
        if (const auto error = value.get_object().get(object)) {
          return BadJson(error);
        }
        return WalkObject(object, depth + 1);
      }
      case JsonType::kArray: {
        ondemand::array array;
        if (const auto error = value.get_array().get(array)) {
          return BadJson(error);
        }
        return WalkArray(array, depth + 1);
      }
      case JsonType::kString:
        if (const auto error = value.get_string().get(field.string)) {
          return SyntaxError(field.offset, error);
        }
        return absl::OkStatus();
      case JsonType::kNumber:
        if (IsNumber(field.token)) return absl::OkStatus();
        return JsonError(field.offset, "expected a number");
      case JsonType::kBoolean:
        if (field.token == "true" || field.token == "false") {
          return absl::OkStatus();
        }
        return JsonError(field.offset, "expected true or false");
      case JsonType::kNull:
        if (field.token == "null") return absl::OkStatus();
        return JsonError(field.offset, "expected null");
    }
    return absl::OkStatus();
  }

  std::string_view line_;
  uint64_t line_offset_;
  const JsonLineParser::Visitor& visit_;
  ondemand::document document_;
};

}  // namespace

std::string_view JsonTypeName(JsonType type) {
  switch (type) {
    case JsonType::kNull:
      return "null";
    case JsonType::kBoolean:
      return "a boolean";
    case JsonType::kNumber:
      return "a number";
    case JsonType::kString:
      return "a string";
    case JsonType::kArray:
      return "an array";
    case JsonType::kObject:
      return "an object";
  }
  return "";
}

absl::Status JsonError(uint64_t offset, std::string_view message) {
  return absl::InvalidArgumentError(
      absl::StrCat("byte ", offset, ": ", AbslView(message)));
}

struct JsonLineParser::Scratch {
  ondemand::parser parser;
};

JsonLineParser::JsonLineParser() : scratch_(std::make_unique<Scratch>()) {}
JsonLineParser::~JsonLineParser() = default;
JsonLineParser::JsonLineParser(JsonLineParser&&) noexcept = default;
JsonLineParser& JsonLineParser::operator=(JsonLineParser&&) noexcept = default;

absl::Status JsonLineParser::Parse(std::string_view line, uint64_t line_offset,
                                   const Visitor& visit) {
  ondemand::parser& parser = scratch_->parser;
  // It grows to the longest line so far, so let it do so a few times only.
  if (parser.capacity() < line.size() &&
      parser.allocate(std::max(line.size(), 2 * parser.capacity()))) {
    return absl::ResourceExhaustedError(
        absl::StrCat("no memory for a line of ", line.size(), " bytes"));
  }
  return Walk(line, line_offset, visit).Run(parser);
}

}  // namespace summarizer::io
