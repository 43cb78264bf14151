#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"
#include "summarizer/rules/builtin_rules_embed.h"
#include "summarizer/rules/builtin_rules_en_embed.h"
#include "summarizer/rules/compiled_rule.h"

namespace summarizer::rules {

absl::StatusOr<std::vector<v1::RuleSet>> BuiltinRuleSets() {
  std::vector<v1::RuleSet> sets;
  for (const std::string_view file :
       {data::kBuiltinRulesEn, data::kBuiltinRules}) {
    if (!google::protobuf::TextFormat::ParseFromString(std::string(file),
                                                       &sets.emplace_back())) {
      return absl::InternalError("the built-in rules do not parse");
    }
  }
  return sets;
}

}  // namespace summarizer::rules
