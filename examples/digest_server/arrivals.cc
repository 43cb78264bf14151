#include "examples/digest_server/arrivals.h"

#include <cmath>

#include "absl/time/clock.h"

namespace summarizer::digest_server {

Arrivals::Arrivals(double rate, uint64_t seed, absl::Time start)
    : rate_(rate), random_(seed), next_(start) {}

absl::Time Arrivals::Next() {
  if (rate_ <= 0) return absl::Now();
  const std::lock_guard<std::mutex> lock(mutex_);
  // Not std::exponential_distribution: its numbers are each library's own. 53
  // bits, above 0.
  const double uniform = (static_cast<double>(random_() >> 11) + 1) / 0x1p53;
  next_ += absl::Seconds(-std::log(uniform) / rate_);
  return next_;
}

}  // namespace summarizer::digest_server
