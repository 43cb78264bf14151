// RepetitionOptions, checked, defaults filled in.

#ifndef SUMMARIZER_REPETITION_SETTINGS_H_
#define SUMMARIZER_REPETITION_SETTINGS_H_

#include "absl/status/statusor.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::repetition {

// InvalidArgument names the field at fault and its range.
absl::StatusOr<ResolveOptions> MakeResolveOptions(
    const v1::RepetitionOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SETTINGS_H_
