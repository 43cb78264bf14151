// What the server refuses, while it goes on for others.

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "examples/digest_server/test_server.h"
#include "gtest/gtest.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

std::string Request(const std::string& id, size_t bytes) {
  v1::SummarizeArticleRequest request;  // All methods' look alike.
  request.mutable_article()->set_id(id);
  request.mutable_article()->set_body(std::string(bytes, 'x'));
  return request.SerializeAsString();
}

void ExpectExhausted(const grpc::Status& status, const std::string& limit) {
  EXPECT_EQ(status.error_code(), grpc::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(absl::StrContains(status.error_message(), limit))
      << status.error_message();
}

TEST(LimitsTest, BytesOfAMessage) {
  ServerOptions options;
  options.max_message_bytes = 10'000;
  options.max_corpora = 100;  // Places are free a little after the status.
  const TestServer server(options);
  const auto channel = server.Connect();
  for (const std::string method :
       {"SummarizeArticle", "DigestStream", "SummarizeCorpus"}) {
    SCOPED_TRACE(method);
    EXPECT_TRUE(CallWithBytes(channel, method, {Request("a", 9'000)}).ok());
    ExpectExhausted(CallWithBytes(channel, method, {Request("a", 11'000)}),
                    "max_message_bytes");
    const std::string metric = absl::StrCat(
        "digest_requests_total{code=\"RESOURCE_EXHAUSTED\",method=\"", method,
        "\"}");
    EXPECT_TRUE(server.WaitForMetric(metric, 1));
    // gRPC itself doesn't read these.
    for (int i = 0; i < 50; ++i) {
      ExpectExhausted(CallWithBytes(channel, method, {Request("a", 500'000)}),
                      "20000");
    }
    // Of a corpus, some may be taken for clients that went.
    EXPECT_TRUE(
        server.WaitForMetric(metric, method == "SummarizeCorpus" ? 2 : 51));
  }
  for (const std::string method : {"DigestStream", "SummarizeCorpus"}) {
    SCOPED_TRACE(method);
    ExpectExhausted(CallWithBytes(channel, method,
                                  {Request("a", 10), Request("b", 5'000'000)}),
                    "20000");
  }
}

TEST(LimitsTest, BytesOfAnArticle) {
  v1::SummarizerOptions summarizer;
  summarizer.mutable_limits()->set_max_article_bytes(100);
  const TestServer server({}, summarizer);
  for (const std::string method :
       {"SummarizeArticle", "DigestStream", "SummarizeCorpus"}) {
    SCOPED_TRACE(method);
    ExpectExhausted(
        CallWithBytes(server.Connect(), method, {Request("long", 101)}),
        "long");
  }
}

TEST(LimitsTest, ArticlesAndBytesOfACorpus) {
  ServerOptions options;
  options.max_corpus_articles = 3;
  options.max_corpus_bytes = 1000;
  const TestServer server(options);
  const auto channel = server.Connect();
  std::vector<std::string> corpus = {Request("a", 10), Request("b", 10),
                                     Request("c", 10)};
  EXPECT_TRUE(CallWithBytes(channel, "SummarizeCorpus", corpus).ok());
  corpus.push_back(Request("d", 10));
  ExpectExhausted(CallWithBytes(channel, "SummarizeCorpus", corpus),
                  "max_corpus_articles");
  ExpectExhausted(CallWithBytes(channel, "SummarizeCorpus",
                                {Request("a", 500), Request("b", 500)}),
                  "max_corpus_bytes");
}

// Waits until a stream was admitted: it has an answer.
void Open(grpc::ClientReaderWriter<v1::DigestStreamRequest,
                                   v1::DigestStreamResponse>& call) {
  v1::DigestStreamRequest request;
  request.mutable_article()->set_id("a");
  v1::DigestStreamResponse response;
  ASSERT_TRUE(call.Write(request));
  ASSERT_TRUE(call.Read(&response));
}

TEST(LimitsTest, CallsAtOneTime) {
  ServerOptions options;
  options.max_calls = 2;
  const TestServer server(options);
  const auto stub = server.NewStub();
  grpc::ClientContext first_context;
  const auto first = stub->DigestStream(&first_context);
  Open(*first);
  {
    grpc::ClientContext second_context;
    const auto second = stub->DigestStream(&second_context);
    Open(*second);
    for (const std::string method :
         {"SummarizeArticle", "DigestStream", "SummarizeCorpus"}) {
      ExpectExhausted(
          CallWithBytes(server.Connect(), method, {Request("b", 10)}),
          "max_calls");
    }
    Open(*first);  // Those that are in go on.
    second->WritesDone();
    EXPECT_TRUE(second->Finish().ok());
  }
  // A place is free again.
  EXPECT_TRUE(server.WaitForMetric(
      "digest_requests_total{code=\"OK\",method=\"DigestStream\"}", 1));
  EXPECT_TRUE(
      CallWithBytes(server.Connect(), "SummarizeArticle", {Request("b", 10)})
          .ok());
  first->WritesDone();
  EXPECT_TRUE(first->Finish().ok());
}

TEST(LimitsTest, APlaceIsFreeWhenTheStatusIsThere) {
  ServerOptions options;
  options.max_calls = 1;
  options.max_corpora = 1;
  const TestServer server(options);
  const auto channel = server.Connect();
  for (int i = 0; i < 200; ++i) {
    for (const std::string method :
         {"SummarizeArticle", "DigestStream", "SummarizeCorpus"}) {
      const grpc::Status status =
          CallWithBytes(channel, method, {Request("a", 10)});
      ASSERT_TRUE(status.ok()) << method << ": " << status.error_message();
    }
  }
}

TEST(LimitsTest, CorporaAtOneTime) {
  ServerOptions options;
  options.max_corpora = 1;
  const TestServer server(options);
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto corpus = stub->SummarizeCorpus(&context);
  v1::SummarizeCorpusRequest request;
  request.mutable_article()->set_id("a");
  ASSERT_TRUE(corpus->Write(request));
  ASSERT_TRUE(server.WaitForMetric(
      "digest_requests_running{method=\"SummarizeCorpus\"}", 1));
  ExpectExhausted(
      CallWithBytes(server.Connect(), "SummarizeCorpus", {Request("b", 10)}),
      "max_corpora");
  EXPECT_TRUE(
      CallWithBytes(server.Connect(), "SummarizeArticle", {Request("b", 10)})
          .ok());
  corpus->WritesDone();
  v1::SummarizeCorpusResponse response;
  EXPECT_TRUE(corpus->Read(&response));
  EXPECT_TRUE(corpus->Read(&response));
  EXPECT_TRUE(corpus->Finish().ok());
}

}  // namespace
}  // namespace summarizer::digest_server
