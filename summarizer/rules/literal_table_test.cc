#include "summarizer/rules/literal_table.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/rules/folded_bytes.h"
#include "summarizer/rules/pattern_facts.h"
#include "summarizer/rules/word_marks.h"
#include "summarizer/text/cpu.h"

namespace summarizer::rules {
namespace {

// A text of what literals are made of, and of what white space may be.
std::string RandomText(std::mt19937_64& random, size_t most) {
  static constexpr std::string_view kBytes =
      "aabbAB  09.'-@/(|[`{\n\t\x1F\x7F\xC2\xA0\xE2";
  std::string text;
  for (size_t size = random() % (most + 1); text.size() < size;) {
    text += kBytes[random() % kBytes.size()];
  }
  return text;
}

TEST(FoldedBytesTest, AllProcessorsSeeTheSame) {
#if defined(__SSE2__)
  std::mt19937_64 random(3);
  for (int round = 0; round < 20000; ++round) {
    char bytes[FoldedBytes::kSize];
    for (char& c : bytes) c = static_cast<char>(random());
    const std::string text = RandomText(random, sizeof(bytes));
    if (round % 2 == 0) text.copy(bytes, sizeof(bytes));
    const size_t size = random() % (sizeof(bytes) + 1);
    EXPECT_TRUE(internal::FoldSse2(bytes, size) ==
                internal::FoldSlow(bytes, size));
    ASSERT_FALSE(HasFailure());
  }
#else
  GTEST_SKIP() << "one way only on this processor";
#endif
}

TEST(WordMarksTest, AllProcessorsSeeTheSame) {
#ifdef SUMMARIZER_HASWELL
  const auto expect_equal = [](const WordMarks& a, const WordMarks& b) {
    EXPECT_EQ(a.letters, b.letters);
    EXPECT_EQ(a.spaces, b.spaces);
    EXPECT_EQ(a.controls, b.controls);
    EXPECT_EQ(a.special, b.special);
  };
  std::mt19937_64 random(4);
  for (int round = 0; round < 4000; ++round) {
    char bytes[WordMarks::kBytes];
    for (char& c : bytes) c = static_cast<char>(random());
    const WordMarks slow = MarkSlow(bytes);
    expect_equal(MarkSse2(bytes), slow);
    if (text::IsHaswell()) expect_equal(MarkHaswell(bytes), slow);
    ASSERT_FALSE(HasFailure());
  }
#else
  GTEST_SKIP() << "one way only on this processor";
#endif
}

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;
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

// As if all literals were compared with all texts.
TEST(LiteralTableTest, FindsWhatMayBegin) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 300; ++round) {
    std::vector<LiteralTable::Entry> entries;
    for (int value = 0; value < 20; ++value) {
      std::string literal = "ab";
      literal += "ab'-"[random() % 4];
      const size_t size = 3 + random() % 18;
      while (literal.size() < size) literal += "aab 0."[random() % 6];
      if (random() % 4 == 0) literal += kWordEnd;
      entries.push_back({literal, value});
    }
    const LiteralTable table(entries);
    for (int i = 0; i < 200; ++i) {
      // Mostly like a literal.
      std::string text = entries[random() % entries.size()].literal;
      text.resize(random() % (text.size() + 1));
      text += RandomText(random, 20);
      // No literal begins with white space, nor is it looked for there.
      const std::string_view head = std::string_view(text).substr(0, 3);
      if (head.find_first_not_of("abAB'-") != head.npos) continue;
      std::vector<int> want;
      for (const LiteralTable::Entry& entry : entries) {
        if (LiteralTable::MayBegin(text, entry.literal)) {
          want.push_back(entry.value);
        }
      }
      EXPECT_THAT(FindAt(table, text), UnorderedElementsAreArray(want)) << text;
      // In the middle of a longer text.
      const std::string longer = "x " + text + " ab";
      std::vector<LiteralTable::Hit> hits;
      if (!text.empty()) table.FindAt(longer, 2, 2 + text.size(), hits);
      EXPECT_EQ(hits.size(), text.empty() ? 0 : want.size()) << text;
      ASSERT_FALSE(HasFailure());
    }
  }
}

using Found = std::vector<std::pair<uint32_t, int>>;

Found Scan(const WordScanner& scanner, std::string_view text, size_t begin,
           size_t end, Oddity oddity = Oddity::kNone) {
  std::vector<WordScanner::Hit> hits;
  EXPECT_EQ(scanner.Scan(text, begin, end, hits), oddity) << text;
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
  scanner.ScanAll("telephoto@", hits);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].begin, 4u);
  EXPECT_EQ(hits[1].begin, 9u);
}

}  // namespace
}  // namespace summarizer::rules
