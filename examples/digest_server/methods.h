// The three methods of summarizer.v1.DigestService.

#ifndef EXAMPLES_DIGEST_SERVER_METHODS_H_
#define EXAMPLES_DIGEST_SERVER_METHODS_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "examples/digest_server/call.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::digest_server {

// One message in, one out. A stream to gRPC, so that a client which sends its
// message byte by byte does not escape the timeout.
class SummarizeArticleCall : public Call {
 public:
  SummarizeArticleCall(grpc::CallbackServerContext& context, Backend& backend);

 private:
  void OnMessage(const grpc::ByteBuffer& bytes) override;
  void OnLastMessage() override;
};

// The next article is read when the one before it is digested.
class DigestStreamCall : public Call {
 public:
  DigestStreamCall(grpc::CallbackServerContext& context, Backend& backend);

 private:
  void OnMessage(const grpc::ByteBuffer& bytes) override;
  void OnLastMessage() override;
  void OnObserved(absl::StatusOr<HistoryStore::Observation> observation,
                  SteadyTime since);
};

// Holds the corpus, for the library reads it twice.
class SummarizeCorpusCall : public Call {
 public:
  SummarizeCorpusCall(grpc::CallbackServerContext& context, Backend& backend);

 private:
  class Source;

  void OnMessage(const grpc::ByteBuffer& bytes) override;
  void OnLastMessage() override;
  void Digest();

  std::vector<v1::Article> articles_;
  size_t bytes_ = 0;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_METHODS_H_
