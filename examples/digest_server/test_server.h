// What tests of the server share: a server in this process, and clients.

#ifndef EXAMPLES_DIGEST_SERVER_TEST_SERVER_H_
#define EXAMPLES_DIGEST_SERVER_TEST_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "examples/digest_server/json_log.h"
#include "examples/digest_server/server.h"
#include "examples/digest_server/server_options.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/digest_service.grpc.pb.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::digest_server {

// A server on a free port of the loopback, without metrics over HTTP: these
// take two seconds to end.
class TestServer {
 public:
  explicit TestServer(ServerOptions options = {},
                      const v1::SummarizerOptions& summarizer = {});
  ~TestServer();

  Server& server() const { return *server_; }
  std::string target() const;

  // A connection of its own.
  std::shared_ptr<grpc::Channel> Connect() const;
  std::unique_ptr<v1::DigestService::Stub> NewStub() const;

  // The value of a metric, as "name" or "name{labels}"; -1: there is none.
  double Metric(std::string_view name) const;
  // Waits until it is at least that, at most ten seconds. The server counts a
  // call after its client knows the status.
  bool WaitForMetric(std::string_view name, double value) const;
  // The same until holds(value).
  bool WaitUntilMetric(std::string_view name,
                       const std::function<bool(double)>& holds) const;

 private:
  JsonLog log_;
  std::unique_ptr<Server> server_;
};

// Articles as news, with the same sentences in some of them.
std::vector<v1::Article> TestArticles(size_t count);

// Sends messages to a method as bytes, half-closes, and waits for the status.
grpc::Status CallWithBytes(const std::shared_ptr<grpc::Channel>& channel,
                           const std::string& method,
                           const std::vector<std::string>& messages);

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_TEST_SERVER_H_
