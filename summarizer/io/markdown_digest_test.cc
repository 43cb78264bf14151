#include "summarizer/io/markdown_digest.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/test_support.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MarkdownDigestTest, Whole) {
  const v1::CorpusDigest digest = Parse(R"(
    sentences { span { article_id: "b" } text: "He added: Trade rose."
                display_text: "Trade rose." rank: 2 }
    sentences { span { article_id: "talks" } text: "Ministers\nagreed." rank: 1 }
    stories {
      title: "Second line" article_ids: "talks" article_ids: "wire"
      sentences { span { article_id: "talks" } text: "Ministers\nagreed." }
      first_seen { seconds: 1642118400 } last_seen { seconds: 1642204800 }
    }
    stories { title: "Trade rose." article_ids: "b" }
    background { text: "They cooperate." article_count: 4 }
    changes {
      text: "Trade was $2 in 2021."
      versions { span { article_id: "old" } }
      versions { span { article_id: "b" } text: "Trade was $2 in 2021."
                 time { seconds: 1642118400 }
                 quantities: "$2" quantities: "2021" }
    }
    articles { article_id: "talks" title: "Second line" source: "NLN"
               publish_time { seconds: 1642118400 }
               sentences { text: "Ministers\nagreed." } }
    articles { article_id: "wire" copy_of: "talks" }
    articles { article_id: "b" stats { sentences: 2 repeated: 2 } }
    stats { articles: 3 copies: 1 stories: 2 sentences: 9 repeated: 2
            changed: 1 furniture: 1 }
  )");
  EXPECT_EQ(FormatMarkdownDigest(digest),
            R"(# What is new in 3 articles

1. Ministers agreed. — *Second line, NLN, 2022-01-14*
2. Trade rose. — *b, undated*

## Stories

**Second line** (2 articles, 2022-01-14 to 2022-01-15)

- Ministers agreed. — *Second line, NLN, 2022-01-14*

## What changed

- Trade was $2 in 2021.
  - undated: (seen before; its text was not kept) — *old*
  - 2022-01-14: **$2, 2021** — *b*

## Said before

- They cooperate. (in 4 articles, undated)

## Articles

**Second line** (2022-01-14, NLN)

- Ministers agreed.

**wire** (undated)

- Copy — *Second line, NLN, 2022-01-14*

**b** (undated)

- (nothing new: 2 repeated)

## In total

3 articles, 1 copy, 2 stories, 9 sentences, 2 repeated, 1 changed, 1 furniture line.
)");
}

TEST(MarkdownDigestTest, AVersionThatOnlyLacksWordsIsShownWhole) {
  const std::string text = FormatMarkdownDigest(DigestOfMissingWord());
  EXPECT_THAT(text, HasSubstr("  - 2022-01-14: **held** — *a*\n"
                              "  - 2022-01-15: Crew talks were. — *b*\n"));
}

TEST(MarkdownDigestTest, Empty) {
  EXPECT_EQ(FormatMarkdownDigest({}),
            "# What is new in 0 articles\n\nNothing.\n\n## In total\n\n"
            "0 articles, 0 stories, 0 sentences.\n");
}

TEST(MarkdownDigestTest, LongListsAreCutAndSaySo) {
  v1::CorpusDigest digest;
  for (int i = 0; i < 60; ++i) {
    digest.add_articles()->set_article_id("article" + std::to_string(i));
    digest.add_background()->set_text("Statement " + std::to_string(i) + ".");
  }
  const std::string markdown = FormatMarkdownDigest(digest);
  EXPECT_THAT(markdown, HasSubstr("Statement 24."));
  EXPECT_THAT(markdown, Not(HasSubstr("Statement 25.")));
  EXPECT_THAT(markdown, HasSubstr("… and 35 more"));
  EXPECT_THAT(markdown, Not(HasSubstr("## Articles")));
}

TEST(EscapeMarkdownTest, WhatMeansSomething) {
  EXPECT_EQ(EscapeMarkdown("plain, text (with) £5 & 3 % ~ a-b 1.5 #x"),
            "plain, text (with) £5 & 3 % ~ a-b 1.5 #x");
  EXPECT_EQ(EscapeMarkdown("*a* _b_ `c` [d](e) <img> |f| \\"),
            "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<img\\> \\|f\\| \\\\");
  EXPECT_EQ(EscapeMarkdown("&lt; &#60; R&D ~~x~~"),
            "\\&lt; \\&#60; R\\&D \\~~x\\~~");
}

TEST(EscapeMarkdownTest, WhatMeansSomethingAtTheBeginning) {
  EXPECT_EQ(EscapeMarkdown("# a # b"), "\\# a # b");
  EXPECT_EQ(EscapeMarkdown("- a"), "\\- a");
  EXPECT_EQ(EscapeMarkdown("+ a"), "\\+ a");
  EXPECT_EQ(EscapeMarkdown("=== a"), "\\=== a");
  EXPECT_EQ(EscapeMarkdown("~~~"), "\\~\\~~");
  EXPECT_EQ(EscapeMarkdown("12. a"), "12\\. a");
  EXPECT_EQ(EscapeMarkdown("12) a"), "12\\) a");
  EXPECT_EQ(EscapeMarkdown("12."), "12\\.");
  EXPECT_EQ(EscapeMarkdown("12.5 a. 3. b"), "12.5 a. 3. b");
  EXPECT_EQ(EscapeMarkdown(""), "");
}

TEST(EscapeMarkdownTest, OneLineWithoutControls) {
  EXPECT_EQ(EscapeMarkdown(" a\n\n# b\u202E "), "a # b\uFFFD");
}

}  // namespace
}  // namespace summarizer::io
