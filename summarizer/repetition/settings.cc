#include "summarizer/repetition/settings.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace summarizer::repetition {

absl::StatusOr<ResolveOptions> MakeResolveOptions(
    const v1::RepetitionOptions& options) {
  ResolveOptions result;
  absl::Status status;
  const auto read = [&](bool present, double value, double low,
                        absl::string_view field, double& target) {
    if (!present) return;
    if (value >= low && value <= 1) {
      target = value;
      return;
    }
    status.Update(absl::InvalidArgumentError(
        absl::StrCat("repetition.", field, " is ", value,
                     ", expected a number from ", low, " to 1")));
  };
  read(options.has_statement_similarity(), options.statement_similarity(), 0.3,
       "statement_similarity", result.match.statement_similarity);
  read(options.has_run_similarity(), options.run_similarity(), 0.2,
       "run_similarity", result.match.run_similarity);
  read(options.has_copy_share(), options.copy_share(), 0.5, "copy_share",
       result.copy.share);
  read(options.has_story_similarity(), options.story_similarity(), 0,
       "story_similarity", result.story.similarity);
  read(options.has_undated_story_similarity(),
       options.undated_story_similarity(), 0, "undated_story_similarity",
       result.story.undated_similarity);
  if (options.has_copy_min_words()) {
    result.copy.min_words = options.copy_min_words();
  }
  if (options.has_story_window()) {
    const int64_t seconds = options.story_window().seconds();
    if (seconds < 0) {
      status.Update(absl::InvalidArgumentError(absl::StrCat(
          "repetition.story_window is ", seconds, " s, expected 0 or more")));
    }
    result.story.window_seconds = seconds;
  }
  if (options.has_background_copy_groups()) {
    if (options.background_copy_groups() < 2) {
      status.Update(absl::InvalidArgumentError(absl::StrCat(
          "repetition.background_copy_groups is ",
          options.background_copy_groups(), ", expected 2 or more")));
    }
    result.background_copy_groups = options.background_copy_groups();
  }
  if (options.has_lead_sentences()) {
    result.lead_sentences = options.lead_sentences();
  }
  if (!status.ok()) return status;
  return result;
}

}  // namespace summarizer::repetition
