#include "summarizer/io/article_file.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A stream that cannot jump.
class Pipe : public MemoryStream {
 public:
  using MemoryStream::MemoryStream;
  absl::Status Seek(uint64_t) override {
    return absl::FailedPreconditionError("a pipe");
  }
};

InputFile MakeInput(InputFormat format, const std::string& path) {
  InputFile file;
  file.path = path;
  file.format = format;
  file.id = "id";
  return file;
}

// "ID=BODY" of each article; messages of errors.
std::vector<std::string> ReadArticles(ArticleFile& file) {
  std::vector<std::string> result;
  v1::Article article;
  for (int i = 0; i < 100; ++i) {
    absl::StatusOr<bool> more = file.Next(article);
    if (more.ok() && !*more) break;
    result.push_back(more.ok() ? article.id() + "=" + article.body()
                               : std::string(more.status().message()));
  }
  return result;
}

TEST(TextFileTest, IsOneArticleUntouched) {
  for (const std::string_view body :
       {"", "\xEF\xBB\xBF BOM, CRLF\r\n", "\xFF not UTF-8"}) {
    MemoryStream stream(body);
    auto file =
        MakeArticleFile(MakeInput(InputFormat::kText, "a.txt"), stream, {});
    EXPECT_THAT(ReadArticles(*file), ElementsAre("id=" + std::string(body)));
    EXPECT_EQ(file->location(), "a.txt");
    EXPECT_EQ(file->position().offset, body.size());
  }
}

TEST(TextFileTest, IsBounded) {
  MemoryStream stream("12345");
  ArticleFileLimits limits;
  limits.max_article_bytes = 4;
  auto file =
      MakeArticleFile(MakeInput(InputFormat::kText, "a.txt"), stream, limits);
  EXPECT_THAT(ReadArticles(*file),
              ElementsAre("a.txt: expected at most 4 bytes"));
}

TEST(JsonLinesFileTest, SkipsBlankLinesAndByteOrderMark) {
  constexpr std::string_view kLines =
      "\xEF\xBB\xBF{\"body\":\"1\"}\r\n"
      "\r\n"
      " \t\n"
      "{\"id\":\"x\",\"body\":\"2\"}\n"
      "\n"
      "{\"body\":\"3\"}";
  MemoryStream stream(kLines);
  auto file = MakeArticleFile(MakeInput(InputFormat::kJsonLines, "a.jsonl"),
                              stream, {});
  EXPECT_THAT(ReadArticles(*file),
              ElementsAre("a.jsonl:1=1", "x=2", "a.jsonl:6=3"));
  EXPECT_EQ(file->position().offset, kLines.size());
  EXPECT_EQ(file->position().record, 6u);
}

TEST(JsonLinesFileTest, ErrorsNameFileLineAndByteAndTheRestGoesOn) {
  MemoryStream stream(
      "{\"body\":\"1\"}\n"
      "{\"body\":2}\n"
      "{\"body\":\"3\"\n"
      "{\"body\":\"bad \xFF byte\"}\n"
      "{\"body\":\"this line is much longer than the others are\"}\n"
      "{\"body\":\"6\"}\n");
  ArticleFileLimits limits;
  limits.max_line_bytes = 30;
  auto file = MakeArticleFile(MakeInput(InputFormat::kJsonLines, "a.jsonl"),
                              stream, limits);
  EXPECT_THAT(
      ReadArticles(*file),
      ElementsAre("a.jsonl:1=1",
                  "a.jsonl:2: byte 21: field \"body\": expected a string, got "
                  "a number",
                  StartsWith("a.jsonl:3: byte 35: expected"),
                  StartsWith("a.jsonl:4: byte 49: expected UTF-8"),
                  StartsWith("a.jsonl:5: byte 58: line is longer than 30"),
                  "a.jsonl:6=6"));
  EXPECT_EQ(file->location(), "a.jsonl:6: byte 114");
}

TEST(TextprotoFileTest, HandsOutTheArticles) {
  MemoryStream stream(
      "articles { id: 'a' body: 'A' } articles { id: 'b' body: 'B' }");
  auto file = MakeArticleFile(MakeInput(InputFormat::kTextproto, "c.textproto"),
                              stream, {});
  EXPECT_THAT(ReadArticles(*file), ElementsAre("a=A", "b=B"));
  EXPECT_EQ(file->location(), "c.textproto: article 2");
}

TEST(TextprotoFileTest, AMistakeSpoilsTheFile) {
  MemoryStream stream("articles { id: 'a' }\narticles { name: 'b' }");
  auto file = MakeArticleFile(MakeInput(InputFormat::kTextproto, "c.textproto"),
                              stream, {});
  EXPECT_THAT(ReadArticles(*file),
              ElementsAre(StartsWith("c.textproto:2: byte ")));
}

TEST(BinaryFileTest, ErrorsNameArticleAndByte) {
  v1::Corpus corpus;
  corpus.add_articles()->set_id("a");
  const std::string bytes = corpus.SerializeAsString() +
                            std::string("\x0A\x02\x0A\x09", 4) +
                            corpus.SerializeAsString();
  MemoryStream stream(bytes);
  auto file = MakeArticleFile(MakeInput(InputFormat::kBinaryProto, "c.binpb"),
                              stream, {});
  EXPECT_THAT(
      ReadArticles(*file),
      ElementsAre("a=", StartsWith("c.binpb: article 2: byte 5: "), "a="));
}

// Every format goes on after each of its articles as if never interrupted.
TEST(ArticleFileTest, ResumesAfterEveryArticle) {
  v1::Corpus corpus;
  for (const char* id : {"a", "b", "c"}) {
    corpus.add_articles()->set_id(id);
    corpus.mutable_articles()->rbegin()->set_body("B");
  }
  struct Case {
    InputFormat format;
    std::string bytes;
  };
  const Case kCases[] = {
      {InputFormat::kText, "one"},
      {InputFormat::kJsonLines,
       "\xEF\xBB\xBF{\"body\":\"1\"}\n\n{\"body\":\"2\"}\n{\"body\":\"3\"}"},
      {InputFormat::kTextproto, corpus.DebugString()},
      {InputFormat::kBinaryProto, corpus.SerializeAsString()},
  };
  for (const Case& c : kCases) {
    const InputFile input = MakeInput(c.format, "file");
    MemoryStream stream(c.bytes);
    auto file = MakeArticleFile(input, stream, {});
    std::vector<std::string> all = ReadArticles(*file);
    ASSERT_FALSE(all.empty());
    MemoryStream first_stream(c.bytes);
    auto first = MakeArticleFile(input, first_stream, {});
    v1::Article article;
    for (size_t done = 0; done <= all.size(); ++done) {
      const FilePosition position = first->position();
      MemoryStream second_stream(c.bytes);
      auto second = MakeArticleFile(input, second_stream, {});
      ASSERT_TRUE(second->Resume(position).ok());
      EXPECT_EQ(ReadArticles(*second),
                std::vector<std::string>(
                    all.begin() + static_cast<std::ptrdiff_t>(done), all.end()))
          << c.bytes << " from " << done;
      ASSERT_TRUE(first->Next(article).ok());
    }
  }
}

TEST(JsonLinesFileTest, PipesGoOnWhereTheyAre) {
  Pipe stream("{\"body\":\"4\"}\n");
  auto file =
      MakeArticleFile(MakeInput(InputFormat::kJsonLines, "-"), stream, {});
  ASSERT_TRUE(file->Resume({1000, 3}).ok());
  EXPECT_THAT(ReadArticles(*file), ElementsAre("-:4=4"));
  EXPECT_EQ(file->location(), "-:4: byte 1000");
}

TEST(JsonLinesFileTest, ResumesInAFileThatGrew) {
  MemoryStream stream("{\"body\":\"1\"}\n{\"body\":\"2\"}");
  auto file =
      MakeArticleFile(MakeInput(InputFormat::kJsonLines, "a"), stream, {});
  ASSERT_TRUE(file->Resume({12, 1}).ok());
  EXPECT_THAT(ReadArticles(*file), ElementsAre("a:2=2"));
}

TEST(JsonLinesFileTest, NoticesThatAFileChanged) {
  for (const std::string_view bytes :
       {"", "{\"body\":", "{\"body\":\"another\"}\n"}) {
    MemoryStream stream(bytes);
    auto file =
        MakeArticleFile(MakeInput(InputFormat::kJsonLines, "a"), stream, {});
    const absl::Status status = file->Resume({13, 1});
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << bytes;
    EXPECT_THAT(std::string(status.message()), HasSubstr("changed"));
  }
}

}  // namespace
}  // namespace summarizer::io
