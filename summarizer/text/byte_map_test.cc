#include "summarizer/text/byte_map.h"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/text/ascii.h"
#include "summarizer/text/byte_classes.h"
#include "summarizer/text/cpu.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

void ExpectEqual(const ByteClasses& a, const ByteClasses& b) {
  EXPECT_EQ(a.word, b.word);
  EXPECT_EQ(a.digit, b.digit);
  EXPECT_EQ(a.terminal, b.terminal);
  EXPECT_EQ(a.line, b.line);
  EXPECT_EQ(a.mark, b.mark);
  EXPECT_EQ(a.eyes, b.eyes);
  EXPECT_EQ(a.mouth, b.mouth);
  EXPECT_EQ(a.space, b.space);
  EXPECT_EQ(a.space_lead, b.space_lead);
}

// Every byte at every place, next to every other kind of byte.
TEST(ByteClassesTest, AllProcessorsSeeTheSame) {
#ifdef SUMMARIZER_HASWELL
  std::mt19937_64 random(5);
  for (int round = 0; round < 4000; ++round) {
    char bytes[ByteMap::kChunk];
    for (size_t i = 0; i < ByteMap::kChunk; ++i) {
      // Half of the rounds are ASCII, which has a path of its own.
      bytes[i] = static_cast<char>(random() % (round % 2 == 0 ? 128 : 256));
    }
    bytes[round % ByteMap::kChunk] = static_cast<char>(round / 8);
    const ByteClasses slow = ClassifyBytesSlow(bytes);
    ExpectEqual(ClassifyBytesSse2(bytes), slow);
    if (IsHaswell()) ExpectEqual(ClassifyBytesHaswell(bytes), slow);
    ASSERT_FALSE(HasFailure());
  }
#else
  GTEST_SKIP() << "one way only on this processor";
#endif
}

bool IsWord(std::string_view text, size_t i) {
  return i < text.size() && IsAsciiWord(text[i]);
}

// A text of words, numbers and marks, so that runs cross chunks.
std::string RandomText(std::mt19937_64& random) {
  static constexpr char kBytes[] =
      "abcXYZabcXYZ0129 .!?\"$:;=()'\n\t|-\xC3\xA9";
  std::string text;
  const size_t size = random() % 400;
  while (text.size() < size) {
    const size_t run = random() % (random() % 8 == 0 ? 150 : 6);
    const char c = kBytes[random() % (sizeof(kBytes) - 1)];
    text.append(run, c);
  }
  return text;
}

bool Bit(uint64_t ByteMap::Chunk::*set, const ByteMap& map, size_t i) {
  return ((map.chunk(i / ByteMap::kChunk).*set >> (i % ByteMap::kChunk)) & 1) !=
         0;
}

TEST(ByteMapTest, WordsAndMarks) {
  std::mt19937_64 random(7);
  ByteMap map;
  for (int round = 0; round < 2000; ++round) {
    const std::string text = RandomText(random);
    map.Build(text);
    bool plain = false;  // The byte before is one of a plain word.
    for (size_t i = 0; i <= text.size(); ++i) {
      const bool word = IsWord(text, i);
      const bool first = word && (i == 0 || !IsWord(text, i - 1));
      const bool digit = word && IsAsciiDigit(text[i]);
      const char c = i < text.size() ? text[i] : ' ';
      EXPECT_EQ(Bit(&ByteMap::Chunk::word, map, i), word);
      EXPECT_EQ(Bit(&ByteMap::Chunk::start, map, i), first && !digit);
      EXPECT_EQ(Bit(&ByteMap::Chunk::end, map, i), plain && !word);
      EXPECT_EQ(Bit(&ByteMap::Chunk::mark, map, i),
                (first && digit) || c == '"' || c == '$' || c == ':' ||
                    static_cast<uint8_t>(c) >= 0xC0);
      plain = word && (first ? !digit : plain);
      ASSERT_FALSE(HasFailure()) << text << "\nat " << i;
    }
  }
}

bool IsTerminal(std::string_view text, size_t i) {
  const char c = text[i];
  const bool mouth =
      (c == '(' || c == ')') && i > 0 &&
      std::string_view(":;=-").find(text[i - 1]) != std::string_view::npos;
  return c == '.' || c == '!' || c == '?' || mouth ||
         static_cast<uint8_t>(c) >= kFirstTerminalLead;
}

TEST(ByteMapTest, LengthsAndSearches) {
  std::mt19937_64 random(9);
  ByteMap map;
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(random);
    map.Build(text);
    for (size_t i = 0; i <= text.size(); ++i) {
      size_t word = 0;
      while (word < 64 && IsWord(text, i + word)) ++word;
      EXPECT_EQ(map.WordLength(i), word);
      size_t letters = 0;
      while (letters < word && IsAsciiLetter(text[i + letters])) ++letters;
      EXPECT_EQ(map.LettersLength(i), letters);
      size_t before = 0;
      while (before < 64 && before < i && IsWord(text, i - before - 1)) {
        ++before;
      }
      EXPECT_EQ(map.WordLengthBefore(i), before);
      const size_t end = text.size() - random() % (text.size() - i + 1);
      size_t next = i;
      while (next < end && !IsTerminal(text, next)) ++next;
      EXPECT_EQ(map.NextTerminal(i, end), next);
      ASSERT_FALSE(HasFailure()) << text << "\nat " << i;
    }
  }
}

// White space of all sizes next to what looks like it, across chunks.
TEST(ByteMapTest, CountsWords) {
  constexpr std::string_view kPieces[] = {
      "a",      "b.",     " ",      "  ",     "\t",     "\n",     "\v",
      "\x1C",   "\x1B",   "\x0E",   "\u0085", "\u00A0", "\u00A9", "\u1680",
      "\u2003", "\u200B", "\u2028", "\u202F", "\u205F", "\u2060", "\u3000",
      "\u3001", "\u201C", "é",      "😀"};
  std::mt19937_64 random(11);
  ByteMap map;
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 70, 'x');
    std::vector<size_t> borders = {0};
    const size_t pieces = random() % 100;
    for (size_t i = 0; i < pieces; ++i) {
      borders.push_back(text.size());
      text += kPieces[random() % std::size(kPieces)];
    }
    borders.push_back(text.size());
    map.Build(text);
    for (int i = 0; i < 20; ++i) {
      const size_t begin = borders[random() % borders.size()];
      const size_t end = borders[random() % borders.size()];
      if (begin > end) continue;
      const std::string_view part(text.data() + begin, end - begin);
      EXPECT_EQ(map.CountWords(begin, end), CountWords(part)) << part;
    }
    ASSERT_FALSE(HasFailure()) << text;
  }
}

TEST(ByteMapTest, TextMayBreakOff) {
  ByteMap map;
  for (const std::string_view text : {"a \xE2\x80", "a \xE2", "a \xC2"}) {
    map.Build(text);
    EXPECT_EQ(map.CountWords(0, 2), 1u);
  }
}

TEST(ByteMapTest, IsUsedAgain) {
  ByteMap map;
  map.Build(std::string(1000, 'a'));
  map.Build("b. c");
  EXPECT_EQ(map.NextTerminal(0, 4), 1u);
  EXPECT_EQ(map.WordLength(3), 1u);
  EXPECT_EQ(map.chunk(1).word, 0u);
  map.Build("");
  EXPECT_EQ(map.NextTerminal(0, 0), 0u);
  EXPECT_EQ(map.WordLength(0), 0u);
}

}  // namespace
}  // namespace summarizer::text
