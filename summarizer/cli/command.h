// The command, without a process around it.

#ifndef SUMMARIZER_CLI_COMMAND_H_
#define SUMMARIZER_CLI_COMMAND_H_

#include <string>
#include <vector>

#include "summarizer/cli/console.h"

namespace summarizer::cli {

// Runs `summarize` with the arguments that follow the program's name. The
// result is an exit status, see exit_code.h. Throws nothing.
int RunCommand(const std::vector<std::string>& args, const Console& console);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_COMMAND_H_
