// The methods, beside the library called in this process.

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "examples/digest_server/health.grpc.pb.h"
#include "examples/digest_server/test_server.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "summarizer/history.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

using ::google::protobuf::util::MessageDifferencer;

Summarizer DefaultSummarizer() {
  auto summarizer = Summarizer::Create();
  EXPECT_TRUE(summarizer.ok());
  return *std::move(summarizer);
}

TEST(ServiceTest, SummarizeArticleIsTheLibrary) {
  const TestServer server;
  const auto stub = server.NewStub();
  const Summarizer summarizer = DefaultSummarizer();
  for (const v1::Article& article : TestArticles(20)) {
    grpc::ClientContext context;
    v1::SummarizeArticleRequest request;
    *request.mutable_article() = article;
    v1::SummarizeArticleResponse response;
    const grpc::Status status =
        stub->SummarizeArticle(&context, request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
    EXPECT_TRUE(MessageDifferencer::Equals(response.digest(),
                                           *summarizer.Summarize(article)));
  }
}

TEST(ServiceTest, DigestStreamIsTheLibraryWithOneHistory) {
  const TestServer server;
  const Summarizer summarizer = DefaultSummarizer();
  History history;
  const std::vector<v1::Article> articles = TestArticles(60);
  uint64_t sequence = 0;
  // The second stream meets what the first one brought.
  for (int stream = 0; stream < 2; ++stream) {
    const auto stub = server.NewStub();
    grpc::ClientContext context;
    const auto call = stub->DigestStream(&context);
    for (const v1::Article& original : articles) {
      v1::Article article = original;
      article.set_id(absl::StrCat(stream, "/", original.id()));
      v1::DigestStreamRequest request;
      *request.mutable_article() = article;
      ASSERT_TRUE(call->Write(request));
      v1::DigestStreamResponse response;
      ASSERT_TRUE(call->Read(&response));
      EXPECT_EQ(response.sequence(), ++sequence);
      EXPECT_TRUE(MessageDifferencer::Equals(
          response.digest(),
          *summarizer.SummarizeAndObserve(article, history)));
    }
    call->WritesDone();
    EXPECT_TRUE(call->Finish().ok());
  }
  EXPECT_EQ(server.Metric("digest_history_articles"),
            static_cast<double>(history.article_count()));
  EXPECT_EQ(server.Metric("digest_history_bytes"),
            static_cast<double>(history.memory_bytes()));
}

TEST(ServiceTest, DigestStreamAnswersWhatIsSentAtOnce) {
  const TestServer server;
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto call = stub->DigestStream(&context);
  const std::vector<v1::Article> articles = TestArticles(200);
  for (const v1::Article& article : articles) {
    v1::DigestStreamRequest request;
    *request.mutable_article() = article;
    ASSERT_TRUE(call->Write(request));
  }
  call->WritesDone();
  v1::DigestStreamResponse response;
  for (const v1::Article& article : articles) {
    ASSERT_TRUE(call->Read(&response));
    EXPECT_EQ(response.digest().article_id(), article.id());
  }
  EXPECT_FALSE(call->Read(&response));
  EXPECT_TRUE(call->Finish().ok());
}

TEST(ServiceTest, SummarizeCorpusIsTheLibrary) {
  const TestServer server;
  const auto stub = server.NewStub();
  const Summarizer summarizer = DefaultSummarizer();
  v1::Corpus corpus;
  grpc::ClientContext context;
  const auto call = stub->SummarizeCorpus(&context);
  for (v1::Article& article : TestArticles(100)) {
    *corpus.add_articles() = article;
    v1::SummarizeCorpusRequest request;
    request.mutable_article()->Swap(&article);
    ASSERT_TRUE(call->Write(request));
  }
  call->WritesDone();
  v1::CorpusDigest expected = *summarizer.SummarizeCorpus(corpus);
  v1::SummarizeCorpusResponse response;
  for (const v1::ArticleDigest& article : expected.articles()) {
    ASSERT_TRUE(call->Read(&response));
    EXPECT_TRUE(MessageDifferencer::Equals(response.article(), article));
  }
  expected.clear_articles();
  ASSERT_TRUE(call->Read(&response));
  EXPECT_TRUE(MessageDifferencer::Equals(response.corpus(), expected));
  EXPECT_FALSE(call->Read(&response));
  EXPECT_TRUE(call->Finish().ok());
}

TEST(ServiceTest, NothingSent) {
  const TestServer server;
  const auto channel = server.Connect();
  EXPECT_EQ(CallWithBytes(channel, "SummarizeArticle", {}).error_code(),
            grpc::INVALID_ARGUMENT);
  EXPECT_TRUE(CallWithBytes(channel, "DigestStream", {}).ok());
  EXPECT_TRUE(CallWithBytes(channel, "SummarizeCorpus", {}).ok());
  EXPECT_EQ(CallWithBytes(channel, "Unheard", {}).error_code(),
            grpc::UNIMPLEMENTED);
}

TEST(ServiceTest, RefusesBadArticlesWithFieldAndOffset) {
  const TestServer server;
  const auto channel = server.Connect();
  v1::SummarizeArticleRequest request;  // All methods' look alike.
  request.mutable_article()->set_body("A bell rang.");
  const std::string no_id = request.SerializeAsString();
  request.mutable_article()->set_id("a");
  const std::string good = request.SerializeAsString();
  std::string bad_utf8 = good;
  bad_utf8[bad_utf8.find("bell") + 1] = '\xff';
  const std::string cut = good.substr(0, good.size() - 1);
  for (const std::string method :
       {"SummarizeArticle", "DigestStream", "SummarizeCorpus"}) {
    SCOPED_TRACE(method);
    EXPECT_TRUE(CallWithBytes(channel, method, {good}).ok());
    grpc::Status status = CallWithBytes(channel, method, {no_id});
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_TRUE(absl::StrContains(status.error_message(), "id"))
        << status.error_message();
    status = CallWithBytes(channel, method, {bad_utf8});
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_TRUE(absl::StrContains(
        status.error_message(),
        "summarizer.v1.Article.body: not UTF-8 at byte 3 of the string"))
        << status.error_message();
    status = CallWithBytes(channel, method, {cut});
    EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
    EXPECT_TRUE(absl::StrContains(status.error_message(), "damaged at byte 0"))
        << status.error_message();
    EXPECT_EQ(CallWithBytes(channel, method, {"\xff\xff\xff"}).error_code(),
              grpc::INVALID_ARGUMENT);
  }
  // What was refused is not remembered.
  EXPECT_EQ(server.Metric("digest_history_articles"), 1);
}

TEST(ServiceTest, AnswersWhatCameBeforeABadArticle) {
  const TestServer server;
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto call = stub->DigestStream(&context);
  v1::DigestStreamRequest request;
  request.mutable_article()->set_body("A bell rang.");
  for (const char* id : {"a", "b", ""}) {
    request.mutable_article()->set_id(id);
    ASSERT_TRUE(call->Write(request));
  }
  v1::DigestStreamResponse response;
  EXPECT_TRUE(call->Read(&response));
  EXPECT_TRUE(call->Read(&response));
  EXPECT_EQ(response.digest().article_id(), "b");
  EXPECT_FALSE(call->Read(&response));
  EXPECT_EQ(call->Finish().error_code(), grpc::INVALID_ARGUMENT);
}

TEST(ServiceTest, RefusesTheSameIdTwiceInACorpus) {
  const TestServer server;
  v1::SummarizeCorpusRequest request;
  request.mutable_article()->set_id("twin");
  const std::string bytes = request.SerializeAsString();
  const grpc::Status status =
      CallWithBytes(server.Connect(), "SummarizeCorpus", {bytes, bytes});
  EXPECT_EQ(status.error_code(), grpc::INVALID_ARGUMENT);
  EXPECT_TRUE(absl::StrContains(status.error_message(), "twin"));
}

TEST(ServiceTest, HonoursDeadlines) {
  const TestServer server;
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::milliseconds(100));
  const auto call = stub->DigestStream(&context);
  v1::DigestStreamResponse response;
  EXPECT_FALSE(call->Read(&response));
  EXPECT_EQ(call->Finish().error_code(), grpc::DEADLINE_EXCEEDED);
  // The server knows, too, and has done with the call.
  EXPECT_TRUE(
      server.WaitForMetric("digest_requests_total{code=\"DEADLINE_EXCEEDED\","
                           "method=\"DigestStream\"}",
                           1));
  EXPECT_EQ(server.Metric("digest_requests_running{method=\"DigestStream\"}"),
            0);
}

TEST(ServiceTest, DropsACorpusThatNobodyWaitsFor) {
  const TestServer server;
  const auto stub = server.NewStub();
  grpc::ClientContext context;
  const auto call = stub->SummarizeCorpus(&context);
  for (v1::Article& article : TestArticles(3000)) {
    v1::SummarizeCorpusRequest request;
    request.mutable_article()->Swap(&article);
    ASSERT_TRUE(call->Write(request));
  }
  call->WritesDone();
  // It is digested for longer than that. (Who goes at once looks like one whose
  // message was refused.)
  absl::SleepFor(absl::Milliseconds(20));
  context.TryCancel();
  EXPECT_EQ(call->Finish().error_code(), grpc::CANCELLED);
  EXPECT_TRUE(
      server.WaitForMetric("digest_requests_total{code=\"CANCELLED\","
                           "method=\"SummarizeCorpus\"}",
                           1));
}

TEST(ServiceTest, HealthOfTheServerAndTheService) {
  const TestServer server;
  const auto stub = grpc::health::v1::Health::NewStub(server.Connect());
  for (const char* service : {"", "summarizer.v1.DigestService"}) {
    grpc::ClientContext context;
    grpc::health::v1::HealthCheckRequest request;
    request.set_service(service);
    grpc::health::v1::HealthCheckResponse response;
    EXPECT_TRUE(stub->Check(&context, request, &response).ok());
    EXPECT_EQ(response.status(),
              grpc::health::v1::HealthCheckResponse::SERVING);
  }
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckRequest request;
  request.set_service("unheard");
  grpc::health::v1::HealthCheckResponse response;
  EXPECT_EQ(stub->Check(&context, request, &response).error_code(),
            grpc::NOT_FOUND);
}

TEST(ServiceTest, ReflectionKnowsTheMethods) {
  const TestServer server;
  // Debian has no header for the messages, but their library is linked.
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  const auto* type = pool->FindMessageTypeByName(
      "grpc.reflection.v1alpha.ServerReflectionRequest");
  ASSERT_NE(type, nullptr);
  const std::unique_ptr<google::protobuf::Message> request(
      google::protobuf::MessageFactory::generated_factory()
          ->GetPrototype(type)
          ->New());
  request->GetReflection()->SetString(
      request.get(), type->FindFieldByName("file_containing_symbol"),
      "summarizer.v1.DigestService");
  grpc::GenericStub stub(server.Connect());
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto wait = [&queue] {
    void* tag;
    bool ok = false;
    EXPECT_TRUE(queue.Next(&tag, &ok));
    return ok;
  };
  const auto call = stub.PrepareCall(
      &context,
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  call->StartCall(nullptr);
  ASSERT_TRUE(wait());
  const grpc::Slice slice(request->SerializeAsString());
  call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), nullptr);
  ASSERT_TRUE(wait());
  grpc::ByteBuffer answer;
  call->Read(&answer, nullptr);
  ASSERT_TRUE(wait());
  grpc::Slice bytes;
  ASSERT_TRUE(answer.DumpToSingleSlice(&bytes).ok());
  const std::string text(bytes.begin(), bytes.end());
  for (const char* name : {"SummarizeArticle", "DigestStream",
                           "SummarizeCorpus", "digest_service.proto"}) {
    EXPECT_TRUE(absl::StrContains(text, name)) << name;
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  EXPECT_TRUE(status.ok());
}

TEST(ServiceTest, CountsWhatItDoes) {
  const TestServer server;
  const auto stub = server.NewStub();
  const Summarizer summarizer = DefaultSummarizer();
  History history;
  double furniture = 0;
  double bytes = 0;
  grpc::ClientContext context;
  const auto call = stub->DigestStream(&context);
  for (const v1::Article& article : TestArticles(50)) {
    v1::DigestStreamRequest request;
    *request.mutable_article() = article;
    call->Write(request);
    v1::DigestStreamResponse response;
    call->Read(&response);
    furniture += response.digest().stats().furniture();
    bytes += static_cast<double>(article.body().size());
  }
  call->WritesDone();
  ASSERT_TRUE(call->Finish().ok());
  EXPECT_TRUE(server.WaitForMetric(
      "digest_requests_total{code=\"OK\",method=\"DigestStream\"}", 1));
  EXPECT_EQ(server.Metric("digest_articles_total{method=\"DigestStream\"}"),
            50);
  EXPECT_EQ(
      server.Metric("digest_latency_seconds_count{method=\"DigestStream\"}"),
      50);
  EXPECT_GT(furniture, 0);
  EXPECT_EQ(server.Metric("digest_sentences_suppressed_total{reason=\"rule\"}"),
            furniture);
  EXPECT_EQ(server.Metric("digest_article_bytes_total"), bytes);
  EXPECT_GT(server.Metric("digest_library_cpu_seconds_total"), 0);
  EXPECT_GT(server.Metric("process_cpu_seconds_total"),
            server.Metric("digest_library_cpu_seconds_total"));
  EXPECT_GT(server.Metric("process_resident_memory_bytes"), 1e6);
}

}  // namespace
}  // namespace summarizer::digest_server
