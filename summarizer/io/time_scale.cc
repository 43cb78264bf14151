#include "summarizer/io/time_scale.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace summarizer::io {
namespace {

constexpr size_t kMaxTicks = 5;

int64_t Seconds(absl::CivilSecond time) {
  return absl::ToUnixSeconds(absl::FromCivil(time, absl::UTCTimeZone()));
}

absl::CivilSecond Civil(int64_t seconds) {
  return absl::ToCivilSecond(absl::FromUnixSeconds(seconds),
                             absl::UTCTimeZone());
}

std::string Label(absl::CivilYear year) {
  return absl::StrFormat("%d", year.year());
}
std::string Label(absl::CivilMonth month) {
  return absl::StrFormat("%04d-%02d", month.year(), month.month());
}
std::string Label(absl::CivilDay day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

// What a step counts from, so that quarters begin in January.
int64_t Ordinal(absl::CivilYear year) { return year.year(); }
int64_t Ordinal(absl::CivilMonth month) { return month.month() - 1; }
int64_t Ordinal(absl::CivilDay day) {
  return day - absl::CivilDay(1970, 1, 5);  // A Monday.
}

}  // namespace

double TimeScale::Percent(int64_t seconds) const {
  if (first_ == last_) return 50;
  const double share = static_cast<double>(seconds - first_) /
                       static_cast<double>(last_ - first_);
  return std::clamp(share * 100, 0.0, 100.0);
}

std::vector<TimeScale::Tick> TimeScale::Ticks() const {
  std::vector<Tick> ticks;
  // Fills `ticks` with each unit whose ordinal is a multiple of `step`; false
  // if there are too many.
  const auto fill = [&](auto unit, int step) {
    ticks.clear();
    if (Seconds(absl::CivilSecond(unit)) < first_) ++unit;
    for (; Seconds(absl::CivilSecond(unit)) <= last_; ++unit) {
      if (Ordinal(unit) % step != 0) continue;
      if (ticks.size() == kMaxTicks) return false;
      ticks.push_back({Percent(Seconds(absl::CivilSecond(unit))), Label(unit)});
    }
    return true;
  };
  const absl::CivilSecond begin = Civil(first_);
  const bool done =
      fill(absl::CivilDay(begin), 1) || fill(absl::CivilDay(begin), 2) ||
      fill(absl::CivilDay(begin), 7) || fill(absl::CivilDay(begin), 14) ||
      fill(absl::CivilMonth(begin), 1) || fill(absl::CivilMonth(begin), 2) ||
      fill(absl::CivilMonth(begin), 3) || fill(absl::CivilMonth(begin), 6);
  for (int step = 1; !done && !fill(absl::CivilYear(begin), step);) {
    step *= step % 3 == 2 ? 5 : 2;  // 1, 2, 10, 20, 100, …
  }
  if (ticks.empty()) {
    ticks.push_back({Percent(first_), Label(absl::CivilDay(begin))});
  }
  return ticks;
}

void MoveApart(double gap, std::vector<double>& percents) {
  if (percents.size() < 2) return;
  gap = std::min(gap, 100 / static_cast<double>(percents.size() - 1));
  for (size_t i = 1; i < percents.size(); ++i) {
    percents[i] = std::max(percents[i], percents[i - 1] + gap);
  }
  double limit = 100;
  for (size_t i = percents.size(); i-- > 0; limit -= gap) {
    percents[i] = std::max(0.0, std::min(percents[i], limit));
  }
}

}  // namespace summarizer::io
