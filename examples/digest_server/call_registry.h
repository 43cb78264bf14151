// The calls that are running: how many there may be, and which of them wait for
// their client too long.

#ifndef EXAMPLES_DIGEST_SERVER_CALL_REGISTRY_H_
#define EXAMPLES_DIGEST_SERVER_CALL_REGISTRY_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/time/time.h"

namespace summarizer::digest_server {

// When something began that a client may not take too long for. No jump of the
// wall clock ends calls.
using SteadyTime = std::chrono::steady_clock::time_point;
inline SteadyTime SteadyNow() { return std::chrono::steady_clock::now(); }
inline absl::Duration Between(SteadyTime begin, SteadyTime end) {
  return absl::FromChrono(end - begin);
}

// What the registry asks of a call, from a thread of its own.
class RunningCall {
 public:
  virtual ~RunningCall() = default;
  // Ends the call if its client has kept it waiting too long.
  virtual void CheckProgress(SteadyTime now) = 0;
  // The server stops: ends the call if it could go on for ever, after what it
  // is doing.
  virtual void Drain() = 0;
};

class CallRegistry {
 public:
  struct Limits {
    size_t calls = 0;
    size_t corpora = 0;
  };
  enum class Kind { kShort, kCorpus };

  // Looks at the calls every `period`.
  CallRegistry(const Limits& limits, absl::Duration period);
  // There may be no calls any more.
  ~CallRegistry();
  CallRegistry(const CallRegistry&) = delete;
  CallRegistry& operator=(const CallRegistry&) = delete;

  // ResourceExhausted, naming the limit, where there are too many;
  // Unavailable after Drain.
  absl::Status Add(RunningCall& call, Kind kind);
  // Makes room for another call, before the client of this one knows that it
  // ended: it may call again at once. Takes no lock.
  void Release(Kind kind);
  // After that: the call will not be asked any more, nor is being asked.
  void Remove(RunningCall& call);

  // Tells all calls, and admits no more.
  void Drain();

 private:
  void Watch(absl::Duration period);

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;
  absl::flat_hash_set<RunningCall*> calls_;
  // Without those that were released.
  std::atomic<size_t> call_count_{0};
  std::atomic<size_t> corpus_count_{0};
  bool is_draining_ = false;
  bool is_ending_ = false;
  std::thread watcher_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_CALL_REGISTRY_H_
