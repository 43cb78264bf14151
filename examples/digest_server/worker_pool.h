// Threads for work that would hold up gRPC's own.

#ifndef EXAMPLES_DIGEST_SERVER_WORKER_POOL_H_
#define EXAMPLES_DIGEST_SERVER_WORKER_POOL_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "summarizer/summarizer.h"

namespace summarizer::digest_server {

// Each thread keeps a Workspace, so that the library allocates nothing but its
// results. Nothing bounds the queue: who may add to it is bounded, see
// call_registry.h.
class WorkerPool {
 public:
  using Task = absl::AnyInvocable<void(Workspace&)>;

  explicit WorkerPool(size_t threads);
  // Does what is queued, then ends.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  void Run(Task task);

 private:
  void Work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  bool is_ending_ = false;
  std::vector<std::thread> threads_;
};

// Does tasks one at a time, in the order they came, on the threads of a pool:
// what needs exclusive access to something, without a lock for which workers
// would wait that could do other things.
class Strand {
 public:
  // `pool` must outlive this object.
  explicit Strand(WorkerPool& pool) : pool_(pool) {}
  // Waits for what is queued.
  ~Strand();
  Strand(const Strand&) = delete;
  Strand& operator=(const Strand&) = delete;

  void Run(WorkerPool::Task task);

 private:
  void RunNext(Workspace& workspace);

  WorkerPool& pool_;
  std::mutex mutex_;
  std::condition_variable idle_;
  std::deque<WorkerPool::Task> tasks_;
  bool is_running_ = false;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_WORKER_POOL_H_
