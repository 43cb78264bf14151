#include "summarizer/text/parser.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/text/case_file.h"

namespace {

size_t allocations = 0;

}  // namespace

// Counts what the parser asks for. Not inlined: g++ would see that new calls
// malloc and delete free, and warn of the mismatch.
[[gnu::noinline]] void* operator new(size_t size) {
  ++allocations;
  void* const p = std::malloc(size == 0 ? 1 : size);
  if (p == nullptr) std::abort();
  return p;
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, size_t) noexcept {
  std::free(p);
}

namespace summarizer::text {
namespace {

using ::testing::ElementsAre;

// The terms that have a flag.
std::vector<std::string> With(const Document& document, Term::Flag flag) {
  std::vector<std::string> terms;
  for (const Term& t : document.terms) {
    if (t.Has(flag)) terms.emplace_back(document.TextOf(t));
  }
  return terms;
}

class ParserTest : public ::testing::Test {
 protected:
  const Document& Parse(std::string_view body) {
    parser_.Parse(body, document_);
    return document_;
  }

  DocumentParser parser_{Language::ForTag("en").value(), 1};
  Document document_;
};

TEST_F(ParserTest, WordsAndQuantities) {
  const Document& d =
      Parse("It cost $7.1 billion in U.S.-made steel, didn't it?");
  std::vector<std::string> terms;
  for (const Term& t : d.terms) terms.emplace_back(d.TextOf(t));
  EXPECT_THAT(terms, ElementsAre("It", "cost", "$7.1 billion", "in", "U.S",
                                 "made", "steel", "didn't", "it"));
  EXPECT_THAT(With(d, Term::kQuantity), ElementsAre("$7.1 billion"));
  EXPECT_THAT(With(d, Term::kNegation), ElementsAre("didn't"));
}

TEST_F(ParserTest, ReferencesAreNoQuantities) {
  const struct {
    std::string_view text;
    std::vector<std::string> quantities;
  } kCases[] = {
      {"The 17 men were lost.[3]", {"17"}},
      {"The 17 men[12] were lost.[1][2]", {"17"}},
      {"The 17 men were lost.[note 3][4, 5]", {"17"}},
      {"The 17 men were lost.[1]:12 Six came back.", {"17", "Six"}},
      {"“Lost”[3] were 17.", {"17"}},
      {"It has been shut since [2021].", {"2021"}},
      {"It cost $[4] million.", {"4"}},
      {"It cost (more than [4]) in 5]", {"4", "5"}},
      {"[3] and 4] and 5", {"3", "4", "5"}},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(With(Parse(c.text), Term::kQuantity), c.quantities) << c.text;
  }
}

TEST_F(ParserTest, FormsOfAWordHaveOneId) {
  const Document& d = Parse("Bridge, bridges, BRIDGE: it\u2019s; it's.");
  ASSERT_EQ(d.terms.size(), 5u);
  EXPECT_EQ(d.terms[0].id, d.terms[1].id);
  EXPECT_EQ(d.terms[0].id, d.terms[2].id);
  EXPECT_EQ(d.terms[3].id, d.terms[4].id);
  EXPECT_NE(d.terms[0].id, d.terms[3].id);
}

TEST_F(ParserTest, WordsOfOneRootShareHalfAnId) {
  const Document& d = Parse("Vietnam, VIETNAM\u2019S Vietnamese; Laos");
  ASSERT_EQ(d.terms.size(), 4u);
  EXPECT_EQ(d.terms[0].id, d.terms[1].id);
  EXPECT_NE(d.terms[0].id, d.terms[2].id);
  EXPECT_EQ(d.terms[0].id >> 32, d.terms[2].id >> 32);
  EXPECT_NE(d.terms[0].id >> 32, d.terms[3].id >> 32);
}

TEST_F(ParserTest, Names) {
  const struct {
    std::string_view text;
    std::vector<std::string> names;
  } kCases[] = {
      {"Bridges are old.", {}},
      {"The bridge is in Riga.", {"Riga"}},
      {"Kestrel Bank opened on Monday.", {"Kestrel", "Bank"}},
      {"Yesterday Riga froze.", {"Riga"}},
      {"He said: “Bridges fall.”", {}},
      {"He told the WHO in May.", {"WHO"}},
      {"THE BRIDGE FELL IN RIGA.", {"BRIDGE", "FELL", "RIGA"}},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(With(Parse(c.text), Term::kName), c.names) << c.text;
  }
}

TEST_F(ParserTest, Quoted) {
  EXPECT_THAT(
      With(Parse("He called it “a gift” and \"fine\" then."), Term::kQuoted),
      ElementsAre("a", "gift", "fine"));
}

TEST_F(ParserTest, LongWordsAreCutNotLost) {
  const std::string body(10000, 'a');
  const Document& d = Parse(body);
  size_t bytes = 0;
  for (const Term& t : d.terms) bytes += t.length;
  EXPECT_EQ(bytes, body.size());
}

// Whatever runs of letters the longest ones are made of.
TEST_F(ParserTest, LongWordsEndWhereverTheyEnd) {
  std::string begin;
  for (size_t k = 0; k < 120; ++k) {
    for (const std::string& joint : {std::string(), std::string("'")}) {
      const std::string body =
          begin + joint + std::string(300, 'a') + " Then the mill closed.";
      const Document document = Parse(body);
      const Term& last = document.terms.back();
      EXPECT_EQ(document.TextOf(last), "closed");
      for (const Term& term : document.terms) {
        ASSERT_LE(term.begin + term.length, body.size());
        ASSERT_LE(term.length, 250);
      }
    }
    begin += "\u00e9";
  }
}

TEST_F(ParserTest, AHeadingMayHoldAnAbbreviation) {
  const Document& d = Parse("Cost of Bridge Rises to $7 Tril. By 2040\n");
  EXPECT_EQ(d.sentences.size(), 1u);
  EXPECT_EQ(d.blocks.at(0).kind, BlockKind::kHeading);
}

// Texts are read in chunks and batches; no word may fall between two.
TEST_F(ParserTest, WhereATextBeginsDoesNotMatter) {
  const std::string text =
      "Ann O’Neil's 29th B2B deal, \"Kestrel Bank's $5.2 million\" plan: U.S. "
      "internationalisation, antidisestablishmentarianism and a café.";
  parser_.Parse(text, document_);
  const Document plain = document_;
  for (size_t shift = 1; shift < 300; ++shift) {
    const std::string shifted = std::string(shift, '\n') + text;
    parser_.Parse(shifted, document_);
    ASSERT_EQ(document_.terms.size(), plain.terms.size()) << shift;
    for (size_t i = 0; i < plain.terms.size(); ++i) {
      EXPECT_EQ(document_.terms[i].begin, plain.terms[i].begin + shift);
      EXPECT_EQ(document_.terms[i].length, plain.terms[i].length);
      EXPECT_EQ(document_.terms[i].flags, plain.terms[i].flags);
      EXPECT_EQ(document_.terms[i].id, plain.terms[i].id);
    }
    ASSERT_FALSE(HasFailure()) << shift;
  }
}

// With nothing after it that could be read, which a sanitizer tells.
TEST_F(ParserTest, AWordMayEndTheText) {
  for (size_t size = 1; size < 200; ++size) {
    const auto bytes = std::make_unique<char[]>(size);
    std::fill_n(bytes.get(), size, 'a');
    parser_.Parse({bytes.get(), size}, document_);
    EXPECT_EQ(document_.terms.size(), 1u);
    EXPECT_EQ(document_.terms[0].length, size);
  }
  const std::string_view initials = "w.\u0116";
  const auto bytes = std::make_unique<char[]>(initials.size());
  std::copy_n(initials.data(), initials.size(), bytes.get());
  parser_.Parse({bytes.get(), initials.size()}, document_);
  EXPECT_EQ(document_.terms.size(), 1u);
}

TEST_F(ParserTest, ResultsDependOnTheTextOnly) {
  const std::string_view body = "Bridges fall. Riga's bridge fell in 2021.";
  const Document first = Parse(body);
  Parse("Something else entirely, with bridges.");
  const Document& again = Parse(body);
  ASSERT_EQ(first.terms.size(), again.terms.size());
  for (size_t i = 0; i < first.terms.size(); ++i) {
    EXPECT_EQ(first.terms[i].id, again.terms[i].id);
    EXPECT_EQ(first.terms[i].flags, again.terms[i].flags);
    EXPECT_EQ(first.HashOf(first.terms[i]), again.HashOf(again.terms[i]));
  }
}

TEST_F(ParserTest, AllocatesNothingAfterWarmUp) {
  std::string body;
  for (const Case& c : ParseCases(ReadTestData("sentence_cases.txt"))) {
    body += c.text + "\n\n";
  }
  Parse(body);
  Parse(body);
  const size_t before = allocations;
  Parse(body);
  EXPECT_EQ(allocations, before);
}

}  // namespace
}  // namespace summarizer::text
