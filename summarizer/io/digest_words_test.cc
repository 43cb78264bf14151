#include "summarizer/io/digest_words.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

TEST(DigestWordsTest, Period) {
  v1::Story story;
  EXPECT_EQ(Period(story), "undated");
  story.mutable_first_seen()->set_seconds(1642118400);
  story.mutable_last_seen()->set_seconds(1642118401);
  EXPECT_EQ(Period(story), "2022-01-14");
  story.mutable_last_seen()->set_seconds(1662422400);
  EXPECT_EQ(Period(story), "2022-01-14 to 2022-09-06");
}

TEST(DigestWordsTest, NamesAndTexts) {
  v1::ArticleDigest article;
  article.set_article_id("id");
  EXPECT_EQ(TitleOrId(article), "id");
  article.set_title("Title");
  EXPECT_EQ(TitleOrId(article), "Title");
  v1::RankedSentence sentence;
  sentence.set_text("He added: Trade rose.");
  EXPECT_EQ(ReadableText(sentence), "He added: Trade rose.");
  sentence.set_display_text("Trade rose.");
  EXPECT_EQ(ReadableText(sentence), "Trade rose.");
}

// Versions with these quantities; without any: one whose text was not kept.
v1::ChangedStatement ChangeOf(
    const std::vector<std::vector<std::string>>& versions) {
  v1::ChangedStatement change;
  for (const std::vector<std::string>& quantities : versions) {
    v1::StatementVersion& version = *change.add_versions();
    if (!quantities.empty()) version.set_text("Text.");
    for (const std::string& quantity : quantities) {
      version.add_quantities(quantity);
    }
  }
  return change;
}

using Values = std::vector<std::vector<std::string>>;

struct ChangedCase {
  std::string name;
  Values versions;
  std::vector<std::string> shown;
};

void PrintTo(const ChangedCase& c, std::ostream* out) { *out << c.name; }

class ChangedValuesTest : public ::testing::TestWithParam<ChangedCase> {};

TEST_P(ChangedValuesTest, LeaveOutWhatStaysInItsPlace) {
  EXPECT_EQ(ChangedValues(ChangeOf(GetParam().versions)), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    DigestWordsTest, ChangedValuesTest,
    ::testing::Values(
        ChangedCase{"SamePlace",
                    {{"two", "$251.1 million", "2021"},
                     {"two", "$274.8 million", "2021"}},
                    {"$251.1 million", "$274.8 million"}},
        // What is 60 was the upper bound and is the lower one.
        ChangedCase{"Moved",
                    {{"40", "60", "80"}, {"60", "90", "130"}},
                    {"40, 60, 80", "60, 90, 130"}},
        ChangedCase{"MovedAndSamePlace",
                    {{"40", "60", "80"}, {"60", "90", "80"}},
                    {"40, 60", "60, 90"}},
        // Another value in front of those that stay, or behind them.
        ChangedCase{"OneMoreInFront",
                    {{"12", "2021"}, {"Monday", "14", "2021"}},
                    {"12", "Monday, 14"}},
        ChangedCase{"OneMoreBehind",
                    {{"two", "12"}, {"two", "14", "2021"}},
                    {"12", "14, 2021"}},
        ChangedCase{"OneMoreBetween",
                    {{"two", "12", "2021"}, {"two", "14", "5", "2021"}},
                    {"12", "14, 5"}},
        // What two of three versions have has changed.
        ChangedCase{
            "TwoOfThree",
            {{"two", "5", "9"}, {}, {"two", "5", "12"}, {"two", "7", "12"}},
            {"5, 9", "", "5, 12", "7, 12"}},
        ChangedCase{"MovedInOneOfThree",
                    {{"two", "5", "9"},
                     {},
                     {"5", "two", "12"},
                     {"two", "two", "7", "12"}},
                    {"two, 5, 9", "", "5, two, 12", "two, two, 7, 12"}},
        // Nothing would be left of one.
        ChangedCase{
            "NothingLeft", {{"two"}, {"two", "2021"}}, {"two", "two, 2021"}},
        ChangedCase{"OneText", {{"5"}, {}}, {"5", ""}},
        ChangedCase{"NoVersion", {}, {}}),
    [](const auto& info) { return info.param.name; });

TEST(DigestWordsTest, WordsThatChangedWhereNoValueDid) {
  v1::ChangedStatement change = ChangeOf({{"2030"}, {}, {"2030"}, {"2030"}});
  change.mutable_versions(0)->set_text("A court upheld the ban until 2030.");
  change.mutable_versions(2)->set_text(
      "A court overturned the ban until 2030.");
  change.mutable_versions(3)->set_text("Again, a court upheld the ban.");
  EXPECT_THAT(
      ChangedValues(change),
      ::testing::ElementsAre("upheld", "", "overturned", "Again, a, upheld"));
}

TEST(DigestWordsTest, WordsWhereSomeVersionHasNoQuantities) {
  v1::ChangedStatement change;
  change.add_versions()->set_text("Talks will begin soon.");
  v1::StatementVersion& version = *change.add_versions();
  version.set_text("Talks broke down after 31 hours.");
  version.add_quantities("31 hours");
  EXPECT_THAT(
      ChangedValues(change),
      ::testing::ElementsAre("will begin soon", "broke down after 31 hours"));
}

TEST(DigestWordsTest, Counts) {
  EXPECT_EQ(JoinParts({"", "a", "", "b"}), "a, b");
  EXPECT_EQ(JoinParts({""}), "");
  EXPECT_EQ(CountOrNothing(0, "line"), "");
  EXPECT_EQ(CountOrNothing(1, "line"), "1 line");
  EXPECT_EQ(CountOrNothing(12345, "line"), "12,345 lines");
  EXPECT_EQ(NumberOrNothing(0, "picked"), "");
  EXPECT_EQ(NumberOrNothing(1000, "picked"), "1,000 picked");
  EXPECT_EQ(CountOf(1, "copy", "copies"), "1 copy");
  EXPECT_EQ(CountOf(0, "copy", "copies"), "0 copies");
}

TEST(DigestWordsTest, WhyNothingWasPicked) {
  v1::ArticleStats stats;
  EXPECT_EQ(NothingPicked(stats), "no prose");
  stats.set_sentences(3);
  EXPECT_EQ(NothingPicked(stats), "nothing picked");
  stats.set_repeated(2);
  stats.set_copied(1);
  EXPECT_EQ(NothingPicked(stats), "nothing new: 2 repeated, 1 copied");
}

}  // namespace
}  // namespace summarizer::io
