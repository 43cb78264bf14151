// RuleIndex: the rules for one language, ready to be asked which of them match
// a text.

#ifndef SUMMARIZER_RULES_RULE_INDEX_H_
#define SUMMARIZER_RULES_RULE_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/rules/pattern_set.h"

namespace summarizer::rules {

// Place of a line among the article's lines with text.
struct LinePosition {
  uint32_t before = 0;  // Lines before it.
  uint32_t after = 0;   // Lines after it.
};

// Rules of one scope. They are matched in groups: rules for an article's edges
// aren't tried on the lines between, most of them; and patterns that may begin
// with anything have an automaton of their own, for the others' gives up after
// the first words of a line as long as it needn't wait for those.
class ScopeIndex {
 public:
  // Indexes the rules `ids`, ascending, of `rules`, which outlives the index.
  ScopeIndex(absl::Span<const CompiledRule> rules, const std::vector<int>& ids,
             PatternSet::Anchor anchor);

  // Replaces `found` with the rules that match `text` and apply at `position`,
  // in order. `ids` is scratch memory.
  void Find(std::string_view text, LinePosition position, std::vector<int>& ids,
            std::vector<int>& found) const;

 private:
  struct Group {
    std::vector<int> rules;  // By pattern of the set.
    PatternSet set;
    bool limited = false;  // Beyond the edges, no rule of it applies:
    uint32_t first_lines = 0;
    uint32_t last_lines = 0;
  };

  absl::Span<const CompiledRule> rules_;
  std::vector<Group> groups_;
};

// Immutable; safe to share between threads.
struct RuleIndex {
  // Of the rules for `language`, a primary subtag in lower case, and for all
  // languages. `rules` outlives the index.
  RuleIndex(absl::Span<const CompiledRule> rules, std::string_view language);

  ScopeIndex lines;      // SCOPE_LINE and SCOPE_BLOCK
  ScopeIndex blocks;     // SCOPE_BLOCK alone
  ScopeIndex prefixes;   // SCOPE_PREFIX
  ScopeIndex sentences;  // SCOPE_SENTENCE, but for
  ScopeIndex boosts;     // ACTION_BOOST
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_RULE_INDEX_H_
