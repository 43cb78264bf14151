#include "examples/digest_server/worker_pool.h"

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

TEST(WorkerPoolTest, DoesAllThatIsQueuedBeforeItEnds) {
  std::atomic<int> done{0};
  {
    WorkerPool pool(3);
    for (int i = 0; i < 1000; ++i) {
      pool.Run([&done](Workspace&) { ++done; });
    }
  }
  EXPECT_EQ(done, 1000);
}

TEST(WorkerPoolTest, ThreadsWorkAtTheSameTime) {
  // They outlast the pool: who waits is woken before set_value returns.
  std::promise<void> first;
  std::promise<void> second;
  WorkerPool pool(2);
  // Each waits for the other one.
  pool.Run([&](Workspace&) {
    first.set_value();
    second.get_future().wait();
  });
  pool.Run([&](Workspace&) {
    first.get_future().wait();
    second.set_value();
  });
}

TEST(StrandTest, OneAtATimeAndInOrder) {
  std::vector<int> order;  // Unguarded: a race would be found.
  std::atomic<int> running{0};
  {
    WorkerPool pool(4);
    Strand strand(pool);  // Waits for its tasks.
    for (int i = 0; i < 1000; ++i) {
      strand.Run([&, i](Workspace&) {
        EXPECT_EQ(++running, 1);
        order.push_back(i);
        --running;
      });
    }
  }
  ASSERT_EQ(order.size(), 1000U);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(order[static_cast<size_t>(i)], i);
}

TEST(StrandTest, LeavesOtherThreadsToThePool) {
  std::promise<void> go;
  std::promise<void> done;
  WorkerPool pool(2);
  Strand strand(pool);
  std::shared_future<void> wait = go.get_future().share();
  for (int i = 0; i < 10; ++i) {
    strand.Run([wait](Workspace&) { wait.wait(); });
  }
  // The strand holds one thread, however much waits for it.
  pool.Run([&done](Workspace&) { done.set_value(); });
  done.get_future().wait();
  go.set_value();
}

}  // namespace
}  // namespace summarizer::digest_server
