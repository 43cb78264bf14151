#include "summarizer/io/article_reader.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ArticleReaderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }

  std::string Path(const std::string& name) const { return folder_ / name; }

  std::string Put(const std::string& name, std::string_view bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
    return Path(name);
  }

  // Options that pass over what is bad and collect the reasons in reasons_.
  ArticleReaderOptions Skipping() {
    ArticleReaderOptions options;
    options.skip_bad = true;
    options.on_bad = [this](const absl::Status& why) {
      reasons_.emplace_back(why.message());
    };
    return options;
  }

  MemoryStream no_input_{""};
  std::vector<std::string> reasons_;

 private:
  std::filesystem::path folder_;
};

// Ids of the articles up to the end or the first error, which comes last.
std::vector<std::string> ReadIds(ArticleSource& source) {
  std::vector<std::string> ids;
  v1::Article article;
  for (;;) {
    absl::StatusOr<bool> more = source.Next(article);
    if (!more.ok()) {
      ids.emplace_back(more.status().message());
      return ids;
    }
    if (!*more) return ids;
    ids.push_back(article.id());
  }
}

TEST_F(ArticleReaderTest, ReadsAllFormatsInOrder) {
  v1::Corpus corpus;
  corpus.add_articles()->set_id("binary");
  MemoryStream input("{\"id\":\"piped\",\"body\":\"\"}\n");
  ArticleReader reader(
      {Put("z.txt", "Z"), "-", Put("b.binpb", corpus.SerializeAsString()),
       Put("t.textproto", "articles { id: 'text' }"),
       Put("j.jsonl", "{\"body\":\"\"}\n")},
      input);
  EXPECT_THAT(ReadIds(reader), ElementsAre("z", "piped", "binary", "text",
                                           Path("j.jsonl") + ":1"));
}

TEST_F(ArticleReaderTest, ReadsTwice) {
  MemoryStream input("{\"body\":\"\"}\n{\"body\":\"\"}\n");
  ArticleReaderOptions options;
  options.rereadable = true;
  options.unique_ids = true;
  ArticleReader reader({Put("a.txt", "A"), "-"}, input, options);
  ASSERT_TRUE(reader.Rewind().ok());
  const std::vector<std::string> first = ReadIds(reader);
  EXPECT_THAT(first, ElementsAre("a", "-:1", "-:2"));
  ASSERT_TRUE(reader.Rewind().ok());
  EXPECT_EQ(ReadIds(reader), first);
}

TEST_F(ArticleReaderTest, ReadsNamedPipesTwice) {
  const std::string path = Path("fifo.jsonl");
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(path) << "{\"body\":\"\"}\n"; });
  ArticleReaderOptions options;
  options.rereadable = true;
  ArticleReader reader({path}, no_input_, options);
  EXPECT_THAT(ReadIds(reader), ElementsAre(path + ":1"));
  writer.join();
  ASSERT_TRUE(reader.Rewind().ok());
  EXPECT_THAT(ReadIds(reader), ElementsAre(path + ":1"));
}

TEST_F(ArticleReaderTest, FirstErrorEndsTheReading) {
  struct Case {
    std::string path;
    std::string error;
  };
  const Case kCases[] = {
      {Path("none.txt"), "none.txt: No such file"},
      {Put("bad.jsonl", "{}"), "bad.jsonl:1: byte 0: field \"body\""},
      {Put("bad.txt", "ab\xFF"), "bad.txt: byte 2 of field \"body\""},
      {Put("bad.textproto", "x"), "bad.textproto:1: byte 1: "},
      {Put("noid.textproto", "articles {}"),
       "noid.textproto: article 1: field \"id\""},
      {Put("never.textproto",
           "articles { id: 'a' publish_time { seconds: 253402300800 } }"),
       "never.textproto: article 1: field \"publish_time\": expected"},
      {Put("bad.binpb", "x"), "bad.binpb: article 1: byte 0: "},
      {Put("a.md", ""), "a.md: expected a folder or a file that ends in"},
  };
  for (const Case& c : kCases) {
    ArticleReader reader({c.path}, no_input_);
    EXPECT_THAT(ReadIds(reader), ElementsAre(HasSubstr(c.error)));
  }
}

TEST_F(ArticleReaderTest, PassesOverWhatIsBad) {
  const std::string lines =
      "{\"id\":\"1\",\"body\":\"\"}\nbad\n{\"id\":\"3\",\"body\":\"\"}\n";
  ArticleReader reader(
      {Path("none.txt"), Put("a.jsonl", lines), Put("bad.txt", "\xFF"),
       Put("bad.binpb", "x"), Put("good.txt", "good")},
      no_input_, Skipping());
  const auto expected = ElementsAre("1", "3", "good");
  EXPECT_THAT(ReadIds(reader), expected);
  EXPECT_EQ(reader.bad_count(), 4u);
  EXPECT_THAT(reasons_,
              ElementsAre(HasSubstr("none.txt"), HasSubstr("a.jsonl:2"),
                          HasSubstr("bad.txt"), HasSubstr("bad.binpb")));
  // The second pass counts again, but tells nobody.
  ASSERT_TRUE(reader.Rewind().ok());
  EXPECT_THAT(ReadIds(reader), expected);
  EXPECT_EQ(reader.bad_count(), 4u);
  EXPECT_EQ(reasons_.size(), 4u);
}

TEST_F(ArticleReaderTest, IdsMayHaveToBeUnique) {
  const std::string path =
      Put("a.jsonl",
          "{\"id\":\"x\",\"body\":\"\"}\n{\"id\":\"x\",\"body\":\"\"}\n");
  ArticleReader any({path}, no_input_);
  EXPECT_THAT(ReadIds(any), ElementsAre("x", "x"));

  ArticleReaderOptions options;
  options.unique_ids = true;
  ArticleReader unique({path}, no_input_, options);
  EXPECT_THAT(
      ReadIds(unique),
      ElementsAre("x", path + ":2: byte 21: field \"id\": \"x\" is taken by " +
                           path + ":1"));
}

TEST_F(ArticleReaderTest, LaterPassesTakeTheSameIds) {
  const std::string path = Put("a.jsonl",
                               "{\"id\":\"x\",\"body\":\"1\"}\n"
                               "{\"id\":\"y\",\"body\":\"2\"}\n"
                               "{\"id\":\"x\",\"body\":\"3\"}\n");
  const std::string other = Put("b.jsonl", "{\"id\":\"y\",\"body\":\"4\"}\n");
  ArticleReaderOptions options = Skipping();
  options.unique_ids = true;
  ArticleReader reader({path, other}, no_input_, options);
  // An interrupted pass knows only some of the ids.
  v1::Article article;
  ASSERT_TRUE(reader.Next(article).ok());
  for (int pass = 0; pass < 3; ++pass) {
    ASSERT_TRUE(reader.Rewind().ok());
    EXPECT_THAT(ReadIds(reader), ElementsAre("x", "y"));
    EXPECT_EQ(reader.bad_count(), 2u);
  }
}

TEST_F(ArticleReaderTest, AnIdMadeOfAPathIsUtf8) {
  const std::string path = Put("\xFF.jsonl", "{\"body\":\"\"}\n");
  ArticleReader reader({path}, no_input_);
  EXPECT_THAT(ReadIds(reader),
              ElementsAre(HasSubstr("of field \"id\": expected UTF-8")));
}

TEST_F(ArticleReaderTest, CollidingTextFilesAreDifferentArticles) {
  std::filesystem::create_directories(Path("x"));
  std::filesystem::create_directories(Path("y"));
  Put("x/a.txt", "1");
  Put("y/a.txt", "2");
  ArticleReaderOptions options;
  options.unique_ids = true;
  ArticleReader reader({Path("")}, no_input_, options);
  EXPECT_THAT(ReadIds(reader), ElementsAre(Path("x/a.txt"), Path("y/a.txt")));
}

TEST_F(ArticleReaderTest, LimitsBodies) {
  ArticleReaderOptions options = Skipping();
  options.limits.max_article_bytes = 3;
  ArticleReader reader(
      {Put("long.txt", "1234"), Put("fits.txt", "123"),
       Put("a.jsonl", "{\"body\":\"1234\"}\n{\"body\":\"123\"}\n")},
      no_input_, options);
  EXPECT_THAT(ReadIds(reader), ElementsAre("fits", Path("a.jsonl") + ":2"));
  EXPECT_EQ(reader.bad_count(), 2u);
}

TEST_F(ArticleReaderTest, TheCallerMayRejectAnArticle) {
  const std::string path = Put("a.jsonl", "{\"body\":\"1\"}\n");
  v1::Article article;
  ArticleReader strict({path}, no_input_);
  ASSERT_TRUE(strict.Next(article).ok());
  const absl::Status why = absl::InvalidArgumentError("too dull");
  EXPECT_EQ(strict.Reject(why).message(), path + ":1: byte 0: too dull");

  ArticleReader lenient({path}, no_input_, Skipping());
  ASSERT_TRUE(lenient.Next(article).ok());
  EXPECT_TRUE(lenient.Reject(why).ok());
  EXPECT_EQ(lenient.bad_count(), 1u);
  EXPECT_THAT(reasons_, ElementsAre(path + ":1: byte 0: too dull"));
}

TEST_F(ArticleReaderTest, ResumesAtEveryPosition) {
  const std::vector<std::string> paths = {
      Put("a.txt", "A"), Put("b.jsonl", "{\"body\":\"\"}\n{\"body\":\"\"}\n"),
      Put("c.textproto", "articles { id: 'c' } articles { id: 'd' }")};
  ArticleReader first(paths, no_input_);
  const std::vector<std::string> all = [&] {
    ArticleReader reader(paths, no_input_);
    return ReadIds(reader);
  }();
  v1::Article article;
  for (size_t done = 0; done <= all.size(); ++done) {
    ArticleReader second(paths, no_input_);
    ASSERT_TRUE(second.Resume(first.position()).ok());
    EXPECT_EQ(ReadIds(second),
              std::vector<std::string>(
                  all.begin() + static_cast<std::ptrdiff_t>(done), all.end()));
    ASSERT_TRUE(first.Next(article).ok());
  }
  ArticleReader other({paths[1]}, no_input_);
  for (const ReaderPosition& position :
       {ReaderPosition{0, paths[0], {}}, ReaderPosition{7, paths[1], {}}}) {
    EXPECT_EQ(other.Resume(position).code(),
              absl::StatusCode::kFailedPrecondition);
  }
}

TEST_F(ArticleReaderTest, NothingToRead) {
  ArticleReader reader({}, no_input_);
  EXPECT_THAT(ReadIds(reader), IsEmpty());
  EXPECT_TRUE(reader.Rewind().ok());
}

}  // namespace
}  // namespace summarizer::io
