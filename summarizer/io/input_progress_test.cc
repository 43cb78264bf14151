#include "summarizer/io/input_progress.h"

#include <fstream>
#include <optional>
#include <string>

#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

std::string WriteFile(const std::string& name, size_t size) {
  std::string path = ::testing::TempDir() + "/" + name;
  std::ofstream(path) << std::string(size, 'x');
  return path;
}

ReaderPosition At(size_t file, uint64_t offset) {
  ReaderPosition position;
  position.file = file;
  position.in_file.offset = offset;
  return position;
}

TEST(InputProgressTest, ShareOfAllBytes) {
  const InputProgress progress(
      {WriteFile("a.jsonl", 300), WriteFile("b.txt", 100), "gone.txt"});
  EXPECT_EQ(progress.Share(At(0, 0)), 0);
  EXPECT_EQ(progress.Share(At(0, 100)), 0.25);
  EXPECT_EQ(progress.Share(At(1, 0)), 0.75);
  EXPECT_EQ(progress.Share(At(2, 0)), 1);
  EXPECT_EQ(progress.Share(At(3, 0)), 1);
  EXPECT_EQ(progress.Share(At(9, 0)), 1);
  EXPECT_EQ(progress.Share(At(1, 5000)), 1);
}

TEST(InputProgressTest, UnknownSizes) {
  EXPECT_EQ(InputProgress({WriteFile("a.jsonl", 300), "-"}).Share(At(0, 1)),
            std::nullopt);
  EXPECT_EQ(InputProgress({"gone.txt"}).Share(At(0, 0)), std::nullopt);
  EXPECT_EQ(InputProgress({}).Share(At(0, 0)), std::nullopt);
}

}  // namespace
}  // namespace summarizer::io
