#include "summarizer/repetition/story_keys.h"

#include <algorithm>
#include <array>
#include <optional>

#include "summarizer/text/hash.h"

namespace summarizer::repetition {
namespace {

// Days are taken together, so many seconds; half of that is how far apart
// articles surely find each other.
constexpr int64_t kPeriod = int64_t{6} * 24 * 3600;
// No time is in this one.
constexpr int64_t kUndatedPeriod = INT64_MAX;

int64_t PeriodOf(int64_t time) {
  return time / kPeriod - (time % kPeriod < 0 ? 1 : 0);
}

// The period beside that of `time` that is nearer.
int64_t PeriodBeside(int64_t time) {
  const int64_t within = time % kPeriod + (time % kPeriod < 0 ? kPeriod : 0);
  return PeriodOf(time) + (within < kPeriod / 2 ? -1 : 1);
}

uint32_t KeyOf(StoryTerm term, int64_t period) {
  return static_cast<uint32_t>(
      text::Combine(static_cast<uint64_t>(period), term.hash()) >> 32);
}

}  // namespace

void AppendStoryKeys(const RecordStore& store, uint32_t record,
                     std::vector<uint32_t>& keys) {
  struct Counted {
    StoryTerm term;
    uint32_t sentences = 0;
  };
  std::vector<StoryTerm> terms;
  store.StoryTermsOf(record, terms);
  std::array<Counted, kStoryTerms> counted;
  size_t count = 0;
  uint64_t present = 0;  // Of the upper bits of stems.
  for (const StoryTerm term : terms) {
    if (!term.specific()) continue;
    counted[count++].term = term;
    present |= uint64_t{1} << term.stem_hash() % 64;
  }
  PackedRef at = store.FirstSentence(record);
  for (uint32_t s = 0; s < store.sentence_count(record); ++s) {
    const PackedSentence sentence = store[at];
    for (size_t i = 0; i < sentence.stem_count(); ++i) {
      const uint32_t hash = sentence.stem(i).hash();
      if ((present >> hash % 64 & 1) == 0) continue;
      for (size_t t = 0; t < count; ++t) {
        if (counted[t].term.stem_hash() == hash) ++counted[t].sentences;
      }
    }
    at = store.NextSentence(at);
  }
  const size_t kept = std::min(count, kStoryKeys);
  std::partial_sort(
      counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(kept),
      counted.begin() + static_cast<std::ptrdiff_t>(count),
      [](const Counted& a, const Counted& b) {
        return a.sentences != b.sentences ? a.sentences > b.sentences
                                          : a.term < b.term;
      });
  const std::optional<int64_t> time = store.time(record);
  const int64_t period = time.has_value() ? PeriodOf(*time) : kUndatedPeriod;
  for (size_t t = 0; t < kept; ++t) {
    keys.push_back(KeyOf(counted[t].term, period));
  }
}

void AppendStoryProbes(absl::Span<const StoryTerm> terms,
                       std::optional<int64_t> time,
                       std::vector<uint32_t>& keys) {
  for (const StoryTerm term : terms) {
    if (!term.specific()) continue;
    if (!time.has_value()) {
      keys.push_back(KeyOf(term, kUndatedPeriod));
      continue;
    }
    keys.push_back(KeyOf(term, PeriodOf(*time)));
    keys.push_back(KeyOf(term, PeriodBeside(*time)));
  }
}

}  // namespace summarizer::repetition
