#include "summarizer/repetition/sentence_index.h"

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

TEST(SentenceIndexTest, FindsWhatAMapFinds) {
  std::mt19937 random(1);
  SentenceIndex index;
  std::multimap<uint32_t, PackedRef> reference;
  PackedRef next = 1;
  // Enough for segments of both layouts; some keys are common.
  for (int article = 0; article < 30000; ++article) {
    std::vector<SentenceIndex::Entry> entries;
    for (int i = 0; i < 25; ++i) {
      const uint32_t key = SentenceIndex::KeyOf(
          random() % 50 == 0 ? random() % 10 * 0x10000010 : random());
      entries.push_back({key, next});
      reference.emplace(key, next++);
    }
    index.Add(entries);
  }
  std::vector<uint32_t> keys = {0, 0x10000010, 0xFFFFFFF0};
  size_t number = 0;
  for (const auto& [key, place] : reference) {
    if (++number % 97 != 0) continue;
    keys.push_back(key);
    keys.push_back(key + 16);
  }
  std::vector<SentenceIndex::Hit> hits;
  index.Find(keys, hits);
  std::vector<std::vector<PackedRef>> found(keys.size());
  for (const SentenceIndex::Hit& hit : hits) {
    found[hit.key_index].push_back(hit.place);
  }
  for (size_t k = 0; k < keys.size(); ++k) {
    std::vector<PackedRef> want;
    const auto [first, last] = reference.equal_range(keys[k]);
    for (auto it = first; it != last; ++it) want.push_back(it->second);
    std::sort(found[k].begin(), found[k].end());
    std::sort(want.begin(), want.end());
    EXPECT_EQ(found[k], want) << keys[k];
    EXPECT_EQ(index.Count(keys[k]), want.size());
    std::vector<PackedRef> places;
    index.AppendPlaces(keys[k], places);
    EXPECT_EQ(places.size(), want.size());
  }
}

TEST(SentenceIndexTest, EmptyFindsNothing) {
  const SentenceIndex index;
  std::vector<SentenceIndex::Hit> hits;
  index.Find({16, 32}, hits);
  EXPECT_TRUE(hits.empty());
  EXPECT_EQ(index.Count(16), 0u);
}

}  // namespace
}  // namespace summarizer::repetition
