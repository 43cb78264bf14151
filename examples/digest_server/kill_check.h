// Kills a server again and again while it works, and looks at what it left.

#ifndef EXAMPLES_DIGEST_SERVER_KILL_CHECK_H_
#define EXAMPLES_DIGEST_SERVER_KILL_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace summarizer::digest_server {

struct KillOptions {
  std::string binary;   // The server.
  std::string history;  // Its file, in a folder that exists; begun anew.
  size_t kills = 50;
  size_t streams = 4;
  absl::Duration save_interval = absl::Milliseconds(300);
  // A server lives up to this long after its first answer.
  absl::Duration max_life = absl::Seconds(2);
  // Articles in the file before the first start.
  size_t articles_before = 0;
  uint64_t seed = 1;
};

struct KillRound {
  size_t number = 0;
  absl::Duration start;     // From fork to the first answer.
  absl::Duration life;      // From there to the kill.
  uint64_t articles = 0;    // In the file when it was killed.
  uint64_t answered = 0;    // In this life.
  uint64_t saved = 0;       // Of these, in the file.
  absl::Duration save_age;  // Since the last save that was logged, or the
                            // start.
};

// What must hold after each kill, or the result is an error that says what does
// not:
// - the file can be loaded (before the first save it may be missing),
// - it is, to the byte, a History of the articles that were there at the start
//   and of those that the server observed up to some moment,
// - that moment is not before the last save that the server logged,
// - the next server answers.
// At the end SIGTERM must lose nothing. `tell` is called after each kill.
absl::Status CheckKills(const KillOptions& options,
                        const std::function<void(const KillRound&)>& tell);

}  // namespace summarizer::digest_server

#endif  // EXAMPLES_DIGEST_SERVER_KILL_CHECK_H_
