#include "examples/digest_server/server_process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"

namespace summarizer::digest_server {

absl::StatusOr<std::unique_ptr<ServerProcess>> ServerProcess::Start(
    const std::string& binary, const std::vector<std::string>& flags) {
  std::vector<std::string> words = {binary, "--listen=127.0.0.1:0",
                                    "--metrics=none"};
  words.insert(words.end(), flags.begin(), flags.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return absl::ErrnoToStatus(errno, "pipe");
  }
  const pid_t pid = fork();
  if (pid == 0) {  // Only what is safe after fork.
    dup2(ends[1], STDERR_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return absl::ErrnoToStatus(errno, "fork");
  }
  return std::unique_ptr<ServerProcess>(new ServerProcess(pid, ends[0]));
}

ServerProcess::ServerProcess(pid_t pid, int log)
    : pid_(pid), reader_([this, log] { ReadLog(log); }) {}

ServerProcess::~ServerProcess() {
  if (is_waited_for_) return;
  Signal(SIGKILL);
  Wait();
}

absl::StatusOr<std::string> ServerProcess::WaitUntilServing() {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait(lock, [this] { return port_ != 0 || has_ended_; });
  if (port_ == 0) {
    return absl::UnavailableError(absl::StrCat("no server: ", log_));
  }
  return absl::StrCat("127.0.0.1:", port_);
}

void ServerProcess::Signal(int signal) { kill(pid_, signal); }

int ServerProcess::Wait() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  is_waited_for_ = true;
  reader_.join();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

ServerProcess::Saved ServerProcess::saved() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return saved_;
}

std::string ServerProcess::log() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return log_;
}

void ServerProcess::ReadLog(int descriptor) {
  std::string line;
  char buffer[4096];
  for (ssize_t size; (size = read(descriptor, buffer, sizeof(buffer))) > 0;) {
    for (ssize_t i = 0; i < size; ++i) {
      if (buffer[i] != '\n') {
        line += buffer[i];
        continue;
      }
      TakeLine(line);
      line.clear();
    }
  }
  close(descriptor);
  const std::lock_guard<std::mutex> lock(mutex_);
  has_ended_ = true;
  changed_.notify_all();
}

void ServerProcess::TakeLine(const std::string& line) {
  google::protobuf::Struct object;
  const bool is_json =
      google::protobuf::util::JsonStringToMessage(line, &object).ok();
  const auto& fields = object.fields();
  const std::lock_guard<std::mutex> lock(mutex_);
  absl::StrAppend(&log_, line, "\n");
  if (!is_json || fields.count("event") == 0) return;
  const std::string& event = fields.at("event").string_value();
  if (event == "serving") {
    port_ = static_cast<int>(fields.at("port").number_value());
    changed_.notify_all();
  } else if (event == "history_saved") {
    saved_.sequence =
        static_cast<uint64_t>(fields.at("sequence").number_value());
    saved_.time = absl::Now();
    ++saved_.saves;
  }
}

}  // namespace summarizer::digest_server
