#include "summarizer/repetition/story_finder.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace summarizer::repetition {

StoryFinder::StoryFinder(const RecordStore& store, const ArticleRecord& record,
                         const StoryOptions& options, Buffers& buffers)
    : store_(store),
      record_(record),
      options_(options),
      terms_(buffers.terms),
      specific_(StoryTermWeight(
          StoryTerm(0, /*in_title=*/false, /*specific=*/true), 0, 0)),
      unspecific_(StoryTermWeight(StoryTerm(), 0, 0)),
      known_(buffers.known),
      other_terms_(buffers.other_terms),
      weighed_(buffers.weighed) {
  terms_.clear();
  known_.clear();
}

bool StoryFinder::IsNear(uint32_t other) const {
  const std::optional<int64_t> time = store_.time(other);
  if (!record_.time.has_value() || !time.has_value()) return true;
  const int64_t apart =
      std::max(*record_.time, *time) - std::min(*record_.time, *time);
  return apart <= options_.window_seconds;
}

bool StoryFinder::Contains(uint32_t other) {
  if (!IsNear(other)) return false;
  const auto known = std::lower_bound(
      known_.begin(), known_.end(), other,
      [](const Verdict& a, uint32_t record) { return a.record < record; });
  if (known != known_.end() && known->record == other) return known->told;
  if (terms_.empty()) {
    Weigh(record_.terms, terms_);
    norm_ = StoryNorm(terms_);
  }
  store_.StoryTermsOf(other, other_terms_);
  Weigh(other_terms_, weighed_);
  const bool dated = record_.time.has_value() && store_.time(other);
  const bool told =
      StorySimilarity(terms_, norm_, other_terms_, StoryNorm(weighed_)) >=
      (dated ? options_.similarity : options_.undated_similarity);
  known_.insert(known, {other, told});
  return told;
}

void StoryFinder::KeepLatest(std::vector<uint32_t>& records, size_t most) {
  records.erase(std::remove_if(records.begin(), records.end(),
                               [this](uint32_t r) { return !IsNear(r); }),
                records.end());
  for (const uint32_t record : records) store_.PrefetchRecord(record);
  records.erase(std::remove_if(records.begin(), records.end(),
                               [this](uint32_t r) { return !Contains(r); }),
                records.end());
  const size_t kept = std::min(most, records.size());
  std::partial_sort(records.begin(),
                    records.begin() + static_cast<std::ptrdiff_t>(kept),
                    records.end(), [this](uint32_t a, uint32_t b) {
                      return store_.Order(b) < store_.Order(a);
                    });
  records.resize(kept);
}

void StoryFinder::Weigh(const std::vector<StoryTerm>& terms,
                        std::vector<WeighedTerm>& weighed) const {
  weighed.clear();
  for (const StoryTerm term : terms) {
    weighed.push_back({term, term.specific() ? specific_ : unspecific_});
  }
}

}  // namespace summarizer::repetition
