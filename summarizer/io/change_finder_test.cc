#include "summarizer/io/change_finder.h"

#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "summarizer/io/test_support.h"

namespace summarizer::io {
namespace {

TEST(ChangeFinderTest, TheStatementWithMostOfTheWords) {
  const v1::CorpusDigest digest = Parse(R"(
    changes { versions { text: "The debt of Arland grew to $5 billion in 2020." }
              versions { text: "The debt of Arland grew to $6 billion in 2021." } }
    changes { versions { text: "The debt of Borland grew to $5 billion in 2020." } }
    changes { versions { text: "Rain fell." } versions { } })");
  const ChangeFinder finder(digest);
  EXPECT_EQ(finder.Find("The debt of Arland grew to $5 billion in 2021"), 0);
  EXPECT_EQ(finder.Find("In 2020, the debt of Borland grew to $5 billion."), 1);
  EXPECT_EQ(finder.Find("Rain\nfell."), 2);
  EXPECT_EQ(finder.Find("The debt of Corland was paid off by a rich uncle."),
            std::nullopt);
  EXPECT_EQ(finder.Find(""), std::nullopt);
}

TEST(ChangeFinderTest, NothingChanged) {
  EXPECT_EQ(ChangeFinder(v1::CorpusDigest()).Find("Rain fell."), std::nullopt);
}

TEST(ChangeFinderTest, WordsOfManyStatementsDoNotCount) {
  v1::CorpusDigest digest;
  for (int i = 0; i < 300; ++i) {
    digest.add_changes()->add_versions()->set_text("common words and name" +
                                                   std::to_string(i));
  }
  const ChangeFinder finder(digest);
  EXPECT_EQ(finder.Find("common words and name7"), 7);
  EXPECT_EQ(finder.Find("common words and"), std::nullopt);
}

}  // namespace
}  // namespace summarizer::io
