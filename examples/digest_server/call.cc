#include "examples/digest_server/call.h"

#include <grpc/grpc.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/message_parser.h"

namespace summarizer::digest_server {
namespace {

// Answers of a stream that may wait for the client before the next article is
// read: enough to hide the time that they travel.
constexpr size_t kMaxWaitingAnswers = 16;

// Bytes of an answer that are in one piece of memory.
constexpr size_t kMaxBlock = size_t{1} << 20;

// The codes have the same numbers.
grpc::Status ToGrpc(const absl::Status& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code()),
                      std::string(status.message()));
}

absl::Status TimedOut(std::string_view what, absl::Duration timeout) {
  return absl::DeadlineExceededError(
      absl::StrCat("no ", absl::string_view(what.data(), what.size()),
                   " within ", absl::FormatDuration(timeout)));
}

}  // namespace

Call::Call(Method method, Patience patience, absl::Duration timeout,
           grpc::CallbackServerContext& context, Backend& backend)
    : method_(method),
      kind_(method == Method::kSummarizeCorpus ? CallRegistry::Kind::kCorpus
                                               : CallRegistry::Kind::kShort),
      patience_(patience),
      timeout_(timeout),
      start_(SteadyNow()),
      context_(context),
      peer_(context.peer()),
      backend_(backend) {}

void Call::Start() {
  const absl::Status admitted = backend_.calls.Add(*this, kind_);
  is_admitted_ = admitted.ok();
  if (is_admitted_) {
    backend_.metrics.CallStarted(method_);
    Read();
  } else {
    End(admitted);
  }
}

void Call::Read() {
  const auto finish = [this] {
    const std::lock_guard<std::mutex> lock(mutex_);
    return ReadLocked();
  };
  if (finish()) FinishNow();
}

bool Call::ReadLocked() {
  if (end_.has_value()) return false;
  if (is_draining_ && patience_ == Patience::kEachMessage) {
    return EndLocked(ToGrpc(absl::UnavailableError("the server stops")));
  }
  is_read_due_ = outbox_.size() > kMaxWaitingAnswers;
  if (is_read_due_) return false;
  is_reading_ = true;
  reading_since_ = patience_ == Patience::kWholeCall ? start_ : SteadyNow();
  StartRead(&inbox_);
  return false;
}

void Call::OnReadDone(bool ok) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!is_reading_) return;  // The call ended meanwhile.
    is_reading_ = false;
  }
  const size_t limit = backend_.options.max_message_bytes;
  if (!ok) {
    if (grpc_call_failed_before_recv_message(context_.c_call()) == 0) {
      messages_ended_ = SteadyNow();
    }
    OnLastMessage();
  } else if (inbox_.Length() > limit) {
    End(absl::ResourceExhaustedError(
        absl::StrCat("max_message_bytes: a message of ", inbox_.Length(),
                     " bytes, more than ", limit)));
  } else {
    OnMessage(inbox_);
  }
}

void Call::Write(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  bool is_written;
  {
    const size_t size = message.ByteSizeLong();
    grpc::ProtoBufferWriter writer(
        &bytes, static_cast<int>(std::clamp<size_t>(size, 1, kMaxBlock)),
        static_cast<int>(size));
    is_written = message.SerializeToZeroCopyStream(&writer);
  }
  if (!is_written) {
    End(absl::InternalError("an answer of 2 GiB and more"));
    return;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (is_broken_ || end_.has_value()) return;
  outbox_.push_back(std::move(bytes));
  if (!is_writing_) WriteNext();
}

void Call::WriteNext() {
  is_writing_ = true;
  writing_since_ = SteadyNow();
  StartWrite(&outbox_.front());
}

void Call::OnWriteDone(bool ok) {
  const auto finish = [this, ok] {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_writing_ = false;
    outbox_.pop_front();
    if (!ok) {
      is_broken_ = true;
      outbox_.clear();
    }
    if (!outbox_.empty()) WriteNext();
    return is_read_due_ ? ReadLocked() : MayFinish();
  };
  if (finish()) FinishNow();
}

void Call::End(const absl::Status& status) {
  const auto finish = [this, &status] {
    const std::lock_guard<std::mutex> lock(mutex_);
    return EndLocked(ToGrpc(status));
  };
  if (finish()) FinishNow();
}

bool Call::EndLocked(const grpc::Status& status) {
  if (end_.has_value()) return false;
  end_ = status;
  is_reading_ = false;
  is_read_due_ = false;
  return MayFinish();
}

bool Call::MayFinish() {
  if (!end_.has_value() || is_writing_ || is_finishing_) return false;
  is_finishing_ = true;
  writing_since_ = SteadyNow();
  return true;
}

void Call::FinishNow() {
  if (is_admitted_) backend_.calls.Release(kind_);
  Finish(*end_);
}

void Call::CheckProgress(SteadyTime now) {
  const auto finish = [this, now] {
    const std::lock_guard<std::mutex> lock(mutex_);
    const absl::Duration write_timeout = backend_.options.request_timeout;
    if ((is_writing_ || is_finishing_) &&
        Between(writing_since_, now) > write_timeout) {
      // A status could not get past what the client does not take.
      is_given_up_ = true;
      context_.TryCancel();
      return false;
    }
    if (!is_reading_ || Between(reading_since_, now) <= timeout_) {
      return false;
    }
    return EndLocked(ToGrpc(TimedOut(
        patience_ == Patience::kWholeCall ? "whole request" : "next article",
        timeout_)));
  };
  if (finish()) FinishNow();
}

void Call::Drain() {
  const auto finish = [this] {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_draining_ = true;
    return is_reading_ && patience_ == Patience::kEachMessage &&
           EndLocked(ToGrpc(absl::UnavailableError("the server stops")));
  };
  if (finish()) FinishNow();
}

void Call::OnCancel() { cancelled_ = SteadyNow(); }

void Call::OnDone() {
  if (is_admitted_) backend_.calls.Remove(*this);
  // A client that went never sees the status that we meant for it.
  const absl::Status status =
      IsCancelled() && (end_->ok() || IsRefused())
          ? Cancellation()
          : absl::Status(static_cast<absl::StatusCode>(end_->error_code()),
                         end_->error_message());
  const absl::StatusCode code = status.code();
  backend_.metrics.CallEnded(method_, code, is_admitted_);
  if (code != absl::StatusCode::kOk) {
    backend_.log.WriteSome(
        Severity::kWarning, "call_failed",
        {{"method", std::string_view(MethodName(method_))},
         {"peer", peer_},
         {"code", absl::StatusCodeToString(code)},
         {"message", std::string(status.message())},
         {"articles", articles_},
         {"seconds", absl::ToDoubleSeconds(Between(start_, SteadyNow()))}});
  }
  delete this;
}

bool Call::IsRefused() const {
  if (is_given_up_ || !messages_ended_.has_value()) return false;
  // A corpus is digested after its last message, and who waits for it may go.
  const absl::Duration at_once = method_ == Method::kSummarizeCorpus
                                     ? absl::Milliseconds(2)
                                     : absl::Milliseconds(100);
  const SteadyTime when = std::min(SteadyNow(), cancelled_.load());
  return Between(*messages_ended_, when) < at_once;
}

absl::Status Call::Cancellation() const {
  if (IsRefused()) {
    return absl::ResourceExhaustedError(
        absl::StrCat("max_message_bytes: a message of more than twice ",
                     backend_.options.max_message_bytes, " bytes"));
  }
  if (is_given_up_) {
    return absl::CancelledError(
        absl::StrCat("an answer is not taken within ",
                     absl::FormatDuration(backend_.options.request_timeout)));
  }
  // The client's own timer ends the call, and may be a little ahead of ours.
  constexpr std::chrono::milliseconds kAhead(50);
  if (std::chrono::system_clock::now() + kAhead >= context_.deadline()) {
    return absl::DeadlineExceededError("the caller's deadline is over");
  }
  return absl::CancelledError("the caller is gone");
}

absl::Status Call::Parse(const grpc::ByteBuffer& bytes,
                         google::protobuf::Message& message) {
  grpc::Slice slice;
  if (!bytes.TrySingleSlice(&slice).ok()) {
    if (const grpc::Status status = bytes.DumpToSingleSlice(&slice);
        !status.ok()) {
      return absl::InternalError(status.error_message());
    }
  }
  const std::string_view view(reinterpret_cast<const char*>(slice.begin()),
                              slice.size());
  if (message.ParseFromArray(view.data(), static_cast<int>(view.size()))) {
    return absl::OkStatus();
  }
  // Says what is wrong with it.
  absl::Status status = pipeline::ParseMessage(view, message);
  return status.ok() ? absl::InvalidArgumentError("damaged message") : status;
}

void Call::CountDigest(const v1::ArticleStats& stats) {
  ++articles_;
  backend_.metrics.Digested(method_, stats);
}

void Call::CountAnswer(SteadyTime since) {
  backend_.metrics.Answered(method_, Between(since, SteadyNow()));
}

}  // namespace summarizer::digest_server
