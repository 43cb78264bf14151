#include "summarizer/text/stem_cache.h"

#include <memory>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace summarizer::text {
namespace {

StemCache::Word Lookup(StemCache& cache, std::string_view word) {
  const StemCache::View view = cache.view();
  const StemCache::Place place = view.PlaceOf(WordKey::Of(word), word.size());
  const StemCache::Word* const known = view.Find(place);
  return known != nullptr ? *known : cache.Add(place, word);
}

uint64_t StemOf(StemCache& cache, std::string_view word) {
  return cache.stem(Lookup(cache, word).stem).hash;
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

TEST(StemCacheTest, StemsKeepTheirNumbers) {
  const auto english = Language::ForTag("en").value();
  StemCache cache(*english, 1);
  const uint32_t bridge = Lookup(cache, "bridge").stem;
  cache.stem(bridge).Set(3, 17);
  for (int i = 0; i < 300000; ++i) Lookup(cache, "word" + std::to_string(i));
  const uint32_t bridges = Lookup(cache, "bridges").stem;
  EXPECT_EQ(bridges, bridge);
  EXPECT_EQ(cache.stem(bridges).document(), 3u);
  EXPECT_EQ(cache.stem(bridges).id(), 17u);
  cache.ForgetDocuments();
  EXPECT_EQ(cache.stem(bridges).document(), 0u);
  cache.MayForget();
  EXPECT_EQ(cache.view().Find(cache.view().PlaceOf(WordKey::Of("bridge"), 6)),
            nullptr);
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
