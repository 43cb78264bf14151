#include "summarizer/io/timestamp.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/text/time_zones.h"

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

// Writes a zone's name as an offset, which is all that the formats know.
std::string WithNumericZone(absl::string_view text) {
  size_t begin = text.size();
  while (begin > 0 &&
         absl::ascii_isalpha(static_cast<unsigned char>(text[begin - 1]))) {
    --begin;
  }
  const absl::string_view name = text.substr(begin);
  const std::optional<int> hours =
      text::ZoneHours(std::string_view(name.data(), name.size()));
  if (!hours.has_value()) return std::string(text);
  return absl::StrCat(text.substr(0, begin), *hours < 0 ? "-" : "+",
                      absl::Dec(std::abs(*hours), absl::kZeroPad2), "00");
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

struct Date {
  uint32_t year;
  uint32_t month;
  uint32_t day;
};

// The date so many days after 0001-01-01. Time zones are what makes Abseil's
// way a slow one.
Date DateOf(uint32_t days) {
  // Years begin in March here, so that the leap day is the last of a year, and
  // the first one is the year 0: it began 306 days before 0001-01-01.
  days += 306;
  constexpr uint32_t kCenturies = 146097;  // Days of four.
  const uint32_t era = days / kCenturies;
  const uint32_t day = days % kCenturies;
  const uint32_t year =
      (day - day / 1460 + day / 36524 - day / (kCenturies - 1)) / 365;
  const uint32_t day_of_year = day - (365 * year + year / 4 - year / 100);
  // The months from March on have 31, 30, 31, 30, 31 days again and again.
  const uint32_t month = (5 * day_of_year + 2) / 153;
  const bool is_next_year = month >= 10;
  return {era * 400 + year + (is_next_year ? 1 : 0),
          is_next_year ? month - 9 : month + 3,
          day_of_year - (153 * month + 2) / 5 + 1};
}

// The seconds of "2024-01-10T12:22:00Z" or "2024-01-10", how most times are
// written: a hundredth of what trying formats takes.
std::optional<int64_t> ParsePlain(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:ddZ";
  constexpr size_t kDateSize = 10;
  if (text.size() != kForm.size() && text.size() != kDateSize) {
    return std::nullopt;
  }
  std::array<int, 6> fields = {};
  size_t field = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (kForm[i] != 'd') {
      if (text[i] != kForm[i]) return std::nullopt;
      ++field;
    } else {
      if (text[i] < '0' || text[i] > '9') return std::nullopt;
      fields[field] = 10 * fields[field] + (text[i] - '0');
    }
  }
  const auto [year, month, day, hour, minute, second] = fields;
  const absl::CivilDay date(year, month, day);
  if (year == 0 || date.month() != month || date.day() != day || hour > 23 ||
      minute > 59 || second > 59) {
    return std::nullopt;  // The formats know what to say of it.
  }
  return (date - absl::CivilDay(1970)) * int64_t{24 * 60 * 60} + hour * 3600 +
         minute * 60 + second;
}

}  // namespace

absl::StatusOr<Timestamp> ParseTimestamp(std::string_view text) {
  if (const std::optional<int64_t> seconds = ParsePlain(text)) {
    return MakeTimestamp(*seconds, 0);
  }
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

char* FormatTime(const Timestamp& time, char* out) {
  constexpr int64_t kDaySeconds = 24 * 60 * 60;
  // Days and seconds of the day since 0001-01-01.
  const int64_t since = time.seconds() - kMinSeconds;
  const Date date = DateOf(static_cast<uint32_t>(since / kDaySeconds));
  const auto second = static_cast<uint32_t>(since % kDaySeconds);
  const auto put = [&](uint32_t number, size_t count, char next) {
    for (size_t i = count; i > 0; number /= 10) {
      out[--i] = static_cast<char>('0' + number % 10);
    }
    out[count] = next;
    out += count + 1;
  };
  put(date.year, 4, '-');
  put(date.month, 2, '-');
  put(date.day, 2, 'T');
  put(second / 3600, 2, ':');
  put(second / 60 % 60, 2, ':');
  auto fraction = static_cast<uint32_t>(time.nanos());
  if (fraction == 0) {
    put(second % 60, 2, 'Z');
    return out;
  }
  put(second % 60, 2, '.');
  size_t digits = 9;
  for (; fraction % 1000 == 0; fraction /= 1000) digits -= 3;
  put(fraction, digits, 'Z');
  return out;
}

std::string FormatDate(const Timestamp& time) {
  return absl::FormatTime("%E4Y-%m-%d", absl::FromUnixSeconds(time.seconds()),
                          absl::UTCTimeZone());
}

}  // namespace summarizer::io
