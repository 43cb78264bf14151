// Sentences that very many articles have: an archive counts them, and compares
// with the first only.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {
namespace {

// Sentences under one key that are all compared.
constexpr size_t kMaxUnderKey = 64;

// Calls body(key, entries) for each key, with all of its entries: a recount
// takes all of a key's places. The entries are sorted.
template <typename Body>
void ForEachKey(absl::Span<const SentenceIndex::Entry> entries, Body body) {
  for (size_t i = 0; i < entries.size();) {
    const uint32_t key = SentenceIndex::KeyIn(entries[i]);
    size_t end = i + 1;
    while (end < entries.size() && SentenceIndex::KeyIn(entries[end]) == key) {
      ++end;
    }
    body(key, entries.subspan(i, end - i));
    i = end;
  }
}

// Whether all that is known of two sentences is the same, but for where they
// are.
bool AreEqual(const PackedSentence& a, const PackedSentence& b) {
  const SentenceSketch x = a.Unpack();
  const SentenceSketch y = b.Unpack();
  const auto rest = [](const SentenceSketch& s) {
    return std::tie(s.stems, s.values, s.opener, s.names, s.exact, s.stem_count,
                    s.value_count, s.words, s.negated, s.future, s.truncated);
  };
  return rest(x) == rest(y);
}

}  // namespace

void Archive::FindCrowds() {
  crowds_.clear();
  for (const uint32_t key : sentences_.KeysWithMoreThan(kMaxUnderKey)) {
    RecountCrowd(key);
  }
}

void Archive::UpdateCrowds(absl::Span<const SentenceIndex::Entry> added,
                           uint32_t record) {
  std::vector<uint32_t> keys;
  ForEachKey(added,
             [&](uint32_t key, absl::Span<const SentenceIndex::Entry> entries) {
               const auto it = crowds_.find(key);
               if (it == crowds_.end()) {
                 keys.push_back(key);
               } else if (!AddToCrowd(it->second, entries, record)) {
                 RecountCrowd(key);
               }
             });
  std::vector<uint32_t> counts;
  sentences_.Count(keys, counts);
  for (size_t k = 0; k < keys.size(); ++k) {
    if (counts[k] > kMaxUnderKey) RecountCrowd(keys[k]);
  }
}

bool Archive::AddToCrowd(Crowd& crowd,
                         absl::Span<const SentenceIndex::Entry> added,
                         uint32_t record) const {
  const PackedRef earliest = SentenceIndex::PlaceIn(added.front());
  if (store_.Order(record) < store_.Order(crowd.record)) {
    // Counts stay where it says what was said first, word for word.
    if (!AreEqual(store_[earliest], store_[crowd.first])) return false;
    crowd.first = earliest;
    crowd.record = record;
  }
  crowd.all += static_cast<uint32_t>(added.size());
  crowd.count += CountSame(added, crowd.first);
  return true;
}

uint32_t Archive::CountSame(absl::Span<const SentenceIndex::Entry> entries,
                            PackedRef first) const {
  return static_cast<uint32_t>(std::count_if(
      entries.begin(), entries.end(), [&](SentenceIndex::Entry entry) {
        return SameStatement(store_[SentenceIndex::PlaceIn(entry)],
                             store_[first], match_);
      }));
}

void Archive::RemoveFromCrowds(absl::Span<const SentenceIndex::Entry> removed,
                               uint32_t record) {
  ForEachKey(removed,
             [&](uint32_t key, absl::Span<const SentenceIndex::Entry> entries) {
               const auto it = crowds_.find(key);
               if (it == crowds_.end()) return;
               Crowd& crowd = it->second;
               if (crowd.record == record) {
                 RecountCrowd(key);
                 return;
               }
               crowd.all -= static_cast<uint32_t>(entries.size());
               crowd.count -= CountSame(entries, crowd.first);
               if (crowd.all <= kMaxUnderKey) crowds_.erase(it);
             });
}

void Archive::RecountCrowd(uint32_t key) {
  crowds_.erase(key);
  std::vector<PackedRef> places;
  sentences_.AppendPlaces(key, places);
  const size_t all = places.size();
  Crowd crowd;
  // Those that are live stay.
  size_t live = 0;
  for (const PackedRef place : places) {
    const uint32_t record = store_.RecordAt(place);
    if (!IsLive(record)) continue;
    places[live++] = place;
    if (crowd.first == 0 || store_.Order(record) < store_.Order(crowd.record) ||
        (record == crowd.record && place < crowd.first)) {
      crowd.first = place;
      crowd.record = record;
    }
  }
  places.resize(live);
  dead_met_ += all - live;
  if (live <= kMaxUnderKey) return;
  crowd.count = CountSame(places, crowd.first, match_);
  crowd.all = static_cast<uint32_t>(live);
  crowds_.emplace(key, crowd);
}

uint32_t Archive::CountSame(absl::Span<const PackedRef> places, PackedRef first,
                            const MatchOptions& match) const {
  const PackedSentence other = store_[first];
  uint32_t count = 0;
  for (size_t i = 0; i < places.size(); ++i) {
    constexpr size_t kAhead = 8;
    if (i + kAhead < places.size()) store_.Prefetch(places[i + kAhead]);
    // A dead one counts only where it says the same.
    if (SameStatement(store_[places[i]], other, match) &&
        IsLive(store_.RecordAt(places[i]))) {
      ++count;
    }
  }
  return count;
}

uint32_t Archive::CountSame(uint32_t key, PackedRef first,
                            const MatchOptions& match) const {
  std::vector<PackedRef> places;
  sentences_.AppendPlaces(key, places);
  return CountSame(places, first, match);
}

void Archive::CountBy(const MatchOptions& match) {
  if (match == match_) return;
  match_ = match;
  for (auto& [key, crowd] : crowds_) {
    crowd.count = CountSame(key, crowd.first, match_);
  }
}

}  // namespace summarizer::repetition
