#include "summarizer/io/atomic_file_writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "summarizer/io/absl_view.h"

namespace summarizer::io {
namespace {

// The descriptor that a path such as /dev/stdout stands for. Opening these by
// name would start again at byte 0 of a redirected file.
std::optional<int> NamedDescriptor(const std::string& path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  absl::string_view number = path;
  if (!absl::ConsumePrefix(&number, "/dev/fd/") &&
      !absl::ConsumePrefix(&number, "/proc/self/fd/")) {
    return std::nullopt;
  }
  int descriptor;
  if (!absl::SimpleAtoi(number, &descriptor)) return std::nullopt;
  return descriptor;
}

// Where a chain of symbolic links ends, so that the rename leaves them alone.
std::string ResolveLinks(const std::string& path) {
  char* resolved = realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;  // A new file.
  std::string result = resolved;
  std::free(resolved);
  return result;
}

// The folder of a file.
std::string FolderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// A name beside `target` that other processes don't use.
std::string TemporaryName(const std::string& target, int attempt) {
  return absl::StrCat(target, ".tmp-", getpid(), "-", attempt);
}

// The name that a file without one has for linkat.
std::string ProcName(int descriptor) {
  return absl::StrCat("/proc/self/fd/", descriptor);
}

// A file without a name beside `target`; -1 where the system has none.
int OpenNameless(const std::string& target) {
#ifdef O_TMPFILE
  const int descriptor =
      open(FolderOf(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) return -1;
  if (access(ProcName(descriptor).c_str(), F_OK) == 0) return descriptor;
  close(descriptor);
#endif
  return -1;
}

// Makes a rename in the folder of `path` last. Best effort: not every file
// system allows it, and the data itself is safe already.
void SyncFolder(const std::string& path) {
  const int descriptor = open(FolderOf(path).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

// Gives the new file the permissions of the one that it will replace.
void CopyPermissions(const std::string& from, int to) {
  struct stat info;
  if (stat(from.c_str(), &info) == 0) {
    // Failing leaves the file with stricter permissions or the default ones.
    if (fchmod(to, info.st_mode & 0777) != 0) return;
  }
}

}  // namespace

AtomicFileWriter::AtomicFileWriter(int descriptor, Mode mode,
                                   std::string target, std::string temporary,
                                   uint64_t size)
    : descriptor_(descriptor),
      mode_(mode),
      target_(std::move(target)),
      temporary_(std::move(temporary)),
      size_(size),
      sink_(descriptor, target_) {}

AtomicFileWriter::~AtomicFileWriter() {
  if (descriptor_ >= 0) close(descriptor_);
  if (mode_ == Mode::kRemoved && !committed_) unlink(temporary_.c_str());
}

absl::StatusOr<std::unique_ptr<AtomicFileWriter>> AtomicFileWriter::OpenSpecial(
    const std::string& path) {
  int descriptor = -1;
  if (const std::optional<int> named = NamedDescriptor(path)) {
    descriptor = fcntl(*named, F_DUPFD_CLOEXEC, 0);
  } else {
    struct stat info;
    if (stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode)) return nullptr;
    descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  }
  if (descriptor < 0) return absl::ErrnoToStatus(errno, path);
  return std::unique_ptr<AtomicFileWriter>(
      new AtomicFileWriter(descriptor, Mode::kStraight, path, "", 0));
}

absl::StatusOr<std::unique_ptr<AtomicFileWriter>> AtomicFileWriter::Create(
    const std::string& path) {
  auto special = OpenSpecial(path);
  if (!special.ok() || *special != nullptr) return special;
  const std::string target = ResolveLinks(path);
  // The kernel applies the umask to files opened these ways, unlike mkstemp's.
  if (const int descriptor = OpenNameless(target); descriptor >= 0) {
    CopyPermissions(target, descriptor);
    return std::unique_ptr<AtomicFileWriter>(
        new AtomicFileWriter(descriptor, Mode::kNameless, target, "", 0));
  }
  for (int attempt = 0;; ++attempt) {
    std::string temporary = TemporaryName(target, attempt);
    const int descriptor =
        open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
      CopyPermissions(target, descriptor);
      return std::unique_ptr<AtomicFileWriter>(new AtomicFileWriter(
          descriptor, Mode::kRemoved, target, std::move(temporary), 0));
    }
    if (errno != EEXIST) return absl::ErrnoToStatus(errno, path);
  }
}

absl::StatusOr<std::unique_ptr<AtomicFileWriter>> AtomicFileWriter::Resume(
    const std::string& path, uint64_t size) {
  auto special = OpenSpecial(path);
  if (!special.ok() || *special != nullptr) return special;
  const std::string target = ResolveLinks(path);
  std::string temporary = absl::StrCat(target, ".partial");
  const int descriptor =
      open(temporary.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, temporary);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    close(descriptor);
    return absl::UnavailableError(
        absl::StrCat(temporary, ": another process is writing it"));
  }
  CopyPermissions(target, descriptor);
  std::unique_ptr<AtomicFileWriter> writer(new AtomicFileWriter(
      descriptor, Mode::kKept, target, std::move(temporary), size));
  struct stat info;
  if (fstat(descriptor, &info) != 0) {
    return absl::ErrnoToStatus(errno, writer->temporary_);
  }
  if (static_cast<uint64_t>(info.st_size) < size) {
    return absl::FailedPreconditionError(
        absl::StrCat(writer->temporary_, ": has ", info.st_size,
                     " bytes, expected the ", size, " already written"));
  }
  if (ftruncate(descriptor, static_cast<off_t>(size)) != 0 ||
      lseek(descriptor, 0, SEEK_END) < 0) {
    return absl::ErrnoToStatus(errno, writer->temporary_);
  }
  return writer;
}

bool AtomicFileWriter::IsCommitted(const std::string& path, uint64_t size) {
  const std::string target = ResolveLinks(path);
  struct stat info;
  if (lstat(absl::StrCat(target, ".partial").c_str(), &info) == 0) return false;
  return size > 0 && stat(target.c_str(), &info) == 0 &&
         S_ISREG(info.st_mode) && static_cast<uint64_t>(info.st_size) == size;
}

absl::Status AtomicFileWriter::Write(std::string_view bytes) {
  size_ += bytes.size();
  return sink_.Write(bytes);
}

absl::Status AtomicFileWriter::Flush() { return sink_.Flush(); }

absl::Status AtomicFileWriter::Sync() {
  if (absl::Status status = Flush(); !status.ok()) return status;
  if (mode_ != Mode::kStraight && fsync(descriptor_) != 0) {
    return absl::ErrnoToStatus(errno, target_);
  }
  return absl::OkStatus();
}

absl::Status AtomicFileWriter::Name() {
  for (int attempt = 0;; ++attempt) {
    temporary_ = TemporaryName(target_, attempt);
    if (linkat(AT_FDCWD, ProcName(descriptor_).c_str(), AT_FDCWD,
               temporary_.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      mode_ = Mode::kRemoved;
      return absl::OkStatus();
    }
    if (errno != EEXIST) return absl::ErrnoToStatus(errno, target_);
  }
}

absl::Status AtomicFileWriter::Commit() {
  absl::Status status = Sync();
  if (status.ok() && mode_ == Mode::kNameless) status = Name();
  if (!status.ok()) return status;
  // Some file systems report a full disk only here.
  const int closed = close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) return absl::ErrnoToStatus(errno, target_);
  if (mode_ == Mode::kStraight) return absl::OkStatus();
  if (rename(temporary_.c_str(), target_.c_str()) != 0) {
    return absl::ErrnoToStatus(errno, target_);
  }
  committed_ = true;
  SyncFolder(target_);
  return absl::OkStatus();
}

absl::Status WriteFileAtomically(const std::string& path,
                                 std::string_view bytes) {
  auto writer = AtomicFileWriter::Create(path);
  if (!writer.ok()) return writer.status();
  absl::Status status = (*writer)->Write(bytes);
  return status.ok() ? (*writer)->Commit() : status;
}

}  // namespace summarizer::io
