#include "summarizer/io/input_files.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class InputFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) / "input_files";
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }

  void Touch(const std::string& name) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << "x";
  }

  std::string Path(const std::string& name) const { return folder_ / name; }

  // Paths below the test's folder.
  std::vector<std::string> Names(const std::vector<InputFile>& files) const {
    std::vector<std::string> names;
    for (const InputFile& file : files) {
      EXPECT_TRUE(file.status.ok()) << file.status;
      names.push_back(file.path.substr(folder_.string().size() + 1));
    }
    return names;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(InputFilesTest, NamedFilesKeepTheirOrder) {
  Touch("b.txt");
  Touch("a.jsonl");
  Touch("c.textproto");
  Touch("d.binpb");
  const std::vector<InputFile> files = ListInputFiles(
      {Path("b.txt"), Path("a.jsonl"), Path("c.textproto"), Path("d.binpb")});
  EXPECT_THAT(Names(files),
              ElementsAre("b.txt", "a.jsonl", "c.textproto", "d.binpb"));
  EXPECT_EQ(files[0].format, InputFormat::kText);
  EXPECT_EQ(files[1].format, InputFormat::kJsonLines);
  EXPECT_EQ(files[2].format, InputFormat::kTextproto);
  EXPECT_EQ(files[3].format, InputFormat::kBinaryProto);
  EXPECT_EQ(files[0].id, "b");
}

TEST_F(InputFilesTest, FoldersAreSortedByPathAndPassOverOtherFiles) {
  Touch("in/b.txt");
  Touch("in/a/z.txt");
  Touch("in/a/deep/er/y.jsonl");
  Touch("in/a.txt");
  Touch("in/readme.md");
  Touch("in/noending");
  Touch("in/folder.txt/x.binpb");
  const std::vector<std::string> expected = {"in/a.txt", "in/a/deep/er/y.jsonl",
                                             "in/a/z.txt", "in/b.txt",
                                             "in/folder.txt/x.binpb"};
  EXPECT_EQ(Names(ListInputFiles({Path("in")})), expected);
  // A slash at the end changes nothing.
  EXPECT_EQ(Names(ListInputFiles({Path("in/")})), expected);
}

TEST_F(InputFilesTest, FoldersPassOverOtherMessages) {
  Touch("in/plain.textproto");
  const auto put = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(Path("in/" + name)) << bytes;
    return Path("in/" + name);
  };
  put("corpus.textproto", "# proto-message: summarizer.v1.Corpus\n");
  put("late.textproto", "x: 1\n# proto-message: Other\n");
  const std::string labels = put(
      "labels.textproto", "# proto-file: x\n# proto-message: Labels \nx: 1\n");
  EXPECT_THAT(Names(ListInputFiles({Path("in")})),
              ElementsAre("in/corpus.textproto", "in/late.textproto",
                          "in/plain.textproto"));
  // Who names it means it.
  EXPECT_THAT(Names(ListInputFiles({labels})),
              ElementsAre("in/labels.textproto"));
}

TEST_F(InputFilesTest, LinksToFoldersAreNotFollowed) {
  Touch("in/a.txt");
  Touch("out/b.txt");
  std::filesystem::create_directory_symlink(Path("in"), Path("in/loop"));
  std::filesystem::create_symlink(Path("out/b.txt"), Path("in/link.txt"));
  EXPECT_THAT(Names(ListInputFiles({Path("in")})),
              ElementsAre("in/a.txt", "in/link.txt"));
}

TEST_F(InputFilesTest, EmptyFolderHasNoFiles) {
  std::filesystem::create_directories(Path("empty"));
  EXPECT_THAT(ListInputFiles({Path("empty")}), IsEmpty());
}

TEST_F(InputFilesTest, CollidingNamesTakeTheirPaths) {
  Touch("x/one.txt");
  Touch("y/one.txt");
  Touch("y/two.txt");
  Touch("y/two.jsonl");
  const std::vector<InputFile> files =
      ListInputFiles({Path("x"), Path("y"), Path("y/two.txt")});
  std::vector<std::string> ids;
  ids.reserve(files.size());
  for (const InputFile& file : files) ids.push_back(file.id);
  EXPECT_THAT(ids, ElementsAre(Path("x/one.txt"), Path("y/one.txt"), "",
                               Path("y/two.txt"), Path("y/two.txt")));
}

TEST_F(InputFilesTest, StandardInputIsJsonLines) {
  const std::vector<InputFile> files = ListInputFiles({"-"});
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].path, "-");
  EXPECT_EQ(files[0].format, InputFormat::kJsonLines);
}

TEST_F(InputFilesTest, ErrorsStandInTheirPlace) {
  Touch("a.txt");
  Touch("b.md");
  const std::vector<InputFile> files =
      ListInputFiles({Path("none.txt"), Path("a.txt"), Path("b.md")});
  ASSERT_EQ(files.size(), 3u);
  EXPECT_THAT(std::string(files[0].status.message()),
              HasSubstr("none.txt: No such file"));
  EXPECT_TRUE(files[1].status.ok());
  EXPECT_EQ(files[2].status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(files[2].status.message()),
              HasSubstr("b.md: expected a folder or a file that ends in"));
}

}  // namespace
}  // namespace summarizer::io
