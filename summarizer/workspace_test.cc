// What a Workspace remembers never shows: an article gets the same digest and
// the same record whatever was read before.

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer {
namespace {

// Words that share beginnings, stems and roots of names.
std::string RandomWord(std::mt19937& random) {
  constexpr const char* kBeginnings[] = {"kor", "vietnam", "ba",      "tuni",
                                         "po",  "chile",   "council", "use"};
  constexpr const char* kEndings[] = {"",    "a",  "e",   "s",   "es",  "'s",
                                      "ese", "an", "ian", "ish", "ing", "ed"};
  std::string word = kBeginnings[random() % std::size(kBeginnings)];
  word += kEndings[random() % std::size(kEndings)];
  if (random() % 3 == 0) word += kEndings[random() % std::size(kEndings)];
  if (random() % 2 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

v1::Article RandomArticle(int number, std::mt19937& random) {
  v1::Article article;
  article.set_id(absl::StrCat("a", number));
  for (int s = 0; s < 5; ++s) {
    absl::StrAppend(article.mutable_body(), s == 0 ? "The" : " The");
    for (int w = 0; w < 8; ++w) {
      absl::StrAppend(article.mutable_body(), " ", RandomWord(random));
    }
    article.mutable_body()->append(".");
  }
  return article;
}

TEST(WorkspaceTest, LeavesNoTrace) {
  const Summarizer summarizer = *Summarizer::Create();
  std::mt19937 random(7);
  Workspace used;
  for (int i = 0; i < 300; ++i) {
    const v1::Article article = RandomArticle(i, random);
    History with_used;
    History with_fresh;
    const auto one = summarizer.SummarizeAndObserve(article, with_used, &used);
    const auto other = summarizer.SummarizeAndObserve(article, with_fresh);
    ASSERT_TRUE(one.ok() && other.ok());
    EXPECT_EQ(one->SerializeAsString(), other->SerializeAsString());
    EXPECT_EQ(*with_used.Serialize(), *with_fresh.Serialize())
        << article.body();
  }
}

// Record numbers of one history mean nothing in another.
TEST(WorkspaceTest, ServesManyHistories) {
  v1::SummarizerOptions alone;
  alone.mutable_repetition()->set_disabled(true);
  const Summarizer summarizers[] = {*Summarizer::Create(),
                                    *Summarizer::Create(alone)};
  std::mt19937 random(11);
  History histories[3];
  std::vector<v1::Article> articles;
  for (int i = 0; i < 40; ++i) {
    articles.push_back(RandomArticle(i, random));
    ASSERT_TRUE(summarizers[0].Observe(articles.back(), histories[i % 3]).ok());
    // Told again, and more.
    articles.push_back(articles.back());
    articles.back().set_id(absl::StrCat("b", i));
    absl::StrAppend(articles.back().mutable_body(), " The mill sold ", i,
                    " thousand boats.");
    ASSERT_TRUE(
        summarizers[0].Observe(articles.back(), histories[(i + 1) % 3]).ok());
  }
  Workspace used;
  for (const v1::Article& article : articles) {
    for (const Summarizer& summarizer : summarizers) {
      for (const History& history : histories) {
        const auto one = summarizer.Summarize(article, history, &used);
        const auto other = summarizer.Summarize(article, history);
        ASSERT_TRUE(one.ok() && other.ok());
        EXPECT_EQ(one->SerializeAsString(), other->SerializeAsString());
      }
      EXPECT_EQ(summarizer.Summarize(article, &used)->SerializeAsString(),
                summarizer.Summarize(article)->SerializeAsString());
    }
  }
}

}  // namespace
}  // namespace summarizer
