// RulePattern: a rule's regular expression.

#ifndef SUMMARIZER_RULES_RULE_PATTERN_H_
#define SUMMARIZER_RULES_RULE_PATTERN_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/types/span.h"
#include "re2/re2.h"
#include "summarizer/rules/pattern_facts.h"

namespace summarizer::rules {

// Metadata that ACTION_EXTRACT finds.
enum class Field { kTitle, kByline, kSource, kPublishTime };
inline constexpr int kFields = 4;

// Immutable but for compilation, which happens when it is first needed, once;
// safe to share between threads. Texts match or not whatever memory there is:
// where an automaton would need more than it may have, RE2 goes on with slower
// means.
class RulePattern {
 public:
  // `pattern` is RE2 syntax. What it is compiled to takes up to `max_bytes`,
  // with the states that are built as it is matched.
  RulePattern(std::string pattern, Anchor anchor, int64_t max_bytes)
      : pattern_(std::move(pattern)), anchor_(anchor), max_bytes_(max_bytes) {}
  RulePattern(const RulePattern&) = delete;
  RulePattern& operator=(const RulePattern&) = delete;

  const std::string& pattern() const { return pattern_; }
  Anchor anchor() const { return anchor_; }

  // Compiles it; whether that worked is what ok() of the result says.
  const RE2& regex() const { return compiled().regex; }

  // False where the pattern has an error.
  bool Matches(std::string_view text) const { return Match(text, {}); }
  // The same for a text in which no match begins before `begin`.
  bool MatchesFrom(std::string_view text, size_t begin) const;
  // The same, and what the groups match: `groups[0]` is all of it.
  bool Match(std::string_view text, absl::Span<re2::StringPiece> groups) const;

  // Number of the group that fills each Field, and of the group `strip`; 0:
  // none.
  const std::array<int, kFields>& fields() const { return compiled().fields; }
  int strip() const { return compiled().strip; }

 private:
  struct Compiled {
    Compiled(const std::string& pattern, int64_t max_bytes);

    const RE2 regex;
    std::array<int, kFields> fields = {};
    int strip = 0;
  };
  const Compiled& compiled() const {
    const Compiled* compiled = compiled_.load(std::memory_order_acquire);
    return compiled != nullptr ? *compiled : Compile();
  }
  const Compiled& Compile() const;

  const std::string pattern_;
  const Anchor anchor_;
  const int64_t max_bytes_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const Compiled> owned_;
  // The same, as soon as it is there.
  mutable std::atomic<const Compiled*> compiled_{nullptr};
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_RULE_PATTERN_H_
