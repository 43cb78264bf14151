#include "summarizer/rules/pattern_set.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace summarizer::rules {
namespace {

// For a pattern that is too large for an automaton shared with others.
constexpr int64_t kAloneMemory = int64_t{1} << 30;

RE2::Options Options(int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  options.set_max_mem(memory);
  return options;
}

}  // namespace

PatternSet::PatternSet(Anchor anchor, std::vector<std::string> patterns,
                       int64_t max_bytes)
    : anchor_(anchor), patterns_(std::move(patterns)) {
  // The end becomes part of the patterns: only then can be told that there is a
  // match without asking, at some cost, which.
  if (anchor_ == Anchor::kBoth) {
    for (std::string& pattern : patterns_) {
      pattern = absl::StrCat("(?:", pattern, ")\\z");
    }
  }
  if (!patterns_.empty()) {
    AddShards(0, static_cast<int>(patterns_.size()), max_bytes);
  }
}

// Halves the range until its patterns fit one automaton.
void PatternSet::AddShards(int begin, int end, int64_t max_bytes) {
  auto set = std::make_unique<RE2::Set>(
      Options(max_bytes),
      anchor_ == Anchor::kNone ? RE2::UNANCHORED : RE2::ANCHOR_START);
  bool fits = true;
  for (int i = begin; i < end && fits; ++i) {
    fits = set->Add(patterns_[static_cast<size_t>(i)], nullptr) >= 0;
  }
  fits = fits && set->Compile();
  if (!fits && end - begin > 1) {
    const int middle = begin + (end - begin) / 2;
    AddShards(begin, middle, max_bytes);
    AddShards(middle, end, max_bytes);
    return;
  }
  Shard shard;
  shard.begin = begin;
  shard.end = end;
  if (fits) {
    shard.set = std::move(set);
  } else {
    shard.alone = std::make_unique<RE2>(patterns_[static_cast<size_t>(begin)],
                                        Options(kAloneMemory));
  }
  shards_.push_back(std::move(shard));
}

void PatternSet::Match(std::string_view text, std::vector<int>& ids) const {
  ids.clear();
  for (const Shard& shard : shards_) MatchShard(shard, text, ids);
}

void PatternSet::MatchShard(const Shard& shard, std::string_view text,
                            std::vector<int>& ids) const {
  const auto matches = [&](const RE2& pattern) {
    return pattern.Match(
        text, 0, text.size(),
        anchor_ == Anchor::kNone ? RE2::UNANCHORED : RE2::ANCHOR_START, nullptr,
        0);
  };
  if (shard.alone != nullptr) {
    if (matches(*shard.alone)) ids.push_back(shard.begin);
    return;
  }
  RE2::Set::ErrorInfo error = {RE2::Set::kNoError};
  if (!shard.set->Match(text, nullptr, &error) &&
      error.kind == RE2::Set::kNoError) {
    return;
  }
  std::vector<int> found;
  if (shard.set->Match(text, &found, &error)) {
    std::sort(found.begin(), found.end());
    for (const int id : found) ids.push_back(shard.begin + id);
    return;
  }
  // The automaton ran out of memory even though it was compiled: slow, but
  // right.
  for (int id = shard.begin; id < shard.end; ++id) {
    const RE2 pattern(patterns_[static_cast<size_t>(id)],
                      Options(kAloneMemory));
    if (matches(pattern)) ids.push_back(id);
  }
}

}  // namespace summarizer::rules
