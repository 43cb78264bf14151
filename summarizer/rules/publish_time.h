// Times of publication, as articles write them.

#ifndef SUMMARIZER_RULES_PUBLISH_TIME_H_
#define SUMMARIZER_RULES_PUBLISH_TIME_H_

#include <cstdint>
#include <optional>

#include "summarizer/text/document.h"

namespace summarizer::rules {

// The first full date in `line`, with the clock time beside it, in seconds
// since 1970-01-01 00:00 UTC:
//
//   2026-09-15T15:05:00+02:00            18:00 UTC, Wednesday 16 September 2026
//   Sept. 16, 2026 at 3:45 p.m. EDT      16 Sep 2026 07.15 (GMT+2)
//
// A clock time has minutes, or "a.m." or "p.m.". A zone is an offset or one
// that text::ZoneHours knows; in any other, or none, a time is taken as UTC,
// which keeps those of one outlet in order. Midnight UTC where there is no
// clock time, or an impossible one ("25:00", "+99:00"). Nothing without a full
// date.
std::optional<int64_t> ReadPublishTime(const text::Document& line);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PUBLISH_TIME_H_
