#include "summarizer/pipeline/message_parser.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "summarizer/text/unicode.h"

namespace summarizer::pipeline {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::internal::WireFormatLite;
using ::google::protobuf::io::CodedInputStream;

// What protobuf itself allows.
constexpr int kMaxDepth = 100;

absl::Status Damage(const Descriptor& type, size_t offset) {
  return absl::InvalidArgumentError(absl::StrCat(
      "not a ", type.full_name(), " message: damaged at byte ", offset));
}

// Looks for damage and for strings that are not UTF-8. `bytes` begin at
// `offset` of the whole.
absl::Status Check(std::string_view bytes, size_t offset,
                   const Descriptor& type, int depth) {
  if (depth > kMaxDepth) return Damage(type, offset);
  CodedInputStream input(reinterpret_cast<const uint8_t*>(bytes.data()),
                         static_cast<int>(bytes.size()));
  const auto position = [&] {
    return static_cast<size_t>(input.CurrentPosition());
  };
  for (;;) {
    const size_t begin = position();
    const uint32_t tag = input.ReadTag();
    if (tag == 0) {
      if (input.ConsumedEntireMessage()) return absl::OkStatus();
      return Damage(type, offset + begin);
    }
    if (WireFormatLite::GetTagWireType(tag) !=
        WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&input, tag)) {
        return Damage(type, offset + begin);
      }
      continue;
    }
    uint32_t size;
    if (!input.ReadVarint32(&size) || size > bytes.size() - position()) {
      return Damage(type, offset + begin);
    }
    const size_t at = position();
    const std::string_view value = bytes.substr(at, size);
    const FieldDescriptor* field =
        type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
    if (field != nullptr && field->type() == FieldDescriptor::TYPE_STRING) {
      const std::optional<size_t> bad = text::FindInvalidUtf8(value);
      if (bad.has_value()) {
        return absl::InvalidArgumentError(absl::StrCat(
            field->full_name(), ": not UTF-8 at byte ", *bad,
            " of the string, ", offset + at + *bad, " of the message"));
      }
    } else if (field != nullptr &&
               field->type() == FieldDescriptor::TYPE_MESSAGE) {
      if (absl::Status status =
              Check(value, offset + at, *field->message_type(), depth + 1);
          !status.ok()) {
        return status;
      }
    }
    if (!input.Skip(static_cast<int>(size))) {
      return Damage(type, offset + begin);
    }
  }
}

}  // namespace

absl::Status CheckMessage(std::string_view bytes, const Descriptor& type) {
  if (bytes.size() > size_t{std::numeric_limits<int>::max()}) {
    return absl::ResourceExhaustedError(
        absl::StrCat(type.full_name(), ": ", bytes.size(),
                     " bytes, a message has at most 2147483647"));
  }
  return Check(bytes, 0, type, 0);
}

absl::Status ParseMessage(std::string_view bytes,
                          google::protobuf::Message& message) {
  const Descriptor& type = *message.GetDescriptor();
  if (absl::Status status = CheckMessage(bytes, type); !status.ok()) {
    return status;
  }
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError(
        absl::StrCat("not a ", type.full_name(), " message"));
  }
  return absl::OkStatus();
}

}  // namespace summarizer::pipeline
