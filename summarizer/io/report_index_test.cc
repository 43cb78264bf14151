#include "summarizer/io/report_index.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/test_support.h"

namespace summarizer::io {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ReportIndexTest, ArticlesAndStories) {
  const v1::CorpusDigest digest = Parse(R"(
    articles { article_id: "a" }
    articles { article_id: "b" }
    articles { article_id: "c" }
    stories { article_ids: "c" article_ids: "a" }
    stories { article_ids: "b" article_ids: "b" }
    stories { article_ids: "gone" })");
  const ReportIndex index(digest);
  EXPECT_EQ(index.FindArticle("c"), 2);
  EXPECT_EQ(index.FindArticle("gone"), std::nullopt);
  EXPECT_EQ(index.StoryOf(0), 0);
  EXPECT_EQ(index.StoryOf(1), 1);
  EXPECT_TRUE(index.IsShared(0));
  EXPECT_FALSE(index.IsShared(2));
  EXPECT_THAT(index.PlacesOf(1), IsEmpty());
}

TEST(ReportIndexTest, WhatIsSaidOfOnePlaceIsTogether) {
  const v1::CorpusDigest digest = Parse(R"(
    articles {
      article_id: "a"
      sentences { span { article_id: "a" begin: 50 end: 90 } rank: 2 score: 7 }
      suppressed { span { article_id: "a" begin: 10 end: 40 }
                   reason: REASON_REPEATED article_count: 3 }
    }
    sentences { span { article_id: "a" begin: 50 end: 90 } rank: 4 score: 9 }
    stories {
      article_ids: "a"
      sentences { span { article_id: "a" begin: 91 end: 99 } rank: 1 }
    }
    background {
      text: "x"
      occurrences { article_id: "gone" begin: 1 end: 2 }
      occurrences { article_id: "a" begin: 10 end: 40 }
    }
    changes {
      versions { span { article_id: "gone" begin: 1 end: 2 } }
      versions { span { article_id: "a" begin: 50 end: 90 } }
    })");
  const ReportIndex index(digest);
  const auto& places = index.PlacesOf(0);
  ASSERT_THAT(places, SizeIs(3));

  EXPECT_EQ(places[0].begin, 10u);
  EXPECT_EQ(places[0].end, 40u);
  EXPECT_EQ(places[0].picked, nullptr);
  ASSERT_NE(places[0].suppressed, nullptr);
  EXPECT_EQ(places[0].suppressed->article_count(), 3u);
  EXPECT_EQ(places[0].background, 0);
  EXPECT_EQ(places[0].change, std::nullopt);

  EXPECT_EQ(places[1].begin, 50u);
  ASSERT_NE(places[1].picked, nullptr);
  EXPECT_EQ(places[1].picked->score(), 7);  // The article's own.
  EXPECT_EQ(places[1].corpus_rank, 4u);
  EXPECT_EQ(places[1].change, 0);
  EXPECT_EQ(places[1].version, 1);

  EXPECT_EQ(places[2].begin, 91u);
  EXPECT_NE(places[2].picked, nullptr);
  EXPECT_EQ(places[2].corpus_rank, 0u);
}

TEST(ReportIndexTest, RepeatedValuesKnowTheirStatement) {
  const v1::CorpusDigest digest = Parse(R"(
    articles {
      article_id: "a"
      suppressed { span { article_id: "a" begin: 1 end: 10 }
                   text: "The toll was 12." reason: REASON_REPEATED }
      suppressed { span { article_id: "a" begin: 11 end: 20 }
                   text: "The toll was 12." reason: REASON_RULE }
    }
    changes { versions { text: "The toll was 12" } })");
  const ReportIndex index(digest);
  ASSERT_THAT(index.PlacesOf(0), SizeIs(2));
  EXPECT_EQ(index.PlacesOf(0)[0].repeated_change, 0);
  EXPECT_EQ(index.PlacesOf(0)[1].repeated_change, std::nullopt);
}

TEST(ReportIndexTest, EmptySpansAreNoPlaces) {
  const v1::CorpusDigest digest = Parse(R"(
    articles { article_id: "a"
               sentences { span { article_id: "a" begin: 5 end: 5 } }
               sentences { span { article_id: "a" begin: 6 end: 5 } } })");
  EXPECT_THAT(ReportIndex(digest).PlacesOf(0), IsEmpty());
}

}  // namespace
}  // namespace summarizer::io
