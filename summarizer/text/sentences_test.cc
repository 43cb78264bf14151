#include "summarizer/text/sentences.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/text/case_file.h"
#include "summarizer/text/parser.h"

namespace summarizer::text {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

std::shared_ptr<const Language> ForTag(std::string_view tag) {
  return Language::ForTag(tag).value();
}

std::vector<std::string> Texts(std::string_view body,
                               const std::vector<Sentence>& sentences) {
  std::vector<std::string> texts;
  for (const Sentence& s : sentences) {
    texts.emplace_back(body.substr(s.begin, s.end - s.begin));
  }
  return texts;
}

TEST(SplitSentencesTest, LabelledCases) {
  const std::vector<Case> cases =
      ParseCases(ReadTestData("sentence_cases.txt"));
  ASSERT_GE(cases.size(), 350u);
  DocumentParser parser(ForTag("en"), 1);
  Document document;
  std::map<std::string, int> kinds;
  for (const Case& c : cases) {
    ++kinds[c.kind];
    parser.Parse(c.text, document);
    EXPECT_THAT(Texts(c.text, document.sentences), ElementsAreArray(c.parts))
        << c.kind << ": " << c.text;
  }
  for (const auto& [kind, count] : kinds) EXPECT_GE(count, 2) << kind;
}

TEST(SplitSentencesTest, German) {
  const std::vector<Case> cases =
      ParseCases(ReadTestData("german_sentence_cases.txt"));
  ASSERT_GE(cases.size(), 15u);
  DocumentParser parser(ForTag("de"), 1);
  Document document;
  for (const Case& c : cases) {
    parser.Parse(c.text, document);
    EXPECT_THAT(Texts(c.text, document.sentences), ElementsAreArray(c.parts))
        << c.kind << ": " << c.text;
  }
}

TEST(SplitSentencesTest, LooksOnlyAtItsRange) {
  const std::string_view body = "Mr. A left. B stayed. C came.";
  ByteMap map;
  map.Build(body);
  std::vector<Sentence> sentences;
  SplitSentences(map, 12, 21, *ForTag("en"), sentences);
  EXPECT_THAT(Texts(body, sentences), ElementsAre("B stayed."));
}

TEST(SplitSentencesTest, Appends) {
  const std::string_view body = "One. Two.";
  ByteMap map;
  map.Build(body);
  std::vector<Sentence> sentences(1);
  SplitSentences(map, 0, 9, *ForTag("en"), sentences);
  EXPECT_EQ(sentences.size(), 3u);
}

TEST(SplitSentencesTest, LanguageWithoutData) {
  const std::string_view body = "Es ist kalt. Wir gehen. Wohin?";
  ByteMap map;
  map.Build(body);
  std::vector<Sentence> sentences;
  SplitSentences(map, 0, static_cast<uint32_t>(body.size()), *ForTag("xx"),
                 sentences);
  EXPECT_THAT(Texts(body, sentences),
              ElementsAre("Es ist kalt.", "Wir gehen.", "Wohin?"));
}

}  // namespace
}  // namespace summarizer::text
