#include "summarizer/io/atomic_file_writer.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Each test has an empty folder of its own.
class AtomicFileWriterTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }

  std::string Path(const std::string& name) const { return folder_ / name; }

  std::vector<std::string> Files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::string Content(const std::string& name) const {
    absl::StatusOr<std::string> bytes = ReadFile(Path(name));
    return bytes.ok() ? *bytes : bytes.status().ToString();
  }

  void Put(const std::string& name, const std::string& bytes) const {
    std::ofstream(Path(name), std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(AtomicFileWriterTest, AppearsAtCommit) {
  auto writer = AtomicFileWriter::Create(Path("out"));
  ASSERT_TRUE(writer.ok()) << writer.status();
  ASSERT_TRUE((*writer)->Write("one ").ok());
  ASSERT_TRUE((*writer)->Flush().ok());
  EXPECT_FALSE(std::filesystem::exists(Path("out")));
  ASSERT_TRUE((*writer)->Write("two").ok());
  EXPECT_EQ((*writer)->size(), 7u);
  ASSERT_TRUE((*writer)->Commit().ok());
  EXPECT_THAT(Files(), ElementsAre("out"));
  EXPECT_EQ(Content("out"), "one two");
}

TEST_F(AtomicFileWriterTest, WithoutCommitTheOldFileStays) {
  Put("out", "old");
  {
    auto writer = AtomicFileWriter::Create(Path("out"));
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE((*writer)->Write("new").ok());
    ASSERT_TRUE((*writer)->Flush().ok());
  }
  EXPECT_THAT(Files(), ElementsAre("out"));
  EXPECT_EQ(Content("out"), "old");
}

// A process that is killed leaves nothing behind.
TEST_F(AtomicFileWriterTest, HasNoNameBeforeCommit) {
  auto writer = AtomicFileWriter::Create(Path("out"));
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE((*writer)->Write("new").ok());
  ASSERT_TRUE((*writer)->Sync().ok());
  // A temporary name where the file system has no files without.
  const bool nameless = Files().empty();
  if (!nameless) {
    EXPECT_THAT(Files(), ElementsAre(HasSubstr("out.tmp-")));
  }
  ASSERT_TRUE((*writer)->Commit().ok());
  EXPECT_THAT(Files(), ElementsAre("out"));
}

TEST_F(AtomicFileWriterTest, TwoWritersDoNotMix) {
  auto first = AtomicFileWriter::Create(Path("out"));
  auto second = AtomicFileWriter::Create(Path("out"));
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE(second.ok());
  ASSERT_TRUE((*first)->Write("first").ok());
  ASSERT_TRUE((*second)->Write("second").ok());
  ASSERT_TRUE((*second)->Commit().ok());
  ASSERT_TRUE((*first)->Commit().ok());
  EXPECT_EQ(Content("out"), "first");
}

TEST_F(AtomicFileWriterTest, KeepsPermissions) {
  Put("out", "old");
  ASSERT_EQ(chmod(Path("out").c_str(), 0640), 0);
  ASSERT_TRUE(WriteFileAtomically(Path("out"), "new").ok());
  struct stat info;
  ASSERT_EQ(stat(Path("out").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0640u);
}

TEST_F(AtomicFileWriterTest, NewFilesFollowTheUmask) {
  const mode_t old = umask(027);
  const absl::Status status = WriteFileAtomically(Path("out"), "new");
  umask(old);
  ASSERT_TRUE(status.ok());
  struct stat info;
  ASSERT_EQ(stat(Path("out").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0640u);
}

TEST_F(AtomicFileWriterTest, WritesThroughALink) {
  Put("real", "old");
  std::filesystem::create_symlink("real", Path("link"));
  ASSERT_TRUE(WriteFileAtomically(Path("link"), "new").ok());
  EXPECT_TRUE(std::filesystem::is_symlink(Path("link")));
  EXPECT_EQ(Content("real"), "new");
}

TEST_F(AtomicFileWriterTest, SpecialFilesAreWrittenStraight) {
  ASSERT_TRUE(WriteFileAtomically("/dev/null", "gone").ok());
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));

  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_TRUE(
      WriteFileAtomically("/dev/fd/" + std::to_string(ends[1]), "pipe").ok());
  char buffer[8];
  ASSERT_EQ(read(ends[0], buffer, sizeof(buffer)), 4);
  EXPECT_EQ(std::string(buffer, 4), "pipe");
  close(ends[0]);
  close(ends[1]);
}

TEST_F(AtomicFileWriterTest, ErrorsNameTheTarget) {
  for (const std::string& path : {Path("no/such/folder/out"), Path("")}) {
    const absl::Status status = AtomicFileWriter::Create(path).status();
    EXPECT_FALSE(status.ok()) << path;
    EXPECT_THAT(std::string(status.message()), HasSubstr(path));
  }
  EXPECT_THAT(Files(), IsEmpty());
}

TEST_F(AtomicFileWriterTest, FailedCommitLeavesNothing) {
  {
    auto writer = AtomicFileWriter::Create(Path("out"));
    ASSERT_TRUE(writer.ok());
    ASSERT_TRUE((*writer)->Write("new").ok());
    std::filesystem::create_directories(Path("out/taken"));
    EXPECT_FALSE((*writer)->Commit().ok());
  }
  EXPECT_THAT(Files(), ElementsAre("out"));
}

TEST_F(AtomicFileWriterTest, ResumesWhereItWasSynced) {
  {
    auto writer = AtomicFileWriter::Resume(Path("out"), 0);
    ASSERT_TRUE(writer.ok()) << writer.status();
    ASSERT_TRUE((*writer)->Write("kept.").ok());
    ASSERT_TRUE((*writer)->Sync().ok());
    ASSERT_TRUE((*writer)->Write("written after the checkpoint").ok());
    ASSERT_TRUE((*writer)->Flush().ok());
  }
  EXPECT_THAT(Files(), ElementsAre("out.partial"));
  {
    auto writer = AtomicFileWriter::Resume(Path("out"), 5);
    ASSERT_TRUE(writer.ok()) << writer.status();
    ASSERT_TRUE((*writer)->Write("again").ok());
    EXPECT_EQ((*writer)->size(), 10u);
    ASSERT_TRUE((*writer)->Commit().ok());
  }
  EXPECT_THAT(Files(), ElementsAre("out"));
  EXPECT_EQ(Content("out"), "kept.again");
}

TEST_F(AtomicFileWriterTest, OneAtATimeGoesOn) {
  auto first = AtomicFileWriter::Resume(Path("out"), 0);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(AtomicFileWriter::Resume(Path("out"), 0).status().code(),
            absl::StatusCode::kUnavailable);
  first->reset();
  EXPECT_TRUE(AtomicFileWriter::Resume(Path("out"), 0).ok());
}

TEST_F(AtomicFileWriterTest, KnowsWhatWasCommitted) {
  EXPECT_FALSE(AtomicFileWriter::IsCommitted(Path("out"), 0));
  EXPECT_FALSE(AtomicFileWriter::IsCommitted(Path("out"), 3));
  auto writer = AtomicFileWriter::Resume(Path("out"), 0);
  ASSERT_TRUE(writer.ok());
  ASSERT_TRUE((*writer)->Write("all").ok());
  ASSERT_TRUE((*writer)->Sync().ok());
  EXPECT_FALSE(AtomicFileWriter::IsCommitted(Path("out"), 3));
  ASSERT_TRUE((*writer)->Commit().ok());
  EXPECT_TRUE(AtomicFileWriter::IsCommitted(Path("out"), 3));
  EXPECT_FALSE(AtomicFileWriter::IsCommitted(Path("out"), 4));
}

TEST_F(AtomicFileWriterTest, CannotResumeWhatIsNotThere) {
  Put("out.partial", "kept");
  const absl::Status status = AtomicFileWriter::Resume(Path("out"), 5).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Content("out.partial"), "kept");
}

}  // namespace
}  // namespace summarizer::io
