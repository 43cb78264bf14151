// Times as feeds write them.

#ifndef SUMMARIZER_IO_TIMESTAMP_H_
#define SUMMARIZER_IO_TIMESTAMP_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"

namespace summarizer::io {

// Reads a date, or a date and a time:
//
//   2024-01-10T12:22:00+09:00        RFC 3339; "T" or space, zone optional
//   2024-01-10   2024/01/10 12:22    seconds optional
//   Wed, 10 Jan 2024 12:22:00 +0900  RFC 2822; day of the week optional
//   10 January 2024                  the month in English, or its first three
//   January 10, 2024                   letters
//
// Without a zone it is UTC; a zone is an offset or one that text::ZoneHours
// knows ("GMT", "EST"). InvalidArgument for anything else, and outside the
// years 1 to 9999; the message says what was expected.
absl::StatusOr<google::protobuf::Timestamp> ParseTimestamp(
    std::string_view text);

// Seconds since 1970-01-01 00:00 UTC, with fraction. InvalidArgument outside
// the years 1 to 9999.
absl::StatusOr<google::protobuf::Timestamp> TimestampFromSeconds(
    double seconds);

// Whether `time` is one that a Timestamp may hold: in the years 1 to 9999, and
// less than a second of nanoseconds.
bool IsInRange(const google::protobuf::Timestamp& time);

// What FormatTime may write.
inline constexpr size_t kMaxTimeSize = 30;

// Writes "2024-01-10T12:22:00Z": RFC 3339 in UTC, as protobuf's JSON has it,
// with 3, 6 or 9 digits of a second's fraction where there is one. `time` is in
// range. Returns the end.
char* FormatTime(const google::protobuf::Timestamp& time, char* out);

// "2024-01-10", in UTC.
std::string FormatDate(const google::protobuf::Timestamp& time);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TIMESTAMP_H_
