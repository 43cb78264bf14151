#include "examples/digest_server/methods.h"

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.pb.h"

namespace summarizer::digest_server {

// SummarizeArticle

SummarizeArticleCall::SummarizeArticleCall(grpc::CallbackServerContext& context,
                                           Backend& backend)
    : Call(Method::kSummarizeArticle, Patience::kWholeCall,
           backend.options.request_timeout, context, backend) {}

void SummarizeArticleCall::OnMessage(const grpc::ByteBuffer& bytes) {
  v1::SummarizeArticleRequest request;
  if (const absl::Status status = Parse(bytes, request); !status.ok()) {
    End(status);
    return;
  }
  backend().workers.Run([this, since = SteadyNow(),
                         request = std::move(request)](Workspace& workspace) {
    if (IsCancelled()) {
      End(Cancellation());
      return;
    }
    absl::StatusOr<v1::ArticleDigest> digest = [&] {
      const LibraryCpuTimer timer(backend().metrics);
      return backend().summarizer.Summarize(request.article(), &workspace);
    }();
    if (!digest.ok()) {
      End(digest.status());
      return;
    }
    CountDigest(digest->stats());
    v1::SummarizeArticleResponse response;
    *response.mutable_digest() = *std::move(digest);
    CountAnswer(since);
    Write(response);
    End(absl::OkStatus());
  });
}

void SummarizeArticleCall::OnLastMessage() {
  End(IsCancelled() ? Cancellation()
                    : absl::InvalidArgumentError("no request"));
}

// DigestStream

DigestStreamCall::DigestStreamCall(grpc::CallbackServerContext& context,
                                   Backend& backend)
    : Call(Method::kDigestStream, Patience::kEachMessage,
           backend.options.stream_timeout, context, backend) {}

void DigestStreamCall::OnMessage(const grpc::ByteBuffer& bytes) {
  v1::DigestStreamRequest request;
  if (const absl::Status status = Parse(bytes, request); !status.ok()) {
    End(status);
    return;
  }
  backend().history.Observe(
      std::move(*request.mutable_article()), [this] { return !IsCancelled(); },
      [this, since = SteadyNow()](
          absl::StatusOr<HistoryStore::Observation> observation) {
        OnObserved(std::move(observation), since);
      });
}

void DigestStreamCall::OnObserved(
    absl::StatusOr<HistoryStore::Observation> observation, SteadyTime since) {
  if (!observation.ok()) {
    End(IsCancelled() ? Cancellation() : observation.status());
    return;
  }
  CountDigest(observation->digest.stats());
  v1::DigestStreamResponse response;
  *response.mutable_digest() = std::move(observation->digest);
  response.set_sequence(observation->sequence);
  CountAnswer(since);
  Write(response);
  Read();
}

void DigestStreamCall::OnLastMessage() {
  End(IsCancelled() ? Cancellation() : absl::OkStatus());
}

// SummarizeCorpus

// The articles, until the client is gone.
class SummarizeCorpusCall::Source : public ArticleSource {
 public:
  explicit Source(const SummarizeCorpusCall& call) : call_(call) {}

  absl::Status Rewind() override {
    next_ = 0;
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (call_.IsCancelled()) return call_.Cancellation();
    if (next_ == call_.articles_.size()) return false;
    article = call_.articles_[next_++];
    return true;
  }

 private:
  const SummarizeCorpusCall& call_;
  size_t next_ = 0;
};

SummarizeCorpusCall::SummarizeCorpusCall(grpc::CallbackServerContext& context,
                                         Backend& backend)
    : Call(Method::kSummarizeCorpus, Patience::kWholeCall,
           backend.options.corpus_timeout, context, backend) {}

void SummarizeCorpusCall::OnMessage(const grpc::ByteBuffer& bytes) {
  const ServerOptions& options = backend().options;
  bytes_ += bytes.Length();
  if (articles_.size() >= options.max_corpus_articles) {
    End(absl::ResourceExhaustedError(
        absl::StrCat("max_corpus_articles: a corpus has at most ",
                     options.max_corpus_articles, " articles")));
    return;
  }
  if (bytes_ > options.max_corpus_bytes) {
    End(absl::ResourceExhaustedError(
        absl::StrCat("max_corpus_bytes: a corpus has at most ",
                     options.max_corpus_bytes, " bytes")));
    return;
  }
  v1::SummarizeCorpusRequest request;
  if (const absl::Status status = Parse(bytes, request); !status.ok()) {
    End(absl::Status(status.code(), absl::StrCat("article ", articles_.size(),
                                                 ": ", status.message())));
    return;
  }
  articles_.push_back(std::move(*request.mutable_article()));
  Read();
}

void SummarizeCorpusCall::OnLastMessage() {
  if (IsCancelled()) {
    End(Cancellation());
    return;
  }
  // A thread is free: there are as many as corpora.
  backend().corpus_workers.Run([this](Workspace&) { Digest(); });
}

void SummarizeCorpusCall::Digest() {
  const SteadyTime since = SteadyNow();
  Source source(*this);
  const DigestSink sink = [this](v1::ArticleDigest digest) {
    CountDigest(digest.stats());
    v1::SummarizeCorpusResponse response;
    *response.mutable_article() = std::move(digest);
    Write(response);
    return absl::OkStatus();
  };
  absl::StatusOr<v1::CorpusDigest> digest = [&] {
    const LibraryCpuTimer timer(backend().metrics);
    return backend().summarizer.SummarizeCorpus(source, sink);
  }();
  articles_.clear();
  articles_.shrink_to_fit();
  if (!digest.ok()) {
    End(digest.status());
    return;
  }
  v1::SummarizeCorpusResponse response;
  *response.mutable_corpus() = *std::move(digest);
  CountAnswer(since);
  Write(response);
  End(absl::OkStatus());
}

}  // namespace summarizer::digest_server
