// A pass over articles that come one after the other, on several threads.

#ifndef SUMMARIZER_PIPELINE_ORDERED_PASS_H_
#define SUMMARIZER_PIPELINE_ORDERED_PASS_H_

#include <cstddef>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/threads/parallel.h"
#include "summarizer/threads/reorderer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::pipeline {

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
  threads::Reorderer<Result> results(states.size() * kRoom);
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
  threads::RunOnThreads(states.size(), [&](size_t worker) {
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
