// The command line of the server.

#ifndef EXAMPLES_DIGEST_SERVER_SERVER_FLAGS_H_
#define EXAMPLES_DIGEST_SERVER_SERVER_FLAGS_H_

#include <string>
#include <variant>

#include "examples/digest_server/server_options.h"

namespace summarizer::digest_server {

struct ServerFlags {
  ServerOptions server;
  // A file of SummarizerOptions as textproto; empty: the defaults.
  std::string options;
};

// What to say instead of serving: help, or what is wrong with the usage.
struct Answer {
  int exit_code = 0;
  std::string text;
};

std::variant<ServerFlags, Answer> ParseServerFlags(int argc,
                                                   const char* const* argv);

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_SERVER_FLAGS_H_
