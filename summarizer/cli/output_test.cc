#include "summarizer/cli/output.h"

#include <filesystem>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::cli {
namespace {

class OutputTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = ::testing::TempDir() + "/output";
    std::filesystem::remove(path_);
    std::filesystem::remove(path_ + ".partial");
  }

  std::string path_;
  io::MemoryStream in_{""};
  io::StringSink out_;
  std::ostringstream err_;
  Console console_{in_, out_, err_};
};

TEST_F(OutputTest, StandardOutputByDefault) {
  for (const std::optional<std::string>& path :
       {std::optional<std::string>(), std::optional<std::string>("-")}) {
    auto output = Output::Open(path, console_);
    ASSERT_TRUE(output.ok());
    ASSERT_TRUE(output->Write("x").ok());
    ASSERT_TRUE(output->Commit().ok());
    EXPECT_EQ(output->size(), 0u);
  }
  EXPECT_EQ(out_.bytes(), "xx");
}

TEST_F(OutputTest, FilesAppearAtCommit) {
  auto output = Output::Open(path_, console_);
  ASSERT_TRUE(output.ok());
  ASSERT_TRUE(output->Write("x").ok());
  ASSERT_TRUE(output->Sync().ok());
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_EQ(output->size(), 1u);
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(*io::ReadFile(path_), "x");
  EXPECT_EQ(out_.bytes(), "");
}

TEST_F(OutputTest, FilesGoOnWhereTheyWereSynced) {
  {
    auto output = Output::Resume(path_, 0, console_);
    ASSERT_TRUE(output.ok());
    ASSERT_TRUE(output->Write("kept, lost").ok());
    ASSERT_TRUE(output->Sync().ok());
  }
  auto output = Output::Resume(path_, 6, console_);
  ASSERT_TRUE(output.ok());
  ASSERT_TRUE(output->Write("new").ok());
  ASSERT_TRUE(output->Commit().ok());
  EXPECT_EQ(*io::ReadFile(path_), "kept, new");
}

}  // namespace
}  // namespace summarizer::cli
