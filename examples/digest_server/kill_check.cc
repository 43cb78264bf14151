#include "examples/digest_server/kill_check.h"

#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "examples/digest_server/feed.h"
#include "examples/digest_server/server_process.h"
#include "summarizer/history.h"
#include "summarizer/io/atomic_file_writer.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

// What clients know of one life of a server.
class Clients {
 public:
  Clients(const std::string& target, size_t streams, Feed& feed)
      : feed_(feed), sent_(streams) {
    for (size_t i = 0; i < streams; ++i) {
      threads_.emplace_back([this, target, i] { Stream(target, i); });
    }
  }

  void WaitForAnswer() {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait(lock, [this] { return !answered_.empty() || ended_ > 0; });
  }

  // When the server is gone, or after EndStreams.
  void Join() {
    for (std::thread& thread : threads_) thread.join();
  }

  void EndStreams() {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_ending_ = true;
  }

  // After Join. By sequence number.
  const std::map<uint64_t, v1::Article>& answered() const { return answered_; }
  // Sent, and maybe observed.
  std::vector<v1::Article> unanswered() const {
    std::vector<v1::Article> result;
    for (const auto& article : sent_) {
      if (article.has_value()) result.push_back(*article);
    }
    return result;
  }

 private:
  void Stream(const std::string& target, size_t index) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto stub = v1::DigestService::NewStub(grpc::CreateCustomChannel(
        target, grpc::InsecureChannelCredentials(), arguments));
    grpc::ClientContext context;
    const auto call = stub->DigestStream(&context);
    for (;;) {
      v1::DigestStreamRequest request;
      *request.mutable_article() = feed_.Next();
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (is_ending_) break;
        sent_[index] = request.article();
      }
      v1::DigestStreamResponse response;
      if (!call->Write(request) || !call->Read(&response)) break;
      const std::lock_guard<std::mutex> lock(mutex_);
      sent_[index].reset();
      answered_[response.sequence()] = std::move(*request.mutable_article());
      changed_.notify_all();
    }
    call->WritesDone();
    call->Finish();
    const std::lock_guard<std::mutex> lock(mutex_);
    ++ended_;
    changed_.notify_all();
  }

  Feed& feed_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_ending_ = false;
  size_t ended_ = 0;
  std::map<uint64_t, v1::Article> answered_;
  std::vector<std::optional<v1::Article>> sent_;
  std::vector<std::thread> threads_;
};

class KillCheck {
 public:
  KillCheck(const KillOptions& options, Summarizer summarizer)
      : options_(options),
        summarizer_(std::move(summarizer)),
        feed_(options.seed),
        random_(options.seed) {}

  absl::Status Run(const std::function<void(const KillRound&)>& tell) {
    if (absl::Status status = Prepare(); !status.ok()) return status;
    for (size_t i = 1; i <= options_.kills; ++i) {
      const absl::StatusOr<KillRound> round = Live(i, SIGKILL);
      if (!round.ok()) {
        return absl::Status(
            round.status().code(),
            absl::StrCat("kill ", i, ": ", round.status().message()));
      }
      tell(*round);
    }
    const absl::StatusOr<KillRound> last = Live(options_.kills + 1, SIGTERM);
    if (!last.ok()) return last.status();
    if (last->saved != last->answered) {
      return absl::DataLossError(absl::StrCat(
          "SIGTERM lost ", last->answered - last->saved, " articles"));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Prepare() {
    unlink(options_.history.c_str());
    if (options_.articles_before == 0) return absl::OkStatus();
    Workspace workspace;
    for (size_t i = 0; i < options_.articles_before; ++i) {
      absl::Status status =
          summarizer_.Observe(feed_.Next(), history_, &workspace);
      if (!status.ok()) return status;
    }
    const absl::StatusOr<std::string> bytes = history_.Serialize();
    if (!bytes.ok()) return bytes.status();
    return io::WriteFileAtomically(options_.history, *bytes);
  }

  absl::StatusOr<KillRound> Live(size_t number, int signal) {
    KillRound round;
    round.number = number;
    const absl::Time start = absl::Now();
    auto server = ServerProcess::Start(
        options_.binary,
        {absl::StrCat("--history=", options_.history), "--history_bytes=0",
         absl::StrCat("--save_interval=",
                      absl::ToDoubleSeconds(options_.save_interval))});
    if (!server.ok()) return server.status();
    const absl::StatusOr<std::string> target = (*server)->WaitUntilServing();
    if (!target.ok()) return target.status();
    Clients clients(*target, options_.streams, feed_);
    clients.WaitForAnswer();
    const absl::Time first = absl::Now();
    round.start = first - start;
    absl::SleepFor(options_.max_life *
                   std::uniform_real_distribution<double>(0, 1)(random_));
    if (signal != SIGKILL) clients.EndStreams();
    (*server)->Signal(signal);
    const absl::Time end = absl::Now();
    round.life = end - first;
    const int code = (*server)->Wait();
    clients.Join();
    if (code != (signal == SIGKILL ? -SIGKILL : 0)) {
      return absl::InternalError(
          absl::StrCat("the server ended with ", code, ": ", (*server)->log()));
    }
    const ServerProcess::Saved saved = (*server)->saved();
    round.save_age = end - (saved.saves > 0 ? saved.time : first);
    round.answered = clients.answered().size();
    if (round.answered == 0) {
      return absl::UnavailableError("the server answered nothing");
    }
    return CheckFile(clients, saved.sequence, round);
  }

  // Compares the file with what it may be; it is the next server's start.
  absl::StatusOr<KillRound> CheckFile(const Clients& clients,
                                      uint64_t last_logged, KillRound round) {
    absl::StatusOr<std::string> bytes = io::ReadFile(options_.history);
    if (absl::IsNotFound(bytes.status()) && history_.empty() &&
        last_logged == 0) {
      return round;
    }
    if (!bytes.ok()) return bytes.status();
    absl::StatusOr<History> loaded = History::Parse(*bytes);
    if (!loaded.ok()) return loaded.status();
    round.articles = loaded->article_count();
    if (round.articles < history_.article_count() + last_logged) {
      return absl::DataLossError(absl::StrCat(
          "the file has ", round.articles, " articles, fewer than the ",
          history_.article_count(), " at the start and the ", last_logged,
          " that were saved"));
    }
    const uint64_t observed = round.articles - history_.article_count();
    History expected = history_;
    Workspace workspace;
    for (const auto& [sequence, article] : clients.answered()) {
      if (sequence > observed) break;
      absl::Status status = summarizer_.Observe(article, expected, &workspace);
      if (!status.ok()) return status;
      ++round.saved;
    }
    if (!IsWith(expected, clients.unanswered(), 0, observed - round.saved,
                *bytes)) {
      return absl::DataLossError(
          absl::StrCat("the file is not what was there and the first ",
                       observed, " articles since"));
    }
    history_ = *std::move(loaded);
    return round;
  }

  // Whether `expected` is the file with some `count` of the articles from
  // `first`: those that were observed just before the end, whose answers never
  // came.
  bool IsWith(const History& expected,
              const std::vector<v1::Article>& unanswered, size_t first,
              uint64_t count, const std::string& file) {
    if (count == 0) {
      const absl::StatusOr<std::string> bytes = expected.Serialize();
      return bytes.ok() && *bytes == file;
    }
    for (size_t i = first; i < unanswered.size(); ++i) {
      History with = expected;
      if (summarizer_.Observe(unanswered[i], with).ok() &&
          IsWith(with, unanswered, i + 1, count - 1, file)) {
        return true;
      }
    }
    return false;
  }

  const KillOptions& options_;
  const Summarizer summarizer_;
  Feed feed_;
  std::mt19937_64 random_;
  History history_;  // As the file is.
};

}  // namespace

absl::Status CheckKills(const KillOptions& options,
                        const std::function<void(const KillRound&)>& tell) {
  absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
  if (!summarizer.ok()) return summarizer.status();
  return KillCheck(options, *std::move(summarizer)).Run(tell);
}

}  // namespace summarizer::digest_server
