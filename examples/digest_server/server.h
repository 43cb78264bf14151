// The server, from its first to its last save.
//
//   auto server = Server::Start(options, summarizer_options, log);
//   if (!server.ok()) return server.status();
//   ... until a signal asks to stop ...
//   absl::Status status = (*server)->Stop();

#ifndef EXAMPLES_DIGEST_SERVER_SERVER_H_
#define EXAMPLES_DIGEST_SERVER_SERVER_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "examples/digest_server/json_log.h"
#include "examples/digest_server/server_options.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::digest_server {

class Server {
 public:
  // Loads the History and serves. Errors name the option or the file.
  // `log` must outlive the server.
  static absl::StatusOr<std::unique_ptr<Server>> Start(
      const ServerOptions& options, const v1::SummarizerOptions& summarizer,
      JsonLog& log);

  // Stops without a save, unless Stop was called.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Ports in use; 0 for metrics that nobody can read.
  int port() const;
  int metrics_port() const;
  // What Prometheus reads there.
  std::string MetricsText() const;

  // Says NOT_SERVING, lets calls end (streams after their present article, all
  // within ServerOptions.drain_timeout), then saves. The error is the save's.
  absl::Status Stop();

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_SERVER_H_
