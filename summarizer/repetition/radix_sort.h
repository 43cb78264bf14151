// Sorting by the upper halves of 64-bit numbers.

#ifndef SUMMARIZER_REPETITION_RADIX_SORT_H_
#define SUMMARIZER_REPETITION_RADIX_SORT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::repetition {

// Sorts by the upper 32 bits; numbers that are equal there keep their order.
// Linear. `scratch` is overwritten. Of fewer than 2^32 numbers.
void SortByUpperHalf(std::vector<uint64_t>& values,
                     std::vector<uint64_t>& scratch);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RADIX_SORT_H_
