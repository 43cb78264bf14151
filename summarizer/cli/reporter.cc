#include "summarizer/cli/reporter.h"

#include <algorithm>
#include <cmath>
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
// Less says little about the rest.
constexpr double kEnoughDone = 0.01;

// "8 s left", "1:05 left", "2:00:00 left".
std::string TimeLeft(double seconds) {
  const auto whole = static_cast<int64_t>(std::ceil(std::min(seconds, 1e9)));
  if (whole < 60) return absl::StrCat(whole, " s left");
  if (whole < 3600) {
    return absl::StrFormat("%d:%02d left", whole / 60, whole % 60);
  }
  return absl::StrFormat("%d:%02d:%02d left", whole / 3600, whole / 60 % 60,
                         whole % 60);
}

}  // namespace

Reporter::Reporter(const Console& console, Clock clock)
    : console_(console),
      clock_(std::move(clock)),
      start_(clock_()),
      next_line_(start_ + kFirstLine),
      pass_start_(start_) {}

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

void Reporter::Plan(int passes, std::function<std::optional<double>()> share) {
  passes_ = passes;
  share_ = std::move(share);
}

void Reporter::BeginPass() {
  if (articles_ == 0) return;
  ++pass_;
  pass_start_ = clock_();
  all_articles_ = std::exchange(articles_, 0);
  all_bytes_ = std::exchange(bytes_, 0);
}

void Reporter::Article(uint64_t bytes) {
  ++articles_;
  bytes_ += bytes;
  if (!console_.err_is_terminal) return;
  const auto now = clock_();
  if (now < next_line_) return;
  next_line_ = now + kBetweenLines;
  const std::chrono::duration<double> in_pass = now - pass_start_;
  const double megabytes = static_cast<double>(bytes_) / 1e6;
  std::string line = absl::StrCat(
      all_articles_ > 0 ? absl::StrCat(io::Digits(articles_), " of ") : "",
      io::Count(std::max(articles_, all_articles_), "article"),
      absl::StrFormat(", %.1f MB, %.1f MB/s", megabytes,
                      megabytes / std::max(in_pass.count(), 1e-3)));
  const std::optional<double> done = Done();
  if (done.has_value() && *done >= kEnoughDone) {
    const std::chrono::duration<double> elapsed = now - start_;
    absl::StrAppend(&line, absl::StrFormat(", %.0f %% done, ", *done * 100),
                    TimeLeft(elapsed.count() * (1 - *done) / *done));
  }
  console_.err << "\r" << line << "\x1B[K" << std::flush;
  has_line_ = true;
}

std::optional<double> Reporter::Done() const {
  std::optional<double> share;
  if (pass_ > 1) {
    if (all_bytes_ > 0) {
      share = static_cast<double>(bytes_) / static_cast<double>(all_bytes_);
    }
  } else if (share_) {
    share = share_();
  }
  if (!share.has_value()) return std::nullopt;
  const double passes = std::max(pass_, passes_);
  return std::clamp((pass_ - 1 + *share) / passes, 0.0, 1.0);
}

void Reporter::ClearLine() {
  if (std::exchange(has_line_, false)) console_.err << "\r\x1B[K" << std::flush;
}

}  // namespace summarizer::cli
