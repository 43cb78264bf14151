#include "summarizer/cli/remove_on_signal.h"

#include <unistd.h>

#include <utility>

namespace summarizer::cli {
namespace {

bool EndsTheProcess(int number) {
  struct sigaction action;
  return sigaction(number, nullptr, &action) == 0 &&
         (action.sa_flags & SA_SIGINFO) == 0 && action.sa_handler == SIG_DFL;
}

}  // namespace

RemoveOnSignal::RemoveOnSignal(std::string path) : path_(std::move(path)) {
  sigemptyset(&watched_);
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) {
    if (!EndsTheProcess(number)) continue;
    sigaddset(&watched_, number);
    wakes_ = number;
  }
  // Blocked, they wait for the thread.
  pthread_sigmask(SIG_BLOCK, &watched_, &blocked_before_);
  if (wakes_ != 0 && pthread_create(&thread_, nullptr, &Run, this) != 0) {
    wakes_ = 0;
    pthread_sigmask(SIG_SETMASK, &blocked_before_, nullptr);
  }
}

RemoveOnSignal::~RemoveOnSignal() {
  if (wakes_ == 0) return;
  done_ = true;
  pthread_kill(thread_, wakes_);
  pthread_join(thread_, nullptr);
  pthread_sigmask(SIG_SETMASK, &blocked_before_, nullptr);
}

void* RemoveOnSignal::Run(void* self) {
  static_cast<RemoveOnSignal*>(self)->Wait();
  return nullptr;
}

void RemoveOnSignal::Wait() {
  siginfo_t info;
  int number;
  do {
    number = sigwaitinfo(&watched_, &info);
  } while (number < 0);  // Stopped and continued.
  if (done_ && info.si_pid == getpid()) return;
  unlink(path_.c_str());
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  std::raise(number);
}

}  // namespace summarizer::cli
