// PatternSet: which of many patterns match a text, in one pass over it.

#ifndef SUMMARIZER_RULES_PATTERN_SET_H_
#define SUMMARIZER_RULES_PATTERN_SET_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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

  // `patterns` are RE2 syntax without errors. An automaton takes up to
  // `max_bytes` for its program and the states that it builds as it goes; when
  // they are full they are dropped and built again.
  PatternSet(Anchor anchor, std::vector<std::string> patterns,
             int64_t max_bytes = int64_t{24} << 20);

  // Replaces `ids` with the indices of the patterns that match `text`,
  // ascending. Allocates only where one matches.
  void Match(std::string_view text, std::vector<int>& ids) const;

  bool empty() const { return patterns_.empty(); }

 private:
  // The patterns [begin, end): all in one automaton, or, where one is too large
  // for that, alone.
  struct Shard {
    int begin = 0;
    int end = 0;
    std::unique_ptr<const RE2::Set> set;
    std::unique_ptr<const RE2> alone;
  };

  void AddShards(int begin, int end, int64_t max_bytes);
  void MatchShard(const Shard& shard, std::string_view text,
                  std::vector<int>& ids) const;

  Anchor anchor_;
  std::vector<std::string> patterns_;
  std::vector<Shard> shards_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PATTERN_SET_H_
