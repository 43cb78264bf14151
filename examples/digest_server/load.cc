#include "examples/digest_server/load.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "examples/digest_server/arrivals.h"
#include "examples/digest_server/feed.h"
#include "examples/digest_server/stream_checker.h"
#include "google/protobuf/repeated_field.h"
#include "summarizer/history.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

// Longer than any answer takes; so that a server that hangs is an error.
constexpr absl::Duration kPatience = absl::Minutes(1);

HistoryOptions Bound(size_t bytes) {
  HistoryOptions options;
  options.max_bytes = bytes;
  return options;
}

class Load {
 public:
  Load(const LoadOptions& options, Summarizer summarizer)
      : options_(options),
        summarizer_(std::move(summarizer)),
        feed_(options.seed, options.prepared) {}

  LoadReport Run(const LoadProgress& progress) {
    feed_.WaitUntilAhead();
    start_ = absl::Now();
    end_ = start_ + options_.duration;
    Arrivals arrivals(options_.rate, options_.seed, start_);
    arrivals_ = &arrivals;
    if (options_.check && options_.method == Method::kDigestStream) {
      checker_ = std::make_unique<StreamChecker>(
          summarizer_, History(Bound(options_.history_bytes)));
    }
    std::thread teller;
    if (progress.tell != nullptr) {
      teller = std::thread([this, &progress] { Tell(progress); });
    }
    std::vector<std::thread> clients;
    for (size_t i = 0; i < options_.streams; ++i) {
      clients.emplace_back([this] { Client(); });
    }
    for (std::thread& client : clients) client.join();
    const absl::Duration time = absl::Now() - start_;
    if (teller.joinable()) {
      {
        const std::lock_guard<std::mutex> lock(mutex_);
        is_ending_ = true;
      }
      changed_.notify_all();
      teller.join();
    }
    if (checker_ != nullptr) {
      const StreamChecker::Result result = checker_->Finish();
      total_.checked = result.checked;
      total_.different = result.different;
      total_.unchecked = result.unchecked;
      total_.first_difference = result.first_difference;
    }
    total_.time = time;
    return std::move(total_);
  }

 private:
  using Stub = v1::DigestService::Stub;

  void Client() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetMaxReceiveMessageSize(-1);
    const auto stub = v1::DigestService::NewStub(grpc::CreateCustomChannel(
        options_.target, grpc::InsecureChannelCredentials(), arguments));
    switch (options_.method) {
      case Method::kSummarizeArticle:
        return Articles(*stub);
      case Method::kDigestStream:
        return Stream(*stub);
      case Method::kSummarizeCorpus:
        return Corpora(*stub);
    }
  }

  // Waits until the next request is due. False where the time is over.
  bool WaitForTurn(absl::Time& due) {
    due = arrivals_->Next();
    if (due >= end_) return false;
    absl::SleepFor(due - absl::Now());
    return true;
  }

  static void SetDeadline(grpc::ClientContext& context, absl::Duration time) {
    context.set_deadline(absl::ToChronoTime(absl::Now() + time));
  }

  void Articles(Stub& stub) {
    Workspace workspace;
    v1::SummarizeArticleRequest request;
    v1::SummarizeArticleResponse response;
    for (absl::Time due;;) {
      *request.mutable_article() = feed_.Next();
      if (!WaitForTurn(due)) return;
      grpc::ClientContext context;
      SetDeadline(context, kPatience);
      const grpc::Status status =
          stub.SummarizeArticle(&context, request, &response);
      const absl::Time now = absl::Now();
      if (!status.ok()) {
        Failed(status);
        continue;
      }
      Answered(now, due, 1, request.article().body().size());
      if (!options_.check) continue;
      const auto digest = summarizer_.Summarize(request.article(), &workspace);
      Compare(digest.ok() ? digest->SerializeAsString() : "",
              response.digest().SerializeAsString(), request.article().id());
    }
  }

  void Stream(Stub& stub) {
    grpc::ClientContext context;
    SetDeadline(context, options_.duration + kPatience);
    const auto call = stub.DigestStream(&context);
    v1::DigestStreamRequest request;
    v1::DigestStreamResponse response;
    for (absl::Time due;;) {
      *request.mutable_article() = feed_.Next();
      if (!WaitForTurn(due)) break;
      if (!call->Write(request) || !call->Read(&response)) break;
      Answered(absl::Now(), due, 1, request.article().body().size());
      if (checker_ != nullptr) {
        checker_->Add(std::move(*request.mutable_article()),
                      std::move(response));
      }
    }
    call->WritesDone();
    if (const grpc::Status status = call->Finish(); !status.ok()) {
      Failed(status);
    }
  }

  void Corpora(Stub& stub) {
    for (absl::Time due;;) {
      v1::Corpus corpus;
      size_t bytes = 0;
      for (size_t i = 0; i < options_.corpus_articles; ++i) {
        v1::Article& article = *corpus.add_articles();
        article = feed_.Next();
        bytes += article.body().size();
      }
      if (!WaitForTurn(due)) return;
      v1::CorpusDigest answer;
      const grpc::Status status = SendCorpus(stub, corpus, answer);
      const absl::Time now = absl::Now();
      if (!status.ok()) {
        Failed(status);
        continue;
      }
      Answered(now, due, options_.corpus_articles, bytes);
      if (!options_.check) continue;
      const auto digest = summarizer_.SummarizeCorpus(corpus);
      Compare(digest.ok() ? digest->SerializeAsString() : "",
              answer.SerializeAsString(), corpus.articles(0).id());
    }
  }

  // One SummarizeCorpus; `answer` is as the library's own.
  static grpc::Status SendCorpus(Stub& stub, const v1::Corpus& corpus,
                                 v1::CorpusDigest& answer) {
    grpc::ClientContext context;
    SetDeadline(context, kPatience);
    const auto call = stub.SummarizeCorpus(&context);
    v1::SummarizeCorpusRequest request;
    for (const v1::Article& article : corpus.articles()) {
      *request.mutable_article() = article;
      if (!call->Write(request)) break;
    }
    call->WritesDone();
    google::protobuf::RepeatedPtrField<v1::ArticleDigest> articles;
    for (v1::SummarizeCorpusResponse response; call->Read(&response);) {
      if (response.has_corpus()) {
        answer = std::move(*response.mutable_corpus());
      } else {
        *articles.Add() = std::move(*response.mutable_article());
      }
    }
    answer.mutable_articles()->Swap(&articles);
    return call->Finish();
  }

  void Answered(absl::Time now, absl::Time due, uint64_t articles,
                size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (LoadReport* report : {&total_, &since_told_}) {
      ++report->requests;
      report->articles += articles;
      report->body_bytes += bytes;
      if (now - start_ >= options_.warm_up) report->latencies.Add(now - due);
    }
  }

  void Failed(const grpc::Status& status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++since_told_.errors;
    if (total_.errors++ == 0) {
      total_.first_error =
          absl::StrCat(status.error_code(), ": ", status.error_message());
    }
  }

  void Compare(const std::string& library, const std::string& server,
               const std::string& id) {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++total_.checked;
    if (library == server) return;
    if (total_.different++ == 0) {
      total_.first_difference = absl::StrCat("request with article ", id);
    }
  }

  void Tell(const LoadProgress& progress) {
    std::unique_lock<std::mutex> lock(mutex_);
    for (absl::Time told = start_;;) {
      const absl::Time next = told + progress.period;
      if (changed_.wait_until(lock, absl::ToChronoTime(next),
                              [this] { return is_ending_; })) {
        return;
      }
      const absl::Time now = absl::Now();
      LoadReport report = std::exchange(since_told_, LoadReport());
      report.time = now - told;
      told = now;
      lock.unlock();
      progress.tell(std::move(report));
      lock.lock();
    }
  }

  const LoadOptions& options_;
  const Summarizer summarizer_;
  Feed feed_;
  absl::Time start_;
  absl::Time end_;
  Arrivals* arrivals_ = nullptr;
  std::unique_ptr<StreamChecker> checker_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_ending_ = false;
  LoadReport total_;
  LoadReport since_told_;
};

}  // namespace

absl::StatusOr<LoadReport> RunLoad(const LoadOptions& options,
                                   const LoadProgress& progress) {
  absl::StatusOr<Summarizer> summarizer =
      Summarizer::Create(options.summarizer);
  if (!summarizer.ok()) return summarizer.status();
  return Load(options, *std::move(summarizer)).Run(progress);
}

}  // namespace summarizer::digest_server
