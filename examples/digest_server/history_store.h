// The server's History, and the file that it outlives the process in.

#ifndef EXAMPLES_DIGEST_SERVER_HISTORY_STORE_H_
#define EXAMPLES_DIGEST_SERVER_HISTORY_STORE_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "examples/digest_server/json_log.h"
#include "examples/digest_server/metrics.h"
#include "examples/digest_server/server_options.h"
#include "examples/digest_server/worker_pool.h"
#include "summarizer/history.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::digest_server {

// Articles are observed one at a time, on a strand, so the answers are those of
// one stream in the order of their sequence numbers, however many clients there
// are. A save copies the History on the strand, which takes next to no time, as
// copies share what they have; it serializes and writes the copy while streams
// go on.
//
// A process that dies loses what came since the last save; the file is at all
// times one whole save. Two processes can't have the same file.
class HistoryStore {
 public:
  // `workers` and the others must outlive this object. Loads the file, if there
  // is one. DataLoss where it is damaged; FailedPrecondition where it does not
  // go with `summarizer`, or another process has it.
  static absl::StatusOr<std::unique_ptr<HistoryStore>> Open(
      const ServerOptions& options, const Summarizer& summarizer,
      WorkerPool& workers, Metrics& metrics, JsonLog& log);

  // Saves no more; call Save before. No observation may be on its way.
  ~HistoryStore();
  HistoryStore(const HistoryStore&) = delete;
  HistoryStore& operator=(const HistoryStore&) = delete;

  struct Observation {
    v1::ArticleDigest digest;
    // From 1, in the order of observation since Open.
    uint64_t sequence = 0;
  };
  using Done = absl::AnyInvocable<void(absl::StatusOr<Observation>)>;

  // Digests the article against the History and remembers it; then calls `done`
  // on a worker thread. Where `is_wanted` says no when its turn comes, nothing
  // is done and the result is Cancelled.
  void Observe(v1::Article article, absl::AnyInvocable<bool()> is_wanted,
               Done done);

  // Saves, where anything changed since the last save. Not on a worker thread:
  // it waits for one. Errors name the file.
  absl::Status Save();

 private:
  class FileLock;

  HistoryStore(const ServerOptions& options, const Summarizer& summarizer,
               WorkerPool& workers, Metrics& metrics, JsonLog& log,
               std::unique_ptr<FileLock> lock, History history);
  void SaveFromTimeToTime();

  const std::string path_;
  const absl::Duration save_interval_;
  const Summarizer& summarizer_;
  Metrics& metrics_;
  JsonLog& log_;
  const std::unique_ptr<FileLock> lock_;  // Null: no file.

  // Of the strand's tasks alone.
  History history_;
  uint64_t sequence_ = 0;
  Strand strand_;

  std::mutex save_mutex_;  // One save at a time.
  uint64_t saved_sequence_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_ending_ = false;
  std::thread saver_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_HISTORY_STORE_H_
