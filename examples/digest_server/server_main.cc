// The process around the server: flags, signals, exit codes.
//
// Exit codes: 0 stopped by a signal and all saved; 1 could not start or save;
// 2 bad usage.

#include <grpc/support/log.h>
#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/status.h"
#include "examples/digest_server/json_log.h"
#include "examples/digest_server/server.h"
#include "examples/digest_server/server_flags.h"
#include "google/protobuf/stubs/logging.h"
#include "summarizer/io/textproto.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/options.pb.h"

namespace {

using ::summarizer::digest_server::Answer;
using ::summarizer::digest_server::JsonLog;
using ::summarizer::digest_server::Server;
using ::summarizer::digest_server::ServerFlags;
using ::summarizer::digest_server::Severity;

int Fail(JsonLog& log, const absl::Status& status) {
  log.Write(Severity::kError, "failed",
            {{"code", absl::StatusCodeToString(status.code())},
             {"message", std::string(status.message())}});
  return 1;
}

// What gRPC itself has to say, as a line like all others.
void LogForGrpc(gpr_log_func_args* args) {
  JsonLog(STDERR_FILENO)
      .Write(Severity::kError, "grpc",
             {{"message", std::string_view(args->message)}});
}

int Serve(const ServerFlags& flags, JsonLog& log) {
  summarizer::v1::SummarizerOptions options;
  if (!flags.options.empty()) {
    const absl::Status status =
        summarizer::io::ReadTextprotoFile(flags.options, options);
    if (!status.ok()) return Fail(log, status);
  }
  // Before there are threads, so that all of them leave the signals to us.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  // protobuf would log what the status already says.
  google::protobuf::SetLogHandler(nullptr);
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  gpr_set_log_function(LogForGrpc);

  auto server = Server::Start(flags.server, options, log);
  if (!server.ok()) return Fail(log, server.status());
  log.Write(Severity::kInfo, "serving",
            {{"port", (*server)->port()},
             {"metricsPort", (*server)->metrics_port()},
             {"pid", getpid()},
             {"version", summarizer::Version()},
             {"algorithm", summarizer::AlgorithmVersion()}});

  int signal = 0;
  sigwait(&signals, &signal);
  log.Write(Severity::kInfo, "signal", {{"signal", signal}});
  // A second one ends us at once.
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  return (*server)->Stop().ok() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  // What is large goes back to the system when it is freed. By default glibc
  // takes ever larger pieces from the heap once one was freed, where the
  // Histories that a forgotten day leaves behind stay for long.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  const auto parsed = summarizer::digest_server::ParseServerFlags(argc, argv);
  if (const auto* answer = std::get_if<Answer>(&parsed)) {
    (answer->exit_code == 0 ? std::cout : std::cerr) << answer->text;
    return answer->exit_code;
  }
  JsonLog log(STDERR_FILENO);
  return Serve(std::get<ServerFlags>(parsed), log);
}
