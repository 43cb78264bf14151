// Rules as the options hold them, checked and compiled.

#ifndef SUMMARIZER_RULES_COMPILED_RULE_H_
#define SUMMARIZER_RULES_COMPILED_RULE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/rules/rule_pattern.h"
#include "summarizer/v1/options.pb.h"
#include "summarizer/v1/rules.pb.h"

namespace summarizer::rules {

// A rule in use. Immutable after compilation; safe to share between threads.
struct CompiledRule {
  std::string name;
  std::string language;  // Primary subtag in lower case; empty: all.
  v1::Scope scope = v1::SCOPE_UNSPECIFIED;
  v1::Action action = v1::ACTION_UNSPECIFIED;
  int32_t boost = 0;         // In 1/1024; 0 where the action is another.
  uint32_t first_lines = 0;  // 0: no limit.
  uint32_t last_lines = 0;   // 0: no limit.
  bool takes_list = false;
  // Index of the rule that must have taken the block before.
  static constexpr int kAnyRule = -3;  // Or none.
  static constexpr int kNoRule = -4;   // It is disabled.
  int after = kAnyRule;
  // Not null.
  std::unique_ptr<const RulePattern> pattern;
  std::vector<PatternFacts> facts;  // About the pattern.

  bool limited() const { return first_lines != 0 || last_lines != 0; }
};

// Rules, in the order in which they are tried, and what identifies them.
struct CompiledRules {
  std::vector<CompiledRule> rules;
  // Of everything in the rules that results depend on.
  uint64_t fingerprint = 0;
};

// Checks and compiles the rule sets of `options`, then checks the built-in
// ones, which are compiled as they are needed, and leaves out what
// `disabled_rules` names. InvalidArgument says which set, rule and field is at
// fault and what was expected; ResourceExhausted which limit was met. The
// limits are for the rule sets of `options`.
absl::StatusOr<CompiledRules> CompileRules(
    const v1::SummarizerOptions& options);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_COMPILED_RULE_H_
