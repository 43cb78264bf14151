// What Prometheus is told.

#ifndef EXAMPLES_DIGEST_SERVER_METRICS_H_
#define EXAMPLES_DIGEST_SERVER_METRICS_H_

#include <array>
#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "prometheus/counter.h"
#include "prometheus/exposer.h"
#include "prometheus/family.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::digest_server {

enum class Method { kSummarizeArticle, kDigestStream, kSummarizeCorpus };
inline constexpr size_t kMethods = 3;
// As in the schema.
const char* MethodName(Method method);

// Any number of threads may call anything here at once.
class Metrics {
 public:
  Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void CallStarted(Method method);
  // `was_admitted`: whether CallStarted was called.
  void CallEnded(Method method, absl::StatusCode code, bool was_admitted);

  // An answer is ready: of SummarizeArticle and DigestStream since the article
  // was there, of SummarizeCorpus since its last article was.
  void Answered(Method method, absl::Duration latency);
  // An article was digested.
  void Digested(Method method, const v1::ArticleStats& stats);
  // Processor time that the library took.
  void AddLibraryCpu(absl::Duration time);

  void SetHistory(size_t bytes, size_t articles);
  void HistorySaved(absl::Duration took, size_t bytes, absl::Time now);
  void HistorySaveFailed();

  // What Prometheus reads, the process' memory and processor time included.
  std::string Text() const;

 private:
  friend class MetricsServer;

  std::shared_ptr<prometheus::Registry> registry_;
  std::shared_ptr<prometheus::Collectable> process_;
  // What a call counts is looked up once, here.
  std::array<std::array<prometheus::Counter*, 17>, kMethods> calls_;
  std::array<prometheus::Gauge*, kMethods> running_;
  std::array<prometheus::Histogram*, kMethods> latency_;
  std::array<prometheus::Counter*, kMethods> articles_;
  prometheus::Counter* article_bytes_;
  prometheus::Counter* selected_;
  std::array<prometheus::Counter*, 4> suppressed_;
  prometheus::Counter* library_cpu_;
  prometheus::Gauge* history_bytes_;
  prometheus::Gauge* history_articles_;
  prometheus::Histogram* save_time_;
  prometheus::Gauge* saved_bytes_;
  prometheus::Gauge* saved_at_;
  prometheus::Counter* save_failures_;
};

// Adds the processor time that its thread takes while it lives.
class LibraryCpuTimer {
 public:
  explicit LibraryCpuTimer(Metrics& metrics);
  ~LibraryCpuTimer();
  LibraryCpuTimer(const LibraryCpuTimer&) = delete;
  LibraryCpuTimer& operator=(const LibraryCpuTimer&) = delete;

 private:
  Metrics& metrics_;
  const absl::Duration start_;
};

// Serves /metrics over HTTP. Ending takes two seconds: so long does its web
// server wait for a connection.
class MetricsServer {
 public:
  // InvalidArgument where `address` ("HOST:PORT") can't be listened on.
  static absl::StatusOr<std::unique_ptr<MetricsServer>> Start(
      const std::string& address, const Metrics& metrics);

  int port() const { return exposer_->GetListeningPorts().front(); }

 private:
  explicit MetricsServer(std::unique_ptr<prometheus::Exposer> exposer)
      : exposer_(std::move(exposer)) {}

  std::unique_ptr<prometheus::Exposer> exposer_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_METRICS_H_
