#include "summarizer/rules/link_lists.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/test_support.h"

namespace summarizer::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kBefore[] = "The mayor opened the new bridge on Tuesday.\n\n";
constexpr char kAfter[] =
    "\n\nShe thanked the crews who had worked through the storms.\n";

// "list" opens a list, "end" is furniture of another kind, "mark" a prefix, and
// "By …" metadata.
RuleEngine Engine() {
  return MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'list'
        pattern: 'MORE'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
        takes_list: true
      }
      rules {
        name: 'other'
        pattern: 'OTHER'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
        takes_list: true
      }
      rules {
        name: 'end'
        pattern: 'END'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
      rules {
        name: 'mark'
        pattern: '>> '
        scope: SCOPE_PREFIX
        action: ACTION_STRIP
      }
      rules {
        name: 'by'
        pattern: 'By (?P<byline>.*)'
        scope: SCOPE_LINE
        action: ACTION_EXTRACT
      }
    })pb");
}

std::vector<std::string> Furniture(const std::string& body) {
  return Annotate(Engine(), body).furniture;
}

TEST(LinkListsTest, TakesTitlesUpToTheNextParagraph) {
  EXPECT_THAT(Furniture(std::string(kBefore) +
                        "MORE\nRain in Oslo\nWho won? See the list" + kAfter),
              ElementsAre("list|MORE", "list|Rain in Oslo",
                          "list|Who won? See the list"));
}

TEST(LinkListsTest, TakesLoneMarkersAndTheirItems) {
  EXPECT_THAT(Furniture(std::string(kBefore) +
                        "MORE\n-\nRain in Oslo\n-\n“I sold my house”\n"
                        "OTHER\n-\nSnow in Rome"),
              ElementsAre("list|MORE", "list|-", "list|Rain in Oslo", "list|-",
                          "list|“I sold my house”", "other|OTHER", "other|-",
                          "other|Snow in Rome"));
}

TEST(LinkListsTest, TakesBulletedItems) {
  EXPECT_THAT(Furniture(std::string(kBefore) + "MORE\n- Rain\n• It snowed.\n"),
              ElementsAre("list|MORE", "list|- Rain", "list|• It snowed."));
}

TEST(LinkListsTest, LeavesProseInItems) {
  EXPECT_THAT(
      Furniture(std::string(kBefore) +
                "MORE\n- The ministry will build twelve schools in the north, "
                "where every third village has had none since the flood, and "
                "pay for buses in the meantime.\n- Rain"),
      ElementsAre("list|MORE"));
}

TEST(LinkListsTest, AQuotationEndsIt) {
  for (const std::string quotation :
       {"“We are late,” he said. “The cold is our greatest enemy.”",
        "\"The cold is our greatest enemy.\"",
        "“The cold, he said, is ‘our enemy.’”"}) {
    EXPECT_THAT(Furniture(std::string(kBefore) + "MORE\nRain in Oslo\n" +
                          quotation + kAfter),
                ElementsAre("list|MORE", "list|Rain in Oslo"));
  }
}

TEST(LinkListsTest, OtherFurnitureDoesNotEndIt) {
  EXPECT_THAT(
      Furniture(std::string(kBefore) + "MORE\nRain\nEND\nSnow" + kAfter),
      ElementsAre("list|MORE", "list|Rain", "end|END", "list|Snow"));
}

TEST(LinkListsTest, MetadataEndsIt) {
  EXPECT_THAT(
      Furniture(std::string(kBefore) + "MORE\nRain\nBy Jane\nSnow" + kAfter),
      ElementsAre("list|MORE", "list|Rain", "by|By Jane"));
}

TEST(LinkListsTest, GivesTheTitleBack) {
  for (const std::string next : {"By Jane\n\n", ""}) {
    const View view = Annotate(
        Engine(), "MORE\nRain in Oslo\nSnow in Rome\n\n" + next + kBefore);
    EXPECT_EQ(view.title, "Snow in Rome");
    EXPECT_EQ(view.sentences[2], "heading|Snow in Rome");
    EXPECT_THAT(std::vector<std::string>(view.furniture.begin(),
                                         view.furniture.begin() + 2),
                ElementsAre("list|MORE", "list|Rain in Oslo"));
  }
}

TEST(LinkListsTest, GivesASubheadingBack) {
  // After bulleted items.
  EXPECT_THAT(Furniture(std::string(kBefore) +
                        "MORE\n- Rain\n- Snow\n\nThe money" + kAfter),
              ElementsAre("list|MORE", "list|- Rain", "list|- Snow"));
  // After a blank line where the items have none between them.
  EXPECT_THAT(Furniture(std::string(kBefore) + "MORE\nRain\nSnow\n\nThe money" +
                        kAfter),
              ElementsAre("list|MORE", "list|Rain", "list|Snow"));
  // All look alike.
  EXPECT_THAT(
      Furniture(std::string(kBefore) + "MORE\n\nRain\n\nSnow\n\nThe money" +
                kAfter),
      ElementsAre("list|MORE", "list|Rain", "list|Snow", "list|The money"));
}

TEST(LinkListsTest, TakesTrailingLinksAfterFurniture) {
  EXPECT_THAT(Furniture(std::string(kBefore) +
                        "END\n\nRain in Oslo\n\nSnow in Rome\n\nHail in Bonn"),
              ElementsAre("end|END", "end|Rain in Oslo", "end|Snow in Rome",
                          "end|Hail in Bonn"));
}

TEST(LinkListsTest, LeavesWhatMayBelongToTheArticle) {
  // No furniture before them.
  EXPECT_THAT(Furniture(std::string(kBefore) + "Rain\n\nSnow\n\nHail\n\nEND"),
              ElementsAre("end|END"));
  // Too few.
  EXPECT_THAT(Furniture(std::string(kBefore) + "END\n\nRain\n\nSnow"),
              ElementsAre("end|END"));
  // Not at the end.
  EXPECT_THAT(
      Furniture(std::string(kBefore) + "END\n\nRain\n\nSnow\n\nHail" + kAfter),
      ElementsAre("end|END"));
  // Sentences.
  EXPECT_THAT(Furniture(std::string(kBefore) + "END\n\n- Rain fell.\n- It "
                                               "snowed.\n- It hailed."),
              ElementsAre("end|END"));
  // Part of a line is furniture already.
  EXPECT_THAT(Furniture(std::string(kBefore) +
                        "END\n\nRain\n\n>> Snow\n\nHail\n\nSleet"),
              ElementsAre("end|END", "mark|>>"));
  // Nothing else in the article.
  EXPECT_THAT(Furniture("END\n\nRain in Oslo\n\nSnow in Rome\n\nHail in Bonn"),
              ElementsAre("end|END"));
  EXPECT_THAT(Furniture("Rain"), IsEmpty());
}

}  // namespace
}  // namespace summarizer::rules
