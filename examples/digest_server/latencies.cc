#include "examples/digest_server/latencies.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace summarizer::digest_server {

void Latencies::Add(absl::Duration latency) {
  constexpr int64_t kMax = std::numeric_limits<uint32_t>::max();  // 71 minutes.
  microseconds_.push_back(static_cast<uint32_t>(
      std::clamp<int64_t>(absl::ToInt64Microseconds(latency), 0, kMax)));
  is_sorted_ = false;
}

void Latencies::Merge(const Latencies& other) {
  microseconds_.insert(microseconds_.end(), other.microseconds_.begin(),
                       other.microseconds_.end());
  is_sorted_ = false;
}

absl::Duration Latencies::Percentile(double share) {
  if (microseconds_.empty()) return absl::ZeroDuration();
  if (!is_sorted_) std::sort(microseconds_.begin(), microseconds_.end());
  is_sorted_ = true;
  const double rank =
      std::ceil(share * static_cast<double>(microseconds_.size()));
  const size_t index = static_cast<size_t>(std::max(rank, 1.0)) - 1;
  return absl::Microseconds(
      microseconds_[std::min(index, microseconds_.size() - 1)]);
}

}  // namespace summarizer::digest_server
