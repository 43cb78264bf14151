#include "summarizer/io/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace summarizer::io {
namespace {

// Whether the file of `descriptor` is still the one at `path`: whoever held the
// lock before may have removed it.
bool IsStillThere(int descriptor, const std::string& path) {
  struct stat open_file;
  struct stat named;
  return fstat(descriptor, &open_file) == 0 &&
         stat(path.c_str(), &named) == 0 && open_file.st_dev == named.st_dev &&
         open_file.st_ino == named.st_ino;
}

}  // namespace

absl::StatusOr<std::unique_ptr<FileLock>> FileLock::Acquire(
    const std::string& path) {
  const std::string lock_path = absl::StrCat(path, ".lock");
  for (;;) {
    const int descriptor =
        open(lock_path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor < 0) return absl::ErrnoToStatus(errno, lock_path);
    int result;
    do {
      result = flock(descriptor, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result != 0) {
      const int error = errno;
      close(descriptor);
      if (error != EWOULDBLOCK) return absl::ErrnoToStatus(error, lock_path);
      return absl::UnavailableError(
          absl::StrCat(path, ": another process is using it"));
    }
    if (IsStillThere(descriptor, lock_path)) {
      return std::unique_ptr<FileLock>(new FileLock(descriptor, lock_path));
    }
    close(descriptor);
  }
}

FileLock::~FileLock() {
  // While it is held, so that nobody has locked the file that goes.
  unlink(lock_path_.c_str());
  close(descriptor_);
}

}  // namespace summarizer::io
