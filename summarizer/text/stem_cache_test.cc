#include "summarizer/text/stem_cache.h"

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

StemCache::Word Lookup(StemCache& cache, std::string_view text) {
  const StemCache::Place place = cache.PlaceOf(WordKey::Of(text), text.size());
  StemCache::Word word;
  return cache.Find(place, word) ? word : cache.Add(place, text);
}

uint64_t StemOf(StemCache& cache, std::string_view word) {
  return Lookup(cache, word).stem;
}

TEST(StemCacheTest, FormsOfOneWordShareAStem) {
  const auto english = Language::ForTag("en").value();
  StemCache cache(*english, 1);
  const struct {
    std::string_view one;
    std::string_view two;
    bool same;
  } kCases[] = {
      {"run", "running", true},
      {"company", "companies", true},
      {"sale", "sales", true},
      {"internationalisation", "internationalisations", true},
      {"house", "mouse", false},
      {"café", "cafés", true},
      {"дом", "дома", false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(StemOf(cache, c.one) == StemOf(cache, c.two), c.same)
        << c.one << " " << c.two;
  }
}

TEST(StemCacheTest, ForgettingChangesNoResult) {
  const auto english = Language::ForTag("en").value();
  StemCache full(*english, 1);
  StemCache fresh(*english, 1);
  const uint64_t before = StemOf(full, "bridges");
  for (int i = 0; i < 200000; ++i) StemOf(full, "word" + std::to_string(i));
  EXPECT_EQ(StemOf(full, "bridges"), before);
  EXPECT_EQ(StemOf(fresh, "bridges"), before);
}

TEST(StemCacheTest, SeedsDiffer) {
  const auto english = Language::ForTag("en").value();
  StemCache one(*english, 1);
  StemCache two(*english, 2);
  EXPECT_NE(StemOf(one, "bridge"), StemOf(two, "bridge"));
}

TEST(StemCacheTest, Traits) {
  const auto english = Language::ForTag("en").value();
  StemCache cache(*english, 1);
  EXPECT_EQ(Lookup(cache, "the").traits & Term::kStopWord, Term::kStopWord);
  EXPECT_NE(Lookup(cache, "two").traits & StemCache::kMayBeQuantity, 0);
  EXPECT_NE(Lookup(cache, "may").traits & StemCache::kCalendar, 0);
  EXPECT_EQ(Lookup(cache, "bridge").traits, 0);
}

TEST(StemCacheTest, FindsWhatWasAdded) {
  const auto english = Language::ForTag("en").value();
  StemCache cache(*english, 1);
  for (const std::string_view text :
       {"a", "bridge", "bridges", "internationals", "internationalisation"}) {
    const StemCache::Place place =
        cache.PlaceOf(WordKey::Of(text), text.size());
    StemCache::Word word;
    EXPECT_FALSE(cache.Find(place, word)) << text;
    const StemCache::Word added = cache.Add(place, text);
    ASSERT_TRUE(cache.Find(place, word)) << text;
    EXPECT_EQ(word.stem, added.stem);
    EXPECT_EQ(word.traits, added.traits);
  }
}

TEST(WordKeyTest, OfAsciiIsThatOfTheWordInLowerCase) {
  const std::string bytes = "Abc9dEFGhijKlmnopqrstuvwXYZ";
  std::string lower = bytes;
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  for (size_t size = 1; size <= WordKey::kMaxBytes; ++size) {
    const WordKey ascii = WordKey::OfAscii(bytes.data(), size);
    const WordKey key = WordKey::Of(std::string_view(lower).substr(0, size));
    EXPECT_EQ(ascii.low, key.low) << size;
    EXPECT_EQ(ascii.high, key.high) << size;
  }
}

}  // namespace
}  // namespace summarizer::text
