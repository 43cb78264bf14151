// Random texts, made of what makes splitting hard, keep the promises of
// document_check.h.

#include <cstdint>
#include <iterator>
#include <memory>
#include <random>
#include <string>

#include "gtest/gtest.h"
#include "summarizer/text/case_file.h"
#include "summarizer/text/document_check.h"
#include "summarizer/text/parser.h"

namespace summarizer::text {
namespace {

constexpr const char* kPieces[] = {
    "the",      "The",         "said",   "asked",     "I",    "Smith", "U.S.",
    "Mr.",      "p.m.",        "No.",    "Jan.",      "5",    "1.)",   "2)",
    "1)",       "a.",          "b.",     "2.",        "1.",   "etc.",  "iPhone",
    "it",       "e.g.",        "J.",     "Yahoo!",    "wait", "end.",  "end?",
    "end!",     "$5.3",        "3.5",    "www.a.com", ".",    "!",     "?",
    "...",      ". . .",       "…",      "\"",        "'",    "“",     "”",
    "‘",        "’",           "(",      ")",         "[",    "]",     "[12]",
    "«",        "»",           "-",      "—",         "•",    "⁃",     ":)",
    ",",        ":",           "。",     "это",       "Это.", "été",   "é.",
    "\xC2\xAD", "\u200B",      "\uFEFF", "😀",         "…”",   ".\"",   "?'",
    ".)",       "(Smith 55).",
};
constexpr const char* kGaps[] = {" ",      " ",      " ",    " ",    "",
                                 "",       "\n",     "\n\n", "\r\n", "\t",
                                 "\u00A0", "\u2028", "  "};

std::string RandomText(std::mt19937_64& random) {
  std::string text;
  const size_t pieces = 1 + random() % 60;
  for (size_t i = 0; i < pieces; ++i) {
    text += kPieces[random() % std::size(kPieces)];
    text += kGaps[random() % std::size(kGaps)];
  }
  return text;
}

TEST(PropertyTest, RandomTexts) {
  const std::shared_ptr<const Language> language =
      Language::ForTag("en").value();
  DocumentParser parser(language, 7);
  Document document;
  std::mt19937_64 random(20240113);
  for (int i = 0; i < 20000; ++i) {
    const std::string text = RandomText(random);
    parser.Parse(text, document);
    ASSERT_EQ(FindBrokenProperty(document, *language), "") << text;
  }
}

TEST(PropertyTest, LabelledCases) {
  const std::shared_ptr<const Language> language =
      Language::ForTag("en").value();
  DocumentParser parser(language, 7);
  Document document;
  for (const char* name : {"sentence_cases.txt", "block_cases.txt"}) {
    for (const Case& c : ParseCases(ReadTestData(name))) {
      parser.Parse(c.text, document);
      EXPECT_EQ(FindBrokenProperty(document, *language), "") << c.text;
    }
  }
}

}  // namespace
}  // namespace summarizer::text
