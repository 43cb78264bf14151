#include "summarizer/cli/remove_on_signal.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace summarizer::cli {
namespace {

class RemoveOnSignalTest : public ::testing::Test {
 protected:
  RemoveOnSignalTest() {
    // There are threads.
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    std::ofstream(path_) << "x";
  }
  ~RemoveOnSignalTest() override { unlink(path_.c_str()); }

  bool Exists() const { return access(path_.c_str(), F_OK) == 0; }

  // The same in both processes of a death test.
  const std::string path_ =
      ::testing::TempDir() + "/remove_on_signal_test_file";
};

TEST_F(RemoveOnSignalTest, WithoutASignalNothingHappens) {
  sigset_t before;
  pthread_sigmask(SIG_SETMASK, nullptr, &before);
  { const RemoveOnSignal remove(path_); }
  EXPECT_TRUE(Exists());
  sigset_t after;
  pthread_sigmask(SIG_SETMASK, nullptr, &after);
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
    EXPECT_EQ(sigismember(&before, number), sigismember(&after, number));
  }
}

TEST_F(RemoveOnSignalTest, RemovesAndEndsAsItWouldHave) {
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
    std::ofstream(path_) << "x";
    EXPECT_EXIT(
        {
          const RemoveOnSignal remove(path_);
          kill(getpid(), number);
          for (;;) pause();
        },
        ::testing::KilledBySignal(number), "");
    EXPECT_FALSE(Exists()) << number;
  }
}

TEST_F(RemoveOnSignalTest, WhatIsIgnoredStaysIgnored) {
  const auto before = std::signal(SIGHUP, SIG_IGN);
  {
    const RemoveOnSignal remove(path_);
    kill(getpid(), SIGHUP);
    usleep(10000);
  }
  std::signal(SIGHUP, before);
  EXPECT_TRUE(Exists());
}

}  // namespace
}  // namespace summarizer::cli
