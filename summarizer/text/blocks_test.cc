#include "summarizer/text/blocks.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/text/case_file.h"
#include "summarizer/text/parser.h"

namespace summarizer::text {
namespace {

using ::testing::ElementsAreArray;

constexpr char kKindLetters[] = "PHLTCMS";

// A case's text and blocks, with the "P|" of each line taken off.
struct BlockCase {
  std::string text;
  std::vector<std::string> blocks;
};

std::vector<std::string> BlocksOf(const Document& document) {
  std::vector<std::string> blocks;
  for (const Block& b : document.blocks) {
    const char kind = kKindLetters[static_cast<size_t>(b.kind)];
    blocks.push_back(std::string(1, kind) + "|" +
                     std::string(document.TextOf(b)));
  }
  return blocks;
}

// Joins the lines of a case: those after the first begin with "P|" as well.
BlockCase Prepare(const Case& c) {
  BlockCase prepared;
  for (size_t i = 0; i < c.lines.size(); ++i) {
    if (i > 0 && !c.joined[i - 1]) prepared.text += '\n';
    prepared.text += c.lines[i].substr(2);
    prepared.blocks.push_back(c.lines[i].substr(0, 2) +
                              TrimCase(c.lines[i].substr(2)));
  }
  return prepared;
}

TEST(BlockSplitterTest, LabelledCases) {
  const std::vector<Case> cases = ParseCases(ReadTestData("block_cases.txt"));
  ASSERT_GE(cases.size(), 50u);
  DocumentParser parser(Language::ForTag("en").value(), 1);
  Document document;
  for (const Case& c : cases) {
    const BlockCase prepared = Prepare(c);
    parser.Parse(prepared.text, document);
    EXPECT_THAT(BlocksOf(document), ElementsAreArray(prepared.blocks))
        << c.kind << ": " << prepared.text;
  }
}

TEST(BlockSplitterTest, EmptyAndBlankTextsHaveNoBlocks) {
  const std::unique_ptr<const Language> language =
      Language::ForTag("en").value();
  ByteMap map;
  BlockSplitter splitter;
  std::vector<Block> blocks(3);
  for (const std::string_view body :
       {"", " ", "\n\n", "\r\n \t\n", "\u00A0", "\uFEFF\n"}) {
    map.Build(body);
    splitter.Split(map, *language, blocks);
    EXPECT_TRUE(blocks.empty()) << body;
  }
}

// Two wrapped lines prove nothing by themselves; the rest of the text does.
TEST(BlockSplitterTest, TheRestOfTheTextTellsHowItIsWrapped) {
  const std::string wrapped =
      "The committee met on Tuesday to talk about the price of\n"
      "bread, which has risen by a third since the winter, and\n"
      "about the bakers who will not sell at a loss.\n\n";
  const std::string two_lines =
      "The town council of Lower Marsh will hear from them on\n"
      "Friday.\n";
  const std::unique_ptr<const Language> language =
      Language::ForTag("en").value();
  ByteMap map;
  BlockSplitter splitter;
  std::vector<Block> blocks;
  const std::string text = wrapped + two_lines;
  map.Build(text);
  splitter.Split(map, *language, blocks);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_TRUE(blocks[1].multi_line);
  map.Build(two_lines);
  splitter.Split(map, *language, blocks);
  EXPECT_EQ(blocks.size(), 2u);
}

// Where "4." is an ordinal, it need not be the mark of an item.
TEST(BlockSplitterTest, OrdinalsContinueWrappedText) {
  const std::string text =
      "Die Ministerin bot der Stadt nach dem schweren Beben am\n"
      "4. März ihre Hilfe an und versprach, dass bis zum Sommer\n"
      "alle Häuser wieder stehen.\n"
      "1. Das Rathaus";
  ByteMap map;
  map.Build(text);
  BlockSplitter splitter;
  std::vector<Block> blocks;
  splitter.Split(map, *Language::ForTag("de").value(), blocks);
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_EQ(blocks[1].kind, BlockKind::kListItem);
  splitter.Split(map, *Language::ForTag("en").value(), blocks);
  EXPECT_EQ(blocks.size(), 3u);
}

}  // namespace
}  // namespace summarizer::text
