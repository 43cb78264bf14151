// What a process has for talking to the world. Tests make one of their own.

#ifndef SUMMARIZER_CLI_CONSOLE_H_
#define SUMMARIZER_CLI_CONSOLE_H_

#include <optional>
#include <ostream>

#include "summarizer/cli/terminal.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::cli {

// All outlive the command.
struct Console {
  io::ByteStream& in;
  io::ByteSink& out;
  std::ostream& err;
  // Whether a person is looking at `err`.
  bool err_is_terminal = false;
  // What `out` is shown on, if on a terminal.
  std::optional<Terminal> out_terminal = std::nullopt;
};

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_CONSOLE_H_
