#include <cstddef>
#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/quality_boilerplate.h"
#include "benchmarks/quality_sets.h"
#include "benchmarks/quality_statistics.h"
#include "benchmarks/quality_systems.h"
#include "benchmarks/strings.h"
#include "gtest/gtest.h"

namespace summarizer::benchmarks {
namespace {

absl::StatusOr<QualitySet> Read(std::string_view text) {
  const std::string path = ::testing::TempDir() + "/some.set.jsonl";
  std::ofstream(path) << text;
  return ReadQualitySet(path);
}

QualityItem Item(const std::vector<std::string>& bodies) {
  QualityItem item;
  for (const std::string& body : bodies) {
    v1::Article& article = *item.documents.add_articles();
    article.set_id(std::to_string(item.documents.articles_size()));
    article.set_body(body);
  }
  return item;
}

TEST(ReadQualitySetTest, ReadsItems) {
  const auto set = Read(
      R"({"id":"1","documents":[{"id":"a","text":"A.","title":"T",)"
      R"("date":"2005-01-08"},{"text":"B.","title":null}],)"
      R"("references":["x y z","x"]})"
      "\n\n"
      R"({"documents":[{"id":"c","text":"C."}],"references":["x y z w"]})");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->name, "some.set");
  ASSERT_EQ(set->items.size(), 2u);
  const QualityItem& first = set->items[0];
  EXPECT_EQ(first.id, "1");
  ASSERT_EQ(first.documents.articles_size(), 2);
  EXPECT_EQ(first.documents.articles(0).id(), "a");
  EXPECT_EQ(first.documents.articles(0).title(), "T");
  EXPECT_EQ(first.documents.articles(0).publish_time().seconds(), 1105142400);
  EXPECT_EQ(first.documents.articles(1).id(), "1-1");
  EXPECT_FALSE(first.documents.articles(1).has_publish_time());
  EXPECT_EQ(first.references, (std::vector<std::string>{"x y z", "x"}));
  EXPECT_EQ(set->items[1].id, "3");
  // 8 words in 3 references.
  EXPECT_EQ(set->budget, 3u);
}

TEST(ReadQualitySetTest, HalvesOfABudgetAreRoundedToEven) {
  const auto set =
      Read(R"({"documents":[{"text":"A."}],"references":["x y z","x y"]})");
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->budget, 2u);
}

TEST(ReadQualitySetTest, ErrorsNameTheLine) {
  const std::string good =
      R"({"documents":[{"text":"A."}],"references":["x"]})";
  for (const std::string_view bad :
       {"{", "[]", R"({"documents":[],"references":["x"]})",
        R"({"documents":[{"id":"a"}],"references":["x"]})",
        R"({"documents":[{"text":"A."}],"references":[]})",
        R"({"documents":[{"text":"A."}],"references":[1]})",
        R"({"documents":[{"text":"A.","date":"soon"}],"references":["x"]})",
        R"({"documents":[{"text":"A.","title":1}],"references":["x"]})"}) {
    const absl::Status status = Read(StrCat(good, "\n", bad)).status();
    EXPECT_FALSE(status.ok()) << bad;
    EXPECT_TRUE(Contains(std::string(status.message()), "some.set.jsonl:2: "))
        << status;
  }
  EXPECT_FALSE(Read("").ok());
  EXPECT_FALSE(ReadQualitySet("/nowhere.jsonl").ok());
}

TEST(BaselinesTest, LeadTakesDocumentsInTurn) {
  const QualityItem item =
      Item({"Alpha one is the first of them all here. Alpha two comes then.",
            "Some Heading\n\nBeta one is the first of its own text here."});
  Baselines baselines;
  EXPECT_EQ(baselines.Lead(item, 11),
            "Alpha one is the first of them all here. Some Heading");
  EXPECT_EQ(baselines.Lead(item, 13),
            "Alpha one is the first of them all here. Some Heading Alpha two");
}

TEST(BaselinesTest, LeadPlusLeavesOutLinesThatAreNoSentences) {
  const QualityItem item =
      Item({"Alpha one is the first of them all here. Alpha two comes then.",
            "Some Heading\n\n\u201CBeta one is the first of its own text "
            "here.\u201D"});
  Baselines baselines;
  EXPECT_EQ(baselines.LeadPlus(item, 100),
            "Alpha one is the first of them all here. \u201CBeta one is the "
            "first of its own text here.\u201D");
}

TEST(BaselinesTest, RandomDependsOnTheSeedAlone) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += StrCat("Sentence ", i, " is here. ");
  const QualityItem item = Item({body});
  Baselines baselines;
  Random one(1);
  Random same(1);
  Random other(2);
  const std::string drawn = baselines.Random(item, 40, one);
  EXPECT_EQ(drawn, baselines.Random(item, 40, same));
  EXPECT_NE(drawn, baselines.Random(item, 40, other));
}

TEST(OursTest, FillsTheBudget) {
  std::string body;
  for (int i = 0; i < 30; ++i) {
    body += StrCat("Town ", i, " opened bridge number ", 100 + i,
                   " over river ", 3 * i, " last week. ");
  }
  const absl::StatusOr<Ours> ours = Ours::Create({}, 47);
  ASSERT_TRUE(ours.ok()) << ours.status();
  const absl::StatusOr<std::string> summary = ours->Summarize(Item({body}));
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(Split(*summary, ' ').size(), 47u) << *summary;
}

TEST(BoilerplateTest, IsPastedIntoAllArticles) {
  // Events of their own, with more text of their own than is pasted.
  const char* const things[] = {"bridge",  "library", "ferry",  "stadium",
                                "museum",  "clinic",  "market", "theatre",
                                "airport", "harbour"};
  const char* const doings[] = {"carries lorries",  "lends novels",
                                "crosses straits",  "hosts wrestlers",
                                "shows fossils",    "treats toddlers",
                                "sells vegetables", "stages operas",
                                "lands gliders",    "unloads bananas"};
  std::vector<std::string> bodies;
  for (int i = 0; i < 10; ++i) {
    const char* const thing = things[i];
    const char* const doing = doings[i];
    bodies.push_back(StrCat(
        "Town ", i, " opened a ", thing, ".\n\nIt is ", 10 + i,
        " metres long.\n\nThe ", thing, " ", doing, " and guests who like ",
        thing, " tours.\n\nWhoever ", doing, " elsewhere looks at the ", thing,
        " with envy.\n\nThe mayor spoke of the ", thing, "."));
  }
  v1::Corpus corpus = Item(bodies).documents;
  Random random(1);
  SpreadDates(corpus, random);
  PasteBoilerplate(corpus, random);
  std::set<int64_t> days;
  for (int i = 0; i < corpus.articles_size(); ++i) {
    const v1::Article& article = corpus.articles(i);
    days.insert(article.publish_time().seconds() / (24 * 3600));
    // The text is still there, in its order.
    size_t at = 0;
    for (const std::string& line :
         {StrCat("Town ", i, " opened a ", things[i], "."),
          StrCat("It is ", 10 + i, " metres long."),
          std::string("The mayor spoke of the ")}) {
      at = article.body().find(line, at);
      ASSERT_NE(at, std::string::npos) << article.body();
    }
    EXPECT_GT(article.body().size(),
              bodies[static_cast<size_t>(i)].size() + 200);
  }
  EXPECT_GT(days.size(), 5u);
  // A summarizer has to see through it.
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
  ASSERT_TRUE(summarizer.ok());
  const auto digest = summarizer->SummarizeCorpus(corpus);
  ASSERT_TRUE(digest.ok());
  EXPECT_GE(digest->stats().background_statements(), 3u);
}

TEST(BootstrapMeanTest, HoldsTheMean) {
  std::vector<double> values;
  for (int i = 0; i < 100; ++i) values.push_back(i % 10);
  const Interval interval = BootstrapMean({values}, 2000, 1);
  // The standard error is 2.87 / 10.
  EXPECT_NEAR(interval.low, 4.5 - 1.96 * 0.287, 0.06);
  EXPECT_NEAR(interval.high, 4.5 + 1.96 * 0.287, 0.06);
  const Interval again = BootstrapMean({values}, 2000, 1);
  EXPECT_EQ(interval.low, again.low);
  EXPECT_EQ(interval.high, again.high);
}

TEST(BootstrapMeanTest, GroupsWeighTheSame) {
  const std::vector<double> few(3, 10);
  const std::vector<double> many(300, 20);
  const Interval interval = BootstrapMean({few, many}, 100, 1);
  EXPECT_DOUBLE_EQ(interval.low, 15);
  EXPECT_DOUBLE_EQ(interval.high, 15);
}

TEST(BootstrapMeanTest, NothingGivesNothing) {
  EXPECT_EQ(BootstrapMean({{}}, 10, 1).high, 0);
  EXPECT_EQ(BootstrapMean({{1.0}}, 0, 1).high, 0);
}

}  // namespace
}  // namespace summarizer::benchmarks
