// PatternSet: which of many patterns match a text, in one pass over it.

#ifndef SUMMARIZER_RULES_PATTERN_SET_H_
#define SUMMARIZER_RULES_PATTERN_SET_H_

#include <memory>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "re2/re2.h"
#include "re2/set.h"

namespace summarizer::rules {

// Immutable; safe to share between threads.
class PatternSet {
 public:
  // Where a match is looked for.
  enum class Anchor {
    kBoth,   // From the text's beginning to its end.
    kStart,  // At the beginning.
    kNone,   // Anywhere.
  };

  // `patterns` are compiled without errors and outlive the set.
  PatternSet(Anchor anchor, absl::Span<const RE2* const> patterns);

  // Replaces `ids` with the indices of the patterns that match `text`,
  // ascending. Allocates only where one matches.
  void Match(std::string_view text, std::vector<int>& ids) const;

  bool empty() const { return patterns_.empty(); }

 private:
  // The patterns [begin, end), in one automaton where they fit.
  struct Shard {
    int begin = 0;
    int end = 0;
    std::unique_ptr<const RE2::Set> set;  // Null: each is tried by itself.
  };

  void AddShards(int begin, int end);
  void MatchShard(const Shard& shard, std::string_view text,
                  std::vector<int>& ids) const;
  bool MatchesAlone(int id, std::string_view text) const;

  const Anchor anchor_;
  const std::vector<const RE2*> patterns_;
  std::vector<Shard> shards_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_SET_H_
