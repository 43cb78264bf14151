#include "summarizer/io/textproto.h"

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ParseTextprotoTest, NamesLineAndByteOfTheFirstMistake) {
  struct Case {
    std::string_view text;
    std::string_view place;
  };
  constexpr Case kCases[] = {
      {"articles { id: 7 }", "1: byte 15: "},
      {"articles { id: 'a' }\n\narticles { name: 'b' }", "3: byte 37: "},
      {"articles {\n\t\tid: 7 }", "2: byte 17: "},
      {"articles {\n  id: 'a'\n", "3: byte 21: "},
      {"# a comment\nfoo: 1 bar: 2", "2: byte 15: "},
  };
  for (const Case& c : kCases) {
    v1::Corpus corpus;
    const absl::Status status = ParseTextproto(c.text, corpus);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_THAT(std::string(status.message()),
                StartsWith(std::string(c.place)));
  }
}

TEST(ReadTextprotoFileTest, NamesTheFile) {
  const std::string path = ::testing::TempDir() + "/corpus.textproto";
  std::ofstream(path) << "articles { id: 7 }";
  v1::Corpus corpus;
  EXPECT_THAT(std::string(ReadTextprotoFile(path, corpus).message()),
              StartsWith(path + ":1: byte 15: "));
  EXPECT_THAT(std::string(ReadTextprotoFile(path + "x", corpus).message()),
              HasSubstr("No such file"));
  std::ofstream(path) << "articles { id: 'a' } articles { id: 'b' }";
  ASSERT_TRUE(ReadTextprotoFile(path, corpus).ok());
  EXPECT_EQ(corpus.articles_size(), 2);
}

TEST(FormatTextprotoTest, IsReadableAndParsesAgain) {
  v1::Corpus corpus;
  corpus.add_articles()->set_title("“Grüße”\n");
  const std::string text = FormatTextproto(corpus);
  EXPECT_THAT(text,
              StartsWith("# proto-file: proto/summarizer/v1/article.proto\n"
                         "# proto-message: summarizer.v1.Corpus\n"));
  EXPECT_THAT(text, HasSubstr("title: \"“Grüße”\\n\""));
  v1::Corpus again;
  ASSERT_TRUE(ParseTextproto(text, again).ok());
  EXPECT_EQ(again.SerializeAsString(), corpus.SerializeAsString());
}

}  // namespace
}  // namespace summarizer::io
