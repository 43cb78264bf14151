// Keeps processes from using one file at the same time.
//
//   absl::StatusOr<std::unique_ptr<FileLock>> lock =
//       FileLock::Acquire("feed.history");
//   if (!lock.ok()) return lock.status();

#ifndef SUMMARIZER_IO_FILE_LOCK_H_
#define SUMMARIZER_IO_FILE_LOCK_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace summarizer::io {

// Held as long as the object lives, and no longer than the process, however it
// ends. What is locked is a file `path`.lock, since `path` itself may be
// replaced; it is removed afterwards, unless the process is killed, and does no
// harm if it stays.
class FileLock {
 public:
  // Does not wait: Unavailable where another holder has it. Errors name `path`.
  static absl::StatusOr<std::unique_ptr<FileLock>> Acquire(
      const std::string& path);

  ~FileLock();
  // Not copyable: it owns a file.
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  // Of the file that is locked. Whoever ends the process may remove it.
  const std::string& path() const { return lock_path_; }

 private:
  FileLock(int descriptor, std::string lock_path)
      : descriptor_(descriptor), lock_path_(std::move(lock_path)) {}

  int descriptor_;
  std::string lock_path_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_FILE_LOCK_H_
