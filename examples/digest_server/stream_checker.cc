#include "examples/digest_server/stream_checker.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"

namespace summarizer::digest_server {
namespace {

// A few seconds' work, and about a hundred megabytes.
constexpr size_t kMaxWaiting = 10'000;

}  // namespace

StreamChecker::StreamChecker(const Summarizer& summarizer, History history)
    : summarizer_(summarizer),
      history_(std::move(history)),
      thread_([this] { Check(); }) {}

StreamChecker::~StreamChecker() {
  if (thread_.joinable()) Finish();
}

void StreamChecker::Add(v1::Article article,
                        v1::DigestStreamResponse response) {
  std::unique_lock<std::mutex> lock(mutex_);
  const uint64_t sequence = response.sequence();
  // Never the one that all others wait for.
  changed_.wait(
      lock, [&] { return waiting_.size() < kMaxWaiting || sequence == next_; });
  waiting_[sequence] = {std::move(article),
                        std::move(*response.mutable_digest())};
  changed_.notify_all();
}

StreamChecker::Result StreamChecker::Finish() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
  result_.unchecked = waiting_.size();
  return result_;
}

void StreamChecker::Check() {
  Workspace workspace;
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    changed_.wait(lock,
                  [this] { return is_ending_ || waiting_.count(next_) > 0; });
    const auto it = waiting_.find(next_);
    if (it == waiting_.end()) return;
    const Answer answer = std::move(it->second);
    waiting_.erase(it);
    ++next_;
    lock.unlock();
    changed_.notify_all();
    const absl::StatusOr<v1::ArticleDigest> digest =
        summarizer_.SummarizeAndObserve(answer.article, history_, &workspace);
    const bool is_same = digest.ok() && digest->SerializeAsString() ==
                                            answer.digest.SerializeAsString();
    lock.lock();
    ++result_.checked;
    if (is_same) continue;
    if (result_.different++ == 0) {
      result_.first_difference =
          absl::StrCat("article ", answer.article.id(), ": the library says\n",
                       digest.ok() ? digest->ShortDebugString()
                                   : std::string(digest.status().message()),
                       "\nthe server\n", answer.digest.ShortDebugString());
    }
  }
}

}  // namespace summarizer::digest_server
