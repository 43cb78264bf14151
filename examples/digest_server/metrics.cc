#include "examples/digest_server/metrics.h"

#include <sys/resource.h>
#include <time.h>  // NOLINT(modernize-deprecated-headers): clock_gettime is no C++
#include <unistd.h>

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "prometheus/metric_family.h"
#include "prometheus/text_serializer.h"

namespace summarizer::digest_server {
namespace {

using ::prometheus::BuildCounter;
using ::prometheus::BuildGauge;
using ::prometheus::BuildHistogram;
using ::prometheus::MetricFamily;
using ::prometheus::MetricType;

constexpr std::array<Method, kMethods> kAllMethods = {
    Method::kSummarizeArticle, Method::kDigestStream, Method::kSummarizeCorpus};

// gRPC's names of the canonical codes, by number.
constexpr const char* kCodes[] = {"OK",
                                  "CANCELLED",
                                  "UNKNOWN",
                                  "INVALID_ARGUMENT",
                                  "DEADLINE_EXCEEDED",
                                  "NOT_FOUND",
                                  "ALREADY_EXISTS",
                                  "PERMISSION_DENIED",
                                  "RESOURCE_EXHAUSTED",
                                  "FAILED_PRECONDITION",
                                  "ABORTED",
                                  "OUT_OF_RANGE",
                                  "UNIMPLEMENTED",
                                  "INTERNAL",
                                  "UNAVAILABLE",
                                  "DATA_LOSS",
                                  "UNAUTHENTICATED"};

// Seconds, in steps of about 2; a digest takes a tenth of a millisecond.
const std::vector<double>& LatencyBuckets() {
  static const auto& buckets = *new std::vector<double>{
      0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02,
      0.05,   0.1,    0.2,    0.5,   1,     2,     5,    10};
  return buckets;
}

absl::Duration ThreadCpuTime() {
  timespec time;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return {};
  return absl::DurationFromTimespec(time);
}

MetricFamily Single(const char* name, const char* help, MetricType type,
                    double value) {
  MetricFamily family;
  family.name = name;
  family.help = help;
  family.type = type;
  prometheus::ClientMetric& metric = family.metric.emplace_back();
  metric.gauge.value = value;
  metric.counter.value = value;
  return family;
}

// The usual names, so that usual dashboards find them.
class ProcessMetrics : public prometheus::Collectable {
 public:
  std::vector<MetricFamily> Collect() const override {
    std::vector<MetricFamily> result;
    rusage usage;
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
      const absl::Duration time = absl::DurationFromTimeval(usage.ru_utime) +
                                  absl::DurationFromTimeval(usage.ru_stime);
      result.push_back(
          Single("process_cpu_seconds_total", "Processor time of the process.",
                 MetricType::Counter, absl::ToDoubleSeconds(time)));
    }
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
      int64_t size = 0;
      int64_t resident = 0;
      if (std::fscanf(file, "%" SCNd64 " %" SCNd64, &size, &resident) == 2) {
        result.push_back(
            Single("process_resident_memory_bytes", "Memory of the process.",
                   MetricType::Gauge,
                   static_cast<double>(resident) *
                       static_cast<double>(sysconf(_SC_PAGESIZE))));
      }
      std::fclose(file);
    }
    return result;
  }
};

size_t Index(Method method) { return static_cast<size_t>(method); }

}  // namespace

const char* MethodName(Method method) {
  switch (method) {
    case Method::kSummarizeArticle:
      return "SummarizeArticle";
    case Method::kDigestStream:
      return "DigestStream";
    case Method::kSummarizeCorpus:
      break;
  }
  return "SummarizeCorpus";
}

Metrics::Metrics()
    : registry_(std::make_shared<prometheus::Registry>()),
      process_(std::make_shared<ProcessMetrics>()) {
  prometheus::Registry& registry = *registry_;
  auto& calls = BuildCounter()
                    .Name("digest_requests_total")
                    .Help("Calls that ended, by status.")
                    .Register(registry);
  auto& running = BuildGauge()
                      .Name("digest_requests_running")
                      .Help("Calls that were admitted and have not ended.")
                      .Register(registry);
  auto& latency = BuildHistogram()
                      .Name("digest_latency_seconds")
                      .Help(
                          "From a whole request to its answer; in streams, "
                          "of each article.")
                      .Register(registry);
  auto& articles = BuildCounter()
                       .Name("digest_articles_total")
                       .Help("Articles digested.")
                       .Register(registry);
  for (const Method method : kAllMethods) {
    const prometheus::Labels labels = {{"method", MethodName(method)}};
    for (size_t code = 0; code < calls_[0].size(); ++code) {
      calls_[Index(method)][code] =
          &calls.Add({{"method", MethodName(method)}, {"code", kCodes[code]}});
    }
    running_[Index(method)] = &running.Add(labels);
    latency_[Index(method)] = &latency.Add(labels, LatencyBuckets());
    articles_[Index(method)] = &articles.Add(labels);
  }
  const auto counter = [&](const char* name, const char* help) {
    return &BuildCounter().Name(name).Help(help).Register(registry).Add({});
  };
  const auto gauge = [&](const char* name, const char* help) {
    return &BuildGauge().Name(name).Help(help).Register(registry).Add({});
  };
  article_bytes_ =
      counter("digest_article_bytes_total", "Bytes of the bodies digested.");
  selected_ = counter("digest_sentences_selected_total", "Sentences picked.");
  auto& suppressed = BuildCounter()
                         .Name("digest_sentences_suppressed_total")
                         .Help("Sentences and furniture not picked, by reason.")
                         .Register(registry);
  suppressed_ = {&suppressed.Add({{"reason", "rule"}}),
                 &suppressed.Add({{"reason", "repeated"}}),
                 &suppressed.Add({{"reason", "redundant"}}),
                 &suppressed.Add({{"reason", "copy"}})};
  library_cpu_ = counter("digest_library_cpu_seconds_total",
                         "Processor time of calls to the library.");
  history_bytes_ =
      gauge("digest_history_bytes", "Memory that the History takes.");
  history_articles_ =
      gauge("digest_history_articles", "Articles that the History remembers.");
  save_time_ = &BuildHistogram()
                    .Name("digest_history_save_seconds")
                    .Help("Time that saving the History took.")
                    .Register(registry)
                    .Add({}, LatencyBuckets());
  saved_bytes_ = gauge("digest_history_saved_bytes", "Size of the last save.");
  saved_at_ = gauge("digest_history_saved_timestamp_seconds",
                    "When the History was last saved.");
  save_failures_ = counter("digest_history_save_failures_total",
                           "Saves of the History that failed.");
}

void Metrics::CallStarted(Method method) {
  running_[Index(method)]->Increment();
}

void Metrics::CallEnded(Method method, absl::StatusCode code,
                        bool was_admitted) {
  if (was_admitted) running_[Index(method)]->Decrement();
  const auto number = static_cast<size_t>(code);
  auto& counters = calls_[Index(method)];
  counters[number < counters.size()
               ? number
               : static_cast<size_t>(absl::StatusCode::kUnknown)]
      ->Increment();
}

void Metrics::Answered(Method method, absl::Duration latency) {
  latency_[Index(method)]->Observe(absl::ToDoubleSeconds(latency));
}

void Metrics::Digested(Method method, const v1::ArticleStats& stats) {
  articles_[Index(method)]->Increment();
  article_bytes_->Increment(static_cast<double>(stats.bytes()));
  selected_->Increment(stats.selected());
  suppressed_[0]->Increment(stats.furniture());
  suppressed_[1]->Increment(stats.repeated());
  suppressed_[2]->Increment(stats.redundant());
  suppressed_[3]->Increment(stats.copied());
}

void Metrics::AddLibraryCpu(absl::Duration time) {
  library_cpu_->Increment(absl::ToDoubleSeconds(time));
}

void Metrics::SetHistory(size_t bytes, size_t articles) {
  history_bytes_->Set(static_cast<double>(bytes));
  history_articles_->Set(static_cast<double>(articles));
}

void Metrics::HistorySaved(absl::Duration took, size_t bytes, absl::Time now) {
  save_time_->Observe(absl::ToDoubleSeconds(took));
  saved_bytes_->Set(static_cast<double>(bytes));
  saved_at_->Set(absl::ToDoubleSeconds(now - absl::UnixEpoch()));
}

void Metrics::HistorySaveFailed() { save_failures_->Increment(); }

std::string Metrics::Text() const {
  std::vector<MetricFamily> families = registry_->Collect();
  for (MetricFamily& family : process_->Collect()) {
    families.push_back(std::move(family));
  }
  return prometheus::TextSerializer().Serialize(families);
}

LibraryCpuTimer::LibraryCpuTimer(Metrics& metrics)
    : metrics_(metrics), start_(ThreadCpuTime()) {}

LibraryCpuTimer::~LibraryCpuTimer() {
  metrics_.AddLibraryCpu(ThreadCpuTime() - start_);
}

absl::StatusOr<std::unique_ptr<MetricsServer>> MetricsServer::Start(
    const std::string& address, const Metrics& metrics) {
  // prometheus-cpp reports this with an exception.
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(address);
    exposer->RegisterCollectable(metrics.registry_);
    exposer->RegisterCollectable(metrics.process_);
    return std::unique_ptr<MetricsServer>(
        new MetricsServer(std::move(exposer)));
  } catch (const std::exception& exception) {
    return absl::InvalidArgumentError(absl::StrCat(
        "metrics: can't listen on ", address, ": ", exception.what()));
  }
}

}  // namespace summarizer::digest_server
