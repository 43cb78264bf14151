#include "summarizer/rules/present_chars.h"

#include <cstdint>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

CharSet Only(uint32_t c) {
  CharSet set;
  set.Add(c);
  return set;
}

TEST(PresentCharsTest, KnowsPunctuationDigitsAndLeads) {
  PresentChars present;
  present.Reset(
      "Photo: \xE2\x80\x9C"
      "7\xE2\x80\x9D");
  EXPECT_TRUE(present.MayHave(Only(':')));
  EXPECT_TRUE(present.MayHave(Only('7')));
  EXPECT_TRUE(present.MayHave(Only(0x201C)));
  EXPECT_FALSE(present.MayHave(Only('/')));
  EXPECT_FALSE(present.MayHave(Only('8')));
  EXPECT_FALSE(present.MayHave(Only(0xE9)));
  present.Reset("");
  EXPECT_FALSE(present.MayHave(Only(':')));
}

TEST(PresentCharsTest, FindsEveryByteAtEveryPlace) {
  std::mt19937_64 random(8);
  PresentChars present;
  for (int round = 0; round < 2000; ++round) {
    const std::string text(random() % 200, 'x');
    const auto c = static_cast<char>('!' + random() % ('A' - '!'));
    present.Reset(text);
    EXPECT_FALSE(present.MayHave(Only(static_cast<uint8_t>(c))));
    std::string with = text;
    with.insert(random() % (text.size() + 1), 1, c);
    present.Reset(with);
    EXPECT_TRUE(present.MayHave(Only(static_cast<uint8_t>(c)))) << with;
  }
}

}  // namespace
}  // namespace summarizer::rules
