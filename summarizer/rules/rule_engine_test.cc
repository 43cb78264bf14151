#include "summarizer/rules/rule_engine.h"

#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/test_support.h"

namespace summarizer::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kProseText[] =
    "The mayor opened the new bridge on Tuesday and thanked the crews.";

// Rule `r` alone, but for the built-in ones.
RuleEngine OneRule(const std::string& fields) {
  return MakeBareEngine("rule_sets { name: 'mine' rules { name: 'r' " + fields +
                        " } }");
}

TEST(LineRuleTest, MatchesTheWholeLine) {
  const RuleEngine engine =
      OneRule("pattern: 'Advert' scope: SCOPE_LINE action: ACTION_SUPPRESS");
  EXPECT_THAT(
      Annotate(engine, "Advert\nAdverts\nAn Advert\n  Advert \t\n").furniture,
      ElementsAre("r|Advert", "r|Advert"));
}

TEST(LineRuleTest, SuppressesAllSentences) {
  const RuleEngine engine =
      OneRule("pattern: 'Connect.*' scope: SCOPE_LINE action: ACTION_SUPPRESS");
  const View view = Annotate(engine, "Connect with us. Get the news.");
  EXPECT_THAT(view.furniture, ElementsAre("r|Connect with us. Get the news."));
  EXPECT_THAT(view.sentences,
              ElementsAre("r|Connect with us.", "r|Get the news."));
}

TEST(LineRuleTest, SeesRejoinedParagraphs) {
  const RuleEngine engine = OneRule(
      "pattern: 'This page uses cookies and .* experience\\\\.' "
      "scope: SCOPE_LINE action: ACTION_SUPPRESS");
  const std::string body =
      "This page uses cookies\r\nand other means that make the best\r\n"
      "possible\u00A0 experience.";
  const View view =
      Annotate(engine, std::string(kProseText) + "\r\n\r\n" + body);
  EXPECT_THAT(view.sentences,
              ::testing::Contains("prose|" + std::string(kProseText)));
}

TEST(LineRuleTest, WhiteSpaceIsOneSpace) {
  const RuleEngine engine = OneRule(
      "pattern: 'By Baltika Courier' scope: SCOPE_LINE "
      "action: ACTION_SUPPRESS");
  EXPECT_THAT(Annotate(engine, "By\u00A0 Baltika\u2009Courier").furniture,
              ElementsAre("r|By\u00A0 Baltika\u2009Courier"));
}

TEST(LineRuleTest, ListItemsMatchWithAndWithoutMarker) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'a'
        pattern: 'Share'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
      rules {
        name: 'b'
        pattern: '- Print'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    })pb");
  EXPECT_THAT(
      Annotate(engine, "- Share\n- Print\n• Share\n1. Share\n- Show").furniture,
      ElementsAre("a|- Share", "b|- Print", "a|• Share", "a|1. Share"));
}

TEST(LineRuleTest, LongLinesAreForBlockRules) {
  const std::string line = "About Acme. " + std::string(1500, 'x') + ".";
  for (const auto& [scope, furniture] :
       {std::pair<std::string, size_t>("SCOPE_LINE", 0), {"SCOPE_BLOCK", 1}}) {
    const RuleEngine engine = OneRule(
        "pattern: 'About Acme.*' scope: " + scope + " action: ACTION_SUPPRESS");
    EXPECT_EQ(Annotate(engine, line).furniture.size(), furniture) << scope;
    EXPECT_EQ(Annotate(engine, "About Acme. It sells.").furniture.size(), 1u);
  }
}

TEST(LineRuleTest, FirstRuleThatMatchesDecides) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'one'
      rules {
        name: 'a'
        pattern: 'x.*'
        scope: SCOPE_BLOCK
        action: ACTION_SUPPRESS
        only_first_lines: 1
      }
      rules {
        name: 'b'
        pattern: '.*'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    }
    rule_sets {
      name: 'two'
      rules { name: 'c' pattern: 'x' scope: SCOPE_LINE action: ACTION_SUPPRESS }
    })pb");
  EXPECT_THAT(Annotate(engine, "x\n\nx\n\ny").furniture,
              ElementsAre("a|x", "b|x", "b|y"));
}

TEST(LineRuleTest, OwnRulesComeBeforeBuiltinOnes) {
  const RuleEngine engine = MakeEngine(ParseOptions(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'mine'
        pattern: 'Share.*'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    })pb"));
  EXPECT_THAT(Annotate(engine, "Share this\n\nTweet").furniture,
              ElementsAre("mine|Share this", "share|Tweet"));
}

TEST(LineRuleTest, OnlyFirstAndLastLines) {
  const std::string body = "x\n-\nx\n\nx\n-\nx\n\nx";
  const auto count = [&](const std::string& limits) {
    return Annotate(OneRule("pattern: 'x' scope: SCOPE_LINE "
                            "action: ACTION_SUPPRESS " +
                            limits),
                    body)
        .furniture.size();
  };
  EXPECT_EQ(count(""), 5u);
  // Separators don't count.
  EXPECT_EQ(count("only_first_lines: 2"), 2u);
  EXPECT_EQ(count("only_last_lines: 1"), 1u);
  EXPECT_EQ(count("only_first_lines: 1 only_last_lines: 2"), 3u);
  EXPECT_EQ(count("only_first_lines: 100"), 5u);
}

TEST(LineRuleTest, LanguageOfTheSet) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'german'
      language: 'DE'
      rules {
        name: 'de'
        pattern: 'Anzeige'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    }
    rule_sets {
      name: 'all'
      rules {
        name: 'all'
        pattern: '[Aa]nzeige'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    })pb");
  EXPECT_THAT(Annotate(engine, "Anzeige", "de").furniture,
              ElementsAre("de|Anzeige"));
  EXPECT_THAT(Annotate(engine, "Anzeige", "de-AT").furniture,
              ElementsAre("de|Anzeige"));
  EXPECT_THAT(Annotate(engine, "Anzeige", "en").furniture,
              ElementsAre("all|Anzeige"));
  EXPECT_THAT(Annotate(engine, "Anzeige", "").furniture,
              ElementsAre("all|Anzeige"));
}

TEST(LineRuleTest, EmptyLanguageIsEnglish) {
  EXPECT_THAT(Annotate(MakeEngine(), "Advertisement", "").furniture,
              ElementsAre("advertisement|Advertisement"));
  EXPECT_THAT(Annotate(MakeEngine(), "Advertisement", "fi").furniture,
              IsEmpty());
  EXPECT_THAT(Annotate(MakeEngine(), "***", "fi").furniture,
              ElementsAre("separator|***"));
}

TEST(LineRuleTest, OnlyAfterWhatAnotherRuleTook) {
  const std::string rules = R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'a'
        pattern: 'About .*'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
      rules {
        name: 'b'
        pattern: 'It .*'
        scope: SCOPE_BLOCK
        action: ACTION_SUPPRESS
        only_after: 'a'
      }
    })pb";
  const std::string body =
      "It rained.\n\nAbout us\n\n***\n\nIt rains.\n\nIt pours.";
  EXPECT_THAT(Annotate(MakeBareEngine(rules), body).furniture,
              ElementsAre("a|About us", "b|It rains."));
  EXPECT_THAT(
      Annotate(MakeBareEngine(rules + "disabled_rules: 'a'"), body).furniture,
      IsEmpty());
}

TEST(SentenceRuleTest, SuppressesSentences) {
  const RuleEngine engine = OneRule(
      "pattern: 'Read more.*' scope: SCOPE_SENTENCE action: ACTION_SUPPRESS");
  const View view =
      Annotate(engine, "It rained. Read  more here. Then it stopped.");
  EXPECT_THAT(view.furniture, ElementsAre("r|Read  more here."));
  EXPECT_THAT(view.sentences,
              ElementsAre("prose|It rained.", "r|Read  more here.",
                          "prose|Then it stopped."));
}

TEST(PrefixRuleTest, StripsInARowAndShortensTheSentence) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'date'
        pattern: 'date \\S+ '
        scope: SCOPE_PREFIX
        action: ACTION_STRIP
      }
      rules {
        name: 'place'
        pattern: '[A-Z]+, May \\d+[.:]'
        scope: SCOPE_PREFIX
        action: ACTION_STRIP
      }
    })pb");
  for (const std::string stop : {".", ":"}) {
    // One makes the dateline a sentence of its own, the other doesn't.
    const View view = Annotate(engine, " date  2024-05-24 BAKU, May 24" + stop +
                                           " The talks began. They ended.");
    EXPECT_THAT(view.furniture, ElementsAre("date|date  2024-05-24",
                                            "place|BAKU, May 24" + stop));
    ASSERT_GE(view.sentences.size(), 2u);
    EXPECT_EQ(view.sentences.back(), "prose|They ended.");
    EXPECT_EQ(view.sentences[view.sentences.size() - 2],
              "prose|The talks began.");
    if (view.sentences.size() > 2) {
      EXPECT_EQ(view.sentences[0], "place|BAKU, May 24" + stop);
    }
  }
}

TEST(PrefixRuleTest, MayTakeAllOfALine) {
  const RuleEngine engine = OneRule(
      "pattern: 'Updated( now)?' scope: SCOPE_PREFIX action: ACTION_STRIP");
  EXPECT_THAT(Annotate(engine, "Updated now").sentences,
              ElementsAre("r|Updated now"));
}

TEST(PrefixRuleTest, GroupStripLeavesTheContext) {
  const RuleEngine engine = OneRule(
      "pattern: '(?P<strip>[A-Z]+ - )[A-Z]' scope: SCOPE_PREFIX "
      "action: ACTION_STRIP");
  EXPECT_THAT(Annotate(engine, "OSLO - The king spoke.").sentences,
              ElementsAre("prose|The king spoke."));
  EXPECT_THAT(Annotate(engine, "OSLO - the capital - slept.").furniture,
              IsEmpty());
}

TEST(PrefixRuleTest, MatchOfNothingIsNone) {
  const RuleEngine engine =
      OneRule("pattern: '(?:x )?' scope: SCOPE_PREFIX action: ACTION_STRIP");
  EXPECT_THAT(Annotate(engine, "x x It rained.").furniture,
              ElementsAre("r|x", "r|x"));
}

TEST(PrefixRuleTest, RestIsTriedAsALine) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'p'
        pattern: 'date \\S+ '
        scope: SCOPE_PREFIX
        action: ACTION_STRIP
      }
      rules {
        name: 'l'
        pattern: 'Photo: .*'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    })pb");
  EXPECT_THAT(Annotate(engine, "date 2024-05-24 Photo: A. Smith").furniture,
              ElementsAre("p|date 2024-05-24", "l|Photo: A. Smith"));
}

TEST(ExtractTest, FirstFindFillsEachField) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'a'
        pattern: 'By (?P<byline>\\w+ \\w+)(?: on (?P<publish_time>.*))?'
        scope: SCOPE_LINE
        action: ACTION_EXTRACT
      }
      rules {
        name: 'b'
        pattern: '(?P<source>[A-Z]+): '
        scope: SCOPE_PREFIX
        action: ACTION_EXTRACT
      }
      rules {
        name: 'c'
        pattern: 'Title: (?P<title>.*)'
        scope: SCOPE_LINE
        action: ACTION_EXTRACT
      }
      rules {
        name: 'd'
        pattern: '\\((?P<publish_time>\\d+)\\)'
        scope: SCOPE_SENTENCE
        action: ACTION_EXTRACT
      }
    })pb");
  const View view = Annotate(
      engine,
      "Heading\nTitle: A\nBy Jane\u00A0 Doe\nBy John Roe on May 3, 2024\n\n"
      "NTB: It rained. (2023)\n\nDPA: It snowed.");
  EXPECT_EQ(view.byline, "Jane\u00A0 Doe");
  EXPECT_EQ(view.publish_time, "May 3, 2024");
  EXPECT_EQ(view.source, "NTB");
  EXPECT_EQ(view.title, "Heading");  // It came first.
  EXPECT_THAT(view.furniture, ElementsAre("c|Title: A", "a|By Jane\u00A0 Doe",
                                          "a|By John Roe on May 3, 2024",
                                          "b|NTB:", "d|(2023)", "b|DPA:"));
}

TEST(TitleTest, IsTheFirstHeadingIfNothingButFurnitureComesBefore) {
  const RuleEngine engine = MakeEngine();
  EXPECT_EQ(Annotate(engine, "Rain in Oslo\n\nIt rained.").title,
            "Rain in Oslo");
  EXPECT_EQ(Annotate(engine, "# Rain in Oslo\n\nIt rained.").title,
            "Rain in Oslo");
  EXPECT_EQ(Annotate(engine, "By Jane Doe\n\nRain in Oslo\n\nIt rained.").title,
            "Rain in Oslo");
  EXPECT_EQ(
      Annotate(engine, "date 2024-05-03 Rain in Oslo\n\nIt rained.").title,
      "Rain in Oslo");
  const View abbreviated = Annotate(
      engine, "Aid is taxed in the U.S.\n\nSaturday, March 8, 2008\n\nIt is.");
  EXPECT_EQ(abbreviated.title, "Aid is taxed in the U.S.");
  EXPECT_EQ(abbreviated.publish_time, "Saturday, March 8, 2008");
  // Nothing is left that it could be the title of.
  EXPECT_EQ(Annotate(engine, "Yes").title, "");
  EXPECT_EQ(Annotate(engine, "Yes\n\nNo\n\nBy Jane Doe").title, "");
  EXPECT_EQ(Annotate(engine, "It rained.\n\nRain in Oslo\n\nIt rained.").title,
            "");
}

TEST(TitleTest, ALongerLineWinsOverTheNameOfASite) {
  struct Case {
    std::string above;
    std::string title;
  };
  const RuleEngine engine = MakeEngine();
  for (const auto& [above, title] : std::vector<Case>{
           {"RobotWire\nNews Reviews Podcasts Events\n\nHalvorsen is closing "
            "its Duluth factory\n\nRobots",
            "Halvorsen is closing its Duluth factory"},
           {"Trilobites\nThe Octopus Will Punch You Now",
            "The Octopus Will Punch You Now"},
           {"Guest Essay\nThe Law Is Too Old", "The Law Is Too Old"},
           {"News Release 3-Sep-2024\nOctopuses punch fish that do not help",
            "Octopuses punch fish that do not help"},
           // A longer line may be what the title says in more words, ...
           {"Octopus punches fish\nThe animals hit those that do not help",
            "Octopus punches fish"},
           {"# Octopus Punches\nThe animals hit those that do not help",
            "Octopus Punches"},
           // ... a heading, ...
           {"Octopus Punches\nWhat we know", "Octopus Punches"},
           {"Octopus Punches\nBy Jane Doe\n\nWhat we know about it so far",
            "Octopus Punches"},
           // ... what it says of the news, ...
           {"Harbour reopens\nFishermen welcome the decision after years of "
            "waiting",
            "Harbour reopens"},
           {"Trump wins\nWhat we know about the results so far today",
            "Trump wins"},
           // ... or a trait of what the article is about.
           {"The mayor\nTotal length of the office in years", "The mayor"}}) {
    EXPECT_EQ(Annotate(engine, above + "\n\n" + kProseText).title, title);
  }
}

TEST(BoostTest, WeightsAddUp) {
  const RuleEngine engine = MakeBareEngine(R"pb(
    rule_sets {
      name: 'mine'
      rules {
        name: 'a'
        pattern: 'record'
        scope: SCOPE_SENTENCE
        action: ACTION_BOOST
        weight: 0.5
      }
      rules {
        name: 'b'
        pattern: '^It'
        scope: SCOPE_SENTENCE
        action: ACTION_BOOST
        weight: -2
      }
      rules {
        name: 'c'
        pattern: 'Ads?'
        scope: SCOPE_LINE
        action: ACTION_SUPPRESS
      }
    })pb");
  const View view = Annotate(engine,
                             "It was a\u00A0record. A record it was. It "
                             "rained. Wet.\n\nAd\n\nA record\n");
  EXPECT_THAT(view.cues, ElementsAre(-1536, 512, -2048, 0, 0, 0));
}

TEST(HeadingTest, IsNeitherProseNorFurniture) {
  const View view =
      Annotate(MakeEngine(), "It rained.\n\nThe money\n\nIt snowed.");
  EXPECT_THAT(
      view.sentences,
      ElementsAre("prose|It rained.", "heading|The money", "prose|It snowed."));
}

TEST(RuleEngineTest, NamesOfKinds) {
  const RuleEngine engine =
      OneRule("pattern: 'a' scope: SCOPE_LINE action: ACTION_SUPPRESS");
  EXPECT_EQ(engine.NameOf(kProse), "prose");
  EXPECT_EQ(engine.NameOf(kHeading), "heading");
  EXPECT_EQ(engine.NameOf(0), "r");
}

TEST(RuleEngineTest, FingerprintIsThatOfTheRules) {
  EXPECT_EQ(MakeEngine().fingerprint(), MakeEngine().fingerprint());
  EXPECT_NE(MakeEngine().fingerprint(),
            MakeEngine(ParseOptions("disabled_rules: 'share'")).fingerprint());
}

TEST(RuleEngineTest, DisabledRulesDoNotMatch) {
  EXPECT_THAT(
      Annotate(MakeEngine(ParseOptions("disabled_rules: 'separator'")), "***")
          .furniture,
      IsEmpty());
}

TEST(RuleEngineTest, EmptyAndBlankTexts) {
  for (const char* body : {"", " \n\n \u00A0\n", "\n"}) {
    const View view = Annotate(MakeEngine(), body);
    EXPECT_THAT(view.furniture, IsEmpty());
    EXPECT_THAT(view.sentences, IsEmpty());
  }
}

TEST(RuleEngineTest, ThreadsMayShareIt) {
  const RuleEngine engine = MakeEngine();
  const std::string body =
      "Rain in Oslo\n\nBy Jane Doe\n\nOSLO (NTB) - It rained.\n\nMost "
      "read\n-\nA\n";
  const View expected = Annotate(engine, body);
  std::vector<std::thread> threads;
  std::vector<View> views(4);
  for (View& view : views) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) view = Annotate(engine, body);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const View& view : views) {
    EXPECT_EQ(view.furniture, expected.furniture);
    EXPECT_EQ(view.sentences, expected.sentences);
  }
}

}  // namespace
}  // namespace summarizer::rules
