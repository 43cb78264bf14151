// The README's C++ is the code that is built and run here.

#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"

namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(ReadmeTest, ShowsTheQuickstart) {
  const std::string readme = ReadFile("README.md");
  const std::string opening = "```cpp\n";
  const size_t begin = readme.find(opening);
  ASSERT_NE(begin, std::string::npos);
  const size_t end = readme.find("```", begin + opening.size());
  EXPECT_EQ(readme.substr(begin + opening.size(), end - begin - opening.size()),
            ReadFile("examples/quickstart.cc"));
}

TEST(ReadmeTest, QuickstartPrintsWhatTheReadmeSays) {
  FILE* pipe = popen("examples/quickstart", "r");
  ASSERT_NE(pipe, nullptr);
  std::string printed;
  char buffer[512];
  while (fgets(buffer, sizeof(buffer), pipe) != nullptr) printed += buffer;
  ASSERT_EQ(pclose(pipe), 0);
  EXPECT_FALSE(printed.empty());
  EXPECT_NE(ReadFile("README.md").find("```text\n" + printed + "```"),
            std::string::npos)
      << printed;
}

}  // namespace
