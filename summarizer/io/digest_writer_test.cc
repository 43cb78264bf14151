#include "summarizer/io/digest_writer.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "summarizer/corpus_source.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/textproto.h"

namespace summarizer::io {
namespace {

using ::google::protobuf::util::MessageDifferencer;
using ::testing::HasSubstr;
using ::testing::StartsWith;

v1::CorpusDigest MakeDigest() {
  v1::CorpusDigest digest;
  v1::ArticleDigest& article = *digest.add_articles();
  article.set_article_id("a");
  article.set_title("“Title”\n");
  v1::RankedSentence& sentence = *article.add_sentences();
  sentence.mutable_span()->set_article_id("a");
  sentence.mutable_span()->set_end(3);
  sentence.set_text("One");
  sentence.set_score(0.5);
  digest.mutable_stats()->set_bytes(uint64_t{1} << 60);
  digest.set_algorithm_version("1");
  return digest;
}

absl::StatusOr<std::string> FormatDigest(
    const v1::CorpusDigest& digest, DigestFormat format,
    const DigestWriterOptions& options = {}) {
  StringSink sink;
  absl::Status status = WriteDigest(digest, format, sink, options);
  if (!status.ok()) return status;
  return sink.bytes();
}

TEST(DigestFormatTest, Names) {
  struct Case {
    std::string_view name;
    DigestFormat format;
    bool for_reading;
  };
  constexpr Case kCases[] = {
      {"text", DigestFormat::kText, true},
      {"json", DigestFormat::kJson, false},
      {"textproto", DigestFormat::kTextproto, false},
      {"binpb", DigestFormat::kBinpb, false},
      {"markdown", DigestFormat::kMarkdown, true},
      {"html", DigestFormat::kHtml, true},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(ParseDigestFormat(c.name), c.format);
    EXPECT_EQ(IsForReading(c.format), c.for_reading);
  }
  for (const std::string_view name : {"", "Text", "xml", "text "}) {
    EXPECT_EQ(ParseDigestFormat(name), std::nullopt);
  }
}

TEST(WriteDigestTest, JsonIsIndentedAndParsesAgain) {
  absl::StatusOr<std::string> json =
      FormatDigest(MakeDigest(), DigestFormat::kJson);
  ASSERT_TRUE(json.ok());
  EXPECT_THAT(*json, HasSubstr("\n \"articles\": ["));
  EXPECT_THAT(*json, HasSubstr("\"algorithmVersion\": \"1\""));
  v1::CorpusDigest again;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(*json, &again).ok());
  EXPECT_TRUE(MessageDifferencer::Equals(again, MakeDigest()));
}

TEST(WriteDigestTest, HtmlNeedsTheArticles) {
  EXPECT_EQ(FormatDigest(MakeDigest(), DigestFormat::kHtml).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(WriteDigestTest, TextprotoAndBinpbParseAgain) {
  v1::CorpusDigest again;
  ASSERT_TRUE(ParseTextproto(
                  *FormatDigest(MakeDigest(), DigestFormat::kTextproto), again)
                  .ok());
  EXPECT_TRUE(MessageDifferencer::Equals(again, MakeDigest()));
  again.Clear();
  ASSERT_TRUE(
      again.ParseFromString(*FormatDigest(MakeDigest(), DigestFormat::kBinpb)));
  EXPECT_TRUE(MessageDifferencer::Equals(again, MakeDigest()));
}

TEST(DigestCollectorTest, WritesTheSameInAllFormats) {
  const v1::CorpusDigest digest = MakeDigest();
  v1::Corpus corpus;
  corpus.add_articles()->set_id("a");
  corpus.mutable_articles(0)->set_body("One");
  CorpusSource articles(corpus);
  DigestWriterOptions options;
  options.articles = &articles;
  for (const DigestFormat format :
       {DigestFormat::kText, DigestFormat::kJson, DigestFormat::kTextproto,
        DigestFormat::kBinpb, DigestFormat::kMarkdown, DigestFormat::kHtml}) {
    DigestCollector collector(format);
    for (const v1::ArticleDigest& article : digest.articles()) {
      ASSERT_TRUE(collector.Add(article).ok());
    }
    v1::CorpusDigest rest = digest;
    rest.clear_articles();
    StringSink sink;
    ASSERT_TRUE(collector.Write(std::move(rest), sink, options).ok());
    EXPECT_EQ(sink.bytes(), *FormatDigest(digest, format, options));
  }
}

TEST(WriteJsonLineTest, IsOneLine) {
  StringSink sink;
  ASSERT_TRUE(WriteJsonLine(MakeDigest().articles(0), sink).ok());
  EXPECT_THAT(sink.bytes(), StartsWith("{\"articleId\":\"a\","));
  EXPECT_EQ(sink.bytes().find('\n'), sink.bytes().size() - 1);
}

}  // namespace
}  // namespace summarizer::io
