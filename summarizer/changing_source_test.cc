// A source that gives another text in a later pass, as a file does that
// somebody writes to while it is read: told, or no harm, but never a broken
// digest.

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/text/utf8.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer {
namespace {

// `first` in the first pass, `later` in all others.
class ChangingSource : public ArticleSource {
 public:
  ChangingSource(v1::Corpus first, v1::Corpus later)
      : first_(std::move(first)), later_(std::move(later)) {}

  absl::Status Rewind() override {
    next_ = 0;
    ++pass_;
    return absl::OkStatus();
  }
  absl::StatusOr<bool> Next(v1::Article& article) override {
    const v1::Corpus& corpus = pass_ == 1 ? first_ : later_;
    if (next_ == corpus.articles_size()) return false;
    article = corpus.articles(next_++);
    return true;
  }

 private:
  v1::Corpus first_;
  v1::Corpus later_;
  int pass_ = 0;
  int next_ = 0;
};

// Five stories with one pasted sentence, which makes the call quote it.
v1::Corpus PastedCorpus() {
  v1::Corpus corpus;
  for (int a = 0; a < 5; ++a) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(absl::StrCat("article ", a));
    article.mutable_publish_time()->set_seconds(1600000000 + 1000000 * a);
    for (int i = 0; i < 8; ++i) {
      absl::StrAppend(article.mutable_body(), "The ");
      for (const char* stem : {"dobal", "kimur", "tefan", "rusil", "gomat"}) {
        const char letters[] = {"aeiou"[a], "bdfglmnp"[i], 'o', ' ', '\0'};
        absl::StrAppend(article.mutable_body(), stem, letters);
      }
      article.mutable_body()->back() = '.';
      article.mutable_body()->push_back(' ');
    }
    absl::StrAppend(article.mutable_body(),
                    "\n\nTrade between Malmö and Århus was worth 14 million "
                    "kroner for the fishermen of both coasts last year.\n");
  }
  return corpus;
}

absl::StatusOr<v1::CorpusDigest> Digest(const v1::Corpus& first,
                                        const v1::Corpus& later, bool brief) {
  v1::SummarizerOptions options;
  options.set_brief(brief);
  const Summarizer summarizer = *Summarizer::Create(options);
  ChangingSource source(first, later);
  return summarizer.SummarizeCorpus(source, [](const v1::ArticleDigest& one) {
    for (const v1::RankedSentence& s : one.sentences()) {
      EXPECT_FALSE(text::FindInvalidUtf8(s.text()).has_value()) << s.text();
    }
    return absl::OkStatus();
  });
}

class ChangingSourceTest : public ::testing::TestWithParam<bool> {};

TEST_P(ChangingSourceTest, TheSameTextIsQuoted) {
  const v1::Corpus corpus = PastedCorpus();
  const auto digest = Digest(corpus, corpus, GetParam());
  ASSERT_TRUE(digest.ok()) << digest.status();
  ASSERT_EQ(digest->background_size(), 1);
  EXPECT_EQ(digest->background(0).text().substr(0, 5), "Trade");
}

// Where the pasted sentence began there is the middle of a character.
TEST_P(ChangingSourceTest, CharactersAreNotCut) {
  const v1::Corpus corpus = PastedCorpus();
  v1::Corpus later = corpus;
  for (v1::Article& article : *later.mutable_articles()) {
    std::string& body = *article.mutable_body();
    body.replace(body.find("\nTrade"), 2, "É");
  }
  const auto digest = Digest(corpus, later, GetParam());
  if (!digest.ok()) return;
  for (const v1::RepeatedStatement& statement : digest->background()) {
    EXPECT_FALSE(text::FindInvalidUtf8(statement.text()).has_value());
  }
}

// The same where a dateline was stripped: brief digests don't look for it
// again.
TEST_P(ChangingSourceTest, CharactersAreNotCutAfterDatelines) {
  v1::Corpus corpus;
  for (const char* id : {"a", "b"}) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(id);
    article.set_body(
        "OSLO, Norway (AP) — The Tromso ferry company Fjordlinje sank two of "
        "its ferries on Monday.\n\nFjordlinje said that nobody in Tromso "
        "would miss the ferries.\n");
  }
  v1::Corpus later = corpus;
  for (v1::Article& article : *later.mutable_articles()) {
    std::string& body = *article.mutable_body();
    body.replace(body.find(" The Tromso"), 2, "É");
  }
  const auto same = Digest(corpus, corpus, GetParam());
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(same->stories_size(), 1);
  EXPECT_EQ(same->stats().furniture(), 2u);
  // Read with rules, it is another text.
  EXPECT_EQ(Digest(corpus, later, GetParam()).ok(), !GetParam());
}

TEST_P(ChangingSourceTest, ShorterTextIsToldByName) {
  const v1::Corpus corpus = PastedCorpus();
  v1::Corpus later = corpus;
  later.mutable_articles(2)->mutable_body()->resize(30);
  const auto digest = Digest(corpus, later, GetParam());
  ASSERT_FALSE(digest.ok());
  EXPECT_TRUE(absl::IsFailedPrecondition(digest.status())) << digest.status();
  EXPECT_NE(digest.status().message().find("article \"article 2\""),
            absl::string_view::npos)
      << digest.status();
}

TEST_P(ChangingSourceTest, OtherArticlesAreTold) {
  const v1::Corpus corpus = PastedCorpus();
  v1::Corpus fewer = corpus;
  fewer.mutable_articles()->RemoveLast();
  EXPECT_TRUE(
      absl::IsFailedPrecondition(Digest(corpus, fewer, GetParam()).status()));
  EXPECT_TRUE(
      absl::IsFailedPrecondition(Digest(fewer, corpus, GetParam()).status()));
  v1::Corpus swapped = corpus;
  swapped.mutable_articles()->SwapElements(0, 4);
  EXPECT_TRUE(
      absl::IsFailedPrecondition(Digest(corpus, swapped, GetParam()).status()));
}

INSTANTIATE_TEST_SUITE_P(Brief, ChangingSourceTest, ::testing::Bool());

}  // namespace
}  // namespace summarizer
