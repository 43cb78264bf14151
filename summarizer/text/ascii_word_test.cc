#include "summarizer/text/ascii_word.h"

#include <random>
#include <string>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(ReadAsciiWordTest, FastAndSlowAgree) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 16; ++i) {
      text += random() % 6 == 0 ? static_cast<char>(random())
                                : "aZm09bQ"[random() % 7];
    }
    const AsciiWord fast = ReadAsciiWord(text.data());
    const AsciiWord slow = ReadAsciiWordSlow(text.data());
    ASSERT_EQ(fast.size, slow.size) << text;
    ASSERT_EQ(fast.key.low, slow.key.low) << text;
    ASSERT_EQ(fast.key.high, slow.key.high) << text;
  }
}

TEST(ReadAsciiWordTest, KeyIsThatOfTheLowerCaseWord) {
  const AsciiWord word = ReadAsciiWord("Hello, World 123");
  EXPECT_EQ(word.size, 5u);
  EXPECT_EQ(word.key.low, WordKey::Of("hello").low);
  EXPECT_EQ(word.key.high, WordKey::Of("hello").high);
}

}  // namespace
}  // namespace summarizer::text
