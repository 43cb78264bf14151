// Slow, silent, vanishing and mad clients get their status or are dropped,
// while others go on.

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "examples/digest_server/raw_client.h"
#include "examples/digest_server/test_server.h"
#include "gtest/gtest.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

// How gRPC's status looks on the wire: a literal of HPACK.
constexpr char kDeadlineExceeded[] =
    "\x0bgrpc-status\x01"
    "4";

ServerOptions Impatient() {
  ServerOptions options;
  options.workers = 2;
  // Holds for Others too, on machines that may stand still for a while.
  options.request_timeout = absl::Seconds(3);
  options.corpus_timeout = absl::Milliseconds(500);
  options.stream_timeout = absl::Milliseconds(500);
  options.handshake_timeout = absl::Milliseconds(500);
  return options;
}

// A well-behaved client that works all the time.
class Others {
 public:
  explicit Others(const TestServer& server)
      : stub_(server.NewStub()), thread_([this] { Work(); }) {
    WaitForMore();
  }
  ~Others() {
    WaitForMore();  // It still goes on.
    is_ending_ = true;
    thread_.join();
    EXPECT_EQ(failures_, 0) << "the first: " << first_failure_;
  }

 private:
  void WaitForMore() {
    const int start = answers_;
    for (int i = 0; i < 1000 && answers_ < start + 20; ++i) {
      absl::SleepFor(absl::Milliseconds(10));
    }
    EXPECT_GE(answers_, start + 20);
  }

  void Work() {
    v1::SummarizeArticleRequest request;
    request.mutable_article()->set_id("a");
    request.mutable_article()->set_body("A bell rang in Oslo on Monday.");
    while (!is_ending_) {
      grpc::ClientContext context;
      v1::SummarizeArticleResponse response;
      const grpc::Status status =
          stub_->SummarizeArticle(&context, request, &response);
      if (!status.ok() && failures_++ == 0) {
        first_failure_ = absl::StrCat(static_cast<int>(status.error_code()),
                                      " ", status.error_message());
      }
      ++answers_;
    }
  }

  std::atomic<int> answers_{0};
  // Of the thread, until it ended.
  int failures_ = 0;
  std::string first_failure_;
  std::atomic<bool> is_ending_{false};
  std::unique_ptr<v1::DigestService::Stub> stub_;
  std::thread thread_;
};

TEST(HostileTest, AByteAtATimeInTheHandshake) {
  const TestServer server(Impatient());
  const Others others(server);
  RawClient client(server.server().port());
  EXPECT_TRUE(client.Drip(RawClient::Preface(), absl::Milliseconds(50), "",
                          absl::Seconds(10)));
}

TEST(HostileTest, AByteAtATimeInAMessage) {
  const TestServer server(Impatient());
  const Others others(server);
  for (const char* method :
       {"SummarizeArticle", "SummarizeCorpus", "DigestStream"}) {
    RawClient client(server.server().port());
    client.Send(RawClient::Preface());
    client.Send(RawClient::OpenCall(method, 100'000));
    // Each byte is a frame of its own, sent byte by byte.
    EXPECT_TRUE(client.Drip(RawClient::Data("x"), absl::Milliseconds(5),
                            kDeadlineExceeded, absl::Seconds(10)))
        << method;
    EXPECT_TRUE(absl::StrContains(client.received(), kDeadlineExceeded))
        << method;
    EXPECT_TRUE(server.WaitForMetric(
        absl::StrCat("digest_requests_total{code=\"DEADLINE_EXCEEDED\","
                     "method=\"",
                     method, "\"}"),
        1));
  }
}

TEST(HostileTest, SilentStreams) {
  ServerOptions options = Impatient();
  options.stream_timeout = absl::Milliseconds(1500);
  const TestServer server(options);
  const Others others(server);
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto stream = stub->DigestStream(&context);
  v1::DigestStreamRequest request;
  request.mutable_article()->set_id("a");
  v1::DigestStreamResponse response;
  // The time counts from the article before.
  for (int i = 0; i < 4; ++i) {
    absl::SleepFor(absl::Milliseconds(500));
    ASSERT_TRUE(stream->Write(request));
    ASSERT_TRUE(stream->Read(&response));
  }
  EXPECT_FALSE(stream->Read(&response));
  const grpc::Status status = stream->Finish();
  EXPECT_EQ(status.error_code(), grpc::DEADLINE_EXCEEDED);
  EXPECT_EQ(status.error_message(), "no next article within 1.5s");
}

TEST(HostileTest, ACorpusThatNeverEnds) {
  const TestServer server(Impatient());
  const Others others(server);
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto call = stub->SummarizeCorpus(&context);
  v1::SummarizeCorpusRequest request;
  for (int i = 0;; ++i) {
    request.mutable_article()->set_id(absl::StrCat(i));
    if (i == 100 || !call->Write(request)) break;
    absl::SleepFor(absl::Milliseconds(100));
  }
  EXPECT_EQ(call->Finish().error_code(), grpc::DEADLINE_EXCEEDED);
}

TEST(HostileTest, NobodyTakesTheAnswers) {
  ServerOptions options = Impatient();
  options.stream_timeout = absl::Minutes(1);
  const TestServer server(options);
  const Others others(server);
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto stream = stub->DigestStream(&context);
  // Digests of what was said before list all of it.
  std::string body;
  for (const v1::Article& article : TestArticles(40)) {
    absl::StrAppend(&body, article.body(), "\n\n");
  }
  v1::DigestStreamRequest request;
  request.mutable_article()->set_body(body);
  int written = 0;
  for (; written < 500; ++written) {
    request.mutable_article()->set_id(absl::StrCat(written));
    if (!stream->Write(request)) break;
  }
  EXPECT_LT(written, 500);
  v1::DigestStreamResponse response;
  while (stream->Read(&response)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::CANCELLED);
  EXPECT_TRUE(server.WaitForMetric(
      "digest_requests_total{code=\"CANCELLED\",method=\"DigestStream\"}", 1));
}

TEST(HostileTest, ClientsThatVanish) {
  const TestServer server(Impatient());
  const Others others(server);
  for (const char* method :
       {"SummarizeArticle", "SummarizeCorpus", "DigestStream"}) {
    for (int i = 0; i < 20; ++i) {
      RawClient client(server.server().port());
      client.Send(RawClient::Preface());
      client.Send(RawClient::OpenCall(method, 100'000));
      client.Send(RawClient::Data(std::string(1000, 'x')));
      client.Reset();
    }
    for (int i = 0; i < 20; ++i) {
      const auto stub = server.NewStub();
      grpc::ClientContext context;
      const auto stream = stub->DigestStream(&context);
      v1::DigestStreamRequest request;
      request.mutable_article()->set_id(absl::StrCat(i));
      request.mutable_article()->set_body("A bell rang.");
      stream->Write(request);
      context.TryCancel();
      stream->Finish();
    }
  }
  for (const char* method : {"SummarizeCorpus", "DigestStream"}) {
    const std::string running =
        absl::StrCat("digest_requests_running{method=\"", method, "\"}");
    // One more may begin after that: what the clients sent is read later.
    EXPECT_TRUE(server.WaitUntilMetric(running,
                                       [](double value) { return value == 0; }))
        << server.Metric(running) << " " << method;
  }
}

TEST(HostileTest, BytesThatAreNoHttp) {
  const TestServer server(Impatient());
  const Others others(server);
  for (const std::string& bytes :
       {std::string("GET / HTTP/1.1\r\n\r\n"), std::string(5000, '\xff'),
        RawClient::Preface() + std::string(5000, '\xff'),
        RawClient::Preface() + RawClient::OpenCall("DigestStream", 5) +
            std::string(5000, '\0')}) {
    RawClient client(server.server().port());
    client.Send(bytes);
    client.Drip("x", absl::Milliseconds(1), "", absl::Milliseconds(200));
  }
}

}  // namespace
}  // namespace summarizer::digest_server
