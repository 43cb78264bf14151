#include "summarizer/ranking/open_quotation.h"

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/text/language.h"
#include "summarizer/text/parser.h"

namespace summarizer::ranking {
namespace {

using ::testing::ElementsAreArray;

// For each sentence of `body`, whether it stands inside a quotation.
std::vector<bool> Held(const std::string& body) {
  text::DocumentParser parser(*text::Language::ForTag("en"), 0);
  text::Document document;
  parser.Parse(body, document);
  OpenQuotation quotation(document);
  std::vector<bool> held;
  for (const text::Sentence& sentence : document.sentences) {
    held.push_back(quotation.Holds(sentence));
  }
  return held;
}

TEST(OpenQuotationTest, Table) {
  const struct {
    const char* body;
    std::vector<bool> held;
  } kCases[] = {
      {"It rained. Nobody came.", {false, false}},
      {"“We won. It was late. We slept,” she said. It rained.",
       {false, true, false, false}},
      {"\"We won. It was late. We slept,\" she said. It rained.",
       {false, true, false, false}},
      {"She said: “We won. It was late.” It rained.", {false, false, false}},
      {"“We won. It was late.\n\nIt rained.", {false, true, false}},
      {"He said it was “a gift.” It rained.", {false, false}},
      {"He is 6'2\" tall. It rained.", {false, false}},
      {"“We won. He said “no” to me. It was late.” It rained.",
       {false, false, false, false}},
      {"\"We won. He said \"no\" to me. It was late.\" It rained.",
       {false, false, false, false}},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(Held(c.body), ElementsAreArray(c.held)) << c.body;
  }
}

}  // namespace
}  // namespace summarizer::ranking
