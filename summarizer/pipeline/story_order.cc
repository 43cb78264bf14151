#include "summarizer/pipeline/story_order.h"

#include <algorithm>
#include <tuple>

namespace summarizer::pipeline {

std::vector<uint32_t> OrderStories(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const uint8_t> present) {
  std::vector<std::tuple<int64_t, int64_t, int64_t, uint32_t>> keys;
  std::vector<uint32_t> sources;
  for (uint32_t s = 0; s < resolution.stories.size(); ++s) {
    int64_t groups = 0;
    int64_t latest = 0;
    bool any = false;
    sources.clear();
    for (const uint32_t r : resolution.stories[s]) {
      any |= present[r] != 0;
      groups += !resolution.articles[r].copy_of.has_value();
      latest = std::max(latest, records.time(r).value_or(0));
      if (records.source(r) != 0) sources.push_back(records.source(r));
    }
    if (!any) continue;
    std::sort(sources.begin(), sources.end());
    const auto distinct =
        std::unique(sources.begin(), sources.end()) - sources.begin();
    keys.emplace_back(-groups, -distinct, -latest, s);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<uint32_t> order;
  order.reserve(keys.size());
  for (const auto& key : keys) order.push_back(std::get<3>(key));
  return order;
}

}  // namespace summarizer::pipeline
