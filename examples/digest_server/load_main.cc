// The load client: sends made-up news to a server, prints what it took, and
// whether every answer was the library's.
//
// Exit codes: 0 all well; 1 a request failed, an answer was not the library's
// or could not be checked; 2 bad usage.

#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "examples/digest_server/load.h"
#include "examples/digest_server/scrape.h"
#include "summarizer/io/textproto.h"

namespace {

using ::summarizer::digest_server::LoadOptions;
using ::summarizer::digest_server::LoadProgress;
using ::summarizer::digest_server::LoadReport;
using ::summarizer::digest_server::Method;
using ::summarizer::digest_server::MetricValue;
using ::summarizer::digest_server::ScrapeMetrics;

double Milliseconds(absl::Duration duration) {
  return absl::ToDoubleMilliseconds(duration);
}

// What the server says of itself, as columns of the progress table.
class ServerColumns {
 public:
  explicit ServerColumns(int port) : port_(port) { Next(); }

  static std::string Titles() {
    return " memory MiB | History MiB | articles in it | processors | of it "
           "the library |";
  }
  static std::string Rule() { return " ---: | ---: | ---: | ---: | ---: |"; }

  std::string Next() {
    const auto page = ScrapeMetrics(port_);
    if (!page.ok()) return " ? | ? | ? | ? | ? |";
    const auto value = [&page](const char* name) {
      return MetricValue(*page, name).value_or(0);
    };
    const absl::Time now = absl::Now();
    const double cpu = value("process_cpu_seconds_total");
    const double library = value("digest_library_cpu_seconds_total");
    const double used = cpu - std::exchange(cpu_, cpu);
    const double used_by_library = library - std::exchange(library_, library);
    const double time = absl::ToDoubleSeconds(now - std::exchange(time_, now));
    constexpr double kMiB = 1 << 20;
    return absl::StrFormat(" %.1f | %.1f | %.0f | %.2f | %.0f %% |",
                           value("process_resident_memory_bytes") / kMiB,
                           value("digest_history_bytes") / kMiB,
                           value("digest_history_articles"), used / time,
                           used > 0 ? 100 * used_by_library / used : 0);
  }

 private:
  const int port_;
  absl::Time time_;
  double cpu_ = 0;
  double library_ = 0;
};

std::string Row(LoadReport& report) {
  return absl::StrFormat(
      " %.0f | %.2f | %.2f | %.2f | %.2f | %d |",
      static_cast<double>(report.articles) / absl::ToDoubleSeconds(report.time),
      Milliseconds(report.latencies.Percentile(0.5)),
      Milliseconds(report.latencies.Percentile(0.99)),
      Milliseconds(report.latencies.Percentile(0.999)),
      Milliseconds(report.latencies.Percentile(1)), report.errors);
}

void Print(LoadReport& report) {
  const double seconds = absl::ToDoubleSeconds(report.time);
  std::cout << absl::StrFormat(
      "requests   %d in %.1f s, %d failed\n"
      "articles   %d, %.0f a second, %.2f MB a second\n",
      report.requests, seconds, report.errors, report.articles,
      static_cast<double>(report.articles) / seconds,
      static_cast<double>(report.body_bytes) / seconds / 1e6);
  std::cout << "latency   ";
  for (const auto& [name, share] :
       {std::pair("p50", 0.5), std::pair("p90", 0.9), std::pair("p99", 0.99),
        std::pair("p99.9", 0.999), std::pair("max", 1.0)}) {
    std::cout << absl::StrFormat(
        " %s %.2f ms", name, Milliseconds(report.latencies.Percentile(share)));
  }
  std::cout << absl::StrFormat(
      "\nchecked    %d answers, %d not the library's, %d could not be "
      "checked\n",
      report.checked, report.different, report.unchecked);
  if (report.errors > 0) {
    std::cout << "first error: " << report.first_error << "\n";
  }
  if (report.different > 0) {
    std::cout << "first difference: " << report.first_difference << "\n";
  }
}

int Run(const LoadOptions& options, double period, int metrics_port) {
  std::optional<ServerColumns> server;
  if (metrics_port > 0) server.emplace(metrics_port);
  LoadProgress progress;
  if (period > 0) {
    std::cout << "| s | articles/s | p50 ms | p99 ms | p99.9 ms | max ms | "
                 "errors |"
              << (server.has_value() ? ServerColumns::Titles() : "")
              << "\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
              << (server.has_value() ? ServerColumns::Rule() : "") << std::endl;
    progress.period = absl::Seconds(period);
    progress.tell = [&server,
                     time = absl::Duration()](LoadReport report) mutable {
      time += report.time;
      std::cout << absl::StrFormat("| %.0f |", absl::ToDoubleSeconds(time))
                << Row(report) << (server.has_value() ? server->Next() : "")
                << std::endl;
    };
  }
  auto report = RunLoad(options, progress);
  if (!report.ok()) {
    std::cerr << report.status() << "\n";
    return 2;
  }
  Print(*report);
  return report->ok() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  LoadOptions options;
  const std::map<std::string, Method> methods = {
      {"article", Method::kSummarizeArticle},
      {"stream", Method::kDigestStream},
      {"corpus", Method::kSummarizeCorpus}};
  double duration = 10;
  double warm_up = 1;
  double period = 0;
  int metrics_port = 0;
  bool skips_check = false;
  std::string options_file;
  CLI::App app("Puts a digest server under load and checks its answers.",
               "load");
  app.add_option("--target", options.target, "HOST:PORT of the server")
      ->capture_default_str();
  app.add_option("--method", options.method,
                 "article, stream (the default) or corpus")
      ->transform(CLI::Transformer(methods, CLI::ignore_case));
  app.add_option("--streams", options.streams,
                 "clients, each with one request at a time")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  app.add_option(
         "--rate", options.rate,
         "requests a second at random times, whatever the server does "
         "(open loop); 0: each when the one before is answered (closed)")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e6));
  app.add_option("--duration", duration, "seconds")->capture_default_str();
  app.add_option("--warm_up", warm_up, "seconds whose latencies don't count")
      ->capture_default_str();
  app.add_option("--seed", options.seed, "of the news")->capture_default_str();
  app.add_option("--prepared", options.prepared,
                 "articles made before the clock starts")
      ->capture_default_str();
  app.add_option("--corpus_articles", options.corpus_articles,
                 "articles in each corpus")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  app.add_flag("--no_check", skips_check,
               "compares no answer with the library's");
  app.add_option("--history_bytes", options.history_bytes, "as the server's")
      ->capture_default_str()
      ->transform(CLI::AsSizeValue(false));
  app.add_option("--options", options_file, "as the server's");
  app.add_option("--progress", period, "seconds from row to row; 0: none")
      ->capture_default_str();
  app.add_option("--metrics_port", metrics_port,
                 "the server's, on this machine, for its part of the rows");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  options.duration = absl::Seconds(duration);
  options.warm_up = absl::Seconds(warm_up);
  options.check = !skips_check;
  if (!options_file.empty()) {
    const absl::Status status =
        summarizer::io::ReadTextprotoFile(options_file, options.summarizer);
    if (!status.ok()) {
      std::cerr << status << "\n";
      return 2;
    }
  }
  return Run(options, period, metrics_port);
}
