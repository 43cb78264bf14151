// The rule sets that come with the library.

#ifndef SUMMARIZER_RULES_BUILTIN_RULES_H_
#define SUMMARIZER_RULES_BUILTIN_RULES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/v1/rules.pb.h"

namespace summarizer::rules {

absl::StatusOr<std::vector<v1::RuleSet>> BuiltinRuleSets();

// The facts about the patterns of BuiltinRuleSets(), by set and rule.
std::vector<std::vector<std::vector<PatternFacts>>> BuiltinFacts();

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_BUILTIN_RULES_H_
