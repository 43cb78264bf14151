// What the command says on standard error.

#ifndef SUMMARIZER_CLI_REPORTER_H_
#define SUMMARIZER_CLI_REPORTER_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "summarizer/cli/console.h"

namespace summarizer::cli {

// Messages, and a progress line while a person waits. Not safe for concurrent
// use.
class Reporter {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  // `console` must outlive this object.
  explicit Reporter(const Console& console,
                    Clock clock = std::chrono::steady_clock::now);
  ~Reporter();
  // Not copyable: a terminal has one progress line.
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;

  // "summarize: MESSAGE" on a line.
  void Say(std::string_view message);

  // Says that something bad was passed over; after many times, only counts.
  void PassedOver(const absl::Status& why);

  // Says how many bad ones there were, if any.
  void SumUp(uint64_t bad_count);

  // Says what is to come, for an estimate of the time left: all articles are
  // read `passes` times, and `share` gives the share of the input that the
  // first pass has read, from 0 to 1, or nothing if that is unknown.
  void Plan(int passes, std::function<std::optional<double>()> share);

  // Articles that follow are read from the first one again. May be called
  // before the first one.
  void BeginPass();

  // Counts an article. Where standard error is a terminal and a second has
  // passed, a line says how far things are, renewed five times a second.
  void Article(uint64_t bytes);

 private:
  // The share of all passes that is done, if known.
  std::optional<double> Done() const;
  void ClearLine();

  const Console& console_;
  Clock clock_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_line_;
  bool has_line_ = false;
  int passes_ = 1;
  std::function<std::optional<double>()> share_;
  // Of this pass, the first being 1.
  int pass_ = 1;
  std::chrono::steady_clock::time_point pass_start_;
  uint64_t articles_ = 0;
  uint64_t bytes_ = 0;
  // Of a whole pass.
  uint64_t all_articles_ = 0;
  uint64_t all_bytes_ = 0;
  uint64_t passed_over_ = 0;
};

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_REPORTER_H_
