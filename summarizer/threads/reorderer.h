// Results that several threads make, in order.

#ifndef SUMMARIZER_THREADS_REORDERER_H_
#define SUMMARIZER_THREADS_REORDERER_H_

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace summarizer::threads {

// Takes numbered results in any order and passes them on in theirs, one at a
// time. For any number of threads.
template <typename Result>
class Reorderer {
 public:
  // No result waits behind more than `room` others.
  explicit Reorderer(size_t room) : waiting_(room) {}

  // Passes result `i` on to take(result), and those that waited for it, or
  // leaves it to wait for others. Blocks while there is no room. Once a take
  // has failed, does nothing.
  template <typename Take>
  void Put(size_t i, Result result, Take take) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock,
                  [&] { return i < next_ + waiting_.size() || !status_.ok(); });
    if (!status_.ok()) return;
    waiting_[i % waiting_.size()] = std::move(result);
    if (taking_) return;
    taking_ = true;
    for (std::optional<Result>* slot = &waiting_[next_ % waiting_.size()];
         slot->has_value() && status_.ok();
         slot = &waiting_[next_ % waiting_.size()]) {
      Result first = *std::exchange(*slot, std::nullopt);
      lock.unlock();
      absl::Status status = take(std::move(first));
      lock.lock();
      status_ = std::move(status);
      ++next_;
      changed_.notify_all();
    }
    taking_ = false;
  }

  // Of the take that failed.
  absl::Status status() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  // Result i, at i modulo their number, until it is passed on.
  std::vector<std::optional<Result>> waiting_;
  size_t next_ = 0;      // The first that was not passed on.
  bool taking_ = false;  // Some thread passes results on.
  absl::Status status_;
};

}  // namespace summarizer::threads

#endif  // SUMMARIZER_THREADS_REORDERER_H_
