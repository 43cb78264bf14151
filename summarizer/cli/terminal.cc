#include "summarizer/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "absl/strings/numbers.h"

namespace summarizer::cli {
namespace {

constexpr size_t kMinWidth = 20;
constexpr size_t kMaxWidth = 10000;

}  // namespace

Terminal DescribeTerminal(size_t window_width,
                          const TerminalVariables& variables) {
  Terminal terminal;
  if (window_width > 0) {
    terminal.width = window_width;
  } else if (variables.columns != nullptr) {
    size_t columns = 0;
    if (absl::SimpleAtoi(variables.columns, &columns) && columns > 0) {
      terminal.width = columns;
    }
  }
  terminal.width = std::clamp(terminal.width, kMinWidth, kMaxWidth);
  const bool is_forbidden =
      variables.no_color != nullptr && *variables.no_color != '\0';
  const bool is_able = variables.term != nullptr && *variables.term != '\0' &&
                       std::string_view(variables.term) != "dumb";
  terminal.color = is_able && !is_forbidden;
  return terminal;
}

std::optional<Terminal> FindTerminal(int descriptor) {
  if (isatty(descriptor) == 0) return std::nullopt;
  winsize size = {};
  const bool is_known = ioctl(descriptor, TIOCGWINSZ, &size) == 0;
  TerminalVariables variables;
  variables.no_color = std::getenv("NO_COLOR");
  variables.term = std::getenv("TERM");
  variables.columns = std::getenv("COLUMNS");
  return DescribeTerminal(is_known ? size.ws_col : 0, variables);
}

}  // namespace summarizer::cli
