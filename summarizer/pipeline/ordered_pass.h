// A pass over articles that come one after the other, on several threads.

#ifndef SUMMARIZER_PIPELINE_ORDERED_PASS_H_
#define SUMMARIZER_PIPELINE_ORDERED_PASS_H_

#include <algorithm>
#include <cstddef>
#include <mutex>
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
  // What is handed over at a time, by more than one thread: few at first, so
  // that all have some of few articles.
  constexpr size_t kBatch = 16;
  constexpr size_t kBatchBytes = size_t{1} << 16;
  constexpr size_t kSlowness = 4;
  struct Batch {
    size_t number = 0;
    size_t first = 0;  // Article.
    size_t size = 0;
    size_t bytes = 0;                   // Of bodies.
    std::vector<v1::Article> articles;  // At least so many, to be reused.
    absl::Status status;                // Of the source after them.
  };
  struct Results {
    std::vector<Result> results;
    absl::Status status;  // Of what comes after them.
  };
  // Batches enough for the others to go on while one has an article of unusual
  // length.
  constexpr size_t kRoom = 4;
  threads::Reorderer<Results> passed_on(states.size() * kRoom);
  std::mutex mutex;  // Of the next three.
  size_t batches = 0;
  size_t count = 0;
  bool ended = false;
  const auto get = [&](Batch& batch) {
    const std::lock_guard<std::mutex> lock(mutex);
    if (ended || !passed_on.status().ok()) return false;
    // Very long ones are not kept.
    if (batch.bytes > kBatchBytes) batch.articles.clear();
    const size_t most =
        states.size() == 1
            ? 1
            : std::min(kBatch, 1 + count / (kSlowness * states.size()));
    batch.number = batches++;
    batch.first = count;
    batch.size = 0;
    batch.bytes = 0;
    while (batch.size < most && batch.bytes < kBatchBytes) {
      if (batch.size == batch.articles.size()) batch.articles.emplace_back();
      v1::Article& article = batch.articles[batch.size];
      const absl::StatusOr<bool> more = next(count, article);
      batch.status = more.status();
      ended = !more.ok() || !*more;
      if (ended) break;
      batch.bytes += article.body().size();
      ++batch.size;
      ++count;
    }
    return true;
  };
  threads::RunOnThreads(states.size(), [&](size_t worker) {
    Batch batch;
    while (get(batch)) {
      Results made;
      made.results.reserve(batch.size);
      made.status = batch.status;
      for (size_t a = 0; a < batch.size; ++a) {
        absl::StatusOr<Result> result =
            work(batch.first + a, batch.articles[a], states[worker]);
        if (!result.ok()) {
          made.status = result.status();
          break;
        }
        made.results.push_back(*std::move(result));
      }
      passed_on.Put(batch.number, std::move(made), [&](Results taken) {
        for (Result& result : taken.results) {
          absl::Status status = take(std::move(result));
          if (!status.ok()) return status;
        }
        return taken.status;
      });
    }
  });
  return passed_on.status();
}

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ORDERED_PASS_H_
