#include "summarizer/repetition/radix_sort.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

TEST(RadixSortTest, SortsStably) {
  std::mt19937_64 random(1);
  std::vector<uint64_t> scratch;
  for (const size_t size : {0, 1, 2, 511, 512, 513, 5000, 100000}) {
    std::vector<uint64_t> values(size);
    for (uint64_t& value : values) {
      value = random();
      if (random() % 2 == 0) value &= 0xFF000003FFFFFFFF;  // Many are equal.
    }
    std::vector<uint64_t> want = values;
    std::stable_sort(want.begin(), want.end(),
                     [](uint64_t a, uint64_t b) { return a >> 32 < b >> 32; });
    SortByUpperHalf(values, scratch);
    EXPECT_EQ(values, want) << size;
  }
}

}  // namespace
}  // namespace summarizer::repetition
