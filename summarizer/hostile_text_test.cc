// Text and corpora made to be slow: time grows with their size, not with its
// square, and output is not many times the input.

#include <time.h>  // NOLINT(modernize-deprecated-headers): clock_gettime is no C++

#include <algorithm>
#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer {
namespace {

struct Kind {
  const char* name;
  // An article of some `n` sentences, lines or words, the `i`th of its corpus.
  std::function<std::string(size_t n, size_t i)> body;
};

std::string Repeat(const std::string& piece, size_t n) {
  std::string text;
  for (size_t i = 0; i < n; ++i) text += piece;
  return text;
}

template <typename Piece>
std::string Each(size_t n, Piece piece) {
  std::string text;
  for (size_t i = 0; i < n; ++i) text += piece(i);
  return text;
}

// A word that no other number has.
std::string Word(size_t number) {
  std::string word = "w";
  for (; number > 0; number /= 20) {
    word += static_cast<char>('b' + number % 20);
  }
  return word;
}

const Kind kKinds[] = {
    {"one sentence",
     [](size_t n, size_t) {
       return Repeat("The council of Oslo met on Monday to vote. ", n);
     }},
    {"one sentence, other numbers",
     [](size_t n, size_t) {
       return Each(n, [](size_t k) {
         return absl::StrCat("The council of Oslo met ", k, " times so far. ");
       });
     }},
    {"other sentences",
     [](size_t n, size_t i) {
       return Each(n, [i](size_t k) {
         return absl::StrCat("The ", Word(7 * k + i), " of ", Word(5 * k),
                             " met ", Word(3 * k + i), " near ", Word(k), ". ");
       });
     }},
    {"lines", [](size_t n, size_t) { return Repeat("a\n", n); }},
    {"bylines", [](size_t n, size_t) { return Repeat("By Ann Lee\n", n); }},
    {"comments",
     [](size_t n, size_t) {
       return Repeat("Leave a Reply\n\nRead more: a\n\n", n);
     }},
    {"open quotes", [](size_t n, size_t) { return Repeat("“A ", n); }},
    {"brackets", [](size_t n, size_t) { return Repeat("([{", n); }},
    {"stops", [](size_t n, size_t) { return Repeat(". ", n); }},
    {"abbreviations", [](size_t n, size_t) { return Repeat("Mr. J. ", n); }},
    {"one word", [](size_t n, size_t) { return Repeat("word", n); }},
    {"digits", [](size_t n, size_t) { return Repeat("12,345.", n); }},
    {"dates", [](size_t n, size_t) { return Repeat("1 May 2020 ", n); }},
    {"combining marks", [](size_t n, size_t) { return Repeat("\u0301", n); }},
    {"zero bytes",
     [](size_t n, size_t) { return Repeat(std::string("a\0", 2), n); }},
    {"capitals",
     [](size_t n, size_t) {
       return Each(n, [](size_t k) { return absl::StrCat("A", Word(k), " "); });
     }},
};

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

// The best of some: what disturbs only adds.
double SecondsOf(const std::function<void()>& run) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const double start = CpuSeconds();
    run();
    best = std::min(best, CpuSeconds() - start);
  }
  return best;
}

// Fails where four times the work takes sixteen times as long. What is over in
// no time is not measured.
void ExpectLinear(const std::string& what,
                  const std::function<void(size_t n)>& run) {
  constexpr size_t kSize = 1500;
  constexpr double kShort = 0.02;
  const double large = SecondsOf([&] { run(4 * kSize); });
  if (large < kShort) return;
  const double small = SecondsOf([&] { run(kSize); });
  EXPECT_LT(large, 8 * std::max(small, kShort / 8))
      << what << ": " << small << " s, " << large << " s";
}

class HostileTextTest : public ::testing::Test {
 protected:
  const Summarizer summarizer_ = Summarizer::Create().value();
};

TEST_F(HostileTextTest, ArticlesInAStream) {
  for (const Kind& kind : kKinds) {
    ExpectLinear(kind.name, [&](size_t n) {
      History history;
      for (size_t i = 0; i < 3; ++i) {
        v1::Article article;
        article.set_id(absl::StrCat(i));
        article.set_body(kind.body(n, i));
        ASSERT_TRUE(summarizer_.SummarizeAndObserve(article, history).ok());
      }
    });
  }
}

TEST_F(HostileTextTest, ArticlesInACorpus) {
  for (const Kind& kind : kKinds) {
    ExpectLinear(kind.name, [&](size_t n) {
      v1::Corpus corpus;
      for (size_t i = 0; i < 3; ++i) {
        v1::Article& article = *corpus.add_articles();
        article.set_id(absl::StrCat(i));
        article.set_body(kind.body(n, i));
      }
      ASSERT_TRUE(summarizer_.SummarizeCorpus(corpus).ok());
    });
  }
}

TEST_F(HostileTextTest, ManyArticles) {
  for (const Kind& kind : kKinds) {
    ExpectLinear(kind.name, [&](size_t n) {
      v1::Corpus corpus;
      for (size_t i = 0; i < n; ++i) {
        v1::Article& article = *corpus.add_articles();
        article.set_id(absl::StrCat(i));
        article.set_body(kind.body(3, i));
      }
      ASSERT_TRUE(summarizer_.SummarizeCorpus(corpus).ok());
    });
  }
}

// A figure that is in the news each day.
TEST_F(HostileTextTest, OneStatementInManyVersions) {
  v1::Corpus corpus;
  for (int i = 0; i < 500; ++i) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(absl::StrCat("a", i));
    article.mutable_publish_time()->set_seconds(3600 * i);
    article.set_body(
        absl::StrCat("The council of Oslo raised ", i + 100,
                     " million dollars on Monday for its harbour."));
  }
  const auto digest = summarizer_.SummarizeCorpus(corpus);
  ASSERT_TRUE(digest.ok());
  ASSERT_EQ(digest->changes_size(), 1);
  EXPECT_GE(digest->changes(0).versions_size(), 400);
  // An article has its own version, and those about it.
  int articles = 0;
  for (const v1::ArticleDigest& article : digest->articles()) {
    for (const v1::ChangedStatement& change : article.changes()) {
      ++articles;
      EXPECT_EQ(change.versions_size(), 32);
      EXPECT_TRUE(
          std::any_of(change.versions().begin(), change.versions().end(),
                      [&](const v1::StatementVersion& v) {
                        return v.span().article_id() == article.article_id();
                      }));
    }
  }
  EXPECT_GE(articles, 400);
}

}  // namespace
}  // namespace summarizer
