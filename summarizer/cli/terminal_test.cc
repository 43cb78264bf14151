#include "summarizer/cli/terminal.h"

#include <fcntl.h>
#include <unistd.h>

#include "gtest/gtest.h"

namespace summarizer::cli {
namespace {

TerminalVariables Variables(const char* no_color, const char* term,
                            const char* columns) {
  TerminalVariables variables;
  variables.no_color = no_color;
  variables.term = term;
  variables.columns = columns;
  return variables;
}

TEST(TerminalTest, Color) {
  EXPECT_TRUE(DescribeTerminal(80, Variables(nullptr, "xterm", nullptr)).color);
  EXPECT_TRUE(DescribeTerminal(80, Variables("", "xterm", nullptr)).color);
  EXPECT_FALSE(DescribeTerminal(80, Variables("1", "xterm", nullptr)).color);
  EXPECT_FALSE(DescribeTerminal(80, Variables("0", "xterm", nullptr)).color);
  EXPECT_FALSE(DescribeTerminal(80, Variables(nullptr, "dumb", nullptr)).color);
  EXPECT_FALSE(DescribeTerminal(80, Variables(nullptr, "", nullptr)).color);
  EXPECT_FALSE(
      DescribeTerminal(80, Variables(nullptr, nullptr, nullptr)).color);
}

TEST(TerminalTest, Width) {
  const auto width = [](size_t window, const char* columns) {
    return DescribeTerminal(window, Variables(nullptr, "xterm", columns)).width;
  };
  EXPECT_EQ(width(132, nullptr), 132u);
  EXPECT_EQ(width(132, "60"), 132u);
  EXPECT_EQ(width(0, "60"), 60u);
  EXPECT_EQ(width(0, nullptr), 80u);
  EXPECT_EQ(width(0, "wide"), 80u);
  EXPECT_EQ(width(0, "-5"), 80u);
  EXPECT_EQ(width(0, "0"), 80u);
  EXPECT_EQ(width(3, nullptr), 20u);
}

TEST(TerminalTest, FilesAreNoTerminals) {
  const int null = open("/dev/null", O_WRONLY);
  ASSERT_GE(null, 0);
  EXPECT_FALSE(FindTerminal(null).has_value());
  close(null);
}

TEST(TerminalTest, PseudoTerminal) {
  const int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) GTEST_SKIP() << "no pseudo-terminals here";
  EXPECT_TRUE(FindTerminal(master).has_value());
  close(master);
}

}  // namespace
}  // namespace summarizer::cli
