#include "summarizer/rules/pattern_set.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace summarizer::rules {
namespace {

// For one automaton: the program and the states that it builds as it goes.
// When they are full they are dropped and built again.
constexpr int64_t kShardMemory = int64_t{24} << 20;

}  // namespace

PatternSet::PatternSet(Anchor anchor, absl::Span<const RE2* const> patterns)
    : anchor_(anchor), patterns_(patterns.begin(), patterns.end()) {
  if (!patterns_.empty()) AddShards(0, static_cast<int>(patterns_.size()));
}

// Halves the range until its patterns fit one automaton.
void PatternSet::AddShards(int begin, int end) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(kShardMemory);
  auto set = std::make_unique<RE2::Set>(
      options, anchor_ == Anchor::kNone ? RE2::UNANCHORED : RE2::ANCHOR_START);
  bool fits = true;
  for (int i = begin; i < end && fits; ++i) {
    // The end is part of the pattern, for then a match can be told before the
    // matching patterns are: that takes no memory.
    fits = set->Add(anchor_ == Anchor::kBoth
                        ? absl::StrCat("(?:", patterns_[i]->pattern(), ")\\z")
                        : patterns_[i]->pattern(),
                    nullptr) >= 0;
  }
  fits = fits && set->Compile();
  if (!fits && end - begin > 1) {
    const int middle = begin + (end - begin) / 2;
    AddShards(begin, middle);
    AddShards(middle, end);
    return;
  }
  Shard shard;
  shard.begin = begin;
  shard.end = end;
  if (fits) shard.set = std::move(set);
  shards_.push_back(std::move(shard));
}

void PatternSet::Match(std::string_view text, std::vector<int>& ids) const {
  ids.clear();
  for (const Shard& shard : shards_) MatchShard(shard, text, ids);
}

void PatternSet::MatchShard(const Shard& shard, std::string_view text,
                            std::vector<int>& ids) const {
  if (shard.set != nullptr) {
    RE2::Set::ErrorInfo error = {RE2::Set::kNoError};
    if (!shard.set->Match(text, nullptr, &error) &&
        error.kind == RE2::Set::kNoError) {
      return;
    }
    std::vector<int> found;
    if (error.kind == RE2::Set::kNoError && shard.set->Match(text, &found)) {
      std::sort(found.begin(), found.end());
      for (const int id : found) ids.push_back(shard.begin + id);
      return;
    }
  }
  for (int id = shard.begin; id < shard.end; ++id) {
    if (MatchesAlone(id, text)) ids.push_back(id);
  }
}

bool PatternSet::MatchesAlone(int id, std::string_view text) const {
  const RE2::Anchor anchor = anchor_ == Anchor::kBoth    ? RE2::ANCHOR_BOTH
                             : anchor_ == Anchor::kStart ? RE2::ANCHOR_START
                                                         : RE2::UNANCHORED;
  return patterns_[id]->Match(text, 0, text.size(), anchor, nullptr, 0);
}

}  // namespace summarizer::rules
