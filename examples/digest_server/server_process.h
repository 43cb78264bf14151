// A server as a process of its own, for tests of how it ends.

#ifndef EXAMPLES_DIGEST_SERVER_SERVER_PROCESS_H_
#define EXAMPLES_DIGEST_SERVER_SERVER_PROCESS_H_

#include <sys/types.h>

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace summarizer::digest_server {

class ServerProcess {
 public:
  // Runs `binary` with `flags`, listening on a free port without metrics over
  // HTTP.
  static absl::StatusOr<std::unique_ptr<ServerProcess>> Start(
      const std::string& binary, const std::vector<std::string>& flags);

  // Kills it if it still runs.
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Waits until it serves, and returns its target; or what it said when it
  // ended instead.
  absl::StatusOr<std::string> WaitUntilServing();

  void Signal(int signal);
  // Waits for its end. The exit code, or -signal.
  int Wait();

  // What its log says. Complete after Wait.
  struct Saved {
    uint64_t sequence = 0;  // Of the last save.
    absl::Time time = absl::InfinitePast();
    uint64_t saves = 0;
  };
  Saved saved() const;
  std::string log() const;

 private:
  ServerProcess(pid_t pid, int log);
  void ReadLog(int descriptor);
  void TakeLine(const std::string& line);

  const pid_t pid_;
  bool is_waited_for_ = false;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string log_;
  bool has_ended_ = false;
  int port_ = 0;
  Saved saved_;
  std::thread reader_;
};

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_SERVER_PROCESS_H_
