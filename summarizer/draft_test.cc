// Brief digests are drafted while articles are observed; others never are. Both
// say the same, for corpora of more stories than a corpus-wide digest weighs.

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/summarizer.h"
#include "summarizer/testing/news.h"

namespace summarizer {
namespace {

class NewsMaker {
 public:
  explicit NewsMaker(uint64_t seed) : random_(seed) {}

  // Sentences in words that no other text has.
  std::string Text(int sentences) {
    std::string text;
    for (int s = 0; s < sentences; ++s) {
      std::string sentence;
      for (size_t w = 0; w < 9 + random_() % 9; ++w) {
        sentence += (w == 0 ? "" : random_() % 4 == 0 ? " of " : " ") + Word();
      }
      sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
      text += sentence + (s % 3 == 2 ? ".\n\n" : ". ");
    }
    return text;
  }

 private:
  std::string Word() {
    static constexpr const char* kSyllables[] = {"ba", "do", "ki", "lu", "me",
                                                 "no", "pa", "ri", "su", "ta"};
    std::string word;
    for (int i = 0; i < 4; ++i) word += kSyllables[random_() % 10];
    return word;
  }

  std::mt19937_64 random_;
};

// Most articles tell a story of their own; some have background, some take up
// the one before, some are copies.
v1::Corpus MakeCorpus(int articles) {
  NewsMaker maker(5);
  const std::string background = maker.Text(2);
  v1::Corpus corpus;
  for (int a = 0; a < articles; ++a) {
    v1::Article& article = *corpus.add_articles();
    article.set_id("article-" + std::to_string(1000 + a));
    article.set_title(maker.Text(1));
    article.mutable_publish_time()->set_seconds(1700000000 + a * 3600);
    std::string body = maker.Text(9);
    if (a % 10 == 3) body += "\n\n" + background;
    if (a % 10 == 5) body.insert(0, corpus.articles(a - 1).body() + "\n\n");
    if (a % 50 == 7) body = corpus.articles(a - 1).body();
    article.set_body(std::move(body));
  }
  return corpus;
}

Summarizer Make(bool brief, uint32_t threads, bool trim = false) {
  v1::SummarizerOptions options;
  options.set_brief(brief);
  options.set_threads(threads);
  options.set_trim(trim);
  return Summarizer::Create(options).value();
}

v1::CorpusDigest Digest(const Summarizer& summarizer,
                        const v1::Corpus& corpus) {
  v1::CorpusDigest digest = summarizer.SummarizeCorpus(corpus).value();
  // What brief ones leave out.
  for (v1::ArticleDigest& article : *digest.mutable_articles()) {
    article.clear_suppressed();
  }
  return digest;
}

TEST(DraftTest, SayWhatDigestsSay) {
  for (const bool trim : {false, true}) {
    const v1::Corpus corpus = MakeCorpus(40);
    EXPECT_EQ(Digest(Make(true, 1, trim), corpus).SerializeAsString(),
              Digest(Make(false, 1, trim), corpus).SerializeAsString());
  }
}

// Furniture, stripped prefixes and metadata found in the text: without rules,
// the second reading finds what the first one did.
TEST(DraftTest, NewsSayWhatDigestsSay) {
  v1::Corpus news = testing::ReadNews();
  for (v1::Article& article : *news.mutable_articles()) {
    article.clear_title();
    article.clear_source();
    article.clear_publish_time();
  }
  const v1::CorpusDigest full = Digest(Make(false, 1), news);
  ASSERT_GT(full.stats().furniture(), 0u);
  EXPECT_EQ(Digest(Make(true, 1), news).SerializeAsString(),
            full.SerializeAsString());
}

TEST(DraftTest, ManyStoriesInEachForm) {
  const v1::Corpus corpus = MakeCorpus(500);
  const v1::CorpusDigest full = Digest(Make(false, 1), corpus);
  ASSERT_GT(full.stories_size(), 256);
  EXPECT_EQ(full.sentences_size(), 10);
  EXPECT_GT(full.stats().repeated(), 0u);
  EXPECT_GT(full.stats().copies(), 0u);
  const std::string bytes = full.SerializeAsString();
  EXPECT_EQ(Digest(Make(true, 1), corpus).SerializeAsString(), bytes);
  EXPECT_EQ(Digest(Make(true, 3), corpus).SerializeAsString(), bytes);

  CorpusSource source(corpus);
  std::vector<v1::ArticleDigest> articles;
  v1::CorpusDigest streamed =
      Make(true, 1)
          .SummarizeCorpus(source,
                           [&](v1::ArticleDigest digest) {
                             articles.push_back(std::move(digest));
                             return absl::OkStatus();
                           })
          .value();
  for (v1::ArticleDigest& article : articles) {
    *streamed.add_articles() = std::move(article);
  }
  EXPECT_EQ(streamed.SerializeAsString(), bytes);
}

// Some articles have no draft though it would hold: the first ones, and all
// where most share their story.
TEST(DraftTest, ManyStoriesWithAndWithoutDrafts) {
  v1::Corpus corpus = MakeCorpus(450);
  NewsMaker maker(6);
  for (int a = 0; a < 450; ++a) {
    v1::Article& article = *corpus.add_articles();
    article.set_id("twin-" + std::to_string(a));
    article.set_body(maker.Text(1) + corpus.articles(a).body());
  }
  for (int a = 0; a < 300; ++a) {
    v1::Article& article = *corpus.add_articles();
    article.set_id("late-" + std::to_string(1000 + a));
    article.set_body(maker.Text(9));
  }
  for (const bool disabled : {false, true}) {
    for (const bool trim : {false, true}) {
      v1::SummarizerOptions options;
      options.set_trim(trim);
      options.mutable_repetition()->set_disabled(disabled);
      const std::string full =
          Digest(Summarizer::Create(options).value(), corpus)
              .SerializeAsString();
      options.set_brief(true);
      for (const uint32_t threads : {1u, 3u}) {
        options.set_threads(threads);
        EXPECT_TRUE(Digest(Summarizer::Create(options).value(), corpus)
                        .SerializeAsString() == full)
            << disabled << trim << threads;
      }
    }
  }
}

TEST(DraftTest, OneArticlesStoryIsItsDigest) {
  const v1::Corpus corpus = MakeCorpus(40);
  const v1::CorpusDigest digest = Digest(Make(true, 1), corpus);
  int alone = 0;
  for (const v1::Story& story : digest.stories()) {
    if (story.article_ids_size() != 1) continue;
    ++alone;
    const auto article = std::find_if(
        digest.articles().begin(), digest.articles().end(),
        [&](const auto& a) { return a.article_id() == story.article_ids(0); });
    ASSERT_NE(article, digest.articles().end());
    ASSERT_EQ(story.sentences_size(), article->sentences_size());
    for (int s = 0; s < story.sentences_size(); ++s) {
      EXPECT_EQ(story.sentences(s).SerializeAsString(),
                article->sentences(s).SerializeAsString());
    }
  }
  EXPECT_GT(alone, 10);
}

// The second pass gives other texts than the first.
class FickleSource : public CorpusSource {
 public:
  using CorpusSource::CorpusSource;
  absl::Status Rewind() override {
    ++pass_;
    return CorpusSource::Rewind();
  }
  absl::StatusOr<bool> Next(v1::Article& article) override {
    absl::StatusOr<bool> more = CorpusSource::Next(article);
    // Of the same size, and no UTF-8.
    if (pass_ > 1) article.mutable_body()->replace(0, 60, 60, '\xFF');
    return more;
  }

 private:
  int pass_ = 0;
};

TEST(DraftTest, RefusesAnotherText) {
  const v1::Corpus corpus = MakeCorpus(300);
  FickleSource source(corpus);
  const auto digest = Make(true, 1).SummarizeCorpus(
      source, [](const v1::ArticleDigest&) { return absl::OkStatus(); });
  EXPECT_FALSE(digest.ok());
}

}  // namespace
}  // namespace summarizer
