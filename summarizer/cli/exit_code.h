// What the command's exit status means.

#ifndef SUMMARIZER_CLI_EXIT_CODE_H_
#define SUMMARIZER_CLI_EXIT_CODE_H_

namespace summarizer::cli {

// All went well, or what did not was to be passed over (--skip_bad).
inline constexpr int kExitOk = 0;
// Bad input or a failing system; standard error says what and where.
inline constexpr int kExitBadInput = 1;
// Bad usage: an unknown verb or flag, a value that a flag cannot have.
inline constexpr int kExitBadUsage = 2;

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_EXIT_CODE_H_
