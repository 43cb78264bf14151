#include "summarizer/rules/test_support.h"

#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/rules/compiled_rule.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"
#include "summarizer/text/unicode.h"

namespace summarizer::rules {
namespace {

std::string Join(std::string_view kind, std::string_view text) {
  return std::string(kind) + "|" + std::string(text);
}

// Whether [begin, end) has text at both ends.
bool IsTrimmed(std::string_view body, uint32_t begin, uint32_t end) {
  return begin < end && text::SkipBlanks(body, begin, end) == begin &&
         text::TrimBlanks(body, begin, end) == end;
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
  absl::StatusOr<std::unique_ptr<const text::Language>> data =
      text::Language::ForTag(language);
  EXPECT_TRUE(data.ok()) << data.status();
  text::DocumentParser parser(*std::move(data), 0);
  text::Document document;
  parser.Parse(body, document);
  Annotations annotations;
  engine.Apply(document, language, annotations);

  View view;
  uint32_t end = 0;
  for (const Furniture& f : annotations.furniture) {
    EXPECT_LE(end, f.begin);
    EXPECT_LE(f.end, body.size());
    EXPECT_TRUE(IsTrimmed(body, f.begin, f.end));
    end = f.end;
    view.furniture.push_back(
        Join(engine.NameOf(f.rule), body.substr(f.begin, f.end - f.begin)));
  }
  EXPECT_EQ(annotations.sentence_rule.size(), document.sentences.size());
  EXPECT_EQ(annotations.cue.size(), document.sentences.size());
  for (size_t s = 0; s < document.sentences.size(); ++s) {
    const text::Sentence& sentence = document.sentences[s];
    const int rule = annotations.sentence_rule[s];
    // What is furniture as a sentence is so as a span, and nothing else is.
    bool inside = false;
    for (const Furniture& f : annotations.furniture) {
      inside |= f.begin <= sentence.begin && sentence.end <= f.end;
      if (rule < 0) {
        EXPECT_TRUE(sentence.end <= f.begin || f.end <= sentence.begin)
            << document.TextOf(sentence);
      }
    }
    EXPECT_EQ(inside, rule >= 0) << document.TextOf(sentence);
    view.sentences.push_back(
        Join(engine.NameOf(rule), document.TextOf(sentence)));
    view.cues.push_back(annotations.cue[s]);
  }
  view.title = annotations.title;
  view.byline = annotations.byline;
  view.source = annotations.source;
  view.publish_time = annotations.publish_time;
  return view;
}

}  // namespace summarizer::rules
