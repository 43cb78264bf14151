#include "summarizer/threads/parallel.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::threads {
namespace {

TEST(ForRangesTest, RangesMakeUpTheWholeOnce) {
  for (const size_t count : {0u, 1u, 5u, 1000u}) {
    for (const size_t ranges : {1u, 2u, 7u}) {
      for (const size_t threads : {1u, 2u, 16u}) {
        std::vector<std::pair<size_t, size_t>> found(ranges);
        ForRanges(count, ranges, threads,
                  [&](size_t range, size_t begin, size_t end) {
                    found[range] = {begin, end};
                  });
        size_t next = 0;
        for (const auto& [begin, end] : found) {
          EXPECT_EQ(begin, next);
          EXPECT_LE(end - begin, count / ranges + 1);
          next = end;
        }
        EXPECT_EQ(next, count);
      }
    }
  }
}

}  // namespace
}  // namespace summarizer::threads
