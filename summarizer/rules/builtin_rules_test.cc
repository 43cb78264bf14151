// The built-in rules on lines of every kind.

#include "summarizer/rules/builtin_rules.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/test_support.h"

namespace summarizer::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kProse[] =
    "The mayor opened the new bridge on Tuesday and thanked the crews who had "
    "worked through the winter storms.";

std::vector<std::string> ReadLines(const std::string& name) {
  std::ifstream in("summarizer/rules/testdata/" + name);
  EXPECT_TRUE(in.good()) << name;
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string Between(const std::string& line) {
  return std::string(kProse) + "\n\n" + line + "\n\n" + kProse;
}

TEST(BuiltinRulesTest, SuppressFurniture) {
  const RuleEngine engine = MakeEngine();
  std::string rule;
  size_t lines = 0;
  for (const std::string& line : ReadLines("furniture.txt")) {
    // "[share]" names the rule; "[edit]" and the like are lines.
    const bool header =
        line.size() > 2 && line.front() == '[' && line.back() == ']' &&
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 1) ==
            line.size() - 1 &&
        line != "[edit]";
    if (line.empty() || line.rfind("# ", 0) == 0) continue;
    if (header) {
      rule = line.substr(1, line.size() - 2);
      continue;
    }
    ++lines;
    EXPECT_THAT(Annotate(engine, Between(line)).furniture,
                ElementsAre(rule + "|" + line));
  }
  EXPECT_GT(lines, 1000u);
}

// "SCOPE_LINE" as "line".
std::string Short(const std::string& name) {
  std::string shortened;
  for (const char c : name.substr(name.find('_') + 1)) {
    shortened.push_back(static_cast<char>(c | 0x20));
  }
  return shortened;
}

// A row of the list in docs/rules.md.
std::string RowOf(const v1::Rule& rule) {
  std::string edges;
  if (rule.only_first_lines() != 0) {
    edges = "first " + std::to_string(rule.only_first_lines()) + " lines";
  }
  if (rule.only_last_lines() != 0) {
    if (!edges.empty()) edges += ", ";
    edges += "last " + std::to_string(rule.only_last_lines()) + " lines";
  }
  if (!rule.only_after().empty()) {
    if (!edges.empty()) edges += ", ";
    edges += "after `" + rule.only_after() + "`";
  }
  return "| `" + rule.name() + "` | " + Short(v1::Scope_Name(rule.scope())) +
         " | " + Short(v1::Action_Name(rule.action())) + " | " + edges + " |";
}

TEST(BuiltinRulesTest, AreListedInTheDocumentation) {
  const absl::StatusOr<std::vector<v1::RuleSet>> sets = BuiltinRuleSets();
  ASSERT_TRUE(sets.ok());
  std::vector<std::string> expected;
  for (const v1::RuleSet& set : *sets) {
    for (const v1::Rule& rule : set.rules()) expected.push_back(RowOf(rule));
  }
  std::ifstream in("docs/rules.md");
  ASSERT_TRUE(in.good());
  std::vector<std::string> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("| `", 0) == 0 && line.rfind("| `SCOPE_", 0) != 0 &&
        line.rfind("| `ACTION_", 0) != 0) {
      rows.push_back(line);
    }
  }
  EXPECT_EQ(rows, expected);
}

TEST(BuiltinRulesTest, LeaveProseAndTitles) {
  const RuleEngine engine = MakeEngine();
  size_t lines = 0;
  for (const std::string& line : ReadLines("prose.txt")) {
    ++lines;
    EXPECT_THAT(Annotate(engine, Between(line)).furniture, IsEmpty()) << line;
    // At the very top and at the very end, too.
    EXPECT_THAT(Annotate(engine, line + "\n\n" + kProse).furniture, IsEmpty())
        << line;
    EXPECT_THAT(Annotate(engine, std::string(kProse) + "\n\n" + line).furniture,
                IsEmpty())
        << line;
  }
  EXPECT_GT(lines, 500u);
}

struct Prefix {
  std::string rule;
  std::string prefix;
  std::string rest;
  std::string source;
  std::string publish_time;
};

void PrintTo(const Prefix& prefix, std::ostream* out) { *out << prefix.prefix; }

class PrefixTest : public ::testing::TestWithParam<Prefix> {};

TEST_P(PrefixTest, IsStripped) {
  const Prefix& p = GetParam();
  const View view = Annotate(MakeEngine(), p.prefix + p.rest + "\n\n" + kProse);
  const size_t begin = p.prefix.find_first_not_of(' ');
  const std::string text =
      p.prefix.substr(begin, p.prefix.find_last_not_of(' ') + 1 - begin);
  EXPECT_THAT(view.furniture, ElementsAre(p.rule + "|" + text));
  EXPECT_EQ(view.sentences[view.sentences.size() - 2], "prose|" + p.rest);
  EXPECT_EQ(view.source, p.source);
  EXPECT_EQ(view.publish_time, p.publish_time);
}

INSTANTIATE_TEST_SUITE_P(
    Datelines, PrefixTest,
    ::testing::Values(
        Prefix{"dateline_date", "BAKU, Azerbaijan, May 24. ",
               "Azerbaijan's minister spoke.", "", ""},
        Prefix{"dateline_date", "Baku, Azerbaijan, May 24. ",
               "Azerbaijan's minister spoke.", "", ""},
        Prefix{"dateline_date", "RIGA, Latvia, March 2, 2023. ", "A panel met.",
               "", "March 2, 2023"},
        Prefix{"dateline_date", "MOSCOW, May 24. /TASS/. ",
               "The minister spoke.", "", ""},
        Prefix{"dateline_dated", "Tokyo, Jan. 10 (Jiji Press)—",
               "Japan’s ministry signed.", "Jiji Press", ""},
        Prefix{"dateline_agency", "LISBON (AP) — ", "A flood came.", "AP", ""},
        Prefix{"dateline_agency", "WASHINGTON, March 3 (Reuters) - ",
               "The president spoke.", "Reuters", ""},
        Prefix{"dateline_agency", "LISBON, Oct. 21, 2023 (Meridian Wire) — ",
               "A flood came.", "Meridian Wire", "Oct. 21, 2023"},
        Prefix{"dateline_agency", "BEIJING, May 24 (Xinhua) -- ",
               "China’s premier spoke.", "Xinhua", ""},
        Prefix{"dateline_agency", "GENEVA, 3 MARCH 2024 (NLN) – ",
               "“We agree,” she said.", "NLN", "3 MARCH 2024"},
        Prefix{"dateline_agency", "NEW YORK--(BUSINESS WIRE)--",
               "Acme Corp. named a chief.", "BUSINESS WIRE", ""},
        Prefix{"dateline_agency", "NEW YORK, Jan. 3, 2024 /PRNewswire/ -- ",
               "Acme Corp. named a chief.", "", "Jan. 3, 2024"},
        Prefix{"dateline_agency", "COLUMBIA, S.C. (AP) — ",
               "An inmate escaped.", "AP", ""},
        Prefix{"dateline_agency", "MONDAY, Jan. 25, 2016 (HealthDay News) -- ",
               "Doctors warn.", "HealthDay News", "Jan. 25, 2016"},
        Prefix{"dateline_dated", "Geneva, 3 March 2024 – ", "The talks began.",
               "", "3 March 2024"},
        Prefix{"dateline_source", "Washington (CNN) ",
               "Brett Kavanaugh emerged.", "CNN", ""},
        Prefix{"dateline_source", "(Reuters) - ", "Shares fell.", "Reuters",
               ""},
        Prefix{"dateline_source", "(CNN)", "The storm hit.", "CNN", ""},
        Prefix{"dateline_source", "(Vatican Radio) ", "Pope Francis spoke.",
               "Vatican Radio", ""},
        Prefix{"dateline_source", "Castro Lume, Portugal (Corvan Press) — ",
               "Survivors spoke.", "Corvan Press", ""},
        Prefix{"dateline_dash", "NEW YORK -- ", "A judge ruled.", "", ""},
        Prefix{"dateline_dash", "WASHINGTON—", "The court met.", "", ""},
        Prefix{"dateline_dash", "SAN FRANCISCO — ", "“No,” it said.", "", ""},
        Prefix{"dateline_dash", "INVERLAW, Scotland — ", "A seal came.", "",
               ""},
        Prefix{"dateline_dash", "LONDON - ", "Prices rose.", "", ""},
        Prefix{"dateline_dated", "HANOI, March 3, 2023 — ", "The panel met.",
               "", "March 3, 2023"},
        Prefix{"dateline_colon", "NEW DELHI: ", "The premier spoke.", "", ""},
        Prefix{"dateline_day", "Feb. 8, 2024 — ", "Strathlorn hired a chief.",
               "", "Feb. 8, 2024"},
        Prefix{"dateline_weekday", "Friday, June 6, 2014 ",
               "On Monday, the council met.", "", "Friday, June 6, 2014"},
        Prefix{"dateline_weekday", "Tuesday, March 4, 2008",
               "Through a raffle, the town raised a bridge.", "",
               "Tuesday, March 4, 2008"},
        Prefix{"dateline_weekday", "Tuesday, 4 March 2008, 2:28 PM - ",
               "A dyke broke.", "", "Tuesday, 4 March 2008, 2:28 PM"},
        Prefix{"dateline_weekday", "Sunday, May 4, 2008 at 14:05 UTC — ",
               "“We agree,” she said.", "", "Sunday, May 4, 2008 at 14:05 UTC"},
        Prefix{"dateline_place", "Braganda, Portugal — ",
               "For the second time this year, the ferry sank.", "", ""},
        Prefix{"dateline_place", "Evanton, Ohio, United States - ",
               "This week a six-member panel met.", "", ""},
        Prefix{"dateline_place", "Lake Marra, Saskatchewan – ",
               "The council met at St. Anne's.", "", ""},
        Prefix{"dateline_place", "San Marra, Calif. — ",
               "The council met in the rain.", "", ""},
        Prefix{"dateline_place", "Port Lume, Papua New Guinea -- ",
               "The council met in the rain.", "", ""},
        Prefix{"dateline_place", "Marra, New South Wales, Australia — ",
               "The council met in the rain.", "", ""},
        Prefix{"dateline_bare", "— ", "A quick-thinking baker saved a dog.", "",
               ""},
        Prefix{"date_prefix", " date 2024-05-24 ", "The talks began.", "",
               "2024-05-24"},
        Prefix{"date_before_title", "2005/01/08 ", "The talks began.", "",
               "2005/01/08"}));

TEST(BuiltinRulesTest, PrefixesInARow) {
  const RuleEngine engine = MakeEngine();
  const View view = Annotate(
      engine,
      " date 2024-05-24 BAKU, Azerbaijan, May 24. Azerbaijan's Deputy Foreign "
      "Minister has conveyed a letter.\n\nHe flew home.");
  EXPECT_THAT(view.furniture,
              ElementsAre("date_prefix|date 2024-05-24",
                          "dateline_date|BAKU, Azerbaijan, May 24."));
  EXPECT_EQ(view.publish_time, "2024-05-24");
  EXPECT_EQ(
      view.sentences[view.sentences.size() - 2],
      "prose|Azerbaijan's Deputy Foreign Minister has conveyed a letter.");
}

TEST(BuiltinRulesTest, OneLineFillsTwoFields) {
  const View view =
      Annotate(MakeEngine(),
               " date 2022-01-14 By Ayya Lmahamad\n\n" + std::string(kProse));
  EXPECT_THAT(view.furniture,
              ElementsAre("date_byline|date 2022-01-14 By Ayya Lmahamad"));
  EXPECT_EQ(view.byline, "Ayya Lmahamad");
  EXPECT_EQ(view.publish_time, "2022-01-14");
}

TEST(BuiltinRulesTest, DatelinesAloneFillFields) {
  const View view = Annotate(
      MakeEngine(), "HARWELL, Sept. 16, 2026 (Meridian Wire) —\n\nIt rained.");
  EXPECT_THAT(
      view.furniture,
      ElementsAre(
          "dateline_alone_dated|HARWELL, Sept. 16, 2026 (Meridian Wire) —"));
  EXPECT_EQ(view.source, "Meridian Wire");
  EXPECT_EQ(view.publish_time, "Sept. 16, 2026");
  EXPECT_EQ(view.sentences.back(), "prose|It rained.");
}

TEST(BuiltinRulesTest, DateWithoutYearIsNoPublishTime) {
  const RuleEngine engine = MakeEngine();
  for (const std::string line :
       {"Tokyo, Jan. 10 (Jiji Press)—Japan has signed.",
        "BAKU, Azerbaijan, May 24. Talks began.", "Updated 10 January"}) {
    EXPECT_EQ(Annotate(engine, line).publish_time, "") << line;
  }
}

struct Byline {
  std::string line;
  std::string byline;
};

TEST(BuiltinRulesTest, BylinesAreNames) {
  const RuleEngine engine = MakeEngine();
  for (const auto& [line, byline] : std::vector<Byline>{
           {"By Ana Sarmento and Joel Whitmore",
            "Ana Sarmento and Joel Whitmore"},
           {"By Callum Reith, Energy Correspondent", "Callum Reith"},
           {"BY JOHN SMITH, ASSOCIATED PRESS", "JOHN SMITH"},
           {"By John Smith | The Courier", "John Smith"},
           {"By Nidal al-Mughrabi in Gaza", "Nidal al-Mughrabi"},
           {"By Charlotte Oliver @charlotteoliver", "Charlotte Oliver"},
           {"By Joe Harman, Local Democracy Reporter", "Joe Harman"},
           {"By Jane Doe January 3, 2024", "Jane Doe"},
           {"By John Smith, Jane Doe and Ann O'Neil",
            "John Smith, Jane Doe and Ann O'Neil"},
           {"By Nguyễn Thị Lan", "Nguyễn Thị Lan"},
           {"Jane Doe, Staff Writer", "Jane Doe"},
           {"Digital Reporter Cheryl Santa Maria", "Cheryl Santa Maria"},
           {"Posted by admin on June 3, 2015", "admin"}}) {
    EXPECT_EQ(Annotate(engine, Between(line)).byline, byline) << line;
  }
}

TEST(BuiltinRulesTest, ParagraphsLoseTheirLastWordsOnly) {
  const RuleEngine engine = MakeEngine();
  for (const auto& [rule, words] :
       std::vector<std::pair<std::string, std::string>>{
           {"reporting_credit_sentence",
            "(Reporting by Jane Doe; Editing by John Roe)"},
           {"contributors_sentence", "Jane Doe contributed to this report."},
           {"copyright_sentence", "© 2023 Riga Meridian."},
           {"call_to_action", "Read more."},
           {"call_to_action", "Sign up here."}}) {
    const View view = Annotate(
        engine, std::string(kProse) +
                    " She left at noon, and nobody saw her again before the "
                    "evening of the following Wednesday in Braganda. She said "
                    "that she had been asleep. Nobody knew why. It rained. " +
                    words);
    EXPECT_THAT(view.furniture, ElementsAre(rule + "|" + words));
    EXPECT_EQ(view.sentences[0], "prose|" + std::string(kProse));
  }
}

TEST(BuiltinRulesTest, SentencesThatCallAreTakenAnywhere) {
  const RuleEngine engine = MakeEngine();
  for (const std::string call : {"Read more about the vote here.",
                                 "You can see our new privacy terms here."}) {
    const View view = Annotate(engine, std::string(kProse) + " " + call +
                                           "\n\n" + kProse + "\n\n" + kProse);
    EXPECT_THAT(view.furniture, ElementsAre("call_sentence|" + call));
  }
}

// A paragraph that speaks of photographs by somebody is no caption.
TEST(BuiltinRulesTest, CreditsEndCaptions) {
  const RuleEngine engine = MakeEngine();
  EXPECT_THAT(
      Annotate(engine, Between("The wall had been cracked for years. "
                               "Photographs by Ana Sarmento show that nobody "
                               "had mended it."))
          .furniture,
      IsEmpty());
  const std::string caption =
      "The wall had been cracked for years. Photographs by Ana Sarmento for "
      "The Northgate Herald";
  EXPECT_THAT(Annotate(engine, Between(caption)).furniture,
              ElementsAre("caption|" + caption));
}

TEST(BuiltinRulesTest, ReferencesOfAWikiGoWithTheirHeading) {
  const View view =
      Annotate(MakeEngine(), std::string(kProse) + "\n\n" + kProse +
                                 "\n\nSources\n\nPorts of the north, a map\n\n"
                                 "\"Bridge to close\" — Northgate Herald, "
                                 "March 3, 2023");
  EXPECT_THAT(
      view.furniture,
      ElementsAre("wiki_list|Sources", "wiki_list|Ports of the north, a map",
                  "wiki_reference|\"Bridge to close\" — Northgate "
                  "Herald, March 3, 2023"));
}

TEST(BuiltinRulesTest, WhatACompanySaysOfItselfGoesWithItsHeading) {
  struct Case {
    std::string heading;
    std::string note;
    bool goes;
  };
  const RuleEngine engine = MakeEngine();
  for (const auto& [heading, note, goes] : std::vector<Case>{
           {"About Quantrel Automation",
            "Quantrel Automation makes parcel sorters. It is listed in Oslo.",
            true},
           {"About Halvorsen Robotics",
            "Halvorsen Robotics designs and builds robots for warehouses in 31 "
            "countries. Founded in 1998, the company employs 2,400 people.",
            true},
           {"About the University of Varnsk",
            "The University of Varnsk is one of the oldest in the north.",
            true},
           {"About Northgate Ferries",
            "Northgate (LSE: NTG), headquartered in Varnsk, is a ferry line.",
            true},
           {"About the company", "Northgate is the largest ferry line.", true},
           // What it does today is news, ...
           {"About Northgate Ferries",
            "Northgate said on Monday it would close.", false},
           {"About Northgate Ferries", "Northgate is closing its yard.", false},
           {"About Northgate Ferries",
            "Northgate is the third ferry operator to go bankrupt this year, "
            "and 900 workers were dismissed on Friday.",
            false},
           {"About Northgate Ferries",
            "Northgate is a company in trouble, officials said on Friday.",
            false},
           {"About Northgate Ferries",
            "Northgate is a leading provider of ferries in the north.", true},
           // ... and so is what the study found.
           {"About the study", "The study is the first to count the dead.",
            false},
           {"The yard", "Northgate makes ferries.", false}}) {
    const View view = Annotate(
        engine, std::string(kProse) + "\n\n" + heading + "\n\n" + note);
    EXPECT_EQ(!view.furniture.empty() &&
                  view.furniture.back() == "about_note|" + note,
              goes)
        << note;
  }
}

TEST(BuiltinRulesTest, CuesAreSmall) {
  const RuleEngine engine = MakeEngine();
  EXPECT_THAT(
      Annotate(engine, "The council approved the budget. It rained.").cues,
      ElementsAre(307, 0));
  EXPECT_THAT(
      Annotate(engine, "According to police, it was for the first time.").cues,
      ElementsAre(205 + 512));
}

TEST(BuiltinRulesTest, Mail) {
  const View view = Annotate(MakeEngine(),
                             "From: Jane Doe <jane@example.com>\n"
                             "Subject: [peat] Re: Rewetting plans\n"
                             "Date: Tue, 5 Dec 2023 14:10:00 +0200\n"
                             "To: peat@example.com\n\n" +
                                 std::string(kProse));
  EXPECT_EQ(view.byline, "Jane Doe");
  EXPECT_EQ(view.title, "Rewetting plans");
  EXPECT_EQ(view.publish_time, "Tue, 5 Dec 2023 14:10:00 +0200");
  EXPECT_EQ(view.furniture.size(), 4u);
}

TEST(BuiltinRulesTest, TimesOfPublicationAreWhole) {
  struct Case {
    std::string rule;
    std::string line;
    std::string time;
  };
  const Case kCases[] = {
      {"publish_time", "Issued at: 18:00 UTC, 16 September 2026",
       "18:00 UTC, 16 September 2026"},
      {"publish_time", "Issued at: 18:00 +0200, Wednesday 16 September 2026",
       "18:00 +0200, Wednesday 16 September 2026"},
      {"publish_time", "Published 16 September 2026, 06:00 UTC",
       "16 September 2026, 06:00 UTC"},
      {"publish_time", "Published: 08:15 GMT, 14 March 2023 | Updated: 09:40",
       "08:15 GMT, 14 March 2023"},
      {"publish_time", "Posted 2026-09-15T15:05:00+02:00",
       "2026-09-15T15:05:00+02:00"},
      {"publish_time", "Posted 2026-09-15T15:05:00.000Z",
       "2026-09-15T15:05:00.000Z"},
      {"publish_time", "Date: Wed, 16 Sep 2026 00:40:00 +0200",
       "Wed, 16 Sep 2026 00:40:00 +0200"},
      {"publish_time", "(Updated Dec 5, 2023 6:42 PM (UTC+2))",
       "Dec 5, 2023 6:42 PM (UTC+2)"},
      {"publish_time", "News Release 16-Sep-2026", "16-Sep-2026"},
      {"publish_time", "Recall date: September 16, 2026", "September 16, 2026"},
      {"publish_time", "Announcement date: September 16, 2026",
       "September 16, 2026"},
      {"date_and_time", "Sept. 16, 2026 3:45 p.m. GMT",
       "Sept. 16, 2026 3:45 p.m. GMT"},
      {"date_and_time", "16 September 2026 15:05 UTC+02:00",
       "16 September 2026 15:05 UTC+02:00"},
      {"date_line", "2026-09-15T15:05:00.000+02:00",
       "2026-09-15T15:05:00.000+02:00"},
  };
  const RuleEngine engine = MakeEngine();
  for (const Case& c : kCases) {
    const View view = Annotate(engine, c.line + "\n\n" + kProse);
    EXPECT_THAT(view.furniture, ElementsAre(c.rule + "|" + c.line));
    EXPECT_EQ(view.publish_time, c.time) << c.line;
  }
  EXPECT_EQ(Annotate(engine, "2026-09-15 15:05 GMT", "de").publish_time,
            "2026-09-15 15:05 GMT");
}

}  // namespace
}  // namespace summarizer::rules
