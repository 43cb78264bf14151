// News without end for load: made up, from a seed.

#ifndef EXAMPLES_DIGEST_SERVER_FEED_H_
#define EXAMPLES_DIGEST_SERVER_FEED_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <thread>

#include "summarizer/v1/article.pb.h"

namespace summarizer::digest_server {

// Articles of the benchmarks' corpora (furniture, copies, background, figures
// that change), one corpus after the other, each later in time, with ids of
// their own. Any number of threads may take them.
class Feed {
 public:
  // Makes up to `ahead` articles before they are asked for; at least one
  // corpus.
  explicit Feed(uint64_t seed, size_t ahead = 1000);
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // The next one; the same in every run.
  v1::Article Next();

  // Waits until all that are made ahead are there.
  void WaitUntilAhead();

 private:
  void Generate(uint64_t seed);

  const size_t ahead_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<v1::Article> articles_;
  bool is_ending_ = false;
  std::thread generator_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_FEED_H_
