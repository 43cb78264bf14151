#include "summarizer/repetition/radix_sort.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace summarizer::repetition {
namespace {

constexpr int kDigitBits = 11;
constexpr int kDigits = 3;  // 33 bits, of which the highest is 0.
constexpr size_t kBuckets = size_t{1} << kDigitBits;
// Below this the tables cost more than comparing.
constexpr size_t kSmall = 256;

size_t DigitOf(uint64_t value, int digit) {
  return value >> (32 + digit * kDigitBits) & (kBuckets - 1);
}

}  // namespace

void SortByUpperHalf(std::vector<uint64_t>& values,
                     std::vector<uint64_t>& scratch) {
  if (values.size() <= kSmall) {
    std::stable_sort(values.begin(), values.end(),
                     [](uint64_t a, uint64_t b) { return a >> 32 < b >> 32; });
    return;
  }
  std::array<std::array<uint32_t, kBuckets>, kDigits> counts{};
  for (const uint64_t value : values) {
    for (int d = 0; d < kDigits; ++d) {
      ++counts[static_cast<size_t>(d)][DigitOf(value, d)];
    }
  }
  scratch.resize(values.size());
  for (int d = 0; d < kDigits; ++d) {
    auto& starts = counts[static_cast<size_t>(d)];
    // A digit that is the same everywhere tells nothing.
    if (starts[DigitOf(values.front(), d)] == values.size()) continue;
    uint32_t sum = 0;
    for (uint32_t& start : starts) {
      const uint32_t count = start;
      start = sum;
      sum += count;
    }
    for (const uint64_t value : values) {
      scratch[starts[DigitOf(value, d)]++] = value;
    }
    values.swap(scratch);
  }
}

}  // namespace summarizer::repetition
