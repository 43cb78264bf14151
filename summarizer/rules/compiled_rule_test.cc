#include "summarizer/rules/compiled_rule.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/builtin_rules.h"
#include "summarizer/rules/test_support.h"

namespace summarizer::rules {
namespace {

using ::testing::HasSubstr;

struct BadOptions {
  std::string name;
  std::string options;
  absl::StatusCode code;
  // All are in the message.
  std::vector<std::string> message;
};

constexpr absl::StatusCode kInvalid = absl::StatusCode::kInvalidArgument;
constexpr absl::StatusCode kExhausted = absl::StatusCode::kResourceExhausted;

std::string OneRule(const std::string& fields) {
  return "rule_sets { name: 'mine' rules { name: 'r' " + fields + " } }";
}

class BadOptionsTest : public ::testing::TestWithParam<BadOptions> {};

TEST_P(BadOptionsTest, AreRefusedWithTheReason) {
  const absl::StatusOr<CompiledRules> rules =
      CompileRules(ParseOptions(GetParam().options));
  ASSERT_FALSE(rules.ok());
  EXPECT_EQ(rules.status().code(), GetParam().code) << rules.status();
  for (const std::string& part : GetParam().message) {
    EXPECT_THAT(std::string(rules.status().message()), HasSubstr(part));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BadOptionsTest,
    ::testing::ValuesIn(std::vector<BadOptions>{
        {"SetWithoutName", "rule_sets { }", kInvalid, {"rule set 0", "name"}},
        {"RuleWithoutName",
         "rule_sets { name: 'mine' rules { pattern: 'a' } }",
         kInvalid,
         {"\"mine\"", "rule 0", "name"}},
        {"SameNameTwice",
         "rule_sets { name: 'a' rules { name: 'r' pattern: 'a' "
         "scope: SCOPE_LINE action: ACTION_SUPPRESS } } "
         "rule_sets { name: 'b' rules { name: 'r' pattern: 'b' "
         "scope: SCOPE_LINE action: ACTION_SUPPRESS } }",
         kInvalid,
         {"\"b\"", "\"r\"", "name", "no other rule"}},
        {"NameOfABuiltinRule",
         "rule_sets { name: 'mine' rules { name: 'byline' pattern: 'a' "
         "scope: SCOPE_LINE action: ACTION_SUPPRESS } }",
         kInvalid,
         {"\"mine\"", "\"byline\"", "built-in"}},
        {"LanguageTag",
         "rule_sets { name: 'mine' language: 'en-GB' }",
         kInvalid,
         {"\"mine\"", "language", "en-GB"}},
        {"NoScope",
         OneRule("pattern: 'a' action: ACTION_SUPPRESS"),
         kInvalid,
         {"\"mine\"", "\"r\"", "scope", "SCOPE_LINE"}},
        {"UnknownScope",
         OneRule("pattern: 'a' scope: 17 action: ACTION_SUPPRESS"),
         kInvalid,
         {"scope"}},
        {"NoAction",
         OneRule("pattern: 'a' scope: SCOPE_LINE"),
         kInvalid,
         {"\"r\"", "action", "ACTION_SUPPRESS"}},
        {"PrefixSuppress",
         OneRule("pattern: 'a' scope: SCOPE_PREFIX action: ACTION_SUPPRESS"),
         kInvalid,
         {"\"r\"", "action", "ACTION_STRIP"}},
        {"LineStrip",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_STRIP"),
         kInvalid,
         {"\"r\"", "scope", "SCOPE_PREFIX"}},
        {"LineBoost",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_BOOST"),
         kInvalid,
         {"\"r\"", "scope", "SCOPE_SENTENCE"}},
        {"EmptyPattern",
         OneRule("scope: SCOPE_LINE action: ACTION_SUPPRESS"),
         kInvalid,
         {"\"r\"", "pattern"}},
        {"BadPattern",
         OneRule("pattern: 'a(b' scope: SCOPE_LINE action: ACTION_SUPPRESS"),
         kInvalid,
         {"\"r\"", "pattern", "missing ): a(b"}},
        {"NotUtf8",
         OneRule("pattern: '\\xFF' scope: SCOPE_LINE action: ACTION_SUPPRESS"),
         kInvalid,
         {"\"r\"", "pattern", "UTF-8"}},
        {"ExtractNothing",
         OneRule("pattern: '(?P<author>.*)' scope: SCOPE_LINE "
                 "action: ACTION_EXTRACT"),
         kInvalid,
         {"\"r\"", "pattern", "title, byline, source or publish_time"}},
        {"WeightTooHigh",
         OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST "
                 "weight: 10.5"),
         kInvalid,
         {"\"r\"", "weight", "-10 to 10", "10.5"}},
        {"WeightTooLow",
         OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST "
                 "weight: -11"),
         kInvalid,
         {"weight"}},
        {"WeightIsNan",
         OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST "
                 "weight: nan"),
         kInvalid,
         {"weight"}},
        {"WeightWithoutBoost",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS "
                 "weight: 1"),
         kInvalid,
         {"weight", "ACTION_BOOST"}},
        {"AfterNothing",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS "
                 "only_after: 's'"),
         kInvalid,
         {"\"r\"", "only_after", "another rule", "\"s\""}},
        {"AfterItself",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS "
                 "only_after: 'r'"),
         kInvalid,
         {"only_after", "another rule"}},
        {"SentenceAfter",
         OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_SUPPRESS "
                 "only_after: 'r'"),
         kInvalid,
         {"only_after", "SCOPE_BLOCK"}},
        {"ListOfSentences",
         OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_SUPPRESS "
                 "takes_list: true"),
         kInvalid,
         {"\"r\"", "takes_list", "SCOPE_LINE"}},
        {"ListOfBlocks",
         OneRule("pattern: 'a' scope: SCOPE_BLOCK action: ACTION_SUPPRESS "
                 "takes_list: true"),
         kInvalid,
         {"takes_list"}},
        {"UnknownDisabledRule",
         "disabled_rules: 'no_such_rule'",
         kInvalid,
         {"disabled_rules", "no_such_rule"}},
        {"TooManyRules",
         OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS") +
             " rule_sets { name: 'b' rules { name: 's' pattern: 'a' "
             "scope: SCOPE_LINE action: ACTION_SUPPRESS } } "
             "limits { max_rules: 1 }",
         kExhausted,
         {"rule_sets", "2 rules", "max_rules is 1"}},
        {"PatternTooLong",
         OneRule("pattern: 'abcde' scope: SCOPE_LINE "
                 "action: ACTION_SUPPRESS") +
             " limits { max_pattern_bytes: 4 }",
         kExhausted,
         {"\"r\"", "pattern", "5 bytes", "max_pattern_bytes is 4"}},
        {"PatternTooLarge",
         OneRule("pattern: '((\\\\pL{100}){100}){100}' scope: SCOPE_LINE "
                 "action: ACTION_SUPPRESS"),
         // RE2 refuses repetitions that multiply to more than 1000 anywhere.
         kInvalid,
         {"\"r\"", "pattern", "repetition"}},
        {"PatternTakesTooMuchMemory",
         OneRule("pattern: '\\\\pL{500}' scope: SCOPE_LINE "
                 "action: ACTION_SUPPRESS") +
             " limits { max_pattern_memory: 100000 }",
         kExhausted,
         {"\"r\"", "pattern", "max_pattern_memory"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(CompileRulesTest, LimitsCanBeSwitchedOff) {
  const absl::StatusOr<CompiledRules> rules = CompileRules(ParseOptions(
      OneRule("pattern: '" + std::string(20'000, 'a') +
              "' scope: SCOPE_LINE action: ACTION_SUPPRESS") +
      " limits { max_rules: 0 max_pattern_bytes: 0 max_pattern_memory: 0 }"));
  EXPECT_TRUE(rules.ok()) << rules.status();
}

TEST(CompileRulesTest, OwnRulesComeFirst) {
  const absl::StatusOr<CompiledRules> rules = CompileRules(ParseOptions(
      OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST "
              "weight: -2.5")));
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->rules[0].name, "r");
  EXPECT_EQ(rules->rules[0].boost, -2560);
  EXPECT_GT(rules->rules.size(), 60u);
}

TEST(CompileRulesTest, DisabledRulesAreLeftOut) {
  const absl::StatusOr<CompiledRules> rules =
      CompileRules(ParseOptions("disabled_rules: 'byline'"));
  ASSERT_TRUE(rules.ok()) << rules.status();
  for (const CompiledRule& rule : rules->rules) EXPECT_NE(rule.name, "byline");
}

TEST(CompileRulesTest, FingerprintTellsRulesApart) {
  const std::string rule =
      "pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS";
  const std::string two =
      "rule_sets { name: 'mine' rules { name: 'r' pattern: 'a' "
      "scope: SCOPE_LINE action: ACTION_SUPPRESS } "
      "rules { name: 's' pattern: 'b' scope: SCOPE_LINE "
      "action: ACTION_SUPPRESS } }";
  const std::string turned =
      "rule_sets { name: 'mine' rules { name: 's' pattern: 'b' "
      "scope: SCOPE_LINE action: ACTION_SUPPRESS } "
      "rules { name: 'r' pattern: 'a' scope: SCOPE_LINE "
      "action: ACTION_SUPPRESS } }";
  std::set<uint64_t> fingerprints;
  const std::vector<std::string> options = {
      "",
      "disabled_rules: 'byline'",
      OneRule(rule),
      OneRule(rule + " takes_list: true"),
      OneRule(rule + " only_first_lines: 3"),
      OneRule(rule + " only_last_lines: 3"),
      OneRule("pattern: 'b' scope: SCOPE_LINE action: ACTION_SUPPRESS"),
      OneRule("pattern: 'a' scope: SCOPE_BLOCK action: ACTION_SUPPRESS"),
      OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST"),
      OneRule("pattern: 'a' scope: SCOPE_SENTENCE action: ACTION_BOOST "
              "weight: 1"),
      R"(rule_sets { name: 'mine' language: 'en' rules {
           name: 'r' pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS
         } })",
      two,
      turned};
  for (const std::string& o : options) {
    const absl::StatusOr<CompiledRules> rules = CompileRules(ParseOptions(o));
    ASSERT_TRUE(rules.ok()) << rules.status();
    fingerprints.insert(rules->fingerprint);
    EXPECT_EQ(CompileRules(ParseOptions(o))->fingerprint, rules->fingerprint);
  }
  EXPECT_EQ(fingerprints.size(), options.size());
}

// Built-in patterns are not compiled one by one at run time: here they are.
TEST(BuiltinRuleSetsTest, ArePlain) {
  const absl::StatusOr<std::vector<v1::RuleSet>> sets = BuiltinRuleSets();
  ASSERT_TRUE(sets.ok()) << sets.status();
  v1::SummarizerOptions options;
  for (const v1::RuleSet& set : *sets) {
    *options.add_rule_sets() = set;
    for (const v1::Rule& rule : set.rules()) {
      EXPECT_TRUE(std::all_of(
          rule.name().begin(), rule.name().end(),
          [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; }))
          << rule.name();
      RE2::Options re2;
      re2.set_log_errors(false);
      const RE2 pattern(rule.pattern(), re2);
      EXPECT_TRUE(pattern.ok()) << rule.name() << ": " << pattern.error();
      EXPECT_FALSE(RE2::FullMatch("", pattern)) << rule.name();
    }
  }
  // Nothing but their names is wrong with them as rules of one's own.
  for (v1::RuleSet& set : *options.mutable_rule_sets()) {
    for (v1::Rule& rule : *set.mutable_rules()) {
      rule.mutable_name()->append("2");
      if (!rule.only_after().empty()) rule.mutable_only_after()->append("2");
    }
  }
  const absl::StatusOr<CompiledRules> rules = CompileRules(options);
  EXPECT_TRUE(rules.ok()) << rules.status();
}

}  // namespace
}  // namespace summarizer::rules
