#include "summarizer/io/byte_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;

std::string TestPath(const std::string& name) {
  return ::testing::TempDir() + "/" + name;
}

void WriteFile(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string ReadInSteps(ByteStream& stream, size_t step) {
  std::string all;
  std::string buffer(step, '\0');
  for (;;) {
    absl::StatusOr<size_t> count = stream.Read(buffer.data(), step);
    EXPECT_TRUE(count.ok()) << count.status();
    if (!count.ok() || *count == 0) return all;
    all.append(buffer, 0, *count);
  }
}

TEST(ReadFileTest, ReturnsTheBytesUntouched) {
  for (const std::string& bytes :
       {std::string(), std::string("a\r\n\0b\xFF", 6),
        std::string(100000, 'x')}) {
    const std::string path = TestPath("read_file");
    WriteFile(path, bytes);
    absl::StatusOr<std::string> read = ReadFile(path);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(*read, bytes);
  }
}

TEST(ReadFileTest, NamesPathAndCause) {
  const absl::Status missing = ReadFile(TestPath("no_such_file")).status();
  EXPECT_EQ(missing.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(missing.message()), HasSubstr("no_such_file"));
  EXPECT_THAT(std::string(missing.message()), HasSubstr("No such file"));

  const absl::Status folder = ReadFile(::testing::TempDir()).status();
  EXPECT_THAT(std::string(folder.message()), HasSubstr("Is a directory"));
}

TEST(ReadAllTest, IsBounded) {
  MemoryStream stream("0123456789");
  EXPECT_EQ(*ReadAll(stream, 10), "0123456789");
  ASSERT_TRUE(stream.Seek(0).ok());
  EXPECT_EQ(ReadAll(stream, 9).status().code(),
            absl::StatusCode::kResourceExhausted);
}

TEST(FileStreamTest, SeeksInRegularFiles) {
  const std::string path = TestPath("seek");
  WriteFile(path, "0123456789");
  absl::StatusOr<std::unique_ptr<FileStream>> stream = FileStream::Open(path);
  ASSERT_TRUE(stream.ok());
  EXPECT_TRUE((*stream)->is_regular());
  EXPECT_EQ((*stream)->size(), 10u);
  EXPECT_EQ(ReadInSteps(**stream, 3), "0123456789");
  ASSERT_TRUE((*stream)->Seek(7).ok());
  EXPECT_EQ(ReadInSteps(**stream, 3), "789");
}

TEST(FileStreamTest, PipeGivesWhatIsThereAndCannotSeek) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  auto stream = FileStream::Borrow(ends[0], "-");
  ASSERT_EQ(write(ends[1], "ab", 2), 2);
  char buffer[16];
  absl::StatusOr<size_t> count = stream->Read(buffer, sizeof(buffer));
  ASSERT_TRUE(count.ok());
  EXPECT_EQ(std::string(buffer, *count), "ab");
  EXPECT_FALSE(stream->is_regular());
  EXPECT_EQ(stream->Seek(0).code(), absl::StatusCode::kFailedPrecondition);
  close(ends[1]);
  count = stream->Read(buffer, sizeof(buffer));
  ASSERT_TRUE(count.ok());
  EXPECT_EQ(*count, 0u);
  close(ends[0]);
}

TEST(MemoryStreamTest, ReadsAndSeeks) {
  MemoryStream stream("0123456789");
  EXPECT_EQ(ReadInSteps(stream, 4), "0123456789");
  ASSERT_TRUE(stream.Seek(8).ok());
  EXPECT_EQ(ReadInSteps(stream, 4), "89");
  ASSERT_TRUE(stream.Seek(80).ok());
  EXPECT_EQ(ReadInSteps(stream, 4), "");
}

TEST(ReplayStreamTest, GivesTheSameBytesAgain) {
  MemoryStream source("0123456789");
  ReplayStream stream(source);
  char buffer[4];
  ASSERT_TRUE(stream.Read(buffer, 4).ok());
  EXPECT_EQ(stream.Seek(5).code(), absl::StatusCode::kFailedPrecondition);
  // Half replayed, half new.
  ASSERT_TRUE(stream.Seek(2).ok());
  EXPECT_EQ(ReadInSteps(stream, 3), "23456789");
  ASSERT_TRUE(stream.Seek(0).ok());
  EXPECT_EQ(ReadInSteps(stream, 100), "0123456789");
}

}  // namespace
}  // namespace summarizer::io
