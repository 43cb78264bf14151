// What a person's terminal can show.

#ifndef SUMMARIZER_CLI_TERMINAL_H_
#define SUMMARIZER_CLI_TERMINAL_H_

#include <cstddef>
#include <optional>

namespace summarizer::cli {

struct Terminal {
  size_t width = 80;  // Columns.
  bool color = false;
};

// What this process knows of its environment, NO_COLOR (https://no-color.org),
// TERM and COLUMNS. Null: not set.
struct TerminalVariables {
  const char* no_color = nullptr;
  const char* term = nullptr;
  const char* columns = nullptr;
};

// The terminal of which `window_width` is what the system says, 0 if it does
// not know. Widths are 20 columns at least.
Terminal DescribeTerminal(size_t window_width,
                          const TerminalVariables& variables);

// The terminal behind a file descriptor of this process, if it is one.
std::optional<Terminal> FindTerminal(int descriptor);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_TERMINAL_H_
