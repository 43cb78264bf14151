#include "examples/digest_server/test_server.h"

#include <grpcpp/generic/generic_stub.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "benchmarks/corpus_generator.h"
#include "examples/digest_server/scrape.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {

TestServer::TestServer(ServerOptions options,
                       const v1::SummarizerOptions& summarizer)
    : log_(STDERR_FILENO) {
  options.listen = "127.0.0.1:0";
  options.metrics = "";
  auto server = Server::Start(options, summarizer, log_);
  if (!server.ok()) {
    ADD_FAILURE() << server.status();
    std::abort();  // There is nothing to test.
  }
  server_ = *std::move(server);
}

TestServer::~TestServer() = default;

std::string TestServer::target() const {
  return absl::StrCat("127.0.0.1:", server_->port());
}

std::shared_ptr<grpc::Channel> TestServer::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(-1);
  return grpc::CreateCustomChannel(target(), grpc::InsecureChannelCredentials(),
                                   arguments);
}

std::unique_ptr<v1::DigestService::Stub> TestServer::NewStub() const {
  return v1::DigestService::NewStub(Connect());
}

double TestServer::Metric(std::string_view name) const {
  return MetricValue(server_->MetricsText(), name).value_or(-1);
}

bool TestServer::WaitForMetric(std::string_view name, double value) const {
  return WaitUntilMetric(name, [value](double now) { return now >= value; });
}

bool TestServer::WaitUntilMetric(
    std::string_view name, const std::function<bool(double)>& holds) const {
  for (int i = 0; i < 500; ++i) {
    if (holds(Metric(name))) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

std::vector<v1::Article> TestArticles(size_t count) {
  benchmarks::CorpusOptions options;
  options.articles = count;
  v1::Corpus corpus = benchmarks::GenerateCorpus(options).corpus;
  return {std::make_move_iterator(corpus.mutable_articles()->begin()),
          std::make_move_iterator(corpus.mutable_articles()->end())};
}

grpc::Status CallWithBytes(const std::shared_ptr<grpc::Channel>& channel,
                           const std::string& method,
                           const std::vector<std::string>& messages) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(20));
  grpc::CompletionQueue queue;
  const auto wait = [&queue] {
    void* tag;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  auto call = stub.PrepareCall(
      &context, absl::StrCat("/summarizer.v1.DigestService/", method), &queue);
  void* const tag = &queue;
  call->StartCall(tag);
  bool ok = wait();
  for (const std::string& message : messages) {
    if (!ok) break;
    const grpc::Slice slice(message);
    call->Write(grpc::ByteBuffer(&slice, 1), tag);
    ok = wait();
  }
  if (ok) {
    call->WritesDone(tag);
    wait();
  }
  for (grpc::ByteBuffer answer;;) {
    call->Read(&answer, tag);
    if (!wait()) break;
  }
  grpc::Status status;
  call->Finish(&status, tag);
  wait();
  return status;
}

}  // namespace summarizer::digest_server
