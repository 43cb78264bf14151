#include "summarizer/io/timestamp.h"

#include <cmath>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "summarizer/io/absl_view.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::Timestamp;

// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what a Timestamp may hold.
constexpr int64_t kMinSeconds = -62135596800;
constexpr int64_t kMaxSeconds = 253402300799;

// White space in a format matches any, or none.
constexpr absl::string_view kDateFormats[] = {
    "%E4Y-%m-%d", "%E4Y/%m/%d", "%a, %d %b %E4Y", "%d %b %E4Y", "%b %d, %E4Y",
};
constexpr absl::string_view kTimeFormats[] = {
    "",
    "%ET%H:%M:%E*S%Ez",
    "%ET%H:%M:%E*S",
    " %H:%M:%E*S %Ez",
    " %H:%M:%E*S",
    "%ET%H:%M%Ez",
    "%ET%H:%M",
    " %H:%M %Ez",
    " %H:%M",
};

struct NamedZone {
  absl::string_view name;
  absl::string_view offset;
};
constexpr NamedZone kNamedZones[] = {
    {"GMT", "+0000"}, {"UTC", "+0000"}, {"UT", "+0000"},  {"EST", "-0500"},
    {"EDT", "-0400"}, {"CST", "-0600"}, {"CDT", "-0500"}, {"MST", "-0700"},
    {"MDT", "-0600"}, {"PST", "-0800"}, {"PDT", "-0700"},
};

// Writes a zone's name as an offset, which is all that the formats know.
std::string WithNumericZone(absl::string_view text) {
  for (const NamedZone& zone : kNamedZones) {
    absl::string_view rest = text;
    if (absl::ConsumeSuffix(&rest, zone.name) && !rest.empty() &&
        !absl::ascii_isalpha(static_cast<unsigned char>(rest.back()))) {
      return absl::StrCat(rest, zone.offset);
    }
  }
  return std::string(text);
}

absl::StatusOr<Timestamp> MakeTimestamp(int64_t seconds, int32_t nanos) {
  Timestamp result;
  result.set_seconds(seconds);
  result.set_nanos(nanos);
  if (IsInRange(result)) return result;
  return absl::InvalidArgumentError(
      "expected a time in the years 1 to 9999 (numbers are seconds since "
      "1970)");
}

absl::StatusOr<Timestamp> FromAbsl(absl::Time time) {
  const int64_t seconds = absl::ToUnixSeconds(time);  // Rounds down.
  const absl::Duration fraction = time - absl::FromUnixSeconds(seconds);
  return MakeTimestamp(
      seconds, static_cast<int32_t>(absl::ToInt64Nanoseconds(fraction)));
}

}  // namespace

absl::StatusOr<Timestamp> ParseTimestamp(std::string_view text) {
  const std::string input =
      WithNumericZone(absl::StripAsciiWhitespace(AbslView(text)));
  // absl::ParseTime would also take "infinite-future".
  if (!absl::StartsWith(input, "inf")) {
    for (const absl::string_view time_format : kTimeFormats) {
      for (const absl::string_view date_format : kDateFormats) {
        absl::Time time;
        if (absl::ParseTime(absl::StrCat(date_format, time_format), input,
                            &time, /*err=*/nullptr)) {
          return FromAbsl(time);
        }
      }
    }
  }
  return absl::InvalidArgumentError(
      "expected a time such as 2024-01-10T12:22:00Z, 2024-01-10, \"10 January "
      "2024\" or \"Wed, 10 Jan 2024 12:22:00 +0900\"");
}

absl::StatusOr<Timestamp> TimestampFromSeconds(double seconds) {
  const double whole = std::floor(seconds);
  // Compared as doubles first: a larger one has no int64_t. NaN fails too.
  if (!(whole >= kMinSeconds && whole <= static_cast<double>(kMaxSeconds))) {
    return MakeTimestamp(kMaxSeconds + 1, 0);
  }
  // A double near today's times is good for about a microsecond.
  const double micros = std::floor((seconds - whole) * 1e6 + 0.5);
  return FromAbsl(absl::FromUnixSeconds(static_cast<int64_t>(whole)) +
                  absl::Microseconds(micros));
}

bool IsInRange(const Timestamp& time) {
  return time.seconds() >= kMinSeconds && time.seconds() <= kMaxSeconds &&
         time.nanos() >= 0 && time.nanos() < 1000000000;
}

std::string FormatTime(const Timestamp& time) {
  const absl::CivilSecond civil = absl::ToCivilSecond(
      absl::FromUnixSeconds(time.seconds()), absl::UTCTimeZone());
  std::string text =
      absl::StrCat(absl::Dec(civil.year(), absl::kZeroPad4), "-",
                   absl::Dec(civil.month(), absl::kZeroPad2), "-",
                   absl::Dec(civil.day(), absl::kZeroPad2), "T",
                   absl::Dec(civil.hour(), absl::kZeroPad2), ":",
                   absl::Dec(civil.minute(), absl::kZeroPad2), ":",
                   absl::Dec(civil.second(), absl::kZeroPad2));
  const int32_t nanos = time.nanos();
  if (nanos % 1000 != 0) {
    absl::StrAppend(&text, ".", absl::Dec(nanos, absl::kZeroPad9));
  } else if (nanos % 1000000 != 0) {
    absl::StrAppend(&text, ".", absl::Dec(nanos / 1000, absl::kZeroPad6));
  } else if (nanos != 0) {
    absl::StrAppend(&text, ".", absl::Dec(nanos / 1000000, absl::kZeroPad3));
  }
  text += 'Z';
  return text;
}

std::string FormatDate(const Timestamp& time) {
  return absl::FormatTime("%E4Y-%m-%d", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

}  // namespace summarizer::io
