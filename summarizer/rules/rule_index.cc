#include "summarizer/rules/rule_index.h"

#include <algorithm>
#include <string>
#include <utility>

namespace summarizer::rules {
namespace {

// The rules for `language` for which `wanted` holds.
template <typename Predicate>
std::vector<int> Select(absl::Span<const CompiledRule> rules,
                        std::string_view language, Predicate wanted) {
  std::vector<int> ids;
  for (size_t r = 0; r < rules.size(); ++r) {
    const CompiledRule& rule = rules[r];
    if (!rule.language.empty() && rule.language != language) continue;
    if (wanted(rule)) ids.push_back(static_cast<int>(r));
  }
  return ids;
}

// The rules of one scope that suppress.
ScopeIndex IndexScope(absl::Span<const CompiledRule> rules,
                      std::string_view language, v1::Scope scope,
                      PatternSet::Anchor anchor) {
  const auto wanted = [scope](const CompiledRule& rule) {
    return rule.scope == scope && rule.action != v1::ACTION_BOOST;
  };
  return ScopeIndex(rules, Select(rules, language, wanted), anchor);
}

ScopeIndex IndexBoosts(absl::Span<const CompiledRule> rules,
                       std::string_view language) {
  const auto wanted = [](const CompiledRule& rule) {
    return rule.action == v1::ACTION_BOOST;
  };
  return ScopeIndex(rules, Select(rules, language, wanted),
                    PatternSet::Anchor::kNone);
}

}  // namespace

ScopeIndex::Part ScopeIndex::MakePart(absl::Span<const CompiledRule> rules,
                                      const std::vector<int>& ids, bool limited,
                                      PatternSet::Anchor anchor) {
  std::vector<int> chosen;
  std::vector<std::string> patterns;
  for (const int id : ids) {
    if (rules[id].limited() != limited) continue;
    chosen.push_back(id);
    patterns.push_back(rules[id].pattern);
  }
  return {std::move(chosen), PatternSet(anchor, std::move(patterns))};
}

ScopeIndex::ScopeIndex(absl::Span<const CompiledRule> rules,
                       const std::vector<int>& ids, PatternSet::Anchor anchor)
    : rules_(rules),
      anywhere_(MakePart(rules, ids, false, anchor)),
      edges_(MakePart(rules, ids, true, anchor)) {
  for (const int id : edges_.rules) {
    first_lines_ = std::max(first_lines_, rules[id].first_lines);
    last_lines_ = std::max(last_lines_, rules[id].last_lines);
  }
}

bool ScopeIndex::Applies(int rule, LinePosition position) const {
  const CompiledRule& r = rules_[rule];
  return !r.limited() || position.before < r.first_lines ||
         position.after < r.last_lines;
}

void ScopeIndex::Find(std::string_view text, LinePosition position,
                      std::vector<int>& ids, std::vector<int>& found) const {
  found.clear();
  if (!anywhere_.set.empty()) {
    anywhere_.set.Match(text, ids);
    for (const int id : ids) found.push_back(anywhere_.rules[id]);
  }
  if (position.before < first_lines_ || position.after < last_lines_) {
    edges_.set.Match(text, ids);
    for (const int id : ids) {
      if (Applies(edges_.rules[id], position)) {
        found.push_back(edges_.rules[id]);
      }
    }
    std::sort(found.begin(), found.end());
  }
}

RuleIndex::RuleIndex(absl::Span<const CompiledRule> rules,
                     std::string_view language)
    : lines(IndexScope(rules, language, v1::SCOPE_LINE,
                       PatternSet::Anchor::kBoth)),
      blocks(IndexScope(rules, language, v1::SCOPE_BLOCK,
                        PatternSet::Anchor::kBoth)),
      prefixes(IndexScope(rules, language, v1::SCOPE_PREFIX,
                          PatternSet::Anchor::kStart)),
      sentences(IndexScope(rules, language, v1::SCOPE_SENTENCE,
                           PatternSet::Anchor::kBoth)),
      boosts(IndexBoosts(rules, language)) {}

}  // namespace summarizer::rules
