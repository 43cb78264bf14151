// From flags to the options of a Summarizer.

#ifndef SUMMARIZER_CLI_OPTIONS_H_
#define SUMMARIZER_CLI_OPTIONS_H_

#include "absl/status/statusor.h"
#include "summarizer/cli/flags.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::cli {

// Reads the files of --options and --rules; other flags override them. A rule
// set without a name gets that of its file. Errors name the file, line and
// byte.
absl::StatusOr<v1::SummarizerOptions> MakeOptions(const Flags& flags);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_OPTIONS_H_
