// Whether a difference is more than chance.

#ifndef BENCHMARKS_QUALITY_STATISTICS_H_
#define BENCHMARKS_QUALITY_STATISTICS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace summarizer::benchmarks {

double Mean(const std::vector<double>& values);

struct Interval {
  double low = 0;
  double high = 0;
};

// A bootstrap's 95 % interval for the mean over groups of their means, where
// each group is drawn anew from itself: `samples` draws, the same for the same
// seed. For a paired comparison the values are differences.
Interval BootstrapMean(const std::vector<std::vector<double>>& groups,
                       size_t samples, uint64_t seed);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_QUALITY_STATISTICS_H_
