// The process around the command.

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "google/protobuf/stubs/logging.h"
#include "summarizer/cli/command.h"
#include "summarizer/cli/console.h"
#include "summarizer/cli/terminal.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"

namespace {

// Makes sure that no file which is opened later takes the number of a closed
// standard stream, as a history would under `>&-`. Writing to what is opened
// here fails as writing to a closed stream does.
void ReserveStandardStreams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    const int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    // open() takes the lowest free number, and those below are in use.
    if (open("/dev/null", mode) != descriptor) _exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  ReserveStandardStreams();
  // A closed pipe shall come back from write() as an error, and so shall a file
  // that may not grow.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // protobuf would log what the command already reports.
  google::protobuf::SetLogHandler(nullptr);

  const std::unique_ptr<summarizer::io::FileStream> in =
      summarizer::io::FileStream::Borrow(STDIN_FILENO, "standard input");
  summarizer::io::DescriptorSink out(STDOUT_FILENO, "standard output");
  const summarizer::cli::Console console{
      *in, out, std::cerr, isatty(STDERR_FILENO) != 0,
      summarizer::cli::FindTerminal(STDOUT_FILENO)};
  return summarizer::cli::RunCommand(
      std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc),
      console);
}
