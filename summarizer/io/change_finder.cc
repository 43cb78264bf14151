#include "summarizer/io/change_finder.h"

#include <cstddef>
#include <map>
#include <set>

#include "absl/strings/str_split.h"
#include "summarizer/io/absl_view.h"

namespace summarizer::io {
namespace {

// Words of more statements tell none from the others, and would take long.
constexpr size_t kMaxStatements = 200;
constexpr double kMinShare = 0.6;

std::set<std::string_view> Words(std::string_view text) {
  std::set<std::string_view> words;
  for (const absl::string_view word : absl::StrSplit(
           AbslView(text), absl::ByAnyChar(" \t\r\n,.;:"), absl::SkipEmpty())) {
    words.insert(std::string_view(word.data(), word.size()));
  }
  return words;
}

}  // namespace

ChangeFinder::ChangeFinder(const v1::CorpusDigest& digest) {
  for (int i = 0; i < digest.changes_size(); ++i) {
    for (const v1::StatementVersion& version : digest.changes(i).versions()) {
      for (const std::string_view word : Words(version.text())) {
        std::vector<int>& changes = changes_[word];
        if (changes.empty() || changes.back() != i) changes.push_back(i);
      }
    }
  }
}

std::optional<int> ChangeFinder::Find(std::string_view text) const {
  const std::set<std::string_view> words = Words(text);
  size_t counted = 0;
  std::map<int, size_t> shared;
  for (const std::string_view word : words) {
    const auto found = changes_.find(word);
    if (found == changes_.end()) {
      ++counted;
    } else if (found->second.size() <= kMaxStatements) {
      ++counted;
      for (const int change : found->second) ++shared[change];
    }
  }
  std::optional<int> best;
  size_t most = 0;
  for (const auto& [change, count] : shared) {
    if (count > most) {
      best = change;
      most = count;
    }
  }
  const bool is_enough =
      static_cast<double>(most) >= kMinShare * static_cast<double>(counted);
  return is_enough ? best : std::nullopt;
}

}  // namespace summarizer::io
