#include "summarizer/pipeline/message_parser.h"

#include <random>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::pipeline {
namespace {

using ::testing::HasSubstr;
using ::testing::internal::CaptureStderr;
using ::testing::internal::GetCapturedStderr;

v1::Corpus MakeCorpus() {
  v1::Corpus corpus;
  v1::Article& article = *corpus.add_articles();
  article.set_id("one");
  article.set_body(
      "Gr\xC3\xBC\xC3\x9F"
      "e aus Riga.");
  article.mutable_publish_time()->set_seconds(1700000000);
  return corpus;
}

TEST(ParseMessageTest, ReadsWhatProtobufWrites) {
  v1::Corpus corpus;
  corpus.add_articles()->set_id("replaced");
  ASSERT_TRUE(ParseMessage(MakeCorpus().SerializeAsString(), corpus).ok());
  EXPECT_EQ(corpus.SerializeAsString(), MakeCorpus().SerializeAsString());
  ASSERT_TRUE(ParseMessage("", corpus).ok());
  EXPECT_EQ(corpus.articles_size(), 0);
}

TEST(ParseMessageTest, SkipsFieldsOfLaterSchemas) {
  v1::Article article;
  // Field 1000: a string that is not UTF-8; field 1001: a varint.
  EXPECT_TRUE(ParseMessage("\xC2\x3E\x01\xFF\xC8\x3E\x05", article).ok());
}

TEST(ParseMessageTest, SaysWhereAStringIsNotUtf8) {
  std::string bytes = MakeCorpus().SerializeAsString();
  const size_t at = bytes.find("aus");
  bytes[at] = '\xFF';
  v1::Corpus corpus;
  const absl::Status status = ParseMessage(bytes, corpus);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("summarizer.v1.Article.body: not UTF-8 at byte 8"));
  EXPECT_THAT(std::string(status.message()), HasSubstr(std::to_string(at)));
}

TEST(ParseMessageTest, SaysWhereItIsDamaged) {
  const std::string bytes = MakeCorpus().SerializeAsString();
  v1::Corpus corpus;
  const absl::Status status =
      ParseMessage(bytes.substr(0, bytes.size() - 1), corpus);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), HasSubstr("damaged at byte 0"));
}

// Protobuf's verdict is ours, and nobody prints.
TEST(ParseMessageTest, AgreesWithProtobufOnDamagedBytes) {
  const std::string whole = MakeCorpus().SerializeAsString();
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = whole;
    for (int k = 0; k < 1 + round % 3; ++k) {
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    }
    v1::Corpus ours;
    v1::Corpus theirs;
    CaptureStderr();
    const bool ok = ParseMessage(bytes, ours).ok();
    EXPECT_EQ(GetCapturedStderr(), "");
    CaptureStderr();
    EXPECT_EQ(ok, theirs.ParseFromString(bytes)) << round;
    GetCapturedStderr();
    refused += !ok;
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace summarizer::pipeline
