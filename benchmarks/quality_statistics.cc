#include "benchmarks/quality_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "benchmarks/random.h"

namespace summarizer::benchmarks {

double Mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) /
         static_cast<double>(values.size());
}

Interval BootstrapMean(const std::vector<std::vector<double>>& groups,
                       size_t samples, uint64_t seed) {
  Random random(seed);
  std::vector<double> means;
  means.reserve(samples);
  std::vector<double> drawn;
  for (size_t s = 0; s < samples; ++s) {
    double sum = 0;
    for (const std::vector<double>& group : groups) {
      drawn.clear();
      for (size_t i = 0; i < group.size(); ++i) {
        drawn.push_back(random.Pick(group));
      }
      sum += Mean(drawn);
    }
    means.push_back(sum / static_cast<double>(groups.size()));
  }
  if (means.empty()) return {};
  std::sort(means.begin(), means.end());
  const auto quantile = [&](double q) {
    return means[static_cast<size_t>(
        std::lround(q * static_cast<double>(means.size() - 1)))];
  };
  return {quantile(0.025), quantile(0.975)};
}

}  // namespace summarizer::benchmarks
