#include "summarizer/repetition/archive_candidates.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "summarizer/repetition/sentence_keys.h"
#include "summarizer/repetition/story_keys.h"

namespace summarizer::repetition {
namespace {

// Articles that are looked at because they share a name or a figure.
constexpr size_t kMaxStoryMet = 64;

// In place of a sentence: the article.
constexpr uint32_t kStory = ~uint32_t{0};

}  // namespace

Archive::Candidates::Candidates(const Archive& archive,
                                const ArticleRecord& record,
                                const PackedSentences& sentences,
                                const StoryFinder& story, Buffers& buffers)
    : archive_(archive),
      store_(archive.store_),
      self_(archive.Find(record.id)),
      buffers_(buffers),
      pairs_(buffers.pairs),
      crowds_(buffers.crowds),
      story_records_(buffers.story_records) {
  Probe(record, sentences);
  FindStory(story);
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

void Archive::Candidates::Probe(const ArticleRecord& record,
                                const PackedSentences& sentences) {
  pairs_.clear();
  crowds_.clear();
  std::vector<uint32_t>& keys = buffers_.keys;
  std::vector<uint32_t>& sentence_of = buffers_.sentence_of;
  keys.clear();
  sentence_of.clear();
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    const auto probes = ProbeKeys(sentences[s]);  // Outlives the span.
    for (const uint32_t hash : probes.Span()) {
      const uint32_t key = SentenceIndex::KeyOf(hash);
      const auto crowd = archive_.crowds_.find(key);
      if (crowd == archive_.crowds_.end()) {
        keys.push_back(key);
        sentence_of.push_back(s);
      } else {
        pairs_.emplace_back(s, crowd->second.first);
        crowds_.push_back({s, key, crowd->second});
      }
    }
  }
  std::vector<uint32_t>& story = buffers_.story_keys;
  story.clear();
  AppendStoryProbes(record.terms, record.time, story);
  for (const uint32_t hash : story) {
    const uint32_t key = SentenceIndex::KeyOf(hash);
    // The first of a crowd is no more likely to tell the story than others.
    if (archive_.crowds_.contains(key)) continue;
    keys.push_back(key);
    sentence_of.push_back(kStory);
  }
  archive_.sentences_.Find(keys, buffers_.found);
  std::vector<PackedRef>& story_places = buffers_.story_places;
  story_places.clear();
  for (const SentenceIndex::Hit& hit : buffers_.found.hits) {
    const uint32_t s = sentence_of[hit.key_index];
    if (s == kStory) {
      story_places.push_back(hit.place);
    } else {
      pairs_.emplace_back(s, hit.place);
    }
  }
  for (const Pair pair : pairs_) store_.Prefetch(pair.place());
}

void Archive::Candidates::FindStory(const StoryFinder& story) {
  std::vector<PackedRef>& places = buffers_.story_places;
  for (const PackedRef place : places) store_.PrefetchRecordAt(place);
  std::sort(places.begin(), places.end());
  std::vector<Shared>& met = buffers_.shared;
  met.clear();
  PackedRef last = 0;
  for (const PackedRef place : places) {
    if (place != last) met.push_back({store_.RecordAt(place), 0});
    ++met.back().keys;
    last = place;
  }
  met.erase(std::remove_if(met.begin(), met.end(),
                           [&](const Shared& shared) {
                             return !Counts(shared.record) ||
                                    !story.IsNear(shared.record);
                           }),
            met.end());
  const size_t kept = std::min(kMaxStoryMet, met.size());
  if (kept < met.size()) {
    std::partial_sort(
        met.begin(), met.begin() + static_cast<std::ptrdiff_t>(kept), met.end(),
        [this](const Shared& a, const Shared& b) {
          return a.keys != b.keys
                     ? a.keys > b.keys
                     : store_.Order(b.record) < store_.Order(a.record);
        });
  }
  story_records_.clear();
  for (size_t i = 0; i < kept; ++i) story_records_.push_back(met[i].record);
}

uint32_t Archive::Candidates::CrowdAt(uint32_t sentence, PackedRef place,
                                      const MatchOptions& match) const {
  uint32_t count = 0;
  auto met = std::lower_bound(
      crowds_.begin(), crowds_.end(), sentence,
      [](const MetCrowd& a, uint32_t s) { return a.sentence < s; });
  for (; met != crowds_.end() && met->sentence == sentence; ++met) {
    const Crowd& crowd = met->crowd;
    if (crowd.first != place) continue;
    count = std::max(count, match == archive_.match_
                                ? crowd.count
                                : archive_.CountSame(met->key, place, match));
  }
  return count;
}

}  // namespace summarizer::repetition
