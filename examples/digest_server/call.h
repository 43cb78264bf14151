// One call, from its first byte to its status: what the three methods share.
//
// gRPC's threads only move messages. Digesting is done by workers; while it
// goes on, gRPC has nothing to do for the call but to take its answers. So
// slow, silent and vanished clients take memory (see ServerOptions), no thread.

#ifndef EXAMPLES_DIGEST_SERVER_CALL_H_
#define EXAMPLES_DIGEST_SERVER_CALL_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "examples/digest_server/call_registry.h"
#include "examples/digest_server/history_store.h"
#include "examples/digest_server/json_log.h"
#include "examples/digest_server/metrics.h"
#include "examples/digest_server/server_options.h"
#include "examples/digest_server/worker_pool.h"
#include "google/protobuf/message.h"
#include "summarizer/summarizer.h"

namespace summarizer::digest_server {

// What calls work with; outlives them.
struct Backend {
  const ServerOptions& options;
  const Summarizer& summarizer;
  WorkerPool& workers;
  WorkerPool& corpus_workers;
  HistoryStore& history;
  CallRegistry& calls;
  Metrics& metrics;
  JsonLog& log;
};

// Messages come as bytes, so that those which are no messages get an answer;
// gRPC would take them for the end of the stream. Deletes itself when done.
//
// A call is in one of three states, in each of which one party acts:
// - it waits for a message: the client, or whoever finds that it takes too
// long;
// - a message is worked on: OnMessage or OnLastMessage, or a worker they asked,
//   ending with Read or End;
// - it ended: no one; what was written still goes out, then the status.
class Call : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
             public RunningCall {
 public:
  // Admits the call and reads its first message, or ends it.
  void Start();

  void CheckProgress(SteadyTime now) override;
  void Drain() override;

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 protected:
  // How long to wait for messages, from when.
  enum class Patience { kWholeCall, kEachMessage };

  Call(Method method, Patience patience, absl::Duration timeout,
       grpc::CallbackServerContext& context, Backend& backend);
  ~Call() override = default;

  // A message came. Must not block.
  virtual void OnMessage(const grpc::ByteBuffer& bytes) = 0;
  // There will be no more, or the client is gone.
  virtual void OnLastMessage() = 0;

  // Waits for the next message, once the client has taken enough of the
  // answers.
  void Read();
  // Sends an answer after the others; waits for nothing.
  void Write(const google::protobuf::Message& message);
  // Sends the status after the answers.
  void End(const absl::Status& status);

  // Whether the client is gone or its deadline is over.
  bool IsCancelled() const { return context_.IsCancelled(); }
  // Cancelled or DeadlineExceeded; ResourceExhausted where IsRefused().
  absl::Status Cancellation() const;

  // Parses a message; errors name the field and the offset.
  static absl::Status Parse(const grpc::ByteBuffer& bytes,
                            google::protobuf::Message& message);

  // Counts a digest.
  void CountDigest(const v1::ArticleStats& stats);
  // Counts an answer to what was there at `since`.
  void CountAnswer(SteadyTime since);

  Backend& backend() { return backend_; }

 private:
  // With the lock held. The result: whether the caller is to call FinishNow, as
  // the last thing and without the lock: then OnDone may delete this object.
  [[nodiscard]] bool ReadLocked();
  [[nodiscard]] bool EndLocked(const grpc::Status& status);
  [[nodiscard]] bool MayFinish();

  void FinishNow();

  // With the lock held.
  void WriteNext();

  // Whether gRPC has ended the call, which is cancelled, as a message was too
  // long to be read. It tells the client so, but nobody here: to us it looks as
  // if the client sent no more, and went at once.
  bool IsRefused() const;

  const Method method_;
  const CallRegistry::Kind kind_;
  const Patience patience_;
  const absl::Duration timeout_;
  const SteadyTime start_;
  grpc::CallbackServerContext& context_;
  const std::string peer_;
  Backend& backend_;
  bool is_admitted_ = false;
  // Of the party that acts.
  grpc::ByteBuffer inbox_;
  // When there were no more messages, but not as the client was gone.
  std::optional<SteadyTime> messages_ended_;
  std::atomic<SteadyTime> cancelled_{SteadyTime::max()};
  // Cancelled by us, as the client takes no answers.
  std::atomic<bool> is_given_up_{false};
  uint64_t articles_ = 0;

  std::mutex mutex_;
  bool is_draining_ = false;
  bool is_reading_ = false;
  // A Read waits until answers were taken.
  bool is_read_due_ = false;
  SteadyTime reading_since_;
  std::deque<grpc::ByteBuffer> outbox_;
  bool is_writing_ = false;
  SteadyTime writing_since_;
  // The client takes no more answers.
  bool is_broken_ = false;
  std::optional<grpc::Status> end_;
  bool is_finishing_ = false;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_CALL_H_
