#include "summarizer/text/time_zones.h"

namespace summarizer::text {
namespace {

struct NamedZone {
  std::string_view name;
  int hours;
};
// "BST" is Britain's in the summer. "CST" and "MST" are America's, as RFC 2822
// has it.
constexpr NamedZone kZones[] = {
    {"Z", 0},    {"UT", 0},   {"UTC", 0},  {"GMT", 0},  {"EST", -5},
    {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7}, {"MDT", -6},
    {"PST", -8}, {"PDT", -7}, {"WET", 0},  {"BST", 1},  {"WEST", 1},
    {"CET", 1},  {"CEST", 2}, {"EET", 2},  {"EEST", 3}, {"JST", 9},
};

}  // namespace

std::optional<int> ZoneHours(std::string_view name) {
  for (const NamedZone& zone : kZones) {
    if (zone.name == name) return zone.hours;
  }
  return std::nullopt;
}

}  // namespace summarizer::text
