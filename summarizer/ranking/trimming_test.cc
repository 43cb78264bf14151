#include "summarizer/ranking/trimming.h"

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::ranking {
namespace {

// The sentences of `body` as a reader sees them.
std::string Read(std::string_view body, std::string_view language = "en") {
  const std::shared_ptr<const text::Language> english =
      text::Language::ForTag("en").value();
  text::DocumentParser parser(english, 0);
  text::Document document;
  parser.Parse(body, document);
  std::string read;
  for (const text::Sentence& sentence : document.sentences) {
    const std::string trimmed =
        TrimForReading(document, sentence.begin, sentence.end, language);
    if (!read.empty()) read += ' ';
    read += trimmed.empty() ? document.TextOf(sentence) : trimmed;
  }
  return read;
}

struct TrimCase {
  std::string_view text;
  std::string_view read;
};

class TrimTest : public ::testing::TestWithParam<TrimCase> {};

TEST_P(TrimTest, Trims) { EXPECT_EQ(Read(GetParam().text), GetParam().read); }

INSTANTIATE_TEST_SUITE_P(
    Attributions, TrimTest,
    ::testing::Values(
        TrimCase{"Exports to Japan rose by 5 percent last year, Azernews "
                 "reports.",
                 "Exports to Japan rose by 5 percent last year."},
        TrimCase{"The ministers discussed energy and trade, Foreign Ministry "
                 "reports.",
                 "The ministers discussed energy and trade."},
        TrimCase{"The ministers discussed energy and trade, the Ministry of "
                 "Defence reports.",
                 "The ministers discussed energy and trade."},
        TrimCase{"The port will stay closed until spring, Reuters reported on "
                 "Monday.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, Reuters reported "
                 "late on Monday.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, Bloomberg said.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, the Baltika Courier "
                 "has reported.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, according to "
                 "Reuters.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, as reported by the "
                 "Xinhua news agency.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, as TASS reported "
                 "earlier.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, reports Azernews.",
                 "The port will stay closed until spring."},
        TrimCase{"The port will stay closed until spring, the newspaper Diena "
                 "reported.",
                 "The port will stay closed until spring."},
        TrimCase{"A panel has approved the list, a source in the Rail Freight "
                 "Bureau told Baltika Courier.",
                 "A panel has approved the list."},
        TrimCase{"A panel has approved the list, according to a source in the "
                 "ministry told Trend.",
                 "A panel has approved the list."},
        TrimCase{"In the third quarter, the bank earned $4 million, Azernews "
                 "reports.",
                 "In the third quarter, the bank earned $4 million."},
        TrimCase{"The share of gas rose to 14%, Azernews reports.",
                 "The share of gas rose to 14%."},
        TrimCase{"No one was hurt in the blast, Azernews reports.",
                 "No one was hurt in the blast."}));

INSTANTIATE_TEST_SUITE_P(
    Openings, TrimTest,
    ::testing::Values(
        TrimCase{"Additionally, the company will build two plants in Baku.",
                 "The company will build two plants in Baku."},
        TrimCase{"It should be noted that the trade turnover doubled in 2021.",
                 "The trade turnover doubled in 2021."},
        TrimCase{"It should be noted that, in 2021, the turnover doubled.",
                 "In 2021, the turnover doubled."},
        TrimCase{"Additionally, it is worth noting that nobody objected to "
                 "the plan.",
                 "Nobody objected to the plan."},
        TrimCase{"Meanwhile, 14 people are still missing in the valley.",
                 "14 people are still missing in the valley."},
        TrimCase{"In addition, $3 million will go to the schools there.",
                 "$3 million will go to the schools there."},
        TrimCase{"For his part, the vice-minister noted that relations "
                 "develop.",
                 "The vice-minister noted that relations develop."},
        TrimCase{"Moreover, émigrés from both countries will be invited.",
                 "Émigrés from both countries will be invited."},
        TrimCase{"Furthermore, iPhone sales fell in all of the regions.",
                 "iPhone sales fell in all of the regions."},
        TrimCase{"Also, no one was fined for falling short.",
                 "No one was fined for falling short."},
        TrimCase{"Additionally, the port will stay closed, Azernews reports.",
                 "The port will stay closed."}));

INSTANTIATE_TEST_SUITE_P(
    DatelinesAndParentheses, TrimTest,
    ::testing::Values(
        TrimCase{"(Reuters) - Oil prices fell on Monday as stocks rose.",
                 "Oil prices fell on Monday as stocks rose."},
        TrimCase{"Hanoi (AFP) — Oil prices fell on Monday as stocks rose.",
                 "Oil prices fell on Monday as stocks rose."},
        TrimCase{"Baku, Azerbaijan (AP) -- Oil prices fell on Monday again.",
                 "Oil prices fell on Monday again."},
        TrimCase{"They discussed information and communication technologies "
                 "(ICT) in Tokyo.",
                 "They discussed information and communication technologies in "
                 "Tokyo."},
        TrimCase{"The mayor (pictured) opened the bridge over the Lume.",
                 "The mayor opened the bridge over the Lume."},
        TrimCase{"The mayor opened the bridge over the Lume (Source: "
                 "Reuters).",
                 "The mayor opened the bridge over the Lume."},
        TrimCase{"The mayor spoke to the British Broadcasting Corporation "
                 "(BBC).",
                 "The mayor spoke to the British Broadcasting Corporation."},
        TrimCase{"The mayor opened the new bridge over the river (Reuters).",
                 "The mayor opened the new bridge over the river."}));

class KeepTest : public ::testing::TestWithParam<std::string_view> {};

TEST_P(KeepTest, Keeps) { EXPECT_EQ(Read(GetParam()), GetParam()); }

INSTANTIATE_TEST_SUITE_P(
    Attributions, KeepTest,
    ::testing::Values(
        // Who claims it matters.
        "The turbines will not be repaired this year, the company said.",
        "The turbines will not be repaired this year, Smith reported.",
        "The turbines will not be repaired this year, Canada Post reported.",
        "The turbines will not be repaired, the Environment Agency reported.",
        "The turbines will not be repaired, according to the ministry.",
        "Australia is studying the text, a spokesperson told the Southern "
        "Post.",
        // Quantities, dates and negations.
        "The turbines will be repaired this year, Reuters reported on March "
        "3.",
        "The turbines will be repaired this year, Reuters never reported.",
        "The turbines will be repaired, a source with 14 years of service "
        "told Trend.",
        "The turbines will be repaired, a source who was not named told "
        "Trend.",
        // Not at the end.
        "The turbines will be repaired, Reuters reported, and sold next year.",
        "The turbines will be repaired, Reuters reported, citing officials.",
        // Of a quotation.
        "“The turbines will be repaired this year,” Reuters reported.",
        "\"The turbines will be repaired this year\", Azernews reports.",
        "She called the plan “a very long shot”, Azernews reports.",
        // No clause is left.
        "In its strongest quarter since the merger, Reuters reported.",
        "Citing documents, emails and interviews with staff, Reuters "
        "reported.",
        "Asked about the losses of the bank, Reuters reported.",
        "Exports rose, Azernews reports.",
        // No attribution.
        "The editors moved from Berlin to Vienna, where Reuters reports.",
        "The bank buys studies, ratings and, since May, Reuters reports.",
        "They met in Baku, the capital of Azerbaijan.",
        "Did exports to Japan rise last year, Reuters reported?"));

INSTANTIATE_TEST_SUITE_P(
    Openings, KeepTest,
    ::testing::Values(
        // Contrast.
        "However, no one was hurt in the blast at the plant.",
        "Nevertheless, the company will build two plants in Baku.",
        "But the company will build two plants in Baku.",
        "Instead, the company will build two plants in Baku.",
        "On the other hand, the company will build two plants.",
        "Still, the company will build two plants in Baku.",
        // Conclusion, time, restriction.
        "Therefore, the company will build two plants in Baku.",
        "As a result, the company will build two plants in Baku.",
        "Then, the company built two plants in Baku.",
        "Otherwise, the company will build two plants in Baku.",
        "In particular, the company will build two plants in Baku.",
        "For example, the company will build two plants in Baku.",
        // Not as an opening.
        "Additionally built plants will stand in Baku and Ganja.",
        "Also present were the mayors of Baku and Ganja.",
        "Besides the mayor, four ministers spoke at the opening.",
        "It should be noted by everyone that the plants are old.",
        "It should not be noted that the plants are old.",
        "Meanwhile, though, the company built two plants in Baku.",
        // What follows begins with a quotation, or is too short.
        "Additionally, “we will build” was all that he said.",
        "Moreover, the bank closed.",
        // Words of a quotation.
        "“Additionally, we will build two plants in Baku,” he said.",
        "“We know. Additionally, we will build two plants in Baku,” he said."));

INSTANTIATE_TEST_SUITE_P(
    DatelinesAndParentheses, KeepTest,
    ::testing::Values(
        "NATO — which expanded last year — will meet in Baku again.",
        "The firm (Reuters) — an agency — will meet in Baku again.",
        "London Mayor Ana Roe (Labour) - Oil prices are falling again.",
        "The mayor was interviewed by the broadcaster (BBC) in Baku.",
        "The bridge (built in 1951) was opened by the mayor.",
        "The mayor (not pictured) opened the bridge over the Lume.",
        "The mayor (Labour) opened the bridge over the Lume.",
        "The summit (COP29) will be held in Baku in November.",
        "The group (GUAM) will hold its meeting in Baku in November.",
        // Used again, so a reader has to know it.
        "The World Trade Union (WTU) met in Baku, where the WTU has a seat.",
        "The World Trade Union (WTU) met in Baku. The WTU has a seat there.",
        "She said “the World Trade Union (WTU) met in Baku” on Monday.",
        "The ferry arrived on March (Source: Reuters) 14 passengers later.",
        "The bridge(s) over the River Lume will be opened by the mayor."));

TEST(TrimForReadingTest, OtherLanguagesAreLeftAlone) {
  constexpr std::string_view kText =
      "Additionally, the company will build two plants in Baku.";
  EXPECT_NE(Read(kText, "en-GB"), kText);
  EXPECT_EQ(Read(kText, "de"), kText);
  EXPECT_EQ(Read(kText, ""), kText);
}

TEST(TrimForReadingTest, BreaksOfHardWrappedTextAreBlanks) {
  EXPECT_EQ(Read("It should be noted that the trade turnover\n"
                 "between the two countries has doubled in the\n"
                 "past five years, a source in the Ministry of\n"
                 "Defence told Trend."),
            "The trade turnover between the two countries has doubled in the "
            "past five years.");
}

TEST(TrimForReadingTest, RunsOfBlanksBecomeOne) {
  EXPECT_EQ(Read("The two ministries  launched it, ca.\u00A0 €3,200 a head."),
            "The two ministries launched it, ca. €3,200 a head.");
  EXPECT_EQ(Read("“We know. The two  of us will go,” he said."),
            "“We know. The two of us will go,” he said.");
  // Alone they are there on purpose.
  EXPECT_EQ(Read("They paid 3\u00A0200 a head in co\u00ADoperation."),
            "They paid 3\u00A0200 a head in co\u00ADoperation.");
}

}  // namespace
}  // namespace summarizer::ranking
