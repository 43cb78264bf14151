#include "examples/digest_server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "examples/digest_server/call_registry.h"
#include "examples/digest_server/history_store.h"
#include "examples/digest_server/methods.h"
#include "examples/digest_server/metrics.h"
#include "examples/digest_server/worker_pool.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

using Service = v1::DigestService;

constexpr char kServiceName[] = "summarizer.v1.DigestService";
constexpr char kSummarizeArticlePath[] =
    "/summarizer.v1.DigestService/SummarizeArticle";

// gRPC's threads for its own reflection service, which holds one for a call.
constexpr int kReflectionThreads = 8;

template <typename NewCall>
NewCall* StartCall(grpc::CallbackServerContext& context, Backend& backend) {
  auto* call = new NewCall(context, backend);  // Deletes itself.
  call->Start();
  return call;
}

// The methods that are streams, as bytes. SummarizeArticle is left to
// UnaryMethods, as a service knows no unary method that reads bit by bit.
class StreamingMethods : public Service::WithGenericMethod_SummarizeArticle<
                             Service::WithRawCallbackMethod_DigestStream<
                                 Service::WithRawCallbackMethod_SummarizeCorpus<
                                     Service::Service>>> {
 public:
  explicit StreamingMethods(Backend& backend) : backend_(backend) {}

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* DigestStream(
      grpc::CallbackServerContext* context) override {
    return StartCall<DigestStreamCall>(*context, backend_);
  }

  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* SummarizeCorpus(
      grpc::CallbackServerContext* context) override {
    return StartCall<SummarizeCorpusCall>(*context, backend_);
  }

 private:
  Backend& backend_;
};

// All calls of methods that no service has.
class UnaryMethods : public grpc::CallbackGenericService {
 public:
  explicit UnaryMethods(Backend& backend) : backend_(backend) {}

  grpc::ServerGenericBidiReactor* CreateReactor(
      grpc::GenericCallbackServerContext* context) override {
    if (context->method() == kSummarizeArticlePath) {
      return StartCall<SummarizeArticleCall>(*context, backend_);
    }
    return CallbackGenericService::CreateReactor(context);  // Unimplemented.
  }

 private:
  Backend& backend_;
};

size_t Processors() {
  return std::max<size_t>(std::thread::hardware_concurrency(), 1);
}

int Milliseconds(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Milliseconds(duration));
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Summarizer summarizer, JsonLog& log)
      : options_(options),
        summarizer_(std::move(summarizer)),
        log_(log),
        workers_(options_.workers > 0 ? options_.workers : Processors()),
        corpus_workers_(options_.max_corpora),
        calls_({options_.max_calls, options_.max_corpora},
               std::min(options_.request_timeout / 4, absl::Seconds(1))) {}

  ~Impl() {
    if (server_ != nullptr) server_->Shutdown(std::chrono::system_clock::now());
  }

  absl::Status Start() {
    auto history =
        HistoryStore::Open(options_, summarizer_, workers_, metrics_, log_);
    if (!history.ok()) return history.status();
    history_ = *std::move(history);
    if (!options_.metrics.empty()) {
      auto metrics = MetricsServer::Start(options_.metrics, metrics_);
      if (!metrics.ok()) return metrics.status();
      metrics_server_ = *std::move(metrics);
    }
    backend_.emplace(Backend{options_, summarizer_, workers_, corpus_workers_,
                             *history_, calls_, metrics_, log_});
    return StartGrpc();
  }

  absl::Status Stop() {
    const absl::Time start = absl::Now();
    log_.Write(Severity::kInfo, "draining", {});
    server_->GetHealthCheckService()->SetServingStatus(false);
    calls_.Drain();
    server_->Shutdown(absl::ToChronoTime(start + options_.drain_timeout));
    server_->Wait();
    log_.Write(Severity::kInfo, "drained",
               {{"seconds", absl::ToDoubleSeconds(absl::Now() - start)}});
    server_ = nullptr;
    absl::Status status = history_->Save();
    log_.Write(status.ok() ? Severity::kInfo : Severity::kError, "stopped", {});
    return status;
  }

  int port() const { return port_; }
  int metrics_port() const {
    return metrics_server_ == nullptr ? 0 : metrics_server_->port();
  }

  std::string MetricsText() const { return metrics_.Text(); }

 private:
  absl::Status StartGrpc() {
    streaming_.emplace(*backend_);
    unary_.emplace(*backend_);
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    builder.AddListeningPort(options_.listen, grpc::InsecureServerCredentials(),
                             &port_);
    builder.RegisterService(&*streaming_);
    builder.RegisterCallbackGenericService(&*unary_);
    // Calls refuse what is too long themselves, and count and log it; gRPC
    // refuses, with the same status, what is far too long to be read first.
    constexpr size_t kMaxInt = std::numeric_limits<int>::max();
    builder.SetMaxReceiveMessageSize(
        static_cast<int>(std::min(2 * options_.max_message_bytes, kMaxInt)));
    builder.SetMaxSendMessageSize(-1);  // As long as the articles lead to.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    // Finds clients that vanished without a word.
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 10'000);
    builder.AddChannelArgument(
        GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
    builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS,
                               Milliseconds(options_.handshake_timeout));
    builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
    builder.SetSyncServerOption(grpc::ServerBuilder::MAX_POLLERS, 1);
    builder.SetResourceQuota(
        grpc::ResourceQuota("server").SetMaxThreads(kReflectionThreads));
    server_ = builder.BuildAndStart();
    if (server_ == nullptr || port_ == 0) {
      return absl::InvalidArgumentError(
          absl::StrCat("listen: can't listen on ", options_.listen));
    }
    server_->GetHealthCheckService()->SetServingStatus(kServiceName, true);
    return absl::OkStatus();
  }

  const ServerOptions options_;
  const Summarizer summarizer_;
  JsonLog& log_;
  Metrics metrics_;
  // In the order in which they need each other.
  WorkerPool workers_;
  WorkerPool corpus_workers_;
  std::unique_ptr<HistoryStore> history_;
  std::unique_ptr<MetricsServer> metrics_server_;
  CallRegistry calls_;
  std::optional<Backend> backend_;
  std::optional<StreamingMethods> streaming_;
  std::optional<UnaryMethods> unary_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(
    const ServerOptions& options, const v1::SummarizerOptions& summarizer,
    JsonLog& log) {
  absl::StatusOr<Summarizer> created = Summarizer::Create(summarizer);
  if (!created.ok()) return created.status();
  auto impl = std::make_unique<Impl>(options, *std::move(created), log);
  if (absl::Status status = impl->Start(); !status.ok()) return status;
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

int Server::port() const { return impl_->port(); }
int Server::metrics_port() const { return impl_->metrics_port(); }
std::string Server::MetricsText() const { return impl_->MetricsText(); }
absl::Status Server::Stop() { return impl_->Stop(); }

}  // namespace summarizer::digest_server
