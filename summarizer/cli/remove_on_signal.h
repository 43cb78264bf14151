// Removes a file when a person or the system ends the process.

#ifndef SUMMARIZER_CLI_REMOVE_ON_SIGNAL_H_
#define SUMMARIZER_CLI_REMOVE_ON_SIGNAL_H_

#include <pthread.h>

#include <atomic>
#include <csignal>
#include <string>

namespace summarizer::cli {

// As long as it lives, a SIGHUP, SIGINT or SIGTERM that would end the process
// removes the file first, then ends it as it would have. Those that the process
// ignores or handles are left alone. Threads that are started meanwhile leave
// these signals to it, too.
//
// A thread waits for them, which may do what a signal handler may not.
class RemoveOnSignal {
 public:
  explicit RemoveOnSignal(std::string path);
  ~RemoveOnSignal();
  // Not copyable: it owns a thread.
  RemoveOnSignal(const RemoveOnSignal&) = delete;
  RemoveOnSignal& operator=(const RemoveOnSignal&) = delete;

 private:
  static void* Run(void* self);
  void Wait();

  const std::string path_;
  sigset_t watched_;
  sigset_t blocked_before_;
  // The number of one of the watched signals; 0 without a thread.
  int wakes_ = 0;
  std::atomic<bool> done_{false};
  pthread_t thread_{};
};

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_REMOVE_ON_SIGNAL_H_
