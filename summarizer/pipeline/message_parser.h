// Serialized messages that come from outside.
//
// protobuf refuses a string that is not UTF-8 too, but says so on standard
// error, and not where; a library prints nothing.

#ifndef SUMMARIZER_PIPELINE_MESSAGE_PARSER_H_
#define SUMMARIZER_PIPELINE_MESSAGE_PARSER_H_

#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace summarizer::pipeline {

// Parses `bytes` into `message`, replacing what it held. InvalidArgument, with
// the type and the offset, where `bytes` are damaged or a string in them is not
// UTF-8; ResourceExhausted for 2 GiB and more. Prints nothing.
absl::Status ParseMessage(std::string_view bytes,
                          google::protobuf::Message& message);

// The check alone, for bytes that are parsed elsewhere.
absl::Status CheckMessage(std::string_view bytes,
                          const google::protobuf::Descriptor& type);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_MESSAGE_PARSER_H_
