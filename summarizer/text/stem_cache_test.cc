#include "summarizer/text/stem_cache.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/text/stem_ids.h"

namespace summarizer::text {
namespace {

uint64_t StemOf(StemCache& cache, std::string_view word) {
  return cache.Find(WordKey::Of(word), word).stem;
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

TEST(StemCacheTest, TraitsAndEpochs) {
  const auto english = Language::ForTag("en").value();
  StemCache cache(*english, 1);
  StemCache::Entry& the = cache.Find(WordKey::Of("the"), "the");
  EXPECT_EQ(the.traits & Term::kStopWord, Term::kStopWord);
  EXPECT_EQ(the.epoch, 0);
  the.epoch = 5;
  EXPECT_EQ(cache.Find(WordKey::Of("the"), 3).epoch, 5);
  cache.ForgetEpochs();
  EXPECT_EQ(cache.Find(WordKey::Of("the"), 3).epoch, 0);
  EXPECT_NE(
      cache.Find(WordKey::Of("two"), 3).traits & StemCache::kMayBeQuantity, 0);
}

TEST(StemIdsTest, NumbersInOrderOfAppearance) {
  StemIds ids;
  std::vector<uint64_t> stems;
  for (int round = 0; round < 3; ++round) {
    ids.Reset();
    stems.clear();
    for (uint64_t i = 0; i < 5000; ++i) {
      EXPECT_EQ(ids.Intern(i * 0x9E3779B97F4A7C15u + 1, stems), i);
    }
    EXPECT_EQ(ids.Intern(1, stems), 0u);
    EXPECT_EQ(stems.size(), 5000u);
  }
}

}  // namespace
}  // namespace summarizer::text
