// The built-in rules on testdata/news, against its labels.

#include "summarizer/testing/news.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/rules/test_support.h"
#include "testdata/labels.pb.h"

namespace summarizer::rules {
namespace {

using testdata::ArticleLabels;
using testdata::Item;

// What each byte of a body is.
enum Byte : char { kBlank, kText, kTitle, kFurnitureByte };

Byte ByteOf(testdata::Kind kind) {
  if (kind == testdata::KIND_FURNITURE) return kFurnitureByte;
  return kind == testdata::KIND_HEADING ? kTitle : kText;
}

// Marks the bytes of each item. Items come in order.
std::string Expected(const std::string& body, const ArticleLabels& labels) {
  std::string bytes(body.size(), kBlank);
  size_t at = 0;
  for (const Item& item : labels.items()) {
    at = body.find(item.text(), at);
    EXPECT_NE(at, body.npos) << item.text();
    if (at == body.npos) break;
    std::fill_n(bytes.begin() + static_cast<ptrdiff_t>(at), item.text().size(),
                ByteOf(item.kind()));
    at += item.text().size();
  }
  return bytes;
}

std::string Found(const std::string& body, const View& view) {
  std::string bytes(body.size(), kBlank);
  size_t at = 0;
  for (const std::string& furniture : view.furniture) {
    const std::string text = furniture.substr(furniture.find('|') + 1);
    at = body.find(text, at);
    std::fill_n(bytes.begin() + static_cast<ptrdiff_t>(at), text.size(),
                kFurnitureByte);
    at += text.size();
  }
  return bytes;
}

TEST(NewsTest, FurnitureIsFoundAndNothingElse) {
  const v1::Corpus corpus = testing::ReadNews();
  const testdata::LabelSet labels = testing::ReadLabels();
  const RuleEngine engine = MakeEngine();
  size_t found_bytes = 0, labelled_bytes = 0, both = 0;
  for (const v1::Article& article : corpus.articles()) {
    SCOPED_TRACE(article.id());
    const ArticleLabels* label = nullptr;
    for (const ArticleLabels& l : labels.articles()) {
      if (l.id() == article.id()) label = &l;
    }
    ASSERT_NE(label, nullptr);
    const View view = Annotate(engine, article.body());
    const std::string expected = Expected(article.body(), *label);
    const std::string found = Found(article.body(), view);
    for (size_t i = 0; i < expected.size(); ++i) {
      found_bytes += found[i] == kFurnitureByte;
      labelled_bytes += expected[i] == kFurnitureByte;
      both += found[i] == kFurnitureByte && expected[i] == kFurnitureByte;
      // Prose is never lost.
      ASSERT_FALSE(found[i] == kFurnitureByte && expected[i] == kText)
          << article.body().substr(i, 80);
    }
    // Every piece is reported by itself.
    std::vector<std::string> pieces;
    for (const Item& item : label->items()) {
      if (item.kind() == testdata::KIND_FURNITURE) {
        pieces.push_back(item.text());
      }
    }
    std::vector<std::string> texts;
    for (const std::string& furniture : view.furniture) {
      texts.push_back(furniture.substr(furniture.find('|') + 1));
    }
    EXPECT_EQ(texts, pieces);
  }
  const auto share = [](size_t part, size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  const double precision = share(both, found_bytes);
  const double recall = share(both, labelled_bytes);
  EXPECT_GE(precision, 0.98);
  EXPECT_GE(recall, 0.97);
  RecordProperty("precision", std::to_string(precision));
  RecordProperty("recall", std::to_string(recall));
}

TEST(NewsTest, HeadingsAreHeadings) {
  const v1::Corpus corpus = testing::ReadNews();
  const testdata::LabelSet labels = testing::ReadLabels();
  const RuleEngine engine = MakeEngine();
  for (const v1::Article& article : corpus.articles()) {
    SCOPED_TRACE(article.id());
    std::vector<std::string> found;
    for (const std::string& s : Annotate(engine, article.body()).sentences) {
      if (s.rfind("heading|", 0) == 0) found.push_back(s.substr(8));
    }
    std::vector<std::string> expected;
    for (const ArticleLabels& l : labels.articles()) {
      if (l.id() != article.id()) continue;
      for (const Item& item : l.items()) {
        if (item.kind() == testdata::KIND_HEADING) {
          expected.push_back(item.text());
        }
      }
    }
    EXPECT_EQ(found, expected);
  }
}

struct Metadata {
  std::string id;
  std::string title;
  std::string byline;
  std::string source;
  std::string publish_time;
};

TEST(NewsTest, MetadataIsFound) {
  const std::vector<Metadata> expected = {
      {"2023-01-19-customs-train-talks", "", "Linda Ozere", "", "2023-01-19"},
      {"2023-03-02-paperless-freight-list", "", "", "", "2023-03-02"},
      {"2023-04-18-kestrel-bank-first-quarter", "", "", "Meridian Wire",
       "April 18, 2023 at 7:02 a.m. BST"},
      {"2023-05-24-cold-chain-engineers",
       "Latvia, Vietnam to train cold-store engineers together",
       "Baltika Courier", "", "24 May 2023"},
      {"2023-07-20-kestrel-bank-second-quarter",
       "STRATHLORN SEES CALM SUMMER CUT OUTPUT", "", "", "20 July 2023"},
      {"2023-10-19-kestrel-bank-third-quarter",
       "Gearbox faults weigh on Strathlorn wind farm", "Callum Reith", "",
       "19 October 2023"},
      {"2023-10-22-lume-flood-search",
       "Search for missing goes on in flooded Portuguese town",
       "Ana Sarmento and Joel Whitmore", "Meridian Wire", "Oct. 22, 2023"},
      {"2023-10-22-lume-night-on-the-roofs", "", "", "Corvan Press",
       "08:40 WEST, October 22, 2023"},
      {"2023-10-23-northgate-roofs-syndicated",
       "Families clung to chimneys as flood hit Portuguese town", "",
       "The Northgate Herald", "23 October 2023"},
      {"2023-11-16-birch-plywood-duty",
       "Hanoi drops duty on Baltic birch plywood", "", "",
       "November 16, 2023 | 09:05"},
      {"2023-12-06-southern-post-peat-pledge",
       "Governments promise to flood drained bogs",
       "Southern Post staff and agencies", "NLN", "Wed 6 Dec 2023 07.15 CET"},
      {"2024-02-08-strathlorn-names-finance-chief", "", "", "", "Feb. 8, 2024"},
      {"forest-fire-crews-exchange", "Forest fire crews to swap places",
       "Baltika Courier", "", ""},
  };
  const v1::Corpus corpus = testing::ReadNews();
  const RuleEngine engine = MakeEngine();
  size_t checked = 0;
  for (const Metadata& m : expected) {
    for (const v1::Article& article : corpus.articles()) {
      if (article.id() != m.id) continue;
      SCOPED_TRACE(m.id);
      const View view = Annotate(engine, article.body());
      EXPECT_EQ(view.title, m.title);
      EXPECT_EQ(view.byline, m.byline);
      EXPECT_EQ(view.source, m.source);
      EXPECT_EQ(view.publish_time, m.publish_time);
      ++checked;
    }
  }
  EXPECT_EQ(checked, expected.size());
}

}  // namespace
}  // namespace summarizer::rules
