#include "summarizer/io/file_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

std::string PathOf(const std::string& name) {
  return ::testing::TempDir() + "/" + name;
}

bool Exists(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

TEST(FileLockTest, OneAtATime) {
  const std::string path = PathOf("one");
  {
    const auto lock = FileLock::Acquire(path);
    ASSERT_TRUE(lock.ok()) << lock.status();
    const auto second = FileLock::Acquire(path);
    ASSERT_FALSE(second.ok());
    EXPECT_TRUE(absl::IsUnavailable(second.status()));
    EXPECT_EQ(second.status().message(),
              path + ": another process is using it");
    EXPECT_TRUE(FileLock::Acquire(PathOf("other")).ok());
  }
  EXPECT_FALSE(Exists(path + ".lock"));
  EXPECT_TRUE(FileLock::Acquire(path).ok());
}

TEST(FileLockTest, EndsWithItsProcess) {
  const std::string path = PathOf("process");
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = FileLock::Acquire(path);
    const char result = lock.ok() ? 'y' : 'n';
    if (write(ready[1], &result, 1) != 1) _exit(1);
    for (;;) pause();
  }
  char result = 0;
  ASSERT_EQ(read(ready[0], &result, 1), 1);
  EXPECT_EQ(result, 'y');
  EXPECT_FALSE(FileLock::Acquire(path).ok());
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_TRUE(Exists(path + ".lock"));
  EXPECT_TRUE(FileLock::Acquire(path).ok());
}

// Removing the file of a lock must not let two holders in.
TEST(FileLockTest, NeverTwoHolders) {
  const std::string path = PathOf("many");
  std::atomic<int> holders{0};
  std::atomic<int> acquired{0};
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        const auto lock = FileLock::Acquire(path);
        if (!lock.ok()) continue;
        EXPECT_EQ(++holders, 1);
        ++acquired;
        --holders;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(acquired, 0);
}

TEST(FileLockTest, NamesTheFault) {
  const auto lock = FileLock::Acquire(PathOf("none/file"));
  ASSERT_FALSE(lock.ok());
  EXPECT_TRUE(absl::IsNotFound(lock.status()));
  EXPECT_NE(lock.status().message().find("none/file.lock"), std::string::npos);
}

}  // namespace
}  // namespace summarizer::io
