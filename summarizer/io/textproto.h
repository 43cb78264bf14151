// Reading and writing messages in protobuf's text format.

#ifndef SUMMARIZER_IO_TEXTPROTO_H_
#define SUMMARIZER_IO_TEXTPROTO_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace summarizer::io {

// Parses `text` into `message`, replacing what it held. InvalidArgument as
// "LINE: byte OFFSET: WHAT", all of the first mistake.
absl::Status ParseTextproto(std::string_view text,
                            google::protobuf::Message& message);

// Reads the file at `path`. Errors name the path, and the place as above.
absl::Status ReadTextprotoFile(const std::string& path,
                               google::protobuf::Message& message);

// The message as text, UTF-8 unescaped, after comments that name its type.
std::string FormatTextproto(const google::protobuf::Message& message);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TEXTPROTO_H_
