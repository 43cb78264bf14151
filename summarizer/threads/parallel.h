// Loops on several threads.

#ifndef SUMMARIZER_THREADS_PARALLEL_H_
#define SUMMARIZER_THREADS_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace summarizer::threads {

// Runs run(w) for w in [0, workers), the first on the calling thread, each of
// the others on a new one, if the system has so many to give.
template <typename Run>
void RunOnThreads(size_t workers, Run run) {
  std::vector<std::thread> pool;
  pool.reserve(workers - 1);
  try {
    for (size_t w = 1; w < workers; ++w) pool.emplace_back(run, w);
  } catch (const std::system_error&) {
    // Those that run do it all.
  }
  run(size_t{0});
  for (std::thread& thread : pool) thread.join();
}

// Runs work(i) for i in [0, count) on up to `threads` threads, with a state of
// its own for each, and returns the error of the smallest i that failed.
template <typename MakeState, typename Work>
absl::Status ParallelFor(size_t count, uint32_t threads, MakeState make_state,
                         Work work) {
  std::atomic<size_t> next{0};
  std::atomic<size_t> first_failed{count};
  const size_t workers = std::max<size_t>(1, std::min<size_t>(threads, count));
  std::vector<std::pair<size_t, absl::Status>> failures(workers, {count, {}});
  RunOnThreads(workers, [&](size_t worker) {
    auto state = make_state();
    while (true) {
      const size_t i = next.fetch_add(1, std::memory_order_relaxed);
      // Past a failure nothing matters; before it something may fail earlier.
      if (i >= first_failed.load(std::memory_order_relaxed)) return;
      absl::Status status = work(i, state);
      if (status.ok()) continue;
      failures[worker] = {i, std::move(status)};
      size_t seen = first_failed.load(std::memory_order_relaxed);
      while (i < seen && !first_failed.compare_exchange_weak(seen, i)) {
      }
      return;
    }
  });
  const auto first = std::min_element(
      failures.begin(), failures.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  return first->second;
}

// Runs run(r, begin, end) for ranges r that follow each other and make up
// [0, count), which are of one size, on up to `threads` threads.
template <typename Run>
void ForRanges(size_t count, size_t ranges, size_t threads, Run run) {
  std::atomic<size_t> next{0};
  RunOnThreads(std::min(threads, ranges), [&](size_t) {
    for (size_t r = next.fetch_add(1, std::memory_order_relaxed); r < ranges;
         r = next.fetch_add(1, std::memory_order_relaxed)) {
      run(r, count * r / ranges, count * (r + 1) / ranges);
    }
  });
}

}  // namespace summarizer::threads

#endif  // SUMMARIZER_THREADS_PARALLEL_H_
