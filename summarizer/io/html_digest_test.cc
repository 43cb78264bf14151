#include "summarizer/io/html_digest.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/test_support.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

absl::StatusOr<std::string> Report(const v1::CorpusDigest& digest,
                                   const v1::Corpus& corpus) {
  CorpusSource source(corpus);
  StringSink sink;
  absl::Status status = WriteHtmlDigest(digest, source, sink);
  if (!status.ok()) return status;
  return sink.bytes();
}

// The part of a report that is about its articles' texts.
std::string Articles(const v1::CorpusDigest& digest, const v1::Corpus& corpus) {
  const absl::StatusOr<std::string> report = Report(digest, corpus);
  EXPECT_TRUE(report.ok()) << report.status();
  if (!report.ok()) return "";
  const size_t begin = report->find("<section id=articles");
  return report->substr(begin, report->find("</section>", begin) - begin);
}

TEST(HtmlDigestTest, EmptyDigestIsAPage) {
  const auto report = Report({}, {});
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(*report, HasSubstr("<h1>What is new in 0 articles</h1>"));
  EXPECT_THAT(*report, HasSubstr("Nothing."));
  EXPECT_THAT(*report, Not(HasSubstr("<section id=articles")));
}

TEST(HtmlDigestTest, EveryPartOfATextSaysWhatItIs) {
  const auto corpus = Parse<v1::Corpus>(R"(
    articles { id: "a" body: "By A. B.\n\nNew <one>. Old one.\n\nTrade rose 3 %." }
    articles { id: "b" body: "Wire text here." })");
  const auto digest = Parse<v1::CorpusDigest>(R"(
    sentences { span { article_id: "a" begin: 10 end: 20 } rank: 1 score: 2 }
    articles {
      article_id: "a" source: "NLN" language: "de"
      sentences {
        span { article_id: "a" begin: 10 end: 20 } score: 2
        features { feature: FEATURE_COVERAGE value: 3 contribution: 2.5 }
        features { feature: FEATURE_LENGTH value: 2 contribution: -0.5 }
        features { feature: FEATURE_TITLE }
      }
      suppressed { span { article_id: "a" end: 8 } reason: REASON_RULE
                   rule: "by\"line" }
      suppressed { span { article_id: "a" begin: 21 end: 29 }
                   reason: REASON_REPEATED article_count: 3 }
    }
    articles {
      article_id: "b" copy_of: "a"
      suppressed { span { article_id: "b" end: 15 } reason: REASON_COPY }
    }
    background { text: "Old one." article_count: 3
                 occurrences { article_id: "a" begin: 21 end: 29 } }
    changes { versions { span { article_id: "x" } }
              versions { span { article_id: "a" begin: 31 end: 46 } } })");
  const std::string html = Articles(digest, corpus);
  EXPECT_THAT(html, HasSubstr("<article id=a0 lang=\"de\""));
  EXPECT_THAT(html,
              HasSubstr("class=x><s data-r=\"by&quot;line\">By A. B.</s>"));
  EXPECT_THAT(
      html,
      HasSubstr("<mark class=n id=p0-10 data-f=\"2.0 1:3:2.5 3:2:-0.5\">New "
                "&lt;one&gt;.</mark><a class=k href=#n1"));
  EXPECT_THAT(html, HasSubstr("<span class=r id=p0-21>Old one.<a href=#b0>in 3 "
                              "articles</a></span>"));
  EXPECT_THAT(html, HasSubstr("<span id=p0-31>Trade rose 3 %.</span><a class=v "
                              "href=#c0>version 2 of 2</a>"));
  EXPECT_THAT(html, HasSubstr("<span>Copy of</span><a href=#a0>a</a>"));
  EXPECT_THAT(html, HasSubstr("<span class=c>Wire text here.</span>"));
}

TEST(HtmlDigestTest, LinksLeadBothWays) {
  const auto corpus =
      Parse<v1::Corpus>(R"(articles { id: "a" body: "Old one. New one." })");
  const auto digest = Parse<v1::CorpusDigest>(R"(
    sentences { span { article_id: "a" begin: 9 end: 17 } text: "New one."
                rank: 1 }
    articles { article_id: "a" }
    background { text: "Old one." article_count: 2
                 occurrences { article_id: "a" end: 8 } })");
  const auto report = Report(digest, corpus);
  ASSERT_TRUE(report.ok()) << report.status();
  for (const std::string_view part :
       {"<li id=n1 ", "href=#p0-9>New one.", "id=p0-9", "href=#n1",
        "<li id=b0 ", "<a href=#p0-0>a</a>", "id=p0-0", "href=#b0"}) {
    EXPECT_THAT(*report, HasSubstr(std::string(part)));
  }
}

// Whatever is hostile in any field comes out as text.
TEST(HtmlDigestTest, NoFieldIsMarkup) {
  const std::string evil = "</script><img src=x onerror=\"alert(1)\"> ' \u202E";
  v1::Corpus corpus;
  v1::Article& article = *corpus.add_articles();
  article.set_id(evil);
  article.set_body(absl::StrCat(evil, "\n\n", evil));
  v1::CorpusDigest digest;
  v1::Span span;
  span.set_article_id(evil);
  span.set_end(static_cast<uint32_t>(evil.size()));
  v1::ArticleDigest& about = *digest.add_articles();
  about.set_article_id(evil);
  about.set_title(evil);
  about.set_byline(evil);
  about.set_source(evil);
  about.set_language(evil);
  about.set_copy_of(evil);
  v1::SuppressedSentence& suppressed = *about.add_suppressed();
  *suppressed.mutable_span() = span;
  suppressed.set_reason(v1::REASON_RULE);
  suppressed.set_rule(evil);
  v1::RankedSentence& sentence = *digest.add_sentences();
  *sentence.mutable_span() = span;
  sentence.set_text(evil);
  sentence.set_rank(1);
  v1::Story& story = *digest.add_stories();
  story.set_title(evil);
  story.add_article_ids(evil);
  story.add_article_ids("gone" + evil);
  *story.add_sentences() = sentence;
  v1::RepeatedStatement& statement = *digest.add_background();
  statement.set_text(evil);
  *statement.add_occurrences() = span;
  v1::ChangedStatement& change = *digest.add_changes();
  for (const char* value : {"1", "2"}) {
    v1::StatementVersion& version = *change.add_versions();
    *version.mutable_span() = span;
    version.set_text(value + evil);
    version.add_quantities(value + evil);
  }
  digest.set_algorithm_version(evil);

  const auto report = Report(digest, corpus);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(*report, Not(HasSubstr("<img")));
  EXPECT_THAT(*report, Not(HasSubstr("\u202E")));
  EXPECT_THAT(*report, Not(HasSubstr("onerror=\"")));
  const size_t script = report->find("<script>");
  EXPECT_EQ(report->find("</script>"), report->rfind("</script>"));
  EXPECT_LT(script, report->rfind("</script>"));
  EXPECT_THAT(*report, HasSubstr("&lt;/script&gt;&lt;img src=x "));
}

TEST(HtmlDigestTest, SpansBeyondTheTextAreCut) {
  const auto corpus = Parse<v1::Corpus>(R"(articles { id: "a" body: "Éx" })");
  const auto digest = Parse<v1::CorpusDigest>(R"(
    articles {
      article_id: "a"
      sentences { span { article_id: "a" begin: 1 end: 9 } }
      sentences { span { article_id: "a" begin: 2 end: 4000000000 } }
      sentences { span { article_id: "a" begin: 77 end: 99 } }
    })");
  EXPECT_THAT(
      Articles(digest, corpus),
      HasSubstr("\uFFFD<mark id=p0-1 data-f=\"0.0\">\uFFFDx</mark></h4>"));
}

TEST(HtmlDigestTest, OtherArticlesThanWereDigested) {
  const auto digest = Parse<v1::CorpusDigest>(
      R"(articles { article_id: "a" } articles { article_id: "b" })");
  EXPECT_EQ(Report(digest, {}).status().code(), absl::StatusCode::kAborted);
  const auto corpus =
      Parse<v1::Corpus>(R"(articles { id: "a" } articles { id: "c" })");
  const absl::Status status = Report(digest, corpus).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_THAT(std::string(status.message()), HasSubstr("expected b, got c"));
}

// Takes the tags out of HTML, and links with what they say: what is left of an
// article is its text.
std::string TextOf(std::string_view html) {
  std::string text;
  while (!html.empty()) {
    const bool is_link = absl::StartsWith(AbslView(html), "<a ") ||
                         absl::StartsWith(AbslView(html), "<a>");
    if (is_link) {
      html.remove_prefix(html.find("</a>") + 4);
    } else if (html[0] == '<') {
      html.remove_prefix(html.find('>') + 1);
    } else if (html[0] == '&') {
      const size_t size = html.find(';') + 1;
      const std::string_view entity = html.substr(0, size);
      text += entity == "&lt;"     ? '<'
              : entity == "&gt;"   ? '>'
              : entity == "&amp;"  ? '&'
              : entity == "&quot;" ? '"'
                                   : '?';
      html.remove_prefix(size);
    } else {
      text += html[0];
      html.remove_prefix(1);
    }
  }
  return text;
}

std::string WithoutSpace(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '\n') kept += c;
  }
  return kept;
}

// Whatever is said about whatever parts of it, all of a text is there, once.
TEST(HtmlDigestTest, NothingOfATextIsLost) {
  constexpr std::string_view kPieces[] = {
      "<b>",  "&amp;", "\"", "'", ">",    "word", " ",     " ", "\n",
      "\n\n", "é",     "東", ".", "</p>", "-->",  "A b. ", ";"};
  uint64_t random = 1;
  const auto next = [&random](uint64_t below) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>((random >> 33) % below);
  };
  for (int round = 0; round < 300; ++round) {
    v1::Corpus corpus;
    v1::Article& article = *corpus.add_articles();
    article.set_id("a");
    const uint32_t pieces = next(60);
    for (uint32_t i = 0; i < pieces; ++i) {
      article.mutable_body()->append(kPieces[next(std::size(kPieces))]);
    }
    v1::CorpusDigest digest;
    v1::ArticleDigest& about = *digest.add_articles();
    about.set_article_id("a");
    const auto span = [&](v1::Span& span) {
      // Anywhere, but not inside of a character.
      const auto place = [&] {
        uint32_t at = next(article.body().size() + 3);
        while (at < article.body().size() &&
               (static_cast<uint8_t>(article.body()[at]) & 0xC0) == 0x80) {
          ++at;
        }
        return at;
      };
      span.set_article_id("a");
      span.set_begin(place());
      span.set_end(place());
    };
    for (uint32_t i = next(4); i > 0; --i) {
      span(*about.add_sentences()->mutable_span());
      v1::SuppressedSentence& suppressed = *about.add_suppressed();
      span(*suppressed.mutable_span());
      suppressed.set_reason(static_cast<v1::Reason>(next(5)));
      span(*digest.add_background()->add_occurrences());
      span(*digest.add_changes()->add_versions()->mutable_span());
    }
    std::string html = Articles(digest, corpus);
    html.erase(0, html.find("</header>"));
    EXPECT_EQ(WithoutSpace(TextOf(html)), WithoutSpace(article.body()))
        << article.body();
  }
}

// A sink that fails from the nth write on.
class FailingSink : public ByteSink {
 public:
  explicit FailingSink(int writes) : left_(writes) {}
  absl::Status Write(std::string_view) override {
    return left_-- > 0 ? absl::OkStatus() : absl::DataLossError("full");
  }
  absl::Status Flush() override { return absl::OkStatus(); }

 private:
  int left_;
};

TEST(HtmlDigestTest, ErrorsOfTheSink) {
  const auto corpus = Parse<v1::Corpus>(R"(articles { id: "a" body: "One." })");
  const auto digest =
      Parse<v1::CorpusDigest>(R"(articles { article_id: "a" })");
  CorpusSource source(corpus);
  int writes = 0;
  for (;; ++writes) {
    FailingSink sink(writes);
    const absl::Status status = WriteHtmlDigest(digest, source, sink);
    if (status.ok()) break;
    EXPECT_EQ(status.message(), "full");
  }
  EXPECT_GE(writes, 4);
}

// report.js names each feature.
TEST(HtmlDigestTest, TheScriptKnowsAllFeatures) {
  const auto report = Report({}, {});
  ASSERT_TRUE(report.ok());
  const auto* features = v1::Feature_descriptor();
  for (int i = 0; i < features->value_count(); ++i) {
    const int number = features->value(i)->number();
    if (number == v1::FEATURE_UNSPECIFIED) continue;
    EXPECT_THAT(*report, HasSubstr(absl::StrCat(" ", number, ": '")))
        << features->value(i)->name();
  }
}

}  // namespace
}  // namespace summarizer::io
