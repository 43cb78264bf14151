#include "summarizer/text/unicode.h"

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(ClassifyTest, KnowsOneOfEachClass) {
  const struct {
    uint32_t code_point;
    CharClass want;
  } kCases[] = {
      {' ', CharClass::kSpace},        {'\n', CharClass::kSpace},
      {0xA0, CharClass::kSpace},       {0x2028, CharClass::kSpace},
      {0x85, CharClass::kSpace},       {0x3000, CharClass::kSpace},
      {0xAD, CharClass::kIgnorable},   {0x200B, CharClass::kIgnorable},
      {0xFEFF, CharClass::kIgnorable}, {'A', CharClass::kUpper},
      {0xC9, CharClass::kUpper},       {0x41F, CharClass::kUpper},
      {'z', CharClass::kLower},        {0xDF, CharClass::kLower},
      {0x4F60, CharClass::kLetter},    {0x301, CharClass::kMark},
      {'7', CharClass::kDigit},        {0x663, CharClass::kDigit},
      {'(', CharClass::kOpen},         {0x201C, CharClass::kOpen},
      {0xAB, CharClass::kOpen},        {']', CharClass::kClose},
      {0x2019, CharClass::kClose},     {'"', CharClass::kQuote},
      {'-', CharClass::kDash},         {0x2014, CharClass::kDash},
      {'?', CharClass::kTerminal},     {0x2026, CharClass::kTerminal},
      {0x3002, CharClass::kTerminal},  {'$', CharClass::kCurrency},
      {0x20AC, CharClass::kCurrency},  {',', CharClass::kOther},
      {0x1F600, CharClass::kOther},    {0x50000, CharClass::kOther},
      {0x10FFFF, CharClass::kOther},   {0x80, CharClass::kOther},
      {0x30FF, CharClass::kLetter},    {0x3100, CharClass::kOther},
      {0x4DFF, CharClass::kOther},     {0x4E00, CharClass::kLetter},
      {0x9FA5, CharClass::kLetter},    {0x9FA6, CharClass::kLetter},
      {0xAC00, CharClass::kLetter},    {0xD7A3, CharClass::kLetter},
      {0xD7A4, CharClass::kOther},     {0xFF01, CharClass::kTerminal},
      {0xFF1F, CharClass::kTerminal},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(Classify(c.code_point), c.want) << std::hex << c.code_point;
  }
}

TEST(ClassAtTest, PastTheEndIsSpace) {
  EXPECT_EQ(ClassAt("a", 0), CharClass::kLower);
  EXPECT_EQ(ClassAt("a", 1), CharClass::kSpace);
  EXPECT_EQ(ClassAt("", 7), CharClass::kSpace);
}

TEST(BlanksTest, SkipAndTrim) {
  const struct {
    std::string_view text;
    size_t skipped;
    size_t trimmed;
  } kCases[] = {
      {"", 0, 0},
      {"a", 0, 1},
      {" a ", 1, 2},
      {"  \t\na", 4, 5},
      {"\u00A0a\u2029", 2, 3},
      {"\uFEFF\u200Bé", 6, 8},
      {" \u00AD ", 4, 0},
      {"a b", 0, 3},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(SkipBlanks(c.text, 0, c.text.size()), c.skipped) << c.text;
    EXPECT_EQ(TrimBlanks(c.text, 0, c.text.size()), c.trimmed) << c.text;
  }
  EXPECT_EQ(SkipBlanks("    ", 1, 3), 3u);
  EXPECT_EQ(TrimBlanks("    ", 1, 3), 1u);
}

TEST(CountWordsTest, CountsWhiteSpaceTokens) {
  const struct {
    std::string_view text;
    uint32_t want;
  } kCases[] = {
      {"", 0},
      {"   ", 0},
      {"one", 1},
      {"one two", 2},
      {" one  two ", 2},
      {"a\u00A0b\u2003c", 3},
      {"zero\u200Bwidth", 1},
      {"- , .", 3},
      {"é\nü", 2},
  };
  for (const auto& c : kCases) EXPECT_EQ(CountWords(c.text), c.want) << c.text;
}

// Long texts are counted in steps: a word may lie across any of them.
TEST(CountWordsTest, AgreesWithCountingCharacters) {
  const std::string_view kPieces[] = {
      "a",    "bc",   " ", "  ",     "\n",     "\t", "\v",   "\f", "\r",
      "\x1c", "\x7f", "é", "\u00A0", "\u2003", "’",  "word", "0",  "-"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const auto pieces = random() % 60;
    for (uint32_t i = 0; i < pieces; ++i) {
      text += kPieces[random() % std::size(kPieces)];
    }
    uint32_t want = 0;
    bool in_word = false;
    for (size_t i = 0; i < text.size(); i += DecodeAt(text, i).size) {
      const bool space = ClassAt(text, i) == CharClass::kSpace;
      want += !space && !in_word;
      in_word = !space;
    }
    EXPECT_EQ(CountWords(text), want) << text;
  }
}

}  // namespace
}  // namespace summarizer::text
