#include "summarizer/text/language.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(LanguageTest, PrimarySubtag) {
  EXPECT_EQ(Language::PrimarySubtag("en-GB"), "en");
  EXPECT_EQ(Language::PrimarySubtag("EN_us"), "en");
  EXPECT_EQ(Language::PrimarySubtag("de"), "de");
  EXPECT_EQ(Language::PrimarySubtag(""), "");
}

TEST(LanguageTest, WithoutDataThereIsNoVocabulary) {
  const auto language = Language::ForTag("xx").value();
  EXPECT_FALSE(Language::HasData("xx"));
  EXPECT_EQ(language->name(), "xx");
  EXPECT_EQ(language->stemmer(), "");
  EXPECT_EQ(language->FindAbbreviation("Mr"), Abbreviation::kNone);
  EXPECT_EQ(language->Find("the"), nullptr);
}

TEST(LanguageTest, GermanIsOnlySplit) {
  EXPECT_TRUE(Language::HasData("de"));
  const auto german = Language::ForTag("de-AT").value();
  EXPECT_EQ(german->stemmer(), "");
  EXPECT_TRUE(german->ordinal_periods());
  EXPECT_FALSE(Language::ForTag("en").value()->ordinal_periods());
  EXPECT_EQ(german->FindAbbreviation("rd"), Abbreviation::kBeforeNumber);
  EXPECT_EQ(german->FindAbbreviation("bzw"), Abbreviation::kInside);
  EXPECT_EQ(german->FindAbbreviation("Prof"), Abbreviation::kBeforeName);
  EXPECT_EQ(german->FindAbbreviation("usw"), Abbreviation::kMayEnd);
  EXPECT_TRUE(german->IsOpener("Über"));
  EXPECT_FALSE(german->IsOpener("Haus"));
}

TEST(LanguageTest, EnglishAbbreviations) {
  const auto english = Language::ForTag("en-GB").value();
  const struct {
    std::string_view token;
    Abbreviation want;
  } kCases[] = {
      {"Mr", Abbreviation::kBeforeName},
      {"MR", Abbreviation::kBeforeName},
      {"mr", Abbreviation::kNone},
      {"e.g", Abbreviation::kInside},
      {"p", Abbreviation::kBeforeNumber},
      {"No", Abbreviation::kBeforeNumber},
      {"Inc", Abbreviation::kMayEnd},
      {"p.m", Abbreviation::kMayEnd},
      {"Jan", Abbreviation::kBeforeNumberOrMayEnd},
      {"Man", Abbreviation::kNone},
      {"the", Abbreviation::kNone},
      {"", Abbreviation::kNone},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(english->FindAbbreviation(c.token), c.want) << c.token;
  }
}

TEST(LanguageTest, EnglishWords) {
  const auto english = Language::ForTag("en").value();
  EXPECT_TRUE(english->IsOpener("The"));
  EXPECT_TRUE(english->IsOpener("THE"));
  EXPECT_FALSE(english->IsOpener("the"));
  EXPECT_FALSE(english->IsOpener("Smith"));
  EXPECT_TRUE(english->IsExclamationName("Yahoo"));
  EXPECT_TRUE(english->IsDomain("COM"));
  EXPECT_TRUE(english->IsTimeWord("Friday"));
  ASSERT_NE(english->Find("the"), nullptr);
  EXPECT_TRUE(english->Find("the")->stop_word);
  EXPECT_TRUE(english->Find("never")->negation);
  EXPECT_EQ(english->Find("march")->month, 3);
  EXPECT_TRUE(english->Find("monday")->weekday);
  EXPECT_EQ(english->UnitOf("$"), english->UnitOf("dollars"));
  EXPECT_NE(english->UnitOf("$"), english->UnitOf("€"));
  EXPECT_EQ(english->UnitOf("house"), 0);
}

TEST(LanguageTest, RootsOfStems) {
  const auto english = Language::ForTag("en").value();
  const struct {
    std::string_view one;
    std::string_view other;
    bool same;
  } kCases[] = {
      {"azerbaijan", "azerbaijani", true}, {"latvia", "latvian", true},
      {"vietnam", "vietnames", true},      {"china", "chines", true},
      {"japan", "japanes", true},          {"iran", "iranian", true},
      {"germani", "german", true},         {"itali", "italian", true},
      {"ukrain", "ukrainian", true},       {"afghanistan", "afghan", true},
      {"kazakhstan", "kazakh", true},      {"sweden", "swedish", true},
      {"belgium", "belgian", true},        {"johnson", "johnston", false},
      {"mariupol", "maribor", false},      {"williams", "wilson", false},
      {"austria", "australia", false},     {"iran", "iraq", false},
      {"niger", "nigeria", true},  // As close as Vietnam and Vietnamese.
      {"o'neil", "o'hara", false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(english->RootOf(c.one) == english->RootOf(c.other), c.same)
        << c.one << " " << c.other;
  }
}

TEST(LanguageTest, NoWordIsOnTwoSides) {
  const auto english = Language::ForTag("en").value();
  std::set<std::string> seen;
  size_t apart = 0;
  for (const Language::Contrast& contrast : english->contrasts()) {
    apart += contrast.apart ? 1 : 0;
    EXPECT_GE(contrast.sides.size(), 2u);
    EXPECT_LE(contrast.sides.size(), Language::kMaxContrastSides);
    for (const std::vector<std::string>& side : contrast.sides) {
      EXPECT_FALSE(side.empty());
      for (const std::string& word : side) {
        EXPECT_TRUE(seen.insert(word).second) << word;
      }
    }
  }
  size_t turns = 0;
  for (const Language::Event& event : english->events()) {
    turns += event.turns ? 1 : 0;
    EXPECT_FALSE(event.words.empty());
    for (const std::string& word : event.words) {
      EXPECT_TRUE(seen.insert(word).second) << word;
    }
  }
  for (const std::string& word : english->may_be_future()) {
    EXPECT_TRUE(seen.insert(word).second) << word;
  }
  EXPECT_GT(turns, 0u);
  EXPECT_LE(turns, Language::kMaxTurns);
  EXPECT_LE(english->events().size() - turns, Language::kMaxEvents);
  EXPECT_GT(apart, 0u);
  EXPECT_LE(apart, Language::kMaxContrastsApart);
  EXPECT_LE(english->contrasts().size() - apart, Language::kMaxContrasts);
}

}  // namespace
}  // namespace summarizer::text
