// Times, exactly.

#ifndef EXAMPLES_DIGEST_SERVER_LATENCIES_H_
#define EXAMPLES_DIGEST_SERVER_LATENCIES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/time/time.h"

namespace summarizer::digest_server {

// Keeps all of them, in four bytes each: a million a minute are nothing, and no
// bucket is between the truth and its percentiles.
class Latencies {
 public:
  void Add(absl::Duration latency);
  void Merge(const Latencies& other);

  size_t count() const { return microseconds_.size(); }

  // The smallest latency that `share` of all do not exceed (nearest rank);
  // zero where there is none. 0.5 is the median, 1 the longest. Sorts.
  absl::Duration Percentile(double share);

 private:
  std::vector<uint32_t> microseconds_;
  bool is_sorted_ = true;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_LATENCIES_H_
