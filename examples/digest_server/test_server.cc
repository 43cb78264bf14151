#include "examples/digest_server/test_server.h"

#include <arpa/inet.h>
#include <grpcpp/generic/generic_stub.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "benchmarks/corpus_generator.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {

TestServer::TestServer(ServerOptions options,
                       const v1::SummarizerOptions& summarizer)
    : log_(STDERR_FILENO) {
  options.listen = "127.0.0.1:0";
  options.metrics = "127.0.0.1:0";
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
  const std::string page = HttpGet(server_->metrics_port(), "/metrics");
  for (absl::string_view line : absl::StrSplit(page, '\n')) {
    double value;
    if (absl::ConsumePrefix(&line, absl::StrCat(std::string(name), " ")) &&
        absl::SimpleAtod(line, &value)) {
      return value;
    }
  }
  return -1;
}

bool TestServer::WaitForMetric(std::string_view name, double value) const {
  for (int i = 0; i < 500; ++i) {
    if (Metric(name) >= value) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

std::string HttpGet(int port, std::string_view path) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(descriptor, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) == 0) {
    const std::string request =
        absl::StrCat("GET ", std::string(path),
                     " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                     "\r\n");
    send(descriptor, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[4096];
    for (ssize_t size; (size = read(descriptor, buffer, sizeof(buffer))) > 0;) {
      answer.append(buffer, static_cast<size_t>(size));
    }
  }
  close(descriptor);
  const size_t body = answer.find("\r\n\r\n");
  return body == std::string::npos ? "" : answer.substr(body + 4);
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
