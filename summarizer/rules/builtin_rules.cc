#include "summarizer/rules/builtin_rules.h"

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/rules/builtin_rules_data.h"

namespace summarizer::rules {

absl::StatusOr<std::vector<v1::RuleSet>> BuiltinRuleSets() {
  std::vector<v1::RuleSet> sets;
  for (const std::string_view bytes : data::kRuleSets) {
    if (!sets.emplace_back().ParseFromArray(bytes.data(),
                                            static_cast<int>(bytes.size()))) {
      return absl::InternalError("the built-in rules do not parse");
    }
  }
  return sets;
}

std::vector<std::vector<std::vector<PatternFacts>>> BuiltinFacts() {
  std::vector<std::vector<std::vector<PatternFacts>>> all;
  for (const data::Facts& f : data::kFacts) {
    const auto set = static_cast<size_t>(f.set);
    const auto rule = static_cast<size_t>(f.rule);
    if (all.size() <= set) all.resize(set + 1);
    if (all[set].size() <= rule) all[set].resize(rule + 1);
    PatternFacts& facts = all[set][rule].emplace_back();
    facts.kind = f.kind;
    auto& literals =
        f.kind == PatternFacts::Kind::kStarts ? facts.starts : facts.words;
    literals.reserve(f.end - f.begin);
    for (size_t l = f.begin; l < f.end; ++l) {
      literals.emplace_back(data::kLiterals[l]);
    }
    facts.first = f.first;
    facts.last = f.last;
    facts.reach = f.reach;
    facts.most_bytes = f.most_bytes;
    facts.most_stops = f.most_stops;
    facts.needs.assign(data::kNeeds + f.first_need, data::kNeeds + f.end_need);
  }
  return all;
}

}  // namespace summarizer::rules
