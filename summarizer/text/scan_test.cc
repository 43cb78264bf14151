#include "summarizer/text/scan.h"

#include <random>
#include <string>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

// The vectors find what the plain loops find, wherever ranges begin and end.
TEST(ScanTest, FastAndSlowAgree) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text(random() % 70, 'x');
    for (char& c : text) {
      if (random() % 8 == 0) c = static_cast<char>(random());
    }
    for (size_t begin = 0; begin <= text.size(); ++begin) {
      const size_t end = begin + random() % (text.size() - begin + 1);
      ASSERT_EQ(FindTerminalByte(text, begin, end),
                FindTerminalByteSlow(text, begin, end));
      ASSERT_EQ(FindLineByte(text, begin, end),
                FindLineByteSlow(text, begin, end));
    }
  }
}

TEST(ScanTest, EveryByte) {
  for (int b = 0; b < 256; ++b) {
    const std::string text =
        std::string(17, 'x') + static_cast<char>(b) + std::string(20, 'x');
    EXPECT_EQ(FindTerminalByte(text, 0, text.size()),
              FindTerminalByteSlow(text, 0, text.size()))
        << b;
    EXPECT_EQ(FindLineByte(text, 0, text.size()),
              FindLineByteSlow(text, 0, text.size()))
        << b;
  }
}

}  // namespace
}  // namespace summarizer::text
