#include "summarizer/cli/reporter.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::cli {
namespace {

// A feed of garbage shall not flood the terminal.
constexpr uint64_t kMaxReasons = 20;
constexpr std::chrono::seconds kFirstLine{1};
constexpr std::chrono::milliseconds kBetweenLines{200};

}  // namespace

Reporter::Reporter(const Console& console, Clock clock)
    : console_(console),
      clock_(std::move(clock)),
      start_(clock_()),
      next_line_(start_ + kFirstLine) {}

Reporter::~Reporter() { ClearLine(); }

void Reporter::Say(std::string_view message) {
  ClearLine();
  // A message may quote input, but it may not play with the terminal.
  console_.err << "summarize: " << io::OneLine(message) << "\n" << std::flush;
}

void Reporter::PassedOver(const absl::Status& why) {
  if (++passed_over_ > kMaxReasons) return;
  Say(absl::StrCat("passed over: ", why.message()));
}

void Reporter::SumUp(uint64_t bad_count) {
  if (bad_count == 0) return;
  Say(absl::StrCat("passed over ", io::Count(bad_count, "bad input"),
                   passed_over_ > kMaxReasons ? "; the first are above" : ""));
}

void Reporter::Article(uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!console_.err_is_terminal) return;
  const auto now = clock_();
  if (now < next_line_) return;
  next_line_ = now + kBetweenLines;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double megabytes = static_cast<double>(bytes_) / 1e6;
  console_.err << "\r" << io::Count(articles_, "article")
               << absl::StrFormat(", %.1f MB, %.1f MB/s\x1B[K", megabytes,
                                  megabytes / seconds)
               << std::flush;
  has_line_ = true;
}

void Reporter::ClearLine() {
  if (std::exchange(has_line_, false)) console_.err << "\r\x1B[K" << std::flush;
}

}  // namespace summarizer::cli
