#include "summarizer/rules/test_support.h"

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/rules/annotations_check.h"
#include "summarizer/rules/builtin_rules.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::rules {
namespace {

std::string Join(std::string_view kind, std::string_view text) {
  return std::string(kind) + "|" + std::string(text);
}

std::shared_ptr<const text::Language> MakeLanguage(std::string_view tag) {
  absl::StatusOr<std::unique_ptr<const text::Language>> language =
      text::Language::ForTag(tag);
  EXPECT_TRUE(language.ok()) << language.status();
  return *std::move(language);
}

std::shared_ptr<const text::Language> LanguageFor(std::string_view tag) {
  if (tag != "en") return MakeLanguage(tag);
  // Most tests read English, and its data take a while to load.
  static const auto& english =
      *new std::shared_ptr<const text::Language>(MakeLanguage("en"));
  return english;
}

}  // namespace

v1::SummarizerOptions ParseOptions(std::string_view options) {
  v1::SummarizerOptions parsed;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      std::string(options), &parsed));
  return parsed;
}

RuleEngine MakeEngine(const v1::SummarizerOptions& options) {
  absl::StatusOr<RuleEngine> engine = RuleEngine::Create(options);
  EXPECT_TRUE(engine.ok()) << engine.status();
  return *std::move(engine);
}

RuleEngine MakeBareEngine(std::string_view options) {
  v1::SummarizerOptions parsed = ParseOptions(options);
  const absl::StatusOr<std::vector<v1::RuleSet>> builtin = BuiltinRuleSets();
  EXPECT_TRUE(builtin.ok()) << builtin.status();
  for (const v1::RuleSet& set : *builtin) {
    for (const v1::Rule& rule : set.rules()) {
      parsed.add_disabled_rules(rule.name());
    }
  }
  return MakeEngine(parsed);
}

View Annotate(const RuleEngine& engine, std::string_view body,
              std::string_view language) {
  text::DocumentParser parser(LanguageFor(language), 0);
  text::Document document;
  parser.Parse(body, document);
  Annotations annotations;
  engine.Apply(document, language, annotations);

  EXPECT_EQ(FindBrokenProperty(document, annotations), "") << body;

  View view;
  for (const Furniture& f : annotations.furniture) {
    view.furniture.push_back(
        Join(engine.NameOf(f.rule), body.substr(f.begin, f.end - f.begin)));
  }
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    view.sentences.push_back(Join(engine.NameOf(annotations.sentence_rule[s]),
                                  document.TextOf(document.sentences[s])));
    view.cues.push_back(annotations.cue[s]);
  }
  view.title = annotations.title;
  view.byline = annotations.byline;
  view.source = annotations.source;
  view.publish_time = annotations.publish_time;
  return view;
}

}  // namespace summarizer::rules
