// Kills a server again and again while it works; prints a row for each kill.
//
// Exit codes: 0 nothing was lost that had to be there; 1 something was; 2 bad
// usage.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "examples/digest_server/kill_check.h"

namespace {

using ::summarizer::digest_server::KillOptions;
using ::summarizer::digest_server::KillRound;

int Run(const KillOptions& options) {
  absl::Duration longest_start;
  absl::Duration oldest_save;
  uint64_t most_lost = 0;
  std::cout << "| kill | start ms | life ms | articles in the file | answered "
               "| saved | lost | last save ms ago |\n"
               "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
            << std::endl;
  const absl::Status status = CheckKills(options, [&](const KillRound& round) {
    longest_start = std::max(longest_start, round.start);
    oldest_save = std::max(oldest_save, round.save_age);
    most_lost = std::max(most_lost, round.answered - round.saved);
    std::cout << absl::StrFormat(
                     "| %d | %.0f | %.0f | %d | %d | %d | %d | %.0f |",
                     round.number, absl::ToDoubleMilliseconds(round.start),
                     absl::ToDoubleMilliseconds(round.life), round.articles,
                     round.answered, round.saved, round.answered - round.saved,
                     absl::ToDoubleMilliseconds(round.save_age))
              << std::endl;
  });
  if (!status.ok()) {
    std::cout << status << std::endl;
    return 1;
  }
  std::cout << absl::StrFormat(
      "%d kills: every file was whole and held all that was saved; at most %d "
      "answered articles and %.0f ms were lost; the slowest start took %.0f ms "
      "to the first answer; SIGTERM lost nothing\n",
      options.kills, most_lost, absl::ToDoubleMilliseconds(oldest_save),
      absl::ToDoubleMilliseconds(longest_start));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  KillOptions options;
  double save_interval = absl::ToDoubleSeconds(options.save_interval);
  double max_life = absl::ToDoubleSeconds(options.max_life);
  CLI::App app("Kills a digest server under load and checks what it left.",
               "kill");
  app.add_option("--server", options.binary, "the server's program")
      ->required();
  app.add_option("--history", options.history, "its file; begun anew")
      ->required();
  app.add_option("--kills", options.kills)->capture_default_str();
  app.add_option("--streams", options.streams)
      ->capture_default_str()
      ->check(CLI::Range(1, 16));
  app.add_option("--save_interval", save_interval, "seconds")
      ->capture_default_str();
  app.add_option("--max_life", max_life,
                 "seconds that a server lives at most, after its first answer")
      ->capture_default_str();
  app.add_option("--articles_before", options.articles_before,
                 "articles in the file at the first start")
      ->capture_default_str();
  app.add_option("--seed", options.seed)->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  options.save_interval = absl::Seconds(save_interval);
  options.max_life = absl::Seconds(max_life);
  return Run(options);
}
