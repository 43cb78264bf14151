#include "summarizer/text/utf8.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

TEST(FindInvalidUtf8Test, AcceptsWellFormedText) {
  for (const std::string_view text :
       {"", "ascii", "é", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000",
        "\U0010FFFF", "\uFEFFbom"}) {
    EXPECT_EQ(FindInvalidUtf8(text), std::nullopt) << text;
  }
}

TEST(FindInvalidUtf8Test, FindsTheFirstBadByte) {
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5", "\xFF", "\xC3",
        "\xE2\x82", "\xF0\x9F\x98", "\xC3("}) {
    for (const std::string_view before : {"", "abc", "é😀"}) {
      const std::string text = std::string(before) + std::string(bad) + "x";
      EXPECT_EQ(FindInvalidUtf8(text), before.size()) << text;
    }
  }
}

TEST(DecodeTest, BothWaysAgree) {
  const std::string_view text = "aé€😀\u0800\U0010FFFF";
  const uint32_t values[] = {'a', 0xE9, 0x20AC, 0x1F600, 0x800, 0x10FFFF};
  size_t offset = 0;
  for (const uint32_t value : values) {
    const CodePoint c = DecodeAt(text, offset);
    EXPECT_EQ(c.value, value);
    offset += c.size;
    EXPECT_EQ(DecodeBefore(text, offset).value, value);
    EXPECT_EQ(DecodeBefore(text, offset).size, c.size);
  }
  EXPECT_EQ(offset, text.size());
}

}  // namespace
}  // namespace summarizer::text
