#include "examples/digest_server/call_registry.h"

#include "absl/strings/str_cat.h"

namespace summarizer::digest_server {

CallRegistry::CallRegistry(const Limits& limits, absl::Duration period)
    : limits_(limits), watcher_([this, period] { Watch(period); }) {}

CallRegistry::~CallRegistry() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  watcher_.join();
}

absl::Status CallRegistry::Add(RunningCall& call, Kind kind) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (is_draining_) return absl::UnavailableError("the server stops");
  if (call_count_ >= limits_.calls) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "max_calls: the server has ", limits_.calls, " calls running"));
  }
  if (kind == Kind::kCorpus) {
    if (corpus_count_ >= limits_.corpora) {
      return absl::ResourceExhaustedError(absl::StrCat(
          "max_corpora: the server has ", limits_.corpora, " corpora running"));
    }
    ++corpus_count_;
  }
  ++call_count_;
  calls_.insert(&call);
  return absl::OkStatus();
}

void CallRegistry::Release(Kind kind) {
  --call_count_;
  if (kind == Kind::kCorpus) --corpus_count_;
}

void CallRegistry::Remove(RunningCall& call) {
  const std::lock_guard<std::mutex> lock(mutex_);
  calls_.erase(&call);
}

void CallRegistry::Drain() {
  const std::lock_guard<std::mutex> lock(mutex_);
  is_draining_ = true;
  for (RunningCall* call : calls_) call->Drain();
}

void CallRegistry::Watch(absl::Duration period) {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!changed_.wait_for(lock, absl::ToChronoNanoseconds(period),
                            [this] { return is_ending_; })) {
    const SteadyTime now = SteadyNow();
    for (RunningCall* call : calls_) call->CheckProgress(now);
  }
}

}  // namespace summarizer::digest_server
