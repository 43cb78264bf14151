#include "summarizer/repetition/statements.h"

#include <algorithm>
#include <cstddef>

#include "summarizer/repetition/same_sentences.h"

namespace summarizer::repetition {
namespace {

// Versions, the latest, that an occurrence is compared with.
constexpr size_t kMaxCompared = 128;

// How far ahead memory is fetched, in occurrences.
constexpr size_t kAhead = 16;

}  // namespace

// Turns components into statements.
void Statements::Collect(const SentenceTable& table) {
  std::vector<bool> repeated(of_.size());
  for (uint32_t n = 0; n < of_.size(); ++n) {
    if (of_[n] != n) repeated[of_[n]] = true;
  }
  // The first sentence of a component is its number.
  begins_.push_back(0);
  for (uint32_t n = 0; n < of_.size(); ++n) {
    if (of_[n] != n) {
      of_[n] = of_[of_[n]];
    } else if (repeated[n]) {
      of_[n] = static_cast<uint32_t>(begins_.size() - 1);
      begins_.push_back(0);
    } else {
      of_[n] = kNone;
    }
    if (of_[n] != kNone) ++begins_[of_[n] + 1];
  }
  for (size_t id = 1; id < begins_.size(); ++id) {
    begins_[id] += begins_[id - 1];
  }
  occurrences_.resize(begins_.back());
  std::vector<uint32_t> ends(begins_.begin(), begins_.end() - 1);
  for (uint32_t r = 0; r < table.store().size(); ++r) {
    for (uint32_t n = table.FirstOf(r); n < table.EndOf(r); ++n) {
      if (of_[n] == kNone) continue;
      occurrences_[ends[of_[n]]++] = {r, n - table.FirstOf(r)};
    }
  }
}

// Gives each occurrence the first version, of the latest kMaxCompared, whose
// representative it does not contradict.
void Statements::AssignVersions(const SentenceTable& table) {
  versions_.reserve(occurrences_.size());
  version_counts_.reserve(begins_.size() - 1);
  std::vector<PackedSentence> representatives;
  for (size_t id = 0; id + 1 < begins_.size(); ++id) {
    representatives.clear();
    bool turns = false;
    for (size_t o = begins_[id]; o < begins_[id + 1]; ++o) {
      if (o + 2 * kAhead < occurrences_.size()) {
        table.PrefetchPlace(table.NumberOf(occurrences_[o + 2 * kAhead]));
      }
      if (o + kAhead < occurrences_.size()) {
        table.Prefetch(table.NumberOf(occurrences_[o + kAhead]));
      }
      turns |= Turns(table[table.NumberOf(occurrences_[o])]);
    }
    for (size_t o = begins_[id]; o < begins_[id + 1]; ++o) {
      const PackedSentence sentence = table[table.NumberOf(occurrences_[o])];
      uint32_t version = Statement::kNoVersion;
      // "Talks", beside "cancelled talks".
      if (turns || HasSlots(sentence)) {
        const size_t count = representatives.size();
        version = static_cast<uint32_t>(count - std::min(count, kMaxCompared));
        while (version < representatives.size() &&
               ValuesConflict(sentence, representatives[version])) {
          ++version;
        }
        if (version == representatives.size()) {
          representatives.push_back(sentence);
        }
      }
      versions_.push_back(version);
    }
    version_counts_.push_back(static_cast<uint32_t>(representatives.size()));
  }
}

Statements FindStatements(const SentenceTable& table,
                          const MatchOptions& options) {
  Statements result;
  result.of_ = FindSameSentences(table, options);
  result.Collect(table);
  result.AssignVersions(table);
  return result;
}

}  // namespace summarizer::repetition
