#include "summarizer/io/binary_corpus.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

v1::Corpus MakeCorpus(const std::vector<std::string>& ids) {
  v1::Corpus corpus;
  for (const std::string& id : ids) {
    v1::Article& article = *corpus.add_articles();
    article.set_id(id);
    article.set_body("Body of " + id + ".");
  }
  return corpus;
}

// Ids of all articles that could be read; error codes of the others.
std::vector<std::string> ReadAll(BinaryCorpusReader& reader) {
  std::vector<std::string> result;
  v1::Article article;
  for (int i = 0; i < 100; ++i) {
    absl::StatusOr<bool> more = reader.Next(article);
    if (more.ok() && !*more) break;
    result.push_back(more.ok()
                         ? article.id()
                         : absl::StatusCodeToString(more.status().code()));
    if (more.status().code() == absl::StatusCode::kDataLoss) break;
  }
  return result;
}

TEST(BinaryCorpusReaderTest, ReadsWhatProtobufWrote) {
  for (const std::vector<std::string>& ids :
       {std::vector<std::string>{}, {"a"}, {"a", "b", "c"}}) {
    const std::string bytes = MakeCorpus(ids).SerializeAsString();
    MemoryStream stream(bytes);
    BinaryCorpusReader reader(stream, 1000);
    EXPECT_EQ(ReadAll(reader), ids);
    EXPECT_EQ(reader.offset(), bytes.size());
  }
}

TEST(BinaryCorpusReaderTest, SkipsFieldsOfLaterSchemas) {
  // Field 99 as varint, field 98 as string.
  const std::string bytes = std::string("\x98\x06\x05\x92\x06\x02hi", 8) +
                            MakeCorpus({"a"}).SerializeAsString();
  MemoryStream stream(bytes);
  BinaryCorpusReader reader(stream, 1000);
  EXPECT_THAT(ReadAll(reader), ElementsAre("a"));
}

TEST(BinaryCorpusReaderTest, GoesOnAfterABadArticle) {
  std::string bytes = MakeCorpus({"a"}).SerializeAsString();
  bytes += std::string("\x0A\x03\x0A\x01\xFF", 5);  // An id that isn't UTF-8.
  bytes += std::string("\x0A\x02\x0A\x09", 4);      // An id that ends early.
  bytes += MakeCorpus({std::string(200, 'x')}).SerializeAsString();
  bytes += MakeCorpus({"b"}).SerializeAsString();
  MemoryStream stream(bytes);
  BinaryCorpusReader reader(stream, 100);
  EXPECT_THAT(ReadAll(reader),
              ElementsAre("a", "INVALID_ARGUMENT", "INVALID_ARGUMENT",
                          "RESOURCE_EXHAUSTED", "b"));
}

TEST(BinaryCorpusReaderTest, EveryTruncationIsNoticed) {
  const std::string first = MakeCorpus({"a"}).SerializeAsString();
  const std::string bytes = MakeCorpus({"a", "b"}).SerializeAsString();
  for (size_t size = 1; size < bytes.size(); ++size) {
    if (size == first.size()) continue;  // A whole corpus by itself.
    const std::string part = bytes.substr(0, size);
    MemoryStream stream(part);
    BinaryCorpusReader reader(stream, 1000);
    EXPECT_EQ(ReadAll(reader).back(), "DATA_LOSS") << size;
  }
}

TEST(BinaryCorpusReaderTest, OtherDataIsNoCorpus) {
  for (const std::string& bytes :
       {std::string("{\"id\":\"a\"}\n"), std::string("\0", 1),
        std::string("\x0A\xFF\xFF\xFF\xFF\x0F", 6)}) {
    MemoryStream stream(bytes);
    BinaryCorpusReader reader(stream, 1000);
    v1::Article article;
    const absl::Status status = reader.Next(article).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss) << bytes;
    EXPECT_THAT(std::string(status.message()), HasSubstr("expected"));
  }
}

TEST(BinaryCorpusReaderTest, StartsInTheMiddle) {
  const std::string bytes = MakeCorpus({"a", "b", "c"}).SerializeAsString();
  MemoryStream stream(bytes);
  BinaryCorpusReader reader(stream, 1000);
  v1::Article article;
  ASSERT_TRUE(reader.Next(article).ok());
  ASSERT_TRUE(reader.Next(article).ok());
  const uint64_t middle = reader.offset();
  EXPECT_LT(reader.article_offset(), middle);
  MemoryStream again(bytes);
  BinaryCorpusReader rest(again, 1000);
  ASSERT_TRUE(again.Seek(middle).ok());
  rest.StartAt(middle);
  EXPECT_THAT(ReadAll(rest), ElementsAre("c"));
  EXPECT_EQ(rest.offset(), bytes.size());
  EXPECT_THAT(ReadAll(rest), IsEmpty());
}

}  // namespace
}  // namespace summarizer::io
