#include "summarizer/repetition/sentence_index.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

using Reference = std::multimap<uint32_t, PackedRef>;

// Adds entries to both, some of common keys.
void AddSome(std::mt19937& random, size_t count, SentenceIndex& index,
             Reference& reference) {
  std::vector<SentenceIndex::Entry> entries;
  std::vector<SentenceIndex::Entry> scratch;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t key = SentenceIndex::KeyOf(static_cast<uint32_t>(
        random() % 50 == 0 ? random() % 10 * 0x10000010 : random()));
    const auto place = static_cast<PackedRef>(reference.size() + 1);
    entries.push_back(SentenceIndex::MakeEntry(key, place));
    reference.emplace(key, place);
  }
  index.Add(entries, scratch);
  EXPECT_TRUE(std::is_sorted(entries.begin(), entries.end()));
}

// Looks for some of the keys that are there, and some that may not be.
void ExpectSame(const SentenceIndex& index, const Reference& reference) {
  std::vector<uint32_t> keys = {0, 0x10000010, 0xFFFFFFF0};
  size_t number = 0;
  for (const auto& [key, place] : reference) {
    if (++number % 997 != 0) continue;
    keys.push_back(key);
    keys.push_back(key + 16);
  }
  SentenceIndex::Found all;
  index.Find(keys, all);
  std::vector<std::vector<PackedRef>> found(keys.size());
  for (const SentenceIndex::Hit& hit : all.hits) {
    found[hit.key_index].push_back(hit.place);
  }
  std::vector<uint32_t> counts;
  index.Count(keys, counts);
  for (size_t k = 0; k < keys.size(); ++k) {
    std::vector<PackedRef> want;
    const auto [first, last] = reference.equal_range(keys[k]);
    for (auto it = first; it != last; ++it) want.push_back(it->second);
    std::sort(found[k].begin(), found[k].end());
    std::sort(want.begin(), want.end());
    ASSERT_EQ(found[k], want) << keys[k];
    ASSERT_EQ(counts[k], want.size());
    std::vector<PackedRef> places;
    index.AppendPlaces(keys[k], places);
    std::sort(places.begin(), places.end());
    ASSERT_EQ(places, want);
  }
  std::vector<uint32_t> crowded;
  size_t run = 0;
  for (auto it = reference.begin(); it != reference.end(); ++it) {
    run = it == reference.begin() || std::prev(it)->first != it->first
              ? 1
              : run + 1;
    if (run == 3) crowded.push_back(it->first);
  }
  ASSERT_EQ(index.KeysWithMoreThan(2), crowded);
}

TEST(SentenceIndexTest, FindsWhatAMapFinds) {
  std::mt19937 random(1);
  SentenceIndex index;
  Reference reference;
  for (int article = 0; article < 1500; ++article) {
    AddSome(random, 25, index, reference);
    if (article % 300 == 7) ExpectSame(index, reference);
  }
  ExpectSame(index, reference);
}

TEST(SentenceIndexTest, AddsManyAtOnce) {
  // Some fit the tail.
  for (const std::vector<size_t>& batches : std::vector<std::vector<size_t>>{
           {100}, {100, 5000, 10, 90000}, {70000, 1, 900000, 600}}) {
    std::mt19937 random(2);
    SentenceIndex index;
    Reference reference;
    for (const size_t count : batches) AddSome(random, count, index, reference);
    ExpectSame(index, reference);
    index.MergeAll();
    ExpectSame(index, reference);
    AddSome(random, 1000, index, reference);
    ExpectSame(index, reference);
  }
}

TEST(SentenceIndexTest, LargeSegmentsKeepLessOfTheKeys) {
  // A map would take long to make.
  std::vector<SentenceIndex::Entry> entries;
  std::mt19937 random(4);
  for (PackedRef place = 1; place <= (1u << 23) + 100; ++place) {
    const uint32_t hash =
        place % 100 == 0 ? 0x12345670 : static_cast<uint32_t>(random());
    entries.push_back(
        SentenceIndex::MakeEntry(SentenceIndex::KeyOf(hash), place));
  }
  SentenceIndex index;
  std::vector<SentenceIndex::Entry> scratch;
  index.Add(entries, scratch);
  ASSERT_TRUE(std::is_sorted(entries.begin(), entries.end()));
  std::vector<uint32_t> keys = {0x12345670};
  for (size_t i = 0; i < entries.size(); i += 40009) {
    keys.push_back(SentenceIndex::KeyIn(entries[i]));
    keys.push_back(SentenceIndex::KeyIn(entries[i]) + 16);
  }
  for (const uint32_t key : keys) {
    std::vector<PackedRef> want;
    for (auto it = std::lower_bound(entries.begin(), entries.end(),
                                    SentenceIndex::MakeEntry(key, 0));
         it != entries.end() && SentenceIndex::KeyIn(*it) == key; ++it) {
      want.push_back(SentenceIndex::PlaceIn(*it));
    }
    std::vector<PackedRef> places;
    index.AppendPlaces(key, places);
    ASSERT_EQ(places, want) << key;
  }
}

TEST(SentenceIndexTest, CopiesGoTheirOwnWay) {
  std::mt19937 random(3);
  SentenceIndex index;
  Reference reference;
  AddSome(random, 5000, index, reference);
  AddSome(random, 100, index, reference);
  SentenceIndex copy = index;
  Reference copy_reference = reference;
  AddSome(random, 9000, index, reference);
  AddSome(random, 300, copy, copy_reference);
  copy.MergeAll();
  ExpectSame(index, reference);
  ExpectSame(copy, copy_reference);
}

TEST(SentenceIndexTest, EmptyFindsNothing) {
  const SentenceIndex index;
  SentenceIndex::Found found;
  index.Find({16, 32}, found);
  EXPECT_TRUE(found.hits.empty());
  EXPECT_TRUE(index.KeysWithMoreThan(0).empty());
}

}  // namespace
}  // namespace summarizer::repetition
