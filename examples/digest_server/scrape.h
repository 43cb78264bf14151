// What a server tells Prometheus, read by a test or the load client.

#ifndef EXAMPLES_DIGEST_SERVER_SCRAPE_H_
#define EXAMPLES_DIGEST_SERVER_SCRAPE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace summarizer::digest_server {

// The page http://127.0.0.1:`port`/metrics. Unavailable where there is none.
absl::StatusOr<std::string> ScrapeMetrics(int port);

// The value of a metric on a page, by "name" or "name{labels}".
std::optional<double> MetricValue(std::string_view page, std::string_view name);

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_SCRAPE_H_
