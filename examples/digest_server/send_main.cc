// Sends articles to a server and prints what it answers: as `summarize digest`
// would (corpus), or `summarize articles` (stream, article).
//
// Exit codes: 0 fine; 1 bad input, or the server's error; 2 bad usage.

#include <grpcpp/grpcpp.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "examples/digest_server/metrics.h"
#include "summarizer/io/article_reader.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/io/digest_writer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace {

using ::summarizer::digest_server::Method;
using ::summarizer::io::ArticleReader;
using ::summarizer::io::ByteSink;
using ::summarizer::v1::Article;
using Stub = ::summarizer::v1::DigestService::Stub;

absl::Status FromGrpc(const grpc::Status& status) {
  return absl::Status(static_cast<absl::StatusCode>(status.error_code()),
                      status.error_message());
}

absl::Status SendArticles(Stub& stub, ArticleReader& reader, ByteSink& out) {
  for (Article article;;) {
    const absl::StatusOr<bool> more = reader.Next(article);
    if (!more.ok()) return more.status();
    if (!*more) return absl::OkStatus();
    grpc::ClientContext context;
    summarizer::v1::SummarizeArticleRequest request;
    request.mutable_article()->Swap(&article);
    summarizer::v1::SummarizeArticleResponse response;
    const grpc::Status status =
        stub.SummarizeArticle(&context, request, &response);
    if (!status.ok()) return FromGrpc(status);
    absl::Status written =
        summarizer::io::WriteJsonLine(response.digest(), out);
    if (!written.ok()) return written;
  }
}

absl::Status SendStream(Stub& stub, ArticleReader& reader, ByteSink& out) {
  grpc::ClientContext context;
  const auto call = stub.DigestStream(&context);
  absl::Status status;
  summarizer::v1::DigestStreamRequest request;
  summarizer::v1::DigestStreamResponse response;
  while (status.ok()) {
    const absl::StatusOr<bool> more = reader.Next(*request.mutable_article());
    status = more.status();
    if (!status.ok() || !*more) break;
    if (!call->Write(request) || !call->Read(&response)) break;
    status = summarizer::io::WriteJsonLine(response.digest(), out);
    if (status.ok()) status = out.Flush();
  }
  if (!status.ok()) context.TryCancel();
  call->WritesDone();
  while (call->Read(&response)) {
  }
  const grpc::Status ended = call->Finish();
  return status.ok() ? FromGrpc(ended) : status;
}

absl::Status SendCorpus(Stub& stub, ArticleReader& reader, ByteSink& out) {
  grpc::ClientContext context;
  const auto call = stub.SummarizeCorpus(&context);
  absl::Status status;
  summarizer::v1::SummarizeCorpusRequest request;
  for (;;) {
    const absl::StatusOr<bool> more = reader.Next(*request.mutable_article());
    status = more.status();
    if (!status.ok() || !*more || !call->Write(request)) break;
  }
  if (!status.ok()) context.TryCancel();
  call->WritesDone();
  summarizer::io::DigestCollector collector(
      summarizer::io::DigestFormat::kText);
  summarizer::v1::CorpusDigest digest;
  for (summarizer::v1::SummarizeCorpusResponse response;
       call->Read(&response);) {
    if (response.has_corpus()) {
      digest = std::move(*response.mutable_corpus());
    } else if (status.ok()) {
      status = collector.Add(std::move(*response.mutable_article()));
    }
  }
  const grpc::Status ended = call->Finish();
  if (!status.ok()) return status;
  if (!ended.ok()) return FromGrpc(ended);
  return collector.Write(std::move(digest), out);
}

absl::Status Send(Method method, Stub& stub, ArticleReader& reader,
                  ByteSink& out) {
  switch (method) {
    case Method::kSummarizeArticle:
      return SendArticles(stub, reader, out);
    case Method::kDigestStream:
      return SendStream(stub, reader, out);
    case Method::kSummarizeCorpus:
      break;
  }
  return SendCorpus(stub, reader, out);
}

}  // namespace

int main(int argc, char** argv) {
  std::string target = "127.0.0.1:50051";
  Method method = Method::kSummarizeCorpus;
  std::vector<std::string> paths;
  CLI::App app("Sends articles to a digest server.", "send");
  app.add_option("--target", target, "HOST:PORT of the server")
      ->capture_default_str();
  app.add_option("--method", method, "article, stream or corpus (the default)")
      ->transform(CLI::Transformer(
          std::map<std::string, Method>{{"article", Method::kSummarizeArticle},
                                        {"stream", Method::kDigestStream},
                                        {"corpus", Method::kSummarizeCorpus}},
          CLI::ignore_case));
  app.add_option("PATH", paths, "as of `summarize`: files, folders or -")
      ->required();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }

  const auto in =
      summarizer::io::FileStream::Borrow(STDIN_FILENO, "standard input");
  summarizer::io::DescriptorSink out(STDOUT_FILENO, "standard output");
  ArticleReader reader(paths, *in);
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  const auto channel = grpc::CreateCustomChannel(
      target, grpc::InsecureChannelCredentials(), arguments);
  // It may be starting.
  constexpr std::chrono::seconds kPatience(10);
  if (!channel->WaitForConnected(std::chrono::system_clock::now() +
                                 kPatience)) {
    std::cerr << "send: no server at " << target
              << " (./dev serve starts one)\n";
    return 1;
  }
  const auto stub = summarizer::v1::DigestService::NewStub(channel);
  absl::Status status = Send(method, *stub, reader, out);
  if (status.ok()) status = out.Flush();
  if (status.ok()) return 0;
  std::cerr << "send: " << status << "\n";
  return 1;
}
