#include "examples/digest_server/worker_pool.h"

#include <utility>

namespace summarizer::digest_server {

WorkerPool::WorkerPool(size_t threads) {
  threads_.reserve(threads);
  for (size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::Run(Task task) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
}

void WorkerPool::Work() {
  Workspace workspace;
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_ending_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    task(workspace);
    task = nullptr;  // What it holds goes before the lock is taken.
    lock.lock();
  }
}

Strand::~Strand() {
  std::unique_lock<std::mutex> lock(mutex_);
  idle_.wait(lock, [this] { return !is_running_; });
}

void Strand::Run(WorkerPool::Task task) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back(std::move(task));
    if (is_running_) return;
    is_running_ = true;
  }
  pool_.Run([this](Workspace& workspace) { RunNext(workspace); });
}

void Strand::RunNext(Workspace& workspace) {
  WorkerPool::Task task;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    task = std::move(tasks_.front());
    tasks_.pop_front();
  }
  task(workspace);
  task = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (tasks_.empty()) {
      is_running_ = false;
      // With the lock: after it there may be no strand.
      idle_.notify_all();
      return;
    }
  }
  // One task at a turn: the pool's other work shall not wait for all of them.
  pool_.Run([this](Workspace& next) { RunNext(next); });
}

}  // namespace summarizer::digest_server
