#include "summarizer/repetition/key_partition.h"

#include <map>
#include <random>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

// Adds random entries, keys below `keys`, lane after lane, and compares what
// comes twice with a map's.
void ExpectRepeated(KeyPartition partition, size_t entries, uint64_t keys,
                    uint32_t seed) {
  std::mt19937_64 random(seed);
  std::map<uint32_t, std::vector<uint32_t>> reference;
  for (uint32_t s = 0; s < entries; ++s) {
    // Spread over all parts.
    const auto key = static_cast<uint32_t>(random() % keys * 0x9E3779B1u);
    partition.lane(s * partition.lane_count() / entries).Add({key, s});
    reference[key].push_back(s);
  }
  std::map<uint32_t, std::vector<uint32_t>> found;
  KeyPartition::Scratch scratch;
  std::vector<KeyEntry> taken;
  std::pair<uint32_t, uint32_t> last;
  size_t count = 0;
  for (size_t part = 0; part < partition.part_count(); ++part) {
    partition.TakeRepeated(part, scratch, taken);
    for (const KeyEntry& entry : taken) {
      // In order over all parts, so that each comes once.
      const std::pair<uint32_t, uint32_t> next = {entry.key(),
                                                  entry.sentence()};
      EXPECT_TRUE(count == 0 || last < next);
      last = next;
      ++count;
      found[entry.key()].push_back(entry.sentence());
    }
  }
  size_t repeated = 0;
  for (const auto& [key, sentences] : reference) {
    if (sentences.size() == 1) continue;
    repeated += sentences.size();
    EXPECT_EQ(found[key], sentences) << key;
  }
  EXPECT_GE(count, repeated);
  // Of those that come once, few are left.
  EXPECT_LE(count - repeated, entries / 4 + 8);
}

TEST(KeyPartitionTest, FindsWhatAMapFinds) {
  for (const size_t entries : {0u, 1u, 2u, 300u, 5000u, 100000u}) {
    const KeyPartition partition(entries);
    ExpectRepeated(partition, entries, 10, 1);
    ExpectRepeated(partition, entries, 2 * entries + 1, 2);
    ExpectRepeated(partition, entries, uint64_t{1} << 32, 3);
  }
}

TEST(KeyPartitionTest, SeveralLanes) {
  for (const size_t lanes : {2u, 3u, 16u}) {
    const KeyPartition partition(50000, lanes);
    ExpectRepeated(partition, 50000, 40000, 5);
    ExpectRepeated(partition, 100, 50, 6);
  }
}

// Steps between sentences that just have room, and that have none; keys and
// sentences at their ends; sentences that descend.
TEST(KeyPartitionTest, KeepsExtremes) {
  constexpr uint32_t kMost = ~uint32_t{0};
  for (const size_t entries : {1u, 9000u, 50000000u}) {
    KeyPartition partition(entries, 2);
    const auto parts = static_cast<uint32_t>(partition.part_count());
    std::map<uint32_t, std::vector<uint32_t>> expected;
    for (size_t lane = 0; lane < 2; ++lane) {
      uint32_t sentence = 0;
      for (uint32_t step = parts < 3 ? 0 : parts - 3; step < parts + 3;
           ++step) {
        sentence += step;
        for (const uint32_t key : {0u, 1u, kMost}) {
          for (const uint32_t s : {sentence, kMost, kMost - step}) {
            partition.lane(lane).Add({key, s});
            expected[key].push_back(s);
          }
        }
      }
    }
    std::map<uint32_t, std::vector<uint32_t>> found;
    KeyPartition::Scratch scratch;
    std::vector<KeyEntry> taken;
    for (size_t part = 0; part < parts; ++part) {
      partition.TakeRepeated(part, scratch, taken);
      for (const KeyEntry& entry : taken) {
        found[entry.key()].push_back(entry.sentence());
      }
    }
    EXPECT_EQ(found, expected) << entries;
  }
}

TEST(KeyPartitionTest, HoldsMoreThanItWasToldOf) {
  ExpectRepeated(KeyPartition(10), 20000, 5000, 4);
}

}  // namespace
}  // namespace summarizer::repetition
