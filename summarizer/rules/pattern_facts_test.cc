#include "summarizer/rules/pattern_facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/pattern_syntax.h"

namespace summarizer::rules {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Kind = PatternFacts::Kind;

PatternFacts OnlyFacts(const std::string& pattern,
                       Anchor anchor = Anchor::kBoth) {
  const std::vector<PatternFacts> all = FactsOf(pattern, anchor);
  EXPECT_THAT(all, SizeIs(1)) << pattern;
  return all.front();
}

std::vector<std::string> Starts(const std::string& pattern) {
  return OnlyFacts(pattern).starts;
}

std::vector<std::string> Words(const std::string& pattern,
                               Anchor anchor = Anchor::kBoth) {
  return OnlyFacts(pattern, anchor).words;
}

TEST(PatternFactsTest, StartsAreLiterals) {
  EXPECT_THAT(Starts("Share this.*"), ElementsAre("share this"));
  EXPECT_THAT(Starts("(?:Share|Email) this"),
              ElementsAre("email this", "share this"));
  EXPECT_THAT(Starts("Shares? of"), ElementsAre("share of", "shares of"));
  EXPECT_THAT(Starts("[Rr]ead more"), ElementsAre("read more"));
  EXPECT_THAT(Starts("(?i)(?:please )?sign up"),
              ElementsAre("please sign up", "sign up"));
  EXPECT_THAT(Starts("\\d{4}-\\d\\w* .*"), ElementsAre("0000-0"));
}

TEST(PatternFactsTest, PunctuationBeforeAStartIsPassedOver) {
  EXPECT_THAT(Starts("[(\\[]{0,2}\"?[“”]?Editor's note.*"),
              ElementsAre("editor's note"));
  EXPECT_THAT(Starts("[-–— ]*by .*"), ElementsAre("by "));
  EXPECT_THAT(Starts("[-–— a-z]*by .*"), IsEmpty());
}

TEST(PatternFactsTest, LongAlternativesAreCut) {
  const PatternFacts facts = OnlyFacts(
      "x(?:aq|bw|cr|dt|ey)(?:aq|bw|cr|dt|ey)(?:aq|bw|cr|dt|ey)"
      "(?:aq|bw|cr|dt|ey)(?:aq|bw|cr|dt|ey).*");
  EXPECT_EQ(facts.kind, Kind::kStarts);
  // Of the first alternatives, each has its own.
  EXPECT_THAT(facts.starts,
              AllOf(SizeIs(testing::Le(5 * 64u)), SizeIs(testing::Ge(5u)),
                    Each(SizeIs(testing::Ge(3u)))));
}

TEST(PatternFactsTest, WordsBeginWhereNoLetterIsBefore) {
  EXPECT_THAT(Words("[^.]* contributed to .*"),
              ElementsAre("contributed to\n"));
  EXPECT_THAT(Words(".*\\bcontributed.*"), ElementsAre("contributed"));
  // "unclick here" matches: "click" may be in a word.
  EXPECT_THAT(Words(".*click here"), ElementsAre("here\n"));
  EXPECT_THAT(Words(" (?:officials|police) said[ ,.]", Anchor::kNone),
              ElementsAre("officials said\n", "police said\n"));
  EXPECT_THAT(Words("ed\\b", Anchor::kNone), IsEmpty());
}

TEST(PatternFactsTest, TheRarerWordsAreChosen) {
  EXPECT_THAT(Words(".* the .* statement .*"), ElementsAre("statement\n"));
  EXPECT_THAT(Words(".* and @.*"), ElementsAre("@"));
}

TEST(PatternFactsTest, AlternativesWithoutLiteralsAreTriedAlways) {
  const std::vector<PatternFacts> all =
      FactsOf("share this|[A-Z]\\w+ .*|.* sincerely", Anchor::kBoth);
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_THAT(all,
              Contains(testing::Field(&PatternFacts::kind, Kind::kStarts)));
  EXPECT_THAT(all, Contains(testing::Field(&PatternFacts::kind, Kind::kWords)));
  EXPECT_THAT(all,
              Contains(testing::Field(&PatternFacts::kind, Kind::kNothing)));
}

TEST(PatternFactsTest, FirstAndLastCharacters) {
  const PatternFacts facts = OnlyFacts("[A-Z][a-z]?[.!]");
  EXPECT_TRUE(facts.first[0].Has('A'));
  EXPECT_FALSE(facts.first[0].Has('a'));
  EXPECT_TRUE(facts.first[1].Has('a'));
  EXPECT_TRUE(facts.first[1].Has('.'));
  EXPECT_FALSE(facts.first[2].Has('a'));
  EXPECT_TRUE(facts.last.Has('!'));
  EXPECT_FALSE(facts.last.Has('a'));
  // A prefix may end before the text does.
  EXPECT_TRUE(OnlyFacts("[A-Z]", Anchor::kStart).first[1].Has('!'));
  EXPECT_FALSE(OnlyFacts("[A-Z]", Anchor::kStart).first[0].Has('!'));
  EXPECT_TRUE(OnlyFacts("[À-Þ].*").first[0].HasLead(0xC3));
  EXPECT_FALSE(OnlyFacts("[À-Þ].*").first[0].HasLead(0xE2));
}

TEST(PatternFactsTest, ReachIsWhatMayComeBeforeAWord) {
  const auto reach = [](const std::string& pattern) {
    return OnlyFacts(pattern, Anchor::kNone).reach;
  };
  EXPECT_EQ(reach(" announced "), 1u);
  EXPECT_EQ(reach("\\b(?:[Ii]t )?announced "), 3u);
  EXPECT_EQ(reach("[–a]{2}\\bannounced "), 8u);
  EXPECT_EQ(reach("(?: announced ){1,3}"), 33u);
  EXPECT_EQ(reach(" (?:it has |x )announced"), 8u);
  EXPECT_EQ(reach("a* announced "), PatternFacts::kNoReach);
  EXPECT_EQ(reach("(?: announced )+"), PatternFacts::kNoReach);
}

// Of the only alternative, each set as the ASCII characters that it has.
std::vector<std::string> Needs(const std::string& pattern,
                               Anchor anchor = Anchor::kBoth) {
  std::vector<std::string> needs;
  for (const CharSet& need : OnlyFacts(pattern, anchor).needs) {
    std::string& chars = needs.emplace_back();
    for (uint32_t c = need.First(); c < 128; c = need.Next(c)) {
      chars.push_back(static_cast<char>(c));
    }
    if (need.HasOthers()) chars += "…";
  }
  return needs;
}

TEST(PatternFactsTest, NeededCharacters) {
  EXPECT_THAT(Needs("Photo: .*"), ElementsAre(":"));
  EXPECT_THAT(Needs(".*photo: .*", Anchor::kNone), ElementsAre(":"));
  EXPECT_THAT(Needs("[A-Z].* [|»] (?:[a-z]+/)?news"), ElementsAre("|…"));
  EXPECT_THAT(Needs("(?:(?:https?:|www\\.[a-z]+/)x)+"), ElementsAre("/:"));
  EXPECT_THAT(Needs("(?: \\(?AP\\)?)+ at \\d{1,2}:\\d{2}"),
              ElementsAre(":", "0123456789"));
  EXPECT_THAT(Needs("a(?:b(?::|/)c|d/)+"), ElementsAre("/:"));
  // White space may be any, and letters are in all texts.
  EXPECT_THAT(Needs("[ :]x[a:]\\s*[^a-z]"), IsEmpty());
  EXPECT_THAT(Needs("(?:a:)*b(?:c:)?d"), IsEmpty());
  // What is in most paragraphs is not worth a look.
  EXPECT_THAT(Needs("a[,.:]b"), IsEmpty());
}

TEST(PatternFactsTest, AlternativesThatNeedOthersStayApart) {
  const std::vector<PatternFacts> all =
      FactsOf(".*\\bphoto: .*|.*\\bvideo/.*|.*\\bimage: .*", Anchor::kBoth);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_THAT(all[0].words, ElementsAre("image:\n", "photo:\n"));
  EXPECT_THAT(all[1].words, ElementsAre("video\n"));
  EXPECT_TRUE(all[1].needs.at(0).Has('/'));
  // Joined, they need what all of them need.
  std::string pattern;
  for (const char c : std::string_view("!#%&*+;<=>?@")) {
    pattern +=
        std::string(pattern.empty() ? "" : "|") + ".*\\bword: [" + c + "].*";
  }
  const std::vector<PatternFacts> many = FactsOf(pattern, Anchor::kBoth);
  EXPECT_THAT(many, SizeIs(8));
  for (const PatternFacts& facts : many) {
    EXPECT_TRUE(facts.needs.back().Has(':'));
  }
}

TEST(PatternFactsTest, MostBytesAndStops) {
  const auto bytes = [](const std::string& pattern) {
    return OnlyFacts(pattern).most_bytes;
  };
  EXPECT_EQ(bytes("abc"), 3u);
  EXPECT_EQ(bytes("(?i)by \\d{1,2}(?:st|nd)?"), 7u);
  EXPECT_EQ(bytes("[^a]b?"), 5u);
  EXPECT_EQ(bytes("(?i:é)?x{3}"), 7u);
  EXPECT_EQ(bytes("^(?:ab){2,3}\\b$"), 6u);
  EXPECT_EQ(bytes("ab*"), kNoMost);
  EXPECT_EQ(bytes("(?:a{1000}){1000}"), 1'000'000u);
  EXPECT_EQ(OnlyFacts("abc", Anchor::kStart).most_bytes, kNoMost);

  const auto stops = [](const std::string& pattern) {
    return OnlyFacts(pattern).most_stops;
  };
  EXPECT_EQ(stops("abc[^.!?]*"), 0u);
  EXPECT_EQ(stops("(?:[^.!?]*[.!?]){0,4}[^.!?]* said\\.?"), 5u);
  EXPECT_EQ(stops("(?:a!|a!{3})"), 3u);
  EXPECT_EQ(stops("(?:a[.]{0})*"), 0u);
  EXPECT_EQ(stops("a.*"), kNoMost);
  EXPECT_EQ(OnlyFacts("a", Anchor::kNone).most_stops, kNoMost);
}

TEST(PatternFactsTest, NothingIsKnownOfWhatIsNotUnderstood) {
  for (const char* pattern :
       {"\\Qshare\\E", "share\\C", "[", "(share", "[[:alpha:]]hare",
        "\\p{Greek}hare", "", "(?i)\\x{110000}"}) {
    for (const PatternFacts& facts : FactsOf(pattern, Anchor::kBoth)) {
      EXPECT_EQ(facts.kind, Kind::kNothing) << pattern;
    }
  }
  std::string deep;
  for (int i = 0; i < 500; ++i) deep += "(";
  EXPECT_EQ(OnlyFacts(deep).kind, Kind::kNothing);
}

TEST(PatternSyntaxTest, ReadsCharactersAsRe2Does) {
  const auto set = [](const char* pattern) {
    const std::optional<PatternNode> node = ParsePattern(pattern);
    EXPECT_TRUE(node.has_value()) << pattern;
    return node->children.front().set;
  };
  EXPECT_TRUE(set("[]a]").Has(']'));
  EXPECT_TRUE(set("[a-]").Has('-'));
  EXPECT_TRUE(set("[^a]").Has('\n'));
  EXPECT_FALSE(set(".").Has('\n'));
  EXPECT_TRUE(set("(?s).").Has('\n'));
  EXPECT_TRUE(set("\\x41").Has('A'));
  EXPECT_TRUE(set("\\101").Has('A'));
  EXPECT_TRUE(set("(?i)k").Has('K'));
  EXPECT_FALSE(set("[^\\d]").Has('7'));
  EXPECT_FALSE(set("[^\\pL\\pN]").Has('x'));
  EXPECT_TRUE(set("a{,2}").Has('a'));  // Not a repetition.
}

}  // namespace
}  // namespace summarizer::rules
