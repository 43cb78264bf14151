#include "summarizer/io/json_article.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "summarizer/io/line_reader.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

absl::Status Parse(std::string_view line, v1::Article& article,
                   uint64_t offset = 0) {
  JsonArticleParser parser;
  const std::string padded =
      std::string(line) + "\n" + std::string(kLinePadding - 1, '\0');
  return parser.Parse(std::string_view(padded).substr(0, line.size()), offset,
                      article);
}

TEST(JsonArticleParserTest, ReadsTheFieldsOfAnArticle) {
  struct Case {
    std::string_view line;
    std::string_view expected;  // In text format.
  };
  constexpr Case kCases[] = {
      {R"({"id":"1","title":"T","body":"B","source":"S","url":"U",)"
       R"("publish_time":"2024-01-10T00:00:01Z","language":"en-GB"})",
       R"(id: "1" title: "T" body: "B" source: "S" url: "U"
          publish_time { seconds: 1704844801 } language: "en-GB")"},
      {R"({"body":"B","publishTime":"2024-01-10"})",
       R"(body: "B" publish_time { seconds: 1704844800 })"},
      {R"({"text":"B","date":"2024-01-10"})",
       R"(body: "B" publish_time { seconds: 1704844800 })"},
      {R"({"content":"B","published":"January 10, 2024"})",
       R"(body: "B" publish_time { seconds: 1704844800 })"},
      {R"({"body":"B","publish_time":1704844800})",
       R"(body: "B" publish_time { seconds: 1704844800 })"},
      {R"({"body":"B","date":1704844800.5})",
       R"(body: "B" publish_time { seconds: 1704844800 nanos: 500000000 })"},
      {R"({"body":"B","date":-86400})",
       R"(body: "B" publish_time { seconds: -86400 })"},
      // Unknown keys.
      {R"({"body":"B","tags":["x",{"y":1}],"score":0.5,"ok":true})",
       R"(body: "B")"},
      // Absent in other words.
      {R"({"id":null,"title":null,"body":"B","publish_time":null})",
       R"(body: "B")"},
      {R"({"id":"","body":"B","date":""})", R"(body: "B")"},
      {R"({"body":""})", ""},
      // Preference doesn't depend on the order.
      {R"({"content":"C","text":"T","body":"B"})", R"(body: "B")"},
      {R"({"body":"B","text":"T","content":"C"})", R"(body: "B")"},
      {R"({"content":"C","text":"T","body":null})", R"(body: "T")"},
      {R"({"date":1,"published":2,"publish_time":3,"body":""})",
       R"(publish_time { seconds: 3 })"},
      {R"({"publish_time":"","date":1,"body":""})",
       R"(publish_time { seconds: 1 })"},
      {R"({"title":"1","title":"2","body":""})", R"(title: "2")"},
      // Escapes.
      {R"({"body":"\"\u00fc\ud83d\ude00\/\n\""})", R"(body: "\"ü😀/\n\"")"},
  };
  for (const Case& c : kCases) {
    v1::Article article;
    article.set_url("left from before");
    if (c.line.find("\"url\"") == std::string_view::npos) {
      // Whatever the article held is gone.
      const absl::Status status = Parse(c.line, article);
      ASSERT_TRUE(status.ok()) << c.line << status;
      EXPECT_EQ(article.url(), "");
    }
    ASSERT_TRUE(Parse(c.line, article).ok());
    v1::Article expected;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
        std::string(c.expected), &expected));
    EXPECT_EQ(article.DebugString(), expected.DebugString()) << c.line;
  }
}

TEST(JsonArticleParserTest, ErrorsNameByteFieldAndExpectation) {
  struct Case {
    std::string_view line;
    std::string_view error;
  };
  constexpr Case kCases[] = {
      {R"({"id":"1"})",
       "byte 1000: field \"body\": expected a string, got none"},
      {R"({"id":"1","body":null})",
       "byte 1000: field \"body\": expected a string, got none"},
      {R"({"id":7,"body":"B"})",
       "byte 1006: field \"id\": expected a string, got a number"},
      {R"({"body":["B"]})",
       "byte 1008: field \"body\": expected a string, got an array"},
      {R"({"text":{}})",
       "byte 1008: field \"text\": expected a string, got an object"},
      {R"({"body":"B","source":true})",
       "byte 1021: field \"source\": expected a string, got a boolean"},
      {R"({"body":"B","date":[]})",
       "byte 1019: field \"date\": expected a string or a number, got an "
       "array"},
      {R"({"body":"B","date":"yesterday"})",
       "byte 1019: field \"date\": expected a time such as "},
      {R"({"body":"B","published":1704844800000})",
       "byte 1024: field \"published\": expected a time in the years 1 to "
       "9999"},
      {R"({"body":"B","published":1e400})",
       "byte 1024: field \"published\": expected a time in the years 1 to "
       "9999"},
      {R"({"body":"B",})", "byte 1012: expected JSON: "},
  };
  for (const Case& c : kCases) {
    v1::Article article;
    const absl::Status status = Parse(c.line, article, 1000);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.line;
    EXPECT_THAT(std::string(status.message()),
                StartsWith(std::string(c.error)));
  }
}

TEST(JsonArticleParserTest, QuotesABadTimeShortAndWhole) {
  v1::Article article;
  EXPECT_THAT(
      std::string(Parse(R"({"body":"","date":"a\nb"})", article).message()),
      HasSubstr(R"(got "a\nb")"));
  // 39 bytes and a code point of 3 over the end.
  EXPECT_THAT(std::string(Parse("{\"body\":\"\",\"date\":\"" +
                                    std::string(39, 'x') + "€€\"}",
                                article)
                              .message()),
              HasSubstr("got \"" + std::string(39, 'x') + "...\""));
}

}  // namespace
}  // namespace summarizer::io
