#include "summarizer/rules/literal_table.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using Oddity = WordScanner::Oddity;

std::vector<int> FindAt(const LiteralTable& table, std::string_view text) {
  std::vector<int> values;
  table.FindAt(text, values);
  return values;
}

TEST(LiteralTableTest, FindsWhatTextsBeginWith) {
  const LiteralTable table(
      {{"read", 1}, {"read more", 2}, {"rea", 3}, {"0 min", 4}, {"red", 5}});
  EXPECT_THAT(FindAt(table, "Read more here"), UnorderedElementsAre(1, 2, 3));
  EXPECT_THAT(FindAt(table, "READING"), UnorderedElementsAre(1, 3));
  EXPECT_THAT(FindAt(table, "7 min read"), ElementsAre(4));
  EXPECT_THAT(FindAt(table, "re"), IsEmpty());
  EXPECT_THAT(FindAt(table, ""), IsEmpty());
}

TEST(LiteralTableTest, OtherWhiteSpaceMayBeASpace) {
  const LiteralTable table({{"read more", 1}});
  for (const char* text : {"read\nmore", "read  more", "read\xC2\xA0more"}) {
    EXPECT_THAT(FindAt(table, text), ElementsAre(1)) << text;
  }
  EXPECT_THAT(FindAt(table, "readmore"), IsEmpty());
}

TEST(LiteralTableTest, WordsEnd) {
  const LiteralTable table({{"may\n", 1}, {"march\n", 2}});
  EXPECT_THAT(FindAt(table, "may 5"), ElementsAre(1));
  EXPECT_THAT(FindAt(table, "May"), ElementsAre(1));
  EXPECT_THAT(FindAt(table, "maybe"), IsEmpty());
  EXPECT_THAT(FindAt(table, "March, 2023"), ElementsAre(2));
}

using Found = std::vector<std::pair<uint32_t, int>>;

Found Scan(const WordScanner& scanner, std::string_view text, size_t begin,
           size_t end, Oddity oddity = Oddity::kNone) {
  std::vector<WordScanner::Hit> hits;
  std::vector<int> scratch;
  EXPECT_EQ(scanner.Scan(text, begin, end, hits, scratch), oddity) << text;
  Found found;
  for (const WordScanner::Hit& hit : hits) {
    found.emplace_back(hit.begin, hit.value);
  }
  EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
  return found;
}

TEST(WordScannerTest, FindsWordsAtTheirBeginnings) {
  const WordScanner scanner({{"photo", 1}, {"@", 2}});
  const std::string text = "A photo, a telephoto (photo) of @x";
  EXPECT_EQ(Scan(scanner, text, 0, text.size()),
            (Found{{2, 1}, {22, 1}, {32, 2}}));
  // The bounds are those of the text.
  EXPECT_EQ(Scan(scanner, text, 4, 28), (Found{{22, 1}}));
  EXPECT_EQ(Scan(scanner, text, 0, 6), Found());
}

TEST(WordScannerTest, LengthsAndPlacesMakeNoDifference) {
  const WordScanner scanner({{"photo", 1}});
  for (size_t before = 0; before < 40; ++before) {
    for (size_t after = 0; after < 20; ++after) {
      const std::string text =
          std::string(before, '.') + "photo" + std::string(after, 'x');
      EXPECT_EQ(Scan(scanner, text, 0, text.size()),
                (Found{{static_cast<uint32_t>(before), 1}}));
    }
  }
}

TEST(WordScannerTest, TellsOddTexts) {
  const WordScanner scanner({{"photo", 1}});
  const auto scan = [&](std::string_view text, Oddity oddity) {
    Scan(scanner, text, 0, text.size(), oddity);
  };
  scan("“Plain” – naïve, Привет, 北京.", Oddity::kNone);
  scan("two  spaces", Oddity::kSpaces);
  scan("a\nline", Oddity::kSpaces);
  scan(
      "no\xC2\xA0"
      "break",
      Oddity::kSpaces);
  scan("soft\xC2\xADhyphen", Oddity::kHidden);
  scan("zero\xE2\x80\x8Bwidth", Oddity::kHidden);
  scan("long \xC5\xBF  and soft\xC2\xADhyphen", Oddity::kFolds);
  scan("300 \xE2\x84\xAA", Oddity::kFolds);
}

TEST(WordScannerTest, ScanAllFindsThemAnywhere) {
  const WordScanner scanner({{"photo", 1}, {"@", 2}});
  std::vector<WordScanner::Hit> hits;
  std::vector<int> scratch;
  scanner.ScanAll("telephoto@", hits, scratch);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].begin, 4u);
  EXPECT_EQ(hits[1].begin, 9u);
}

}  // namespace
}  // namespace summarizer::rules
