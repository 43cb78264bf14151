#include "summarizer/rules/stop_count.h"

#include <string>

#include "gtest/gtest.h"

namespace summarizer::rules {
namespace {

TEST(StopCountTest, Counts) {
  EXPECT_EQ(CountStops(""), 0u);
  EXPECT_EQ(CountStops("No stop, none; none"), 0u);
  EXPECT_EQ(CountStops("Why? Because. Then go!"), 3u);
  EXPECT_EQ(CountStops("Sixteen bytes..."), 3u);
  EXPECT_EQ(CountStops(std::string(100'000, '?')), 100'000u);
}

TEST(StopCountTest, WhereverTheyAre) {
  for (size_t size = 1; size < 70; ++size) {
    for (size_t at = 0; at < size; ++at) {
      std::string text(size, '\xFF');
      text[at] = ".!?"[at % 3];
      EXPECT_EQ(CountStops(text), 1u) << size << " " << at;
    }
  }
  // More steps than a byte counts to.
  std::string text(20'000, '/');
  uint32_t stops = 0;
  for (size_t i = 0; i < text.size(); i += 1 + i % 3) {
    text[i] = '!';
    ++stops;
  }
  EXPECT_EQ(CountStops(text), stops);
  EXPECT_EQ(CountStopsSlow(text), stops);
}

}  // namespace
}  // namespace summarizer::rules
