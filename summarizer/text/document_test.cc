#include "summarizer/text/document.h"

#include "gtest/gtest.h"
#include "summarizer/text/parser.h"

namespace summarizer::text {
namespace {

Document Parse(std::string_view body) {
  DocumentParser parser(Language::ForTag("en").value(), 1);
  Document document;
  parser.Parse(body, document);
  return document;
}

TEST(QuantityTest, FingerprintsOfEqualAmountsAreEqual) {
  const auto fingerprint = [](std::string_view text) {
    return Parse(text).quantities.at(0).Fingerprint();
  };
  EXPECT_EQ(fingerprint("$7.1 billion"), fingerprint("7,100 million dollars"));
  EXPECT_EQ(fingerprint("20 %"), fingerprint("20.0 percent"));
  EXPECT_EQ(fingerprint("two"), fingerprint("2"));
  EXPECT_NE(fingerprint("20 %"), fingerprint("20"));
  EXPECT_NE(fingerprint("3-4"), fingerprint("3-5"));
}

TEST(DocumentTest, TrimFrontDropsTermsBefore) {
  Document d = Parse("LISBON (AP) — The river rose.");
  Sentence s = d.sentences.at(0);
  d.TrimFront(s, 15);
  EXPECT_EQ(d.TextOf(s), "The river rose.");
  EXPECT_EQ(d.TermsOf(s).size(), 3u);
  EXPECT_EQ(s.word_count, 3u);
}

// What follows a dateline opens a sentence: its capital makes no name.
TEST(DocumentTest, TrimFrontLeavesAnOpener) {
  const struct {
    const char* text;
    bool name;
  } kCases[] = {
      {"LISBON (AP) — Farmers left the valley.", false},
      {"LISBON (AP) — Kestrel Bank left the valley.", true},
      {"LISBON (AP) — NATO left the valley.", true},
      {"LISBON (AP) — Farmers, Smith said, left the valley.", false},
  };
  for (const auto& c : kCases) {
    Document d = Parse(c.text);
    Sentence s = d.sentences.at(0);
    d.TrimFront(s, 15);
    EXPECT_EQ(d.TermsOf(s)[0].Has(Term::kName), c.name) << c.text;
  }
}

TEST(DocumentTest, ClearKeepsCapacity) {
  Document d = Parse("One. Two.");
  const size_t capacity = d.terms.capacity();
  d.Clear();
  EXPECT_TRUE(d.sentences.empty());
  EXPECT_EQ(d.terms.capacity(), capacity);
}

}  // namespace
}  // namespace summarizer::text
