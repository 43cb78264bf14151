#include "summarizer/rules/rule_index.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"

namespace summarizer::rules {
namespace {

// Whether the pattern starts with ".*", "[^.]*" or the like, as far as can be
// seen at a glance. Only speed depends on it.
bool BeginsWithAnything(absl::string_view pattern) {
  while (true) {
    if (absl::ConsumePrefix(&pattern, "(?:") ||
        absl::ConsumePrefix(&pattern, "(?i:") ||
        absl::ConsumePrefix(&pattern, "(?i)") ||
        absl::ConsumePrefix(&pattern, "(?s)")) {
      continue;
    }
    if (absl::StartsWith(pattern, "(?P<")) {
      pattern.remove_prefix(std::min(pattern.find('>'), pattern.size() - 1) +
                            1);
    } else if (!absl::StartsWith(pattern, "(?") &&
               absl::ConsumePrefix(&pattern, "(")) {
      continue;
    } else {
      return absl::StartsWith(pattern, ".") || absl::StartsWith(pattern, "[^");
    }
  }
}

bool Applies(const CompiledRule& rule, LinePosition position) {
  return !rule.limited() || position.before < rule.first_lines ||
         position.after < rule.last_lines;
}

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

// The rules of any of `scopes`, but for ACTION_BOOST.
ScopeIndex IndexScopes(absl::Span<const CompiledRule> rules,
                       std::string_view language,
                       std::initializer_list<v1::Scope> scopes,
                       PatternSet::Anchor anchor) {
  const auto wanted = [scopes](const CompiledRule& rule) {
    return rule.action != v1::ACTION_BOOST &&
           std::find(scopes.begin(), scopes.end(), rule.scope) != scopes.end();
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

ScopeIndex::ScopeIndex(absl::Span<const CompiledRule> rules,
                       const std::vector<int>& ids, PatternSet::Anchor anchor)
    : rules_(rules) {
  std::array<std::vector<int>, 4> chosen;
  for (const int id : ids) {
    const CompiledRule& rule = rules[static_cast<size_t>(id)];
    chosen[(rule.limited() ? 2 : 0) +
           (BeginsWithAnything(rule.pattern) ? 1 : 0)]
        .push_back(id);
  }
  for (size_t g = 0; g < chosen.size(); ++g) {
    if (chosen[g].empty()) continue;
    std::vector<std::string> patterns;
    uint32_t first_lines = 0;
    uint32_t last_lines = 0;
    for (const int id : chosen[g]) {
      const CompiledRule& rule = rules[static_cast<size_t>(id)];
      patterns.push_back(rule.pattern);
      first_lines = std::max(first_lines, rule.first_lines);
      last_lines = std::max(last_lines, rule.last_lines);
    }
    groups_.push_back({std::move(chosen[g]),
                       PatternSet(anchor, std::move(patterns)), g >= 2,
                       first_lines, last_lines});
  }
}

void ScopeIndex::Find(std::string_view text, LinePosition position,
                      std::vector<int>& ids, std::vector<int>& found) const {
  found.clear();
  for (const Group& group : groups_) {
    if (group.limited && position.before >= group.first_lines &&
        position.after >= group.last_lines) {
      continue;
    }
    group.set.Match(text, ids);
    for (const int id : ids) {
      const int rule = group.rules[static_cast<size_t>(id)];
      if (Applies(rules_[static_cast<size_t>(rule)], position)) {
        found.push_back(rule);
      }
    }
  }
  std::sort(found.begin(), found.end());
}

RuleIndex::RuleIndex(absl::Span<const CompiledRule> rules,
                     std::string_view language)
    : lines(IndexScopes(rules, language, {v1::SCOPE_LINE, v1::SCOPE_BLOCK},
                        PatternSet::Anchor::kBoth)),
      blocks(IndexScopes(rules, language, {v1::SCOPE_BLOCK},
                         PatternSet::Anchor::kBoth)),
      prefixes(IndexScopes(rules, language, {v1::SCOPE_PREFIX},
                           PatternSet::Anchor::kStart)),
      sentences(IndexScopes(rules, language, {v1::SCOPE_SENTENCE},
                            PatternSet::Anchor::kBoth)),
      boosts(IndexBoosts(rules, language)) {}

}  // namespace summarizer::rules
