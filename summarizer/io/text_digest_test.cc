#include "summarizer/io/text_digest.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/test_support.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSmallDigest[] = R"(
  sentences {
    span { article_id: "talks" end: 70 }
    text: "Ministers agreed on a second line,\nwhich will cross the river in 2025."
    rank: 1
  }
  sentences {
    span { article_id: "b" end: 9 }
    text: "He added: Trade rose."
    display_text: "Trade rose."
    rank: 2
  }
  stories {
    title: "Second line agreed"
    article_ids: "talks"
    article_ids: "wire"
    sentences { span { article_id: "talks" } text: "Ministers agreed." }
    first_seen { seconds: 1642118400 }
    last_seen { seconds: 1642204800 }
  }
  stories { title: "Trade rose." article_ids: "b" }
  background {
    text: "The two countries are cooperating in different sectors."
    article_count: 4
    first_seen { seconds: 1642118400 }
    last_seen { seconds: 1662422400 }
  }
  changes {
    text: "Trade amounted to $274.8 million in 2021."
    versions {
      span { article_id: "talks" }
      text: "Trade amounted to $251.1 million in the first 11 months of 2021."
      time { seconds: 1642118400 }
      quantities: "$251.1 million"
      quantities: "first 11 months of 2021"
    }
    versions { span { article_id: "gone" } quantities: "$274.8 million" }
  }
  articles {
    article_id: "talks"
    title: "Second line agreed"
    byline: "Ann Lee"
    source: "Daily"
    publish_time { seconds: 1642118400 }
    sentences { span { article_id: "talks" } text: "Ministers agreed." }
    suppressed { text: "date 2022-01-14" reason: REASON_RULE rule: "dateline" }
    suppressed { text: "-" reason: REASON_RULE rule: "popular" }
    suppressed { text: "Most read" reason: REASON_RULE rule: "popular" }
    suppressed { text: "They cooperate." reason: REASON_REPEATED }
    stats { sentences: 3 furniture: 3 repeated: 1 }
  }
  articles {
    article_id: "wire"
    publish_time { seconds: 1642204800 }
    copy_of: "talks"
    stats { sentences: 2 copied: 2 }
  }
  articles {
    article_id: "b"
    title: "Trade"
    stats { sentences: 2 redundant: 2 }
  }
  articles { article_id: "empty" }
  stats {
    articles: 4 bad_articles: 1 bytes: 12345 words: 2000 sentences: 7
    furniture: 3 repeated: 1 redundant: 2 copied: 2 copies: 1 stories: 2
  })";

TEST(FormatTextDigestTest, ReadsWell) {
  EXPECT_EQ(FormatTextDigest(Parse(kSmallDigest)),
            R"(WHAT IS NEW
===========

- Ministers agreed on a second line, which will cross the river in 2025.
  [Second line agreed, Daily, 2022-01-14]

- Trade rose.
  [Trade, undated]

STORIES
=======

Second line agreed
2 articles, 2022-01-14 to 2022-01-15
  - Ministers agreed.
    [Second line agreed, Daily, 2022-01-14]

Others, each in one article:
  undated     Trade rose.

WHAT CHANGED
============

2022-01-14  $251.1 million, first 11 months of 2021
            Trade amounted to $251.1 million in the first 11 months of 2021.
            [Second line agreed, Daily]
undated     $274.8 million
            (seen before; its text was not kept)
            [gone]

ARTICLES
========

Second line agreed
2022-01-14, Daily, by Ann Lee, talks
  - Ministers agreed.

wire
2022-01-15
  Copy of [Second line agreed, Daily, 2022-01-14]

Trade
undated, b
  (nothing new: 2 redundant)

empty
undated
  (no prose)

WHAT WAS REPEATED
=================

- The two countries are cooperating in different sectors.
  [in 4 articles, 2022-01-14 to 2022-09-06]

WHAT WAS LEFT OUT
=================

Second line agreed
1 repeated, 3 furniture lines
  dateline, 1 line:
    date 2022-01-14
  popular, 2 lines:
    Most read

wire
2 copied

Trade
2 redundant

IN TOTAL
========

4 articles, 1 bad, 1 copy, 2 stories; 2,000 words in 7 sentences, 12,345 bytes
)");
}

TEST(FormatTextDigestTest, EmptyDigest) {
  EXPECT_EQ(FormatTextDigest(v1::CorpusDigest()),
            "WHAT IS NEW\n===========\n\nNothing.\n\nIN TOTAL\n========\n\n"
            "0 articles, 0 stories; 0 words in 0 sentences, 0 bytes\n");
}

v1::CorpusDigest MakeLongDigest(int articles) {
  v1::CorpusDigest digest;
  for (int i = 0; i < articles; ++i) {
    v1::ArticleDigest& article = *digest.add_articles();
    article.set_article_id(absl::StrCat("article", i));
    article.add_sentences()->set_text(absl::StrCat("Sentence ", i, "."));
    for (int line = 0; line < 3; ++line) {
      v1::SuppressedSentence& suppressed = *article.add_suppressed();
      suppressed.set_text(absl::StrCat("Share this ", i));
      suppressed.set_reason(v1::REASON_RULE);
      suppressed.set_rule("share");
    }
    article.mutable_stats()->set_furniture(3);
    v1::Story& story = *digest.add_stories();
    story.set_title(absl::StrCat("Story ", i));
    story.add_article_ids(article.article_id());
    digest.add_background()->set_text(absl::StrCat("Repeated ", i, "."));
  }
  digest.mutable_stats()->set_furniture(static_cast<uint32_t>(3 * articles));
  return digest;
}

TEST(FormatTextDigestTest, StaysInProportion) {
  const std::string all = FormatTextDigest(MakeLongDigest(50));
  EXPECT_THAT(all, HasSubstr("Share this 49"));
  EXPECT_THAT(all, HasSubstr("Story 49"));
  EXPECT_THAT(all, Not(HasSubstr("more")));

  const std::string cut = FormatTextDigest(MakeLongDigest(51));
  EXPECT_THAT(cut, HasSubstr("Sentence 50."));
  EXPECT_THAT(cut, HasSubstr("share, 153 lines:\n    Share this 0\n"));
  EXPECT_THAT(cut, HasSubstr("    ... and 150 more\n"));
  EXPECT_THAT(cut, Not(HasSubstr("Story 25")));
  EXPECT_THAT(cut, Not(HasSubstr("Repeated 25.")));
  EXPECT_THAT(cut, HasSubstr("... and 26 more; --format=json has them all."));
}

TEST(FormatTextDigestTest, AVersionThatOnlyLacksWordsHasNoLineOfThem) {
  const std::string text = FormatTextDigest(DigestOfMissingWord(), {});
  EXPECT_THAT(text, HasSubstr("2022-01-14  held\n"
                              "            Crew talks were held.\n"
                              "            [a]\n"
                              "2022-01-15  Crew talks were.\n"
                              "            [b]\n"));
}

TEST(FormatTextDigestTest, KeepsToTheWidthAndDisarmsText) {
  v1::CorpusDigest digest = Parse(kSmallDigest);
  std::string words;
  for (int i = 0; i < 60; ++i) words += i % 2 ? "größer " : "\x1B[2J\n";
  digest.mutable_sentences(0)->set_text(words);
  digest.mutable_stories(1)->set_title(words);
  digest.mutable_background(0)->set_text(words);
  digest.mutable_articles(0)->set_title(words);
  digest.mutable_articles(0)->set_byline(words);
  digest.mutable_articles(0)->mutable_suppressed(0)->set_text(words);
  digest.mutable_changes(0)->mutable_versions(0)->set_text(words);
  for (const size_t width : {40u, 80u, 100u}) {
    TextDigestOptions options;
    options.width = width;
    const std::string text = FormatTextDigest(digest, options);
    EXPECT_THAT(text, Not(HasSubstr("\x1B")));
    for (const absl::string_view line : absl::StrSplit(text, '\n')) {
      EXPECT_LE(CountCodePoints(std::string_view(line.data(), line.size())),
                width)
          << line;
    }
  }
}

TEST(FormatTextDigestTest, ColorsChangeNoText) {
  TextDigestOptions options;
  options.color = true;
  std::string colored = FormatTextDigest(Parse(kSmallDigest), options);
  EXPECT_THAT(colored, HasSubstr("\x1B[1;36mWHAT IS NEW\x1B[0m\n"));
  size_t styles = 0;
  for (size_t at = 0; (at = colored.find('\x1B', at)) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) + 1 - at);
    ++styles;
  }
  EXPECT_GT(styles, 20u);
  EXPECT_EQ(colored, FormatTextDigest(Parse(kSmallDigest)));
}

TEST(FormatTextDigestTest, NarrowTerminals) {
  TextDigestOptions options;
  options.width = 1;
  EXPECT_THAT(FormatTextDigest(Parse(kSmallDigest), options),
              HasSubstr("Ministers\n"));
}

}  // namespace
}  // namespace summarizer::io
