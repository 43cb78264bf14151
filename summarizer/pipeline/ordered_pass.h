// A pass over articles that come one after the other, on several threads.

#ifndef SUMMARIZER_PIPELINE_ORDERED_PASS_H_
#define SUMMARIZER_PIPELINE_ORDERED_PASS_H_

#include <condition_variable>
#include <cstddef>
#include <limits>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/pipeline/parallel.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::pipeline {

// Takes numbered results in any order and passes them on in theirs, one at a
// time. For any number of threads.
template <typename Result>
class Reorderer {
 public:
  // No result waits behind more than `room` others.
  explicit Reorderer(size_t room) : waiting_(room) {}

  // Passes result `i` on to take(result), and those that waited for it, or
  // leaves it to wait for others. Blocks while there is no room.
  template <typename Take>
  void Put(size_t i, Result result, Take take) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(
        lock, [&] { return i < next_ + waiting_.size() || i > failed_at_; });
    if (i > failed_at_) return;
    waiting_[i % waiting_.size()] = std::move(result);
    if (taking_) return;
    taking_ = true;
    for (std::optional<Result>* slot = &waiting_[next_ % waiting_.size()];
         slot->has_value() && next_ < failed_at_;
         slot = &waiting_[next_ % waiting_.size()]) {
      Result first = *std::exchange(*slot, std::nullopt);
      lock.unlock();
      absl::Status status = take(std::move(first));
      lock.lock();
      if (!status.ok()) FailLocked(next_, std::move(status));
      ++next_;
      changed_.notify_all();
    }
    taking_ = false;
  }

  // Nothing from number `i` on is passed on any more. The failure of the
  // smallest number is the one that counts.
  void Fail(size_t i, absl::Status status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    FailLocked(i, std::move(status));
  }

  bool has_failed() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return !status_.ok();
  }
  absl::Status status() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return status_;
  }

 private:
  void FailLocked(size_t i, absl::Status status) {
    if (i >= failed_at_) return;
    failed_at_ = i;
    status_ = std::move(status);
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  // Result i, at i modulo their number, until it is passed on.
  std::vector<std::optional<Result>> waiting_;
  size_t next_ = 0;      // The first that was not passed on.
  bool taking_ = false;  // Some thread passes results on.
  size_t failed_at_ = std::numeric_limits<size_t>::max();
  absl::Status status_;
};

// Gets articles by next(i, article), which is called for i = 0, 1, … until it
// gives false or an error; makes work(i, article, state), a StatusOr, of each,
// on a thread for each of `states`, which are not empty; and gives what that
// makes to take(result) in the order of the articles. `next` and `take` run on
// any of the threads, each one call at a time. Returns the first article's
// error.
template <typename State, typename Next, typename Work, typename Take>
absl::Status OrderedPass(std::vector<State>& states, Next next, Work work,
                         Take take) {
  using Result = typename std::invoke_result_t<Work, size_t, const v1::Article&,
                                               State&>::value_type;
  // Enough for the others to go on while one has an article of unusual length.
  constexpr size_t kRoom = 64;
  Reorderer<Result> results(states.size() * kRoom);
  std::mutex mutex;  // Of the next two.
  size_t count = 0;
  bool ended = false;
  const auto get = [&](v1::Article& article) -> std::optional<size_t> {
    const std::lock_guard<std::mutex> lock(mutex);
    if (ended || results.has_failed()) return std::nullopt;
    const absl::StatusOr<bool> more = next(count, article);
    if (!more.ok()) results.Fail(count, more.status());
    ended = !more.ok() || !*more;
    if (ended) return std::nullopt;
    return count++;
  };
  RunOnThreads(states.size(), [&](size_t worker) {
    v1::Article article;
    while (const std::optional<size_t> i = get(article)) {
      absl::StatusOr<Result> result = work(*i, article, states[worker]);
      if (result.ok()) {
        results.Put(*i, *std::move(result), take);
      } else {
        results.Fail(*i, result.status());
      }
    }
  });
  return results.status();
}

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ORDERED_PASS_H_
