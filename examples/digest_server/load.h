// Puts a server under load, and checks its answers.

#ifndef EXAMPLES_DIGEST_SERVER_LOAD_H_
#define EXAMPLES_DIGEST_SERVER_LOAD_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "examples/digest_server/latencies.h"
#include "examples/digest_server/metrics.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::digest_server {

struct LoadOptions {
  std::string target = "127.0.0.1:50051";
  Method method = Method::kDigestStream;
  // Clients, each with a connection and one request at a time.
  size_t streams = 8;
  // Articles (or corpora) a second of all clients together; 0: a closed loop.
  double rate = 0;
  absl::Duration duration = absl::Seconds(10);
  // Latencies of the first answers don't count.
  absl::Duration warm_up = absl::Seconds(1);
  uint64_t seed = 1;
  // Articles made before the clock starts, so that making them takes no
  // processor from the server; then as they are needed.
  size_t prepared = 1000;
  size_t corpus_articles = 500;  // In each corpus of SummarizeCorpus.

  // Whether each answer is compared with the library's.
  bool check = true;
  // The server's own: its SummarizerOptions and the bound of its History.
  v1::SummarizerOptions summarizer;
  size_t history_bytes = size_t{256} << 20;
};

struct LoadReport {
  uint64_t requests = 0;
  uint64_t articles = 0;
  uint64_t body_bytes = 0;
  absl::Duration time;
  Latencies latencies;  // Of the requests after the warm-up.
  // Requests that failed.
  uint64_t errors = 0;
  std::string first_error;
  uint64_t checked = 0;
  uint64_t different = 0;
  uint64_t unchecked = 0;
  std::string first_difference;

  bool ok() const { return errors == 0 && different == 0 && unchecked == 0; }
};

// Called every `period` from the start with what came since the last time.
struct LoadProgress {
  absl::Duration period = absl::Minutes(1);
  std::function<void(LoadReport report)> tell;
};

// Sends made-up news. Checking a DigestStream needs a server that has observed
// nothing and that nobody else uses. InvalidArgument for the summarizer's
// options.
absl::StatusOr<LoadReport> RunLoad(const LoadOptions& options,
                                   const LoadProgress& progress = {});

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_LOAD_H_
