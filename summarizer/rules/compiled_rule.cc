#include "summarizer/rules/compiled_rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "summarizer/rules/builtin_rules.h"
#include "summarizer/rules/rule_anchor.h"
#include "summarizer/text/hash.h"

namespace summarizer::rules {
namespace {

constexpr uint32_t kDefaultMaxRules = 10'000;
constexpr uint32_t kDefaultMaxPatternBytes = 10'000;
constexpr uint64_t kDefaultMaxPatternMemory = uint64_t{8} << 20;
// Sentences refer to their rule with 15 bits.
constexpr size_t kMostRules = std::numeric_limits<int16_t>::max();
// "No bound" for RE2, which counts in int64_t and allocates lazily.
constexpr uint64_t kMostPatternMemory = uint64_t{1} << 30;
constexpr double kMaxWeight = 10;

// Fixed, so that histories of different processes agree.
constexpr uint64_t kFingerprintSeed = 0x72756C65;  // "rule"

struct Limits {
  uint64_t max_rules = 0;  // 0: no limit, as in the options.
  uint64_t max_pattern_bytes = 0;
  uint64_t max_pattern_memory = 0;
  bool trusted = false;  // The rules are the built-in ones.
};

Limits LimitsOf(const v1::SummarizerOptions& options) {
  const v1::Limits& l = options.limits();
  Limits limits;
  limits.max_rules = l.has_max_rules() ? l.max_rules() : kDefaultMaxRules;
  limits.max_pattern_bytes = l.has_max_pattern_bytes()
                                 ? l.max_pattern_bytes()
                                 : kDefaultMaxPatternBytes;
  limits.max_pattern_memory = l.has_max_pattern_memory()
                                  ? l.max_pattern_memory()
                                  : kDefaultMaxPatternMemory;
  return limits;
}

// Where in the options an error is.
std::string Place(const v1::RuleSet& set, const v1::Rule& rule) {
  return absl::StrCat("rule set \"", set.name(), "\", rule \"", rule.name(),
                      "\"");
}

absl::Status Bad(const v1::RuleSet& set, const v1::Rule& rule,
                 absl::string_view field, absl::string_view expected) {
  return absl::InvalidArgumentError(
      absl::StrCat(Place(set, rule), ": ", field, ": expected ", expected));
}

absl::Status CheckScopeAndAction(const v1::RuleSet& set, const v1::Rule& rule) {
  switch (rule.scope()) {
    case v1::SCOPE_LINE:
    case v1::SCOPE_BLOCK:
    case v1::SCOPE_SENTENCE:
    case v1::SCOPE_PREFIX:
      break;
    default:
      return Bad(set, rule, "scope",
                 "SCOPE_LINE, SCOPE_BLOCK, SCOPE_SENTENCE or SCOPE_PREFIX");
  }
  const bool prefix = rule.scope() == v1::SCOPE_PREFIX;
  switch (rule.action()) {
    case v1::ACTION_SUPPRESS:
      if (!prefix) return absl::OkStatus();
      return Bad(set, rule, "action",
                 "ACTION_STRIP or ACTION_EXTRACT with SCOPE_PREFIX, not "
                 "ACTION_SUPPRESS");
    case v1::ACTION_STRIP:
      if (prefix) return absl::OkStatus();
      return Bad(set, rule, "scope", "SCOPE_PREFIX with ACTION_STRIP");
    case v1::ACTION_EXTRACT:
      return absl::OkStatus();
    case v1::ACTION_BOOST:
      if (rule.scope() == v1::SCOPE_SENTENCE) return absl::OkStatus();
      return Bad(set, rule, "scope", "SCOPE_SENTENCE with ACTION_BOOST");
    default:
      return Bad(set, rule, "action",
                 "ACTION_SUPPRESS, ACTION_STRIP, ACTION_EXTRACT or "
                 "ACTION_BOOST");
  }
}

bool IsForBlocks(const v1::Rule& rule) {
  return rule.scope() == v1::SCOPE_LINE || rule.scope() == v1::SCOPE_BLOCK;
}

absl::Status CheckOnlyAfter(const v1::RuleSet& set, const v1::Rule& rule) {
  if (rule.only_after().empty()) return absl::OkStatus();
  if (!IsForBlocks(rule)) {
    return Bad(set, rule, "only_after", "SCOPE_LINE or SCOPE_BLOCK with it");
  }
  for (const v1::Rule& other : set.rules()) {
    if (&other != &rule && other.name() == rule.only_after() &&
        IsForBlocks(other)) {
      return absl::OkStatus();
    }
  }
  return Bad(set, rule, "only_after",
             absl::StrCat("another rule of this set for lines or blocks, not "
                          "\"",
                          rule.only_after(), "\""));
}

absl::Status CheckOtherFields(const v1::RuleSet& set, const v1::Rule& rule) {
  if (rule.action() == v1::ACTION_BOOST) {
    // Not written as two comparisons that are true: NaN fails this one.
    if (!(std::fabs(rule.weight()) <= kMaxWeight)) {
      return Bad(set, rule, "weight",
                 absl::StrCat("-10 to 10, not ", rule.weight()));
    }
  } else if (rule.weight() != 0) {
    return Bad(set, rule, "weight", "none without ACTION_BOOST");
  }
  if (rule.takes_list() && (rule.scope() != v1::SCOPE_LINE)) {
    return Bad(set, rule, "takes_list", "SCOPE_LINE with it");
  }
  return CheckOnlyAfter(set, rule);
}

absl::Status CheckLimits(const v1::RuleSet& set, const v1::Rule& rule,
                         const Limits& limits) {
  if (limits.max_pattern_bytes != 0 &&
      rule.pattern().size() > limits.max_pattern_bytes) {
    return absl::ResourceExhaustedError(absl::StrCat(
        Place(set, rule), ": pattern: ", rule.pattern().size(),
        " bytes, limits.max_pattern_bytes is ", limits.max_pattern_bytes));
  }
  return absl::OkStatus();
}

absl::Status CheckPattern(const v1::RuleSet& set, const v1::Rule& rule,
                          uint64_t memory, const RulePattern& pattern) {
  const RE2& regex = pattern.regex();
  if (regex.error_code() == RE2::ErrorPatternTooLarge) {
    return absl::ResourceExhaustedError(absl::StrCat(
        Place(set, rule), ": pattern: compiled, it needs more than the ",
        memory, " bytes of limits.max_pattern_memory"));
  }
  if (!regex.ok()) {
    return Bad(set, rule, "pattern",
               absl::StrCat("RE2 syntax, but: ", regex.error()));
  }
  const std::array<int, kFields>& fields = pattern.fields();
  if (rule.action() == v1::ACTION_EXTRACT &&
      *std::max_element(fields.begin(), fields.end()) == 0) {
    return Bad(set, rule, "pattern",
               "a group named title, byline, source or publish_time with "
               "ACTION_EXTRACT, such as (?P<byline>.+)");
  }
  return absl::OkStatus();
}

absl::Status MakePattern(const v1::RuleSet& set, const v1::Rule& rule,
                         const Limits& limits, CompiledRule& compiled) {
  if (rule.pattern().empty()) {
    return Bad(set, rule, "pattern", "RE2 syntax, not nothing");
  }
  const uint64_t memory =
      std::min(limits.max_pattern_memory == 0 ? kMostPatternMemory
                                              : limits.max_pattern_memory,
               kMostPatternMemory);
  compiled.pattern = std::make_unique<const RulePattern>(
      rule.pattern(), AnchorOf(rule), static_cast<int64_t>(memory));
  // The built-in rules are known to be right, and compiling takes time.
  if (limits.trusted) return absl::OkStatus();
  return CheckPattern(set, rule, memory, *compiled.pattern);
}

absl::StatusOr<CompiledRule> Compile(const v1::RuleSet& set,
                                     const v1::Rule& rule,
                                     const Limits& limits) {
  CompiledRule compiled;
  absl::Status status = CheckScopeAndAction(set, rule);
  if (status.ok()) status = CheckOtherFields(set, rule);
  if (status.ok()) status = CheckLimits(set, rule, limits);
  if (status.ok()) status = MakePattern(set, rule, limits, compiled);
  if (!status.ok()) return status;
  compiled.name = rule.name();
  compiled.language = absl::AsciiStrToLower(set.language());
  compiled.scope = rule.scope();
  compiled.action = rule.action();
  compiled.boost = static_cast<int32_t>(std::lround(rule.weight() * 1024));
  compiled.first_lines = rule.only_first_lines();
  compiled.last_lines = rule.only_last_lines();
  compiled.takes_list = rule.takes_list();
  return compiled;
}

uint64_t FingerprintOf(const CompiledRule& rule, const std::string& after) {
  uint64_t h = text::Hash64(rule.name, kFingerprintSeed);
  h = text::Combine(h, text::Hash64(rule.pattern->pattern(), 0));
  h = text::Combine(h, text::Hash64(rule.language, 0));
  if (!after.empty()) h = text::Combine(h, text::Hash64(after, 0));
  for (const uint64_t field :
       {static_cast<uint64_t>(rule.scope), static_cast<uint64_t>(rule.action),
        static_cast<uint64_t>(static_cast<int64_t>(rule.boost)),
        uint64_t{rule.first_lines}, uint64_t{rule.last_lines},
        uint64_t{rule.takes_list}}) {
    h = text::Combine(h, field);
  }
  return h;
}

bool IsPrimaryLanguage(absl::string_view language) {
  if (language.size() < 2 || language.size() > 8) return false;
  for (const char c : language) {
    if (!absl::ascii_isalpha(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

absl::Status CheckNames(const v1::RuleSet& set, size_t number,
                        absl::flat_hash_set<std::string>& names) {
  if (set.name().empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("rule set ", number, " (from 0): name: expected one"));
  }
  if (!set.language().empty() && !IsPrimaryLanguage(set.language())) {
    return absl::InvalidArgumentError(absl::StrCat(
        "rule set \"", set.name(),
        "\": language: expected a primary language such as \"en\", not \"",
        set.language(), "\""));
  }
  for (int r = 0; r < set.rules_size(); ++r) {
    if (set.rules(r).name().empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("rule set \"", set.name(), "\", rule ", r,
                       " (from 0): name: expected one"));
    }
    if (!names.insert(set.rules(r).name()).second) {
      return Bad(set, set.rules(r), "name",
                 "one that no other rule has, built-in rules included");
    }
  }
  return absl::OkStatus();
}

// Sets what rules come after. `after` has the names, one for each of `rules`.
void ResolveNames(const std::vector<std::string>& after,
                  std::vector<CompiledRule>& rules) {
  for (size_t r = 0; r < rules.size(); ++r) {
    if (after[r].empty()) continue;
    const auto other = std::find_if(
        rules.begin(), rules.end(),
        [&](const CompiledRule& rule) { return rule.name == after[r]; });
    rules[r].after = other == rules.end()
                         ? CompiledRule::kNoRule
                         : static_cast<int>(other - rules.begin());
  }
}

}  // namespace

absl::StatusOr<CompiledRules> CompileRules(
    const v1::SummarizerOptions& options) {
  absl::StatusOr<std::vector<v1::RuleSet>> builtin = BuiltinRuleSets();
  if (!builtin.ok()) return builtin.status();
  const Limits limits = LimitsOf(options);
  std::vector<const v1::RuleSet*> sets;
  uint64_t rules = 0;
  for (const v1::RuleSet& set : options.rule_sets()) {
    sets.push_back(&set);
    rules += static_cast<uint64_t>(set.rules_size());
  }
  if (limits.max_rules != 0 && rules > limits.max_rules) {
    return absl::ResourceExhaustedError(
        absl::StrCat("rule_sets: ", rules, " rules, limits.max_rules is ",
                     limits.max_rules));
  }
  // Names first: a rule that is disabled must have a right name, not a right
  // pattern.
  absl::flat_hash_set<std::string> names;
  const size_t own_sets = sets.size();
  for (const v1::RuleSet& set : *builtin) sets.push_back(&set);
  // The built-in names come first, so that the caller's rule is at fault.
  for (size_t s = sets.size(); s > 0; --s) {
    if (s <= own_sets) break;
    absl::Status status = CheckNames(*sets[s - 1], s - 1, names);
    if (!status.ok()) return status;
  }
  for (size_t s = 0; s < own_sets; ++s) {
    absl::Status status = CheckNames(*sets[s], s, names);
    if (!status.ok()) return status;
  }
  absl::flat_hash_set<std::string> disabled;
  for (const std::string& name : options.disabled_rules()) {
    if (!names.contains(name)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "disabled_rules: expected the name of a rule, not \"", name, "\""));
    }
    disabled.insert(name);
  }
  Limits builtin_limits;
  builtin_limits.max_pattern_memory = kDefaultMaxPatternMemory;
  builtin_limits.trusted = true;
  std::vector<std::vector<std::vector<PatternFacts>>> facts = BuiltinFacts();
  CompiledRules result;
  std::vector<std::string> after;
  for (size_t s = 0; s < sets.size(); ++s) {
    for (int r = 0; r < sets[s]->rules_size(); ++r) {
      const v1::Rule& rule = sets[s]->rules(r);
      if (disabled.contains(rule.name())) continue;
      absl::StatusOr<CompiledRule> compiled =
          Compile(*sets[s], rule, s < own_sets ? limits : builtin_limits);
      if (!compiled.ok()) return compiled.status();
      compiled->facts =
          s < own_sets ? FactsOf(rule.pattern(), AnchorOf(rule))
                       : std::move(facts[s - own_sets][static_cast<size_t>(r)]);
      result.fingerprint = text::Combine(
          result.fingerprint, FingerprintOf(*compiled, rule.only_after()));
      after.push_back(rule.only_after());
      result.rules.push_back(*std::move(compiled));
    }
  }
  if (result.rules.size() > kMostRules) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "rule_sets: ", result.rules.size(), " rules with the built-in ones; ",
        kMostRules, " are possible"));
  }
  ResolveNames(after, result.rules);
  return result;
}

}  // namespace summarizer::rules
