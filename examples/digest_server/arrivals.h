// When requests are sent.

#ifndef EXAMPLES_DIGEST_SERVER_ARRIVALS_H_
#define EXAMPLES_DIGEST_SERVER_ARRIVALS_H_

#include <cstdint>
#include <mutex>
#include <random>

#include "absl/time/time.h"

namespace summarizer::digest_server {

// A closed loop sends when the answer before came. An open one sends at random
// times (a Poisson process), whatever the server does; a latency then counts
// from the time at which the request was due, so that a server which stops for
// a second is not flattered by the requests that wait for it. Any number of
// threads may take times.
class Arrivals {
 public:
  // Requests a second from `start`; 0: a closed loop.
  Arrivals(double rate, uint64_t seed, absl::Time start);

  // When the next request is due; in a closed loop now. Does not wait.
  absl::Time Next();

 private:
  const double rate_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  absl::Time next_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_ARRIVALS_H_
