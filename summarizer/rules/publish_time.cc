#include "summarizer/rules/publish_time.h"

#include <array>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "re2/re2.h"
#include "summarizer/text/time_zones.h"

namespace summarizer::rules {
namespace {

constexpr int64_t kMinute = 60;
constexpr int64_t kHour = 60 * kMinute;

// The groups of kClock.
enum Group {
  kHours,
  kMinutes,
  kSeconds,
  kHalf,  // "a" of "a.m."
  kZone,
  kSign,
  kZoneHours,
  kZoneMinutes,
  kGroups
};
constexpr char kSpace[] = "[\\s\\pZ]*";

// "3:45 p.m. GMT", "15:05:00.000+02:00", "07.15 (UTC+2)".
std::string Clock() {
  return absl::StrCat(
      "(\\d{1,2})(?:[:.h](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d+)?)?)?(?:", kSpace,
      "([AaPp])\\.?[Mm]\\b\\.?)?(?:", kSpace,
      "\\(?([A-Z]{1,5})\\b\\)?)?(?:", kSpace,
      "([+-])(\\d{1,2})(?::?(\\d{2}))?\\b)?");
}

// What is between a date and the clock time after it, or before it, where the
// day of the week may be there, too.
std::string ClockAfter() {
  return absl::StrCat("^(?:T|", kSpace, "(?:[\\s\\pZ]|[,|/•·–—-])", kSpace,
                      "(?i:at\\b", kSpace, ")?)", Clock(), "(?:\\D|$)");
}
std::string ClockBefore() {
  return absl::StrCat("(?:^|\\D)", Clock(), kSpace, "(?:[,|/•·–—-]", kSpace,
                      ")?(?:\\pL+[.]?,?", kSpace, "){0,2}$");
}

int NumberOf(re2::StringPiece digits) {
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return number;
}

// Seconds to the east of UTC. Nothing where there is no such zone.
std::optional<int64_t> OffsetOf(
    const std::array<re2::StringPiece, kGroups>& groups) {
  if (groups[kSign].empty()) {
    const re2::StringPiece zone = groups[kZone];
    return text::ZoneHours({zone.data(), zone.size()}).value_or(0) * kHour;
  }
  const int64_t offset = NumberOf(groups[kZoneHours]) * kHour +
                         NumberOf(groups[kZoneMinutes]) * kMinute;
  if (offset > 14 * kHour || NumberOf(groups[kZoneMinutes]) > 59) {
    return std::nullopt;
  }
  return groups[kSign] == "-" ? -offset : offset;
}

// Seconds after midnight UTC of a clock time at its date; negative ones are of
// the day before. Nothing for an impossible time.
std::optional<int64_t> SecondsOf(
    const std::array<re2::StringPiece, kGroups>& groups) {
  int hour = NumberOf(groups[kHours]);
  const int minute = NumberOf(groups[kMinutes]);
  const int second = NumberOf(groups[kSeconds]);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  if (!groups[kHalf].empty()) {
    const bool is_afternoon = (groups[kHalf][0] | 0x20) == 'p';
    if (is_afternoon && hour < 12) hour += 12;
    if (!is_afternoon && hour == 12) hour = 0;
  }
  const std::optional<int64_t> offset = OffsetOf(groups);
  if (!offset.has_value()) return std::nullopt;
  return hour * kHour + minute * kMinute + second - *offset;
}

// Finds a clock time in `text`. False for a mere number.
bool FindClock(const RE2& pattern, std::string_view text,
               std::array<re2::StringPiece, kGroups>& groups) {
  return RE2::PartialMatch({text.data(), text.size()}, pattern, &groups[kHours],
                           &groups[kMinutes], &groups[kSeconds], &groups[kHalf],
                           &groups[kZone], &groups[kSign], &groups[kZoneHours],
                           &groups[kZoneMinutes]) &&
         !(groups[kMinutes].empty() && groups[kHalf].empty());
}

// As SecondsOf, of the clock time around the date [begin, end); 0 without one.
int64_t SecondsBeside(std::string_view text, size_t begin, size_t end) {
  static const RE2& after = *new RE2(ClockAfter());
  static const RE2& before = *new RE2(ClockBefore());
  std::array<re2::StringPiece, kGroups> groups;
  if (FindClock(after, text.substr(end), groups)) {
    // "10:00-11:30" is when something begins and ends; "T10:00-05:00" is not.
    const bool is_range = groups[kSign] == "-" && groups[kZone].empty() &&
                          groups[kSeconds].empty() && groups[kHalf].empty() &&
                          text[end] != 'T' &&
                          groups[kZoneMinutes].data() != nullptr &&
                          groups[kZoneMinutes].data()[-1] == ':';
    if (is_range) groups[kSign] = {};
    return SecondsOf(groups).value_or(0);
  }
  if (FindClock(before, text.substr(0, begin), groups)) {
    return SecondsOf(groups).value_or(0);
  }
  return 0;
}

}  // namespace

std::optional<int64_t> ReadPublishTime(const text::Document& line) {
  for (const text::Quantity& quantity : line.quantities) {
    if (quantity.kind != text::QuantityKind::kDate) continue;
    const int64_t day = quantity.mantissa % 32;
    const int64_t month = quantity.mantissa / 32 % 16;
    const int64_t year = quantity.mantissa / 512;
    if (year == 0 || month == 0 || day == 0) continue;
    const absl::CivilDay date(year, month, day);
    if (date.day() != day) continue;  // 30 February
    const int64_t seconds =
        SecondsBeside(line.body, quantity.begin, quantity.end);
    const absl::CivilSecond time = absl::CivilSecond(date) + seconds;
    // A zone may not lead out of what a Timestamp holds.
    const bool is_in_range = time.year() >= 1 && time.year() <= 9999;
    return (is_in_range ? time : absl::CivilSecond(date)) -
           absl::CivilSecond(1970);
  }
  return std::nullopt;
}

}  // namespace summarizer::rules
