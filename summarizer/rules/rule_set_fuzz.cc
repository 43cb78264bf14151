// Any text as a rule set: refused by name, or rules that keep their promises on
// any article. The input is a RuleSet in protobuf's text format, a line "---"
// and a text.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "summarizer/rules/annotations_check.h"
#include "summarizer/rules/builtin_rules.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/testing/fuzz_input.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/options.pb.h"

namespace {

using namespace summarizer;  // NOLINT: a program of one file.
using testing::Require;

class Silent : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int, google::protobuf::io::ColumnNumber,
                const std::string&) override {}
};

// Without the built-in rules, which have a fuzzer of their own.
v1::SummarizerOptions OwnRulesOnly() {
  v1::SummarizerOptions options;
  const std::vector<v1::RuleSet> sets = rules::BuiltinRuleSets().value();
  for (const v1::RuleSet& set : sets) {
    for (const v1::Rule& rule : set.rules()) {
      options.add_disabled_rules(rule.name());
    }
  }
  options.mutable_limits()->set_max_pattern_memory(1 << 18);
  options.mutable_limits()->set_max_pattern_bytes(2000);
  options.mutable_limits()->set_max_rules(20);
  return options;
}

constexpr std::string_view kSample =
    "By Ann Lee\n\nThe council of Oslo met on Monday, 5 May 2020.\n\n"
    "Read more: What the mayor said\n\nLeave a Reply\n";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const v1::SummarizerOptions& own = *new auto(OwnRulesOnly());
  static auto& parser =
      *new text::DocumentParser(text::Language::ForTag("en").value(), 1);
  testing::FuzzInput input(data, size);
  const std::string_view rules_text = input.TakeUntil("\n---\n");
  const std::string_view body = input.TakeRest();

  v1::SummarizerOptions options = own;
  google::protobuf::TextFormat::Parser reader;
  Silent silent;
  reader.RecordErrorsTo(&silent);
  if (!reader.ParseFromString(std::string(rules_text),
                              options.add_rule_sets())) {
    return 0;
  }
  const absl::StatusOr<rules::RuleEngine> engine =
      rules::RuleEngine::Create(options);
  if (!engine.ok()) {
    Require(absl::IsInvalidArgument(engine.status()) ||
                absl::IsResourceExhausted(engine.status()),
            "bad rules are InvalidArgument or ResourceExhausted");
    Require(!engine.status().message().empty(), "errors say why");
    return 0;
  }
  for (const std::string_view text : {kSample, body}) {
    if (text::FindInvalidUtf8(text).has_value()) continue;
    text::Document document;
    rules::Annotations annotations;
    parser.Parse(text, document);
    engine->Apply(document, "en", annotations);
    const std::string broken = rules::FindBrokenProperty(document, annotations);
    Require(broken.empty(), broken.c_str());
  }
  return 0;
}
