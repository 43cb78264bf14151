// Names of time zones.

#ifndef SUMMARIZER_TEXT_TIME_ZONES_H_
#define SUMMARIZER_TEXT_TIME_ZONES_H_

#include <optional>
#include <string_view>

namespace summarizer::text {

// Hours to the east of UTC of a zone that mail and news abbreviate in capitals:
// "GMT", "EDT", "CEST". Nothing for names that stand for zones of several
// offsets, such as "IST", or for one by the season, such as "ET".
std::optional<int> ZoneHours(std::string_view name);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_TIME_ZONES_H_
