// Files that appear whole or not at all.
//
//   auto writer = AtomicFileWriter::Create("digest.json");
//   if (!writer.ok()) return writer.status();
//   absl::Status status = (*writer)->Write(bytes);
//   if (status.ok()) status = (*writer)->Commit();

#ifndef SUMMARIZER_IO_ATOMIC_FILE_WRITER_H_
#define SUMMARIZER_IO_ATOMIC_FILE_WRITER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/io/byte_sink.h"

namespace summarizer::io {

// Writes beside the target and renames onto it. The target's permissions stay,
// a new file gets the usual ones, and a symbolic link stays a link. Where the
// system allows it, what is written has no name until Commit: a process that is
// killed leaves nothing behind, or, in the moment before the rename, a whole
// file with a temporary name.
//
// A target that is no regular file (/dev/null, /dev/stdout, a pipe) is written
// straight. Errors name the target and the cause.
class AtomicFileWriter : public ByteSink {
 public:
  // Starts a file for `path`. It is removed unless Commit succeeds.
  static absl::StatusOr<std::unique_ptr<AtomicFileWriter>> Create(
      const std::string& path);

  // Goes on with a file for `path` that an earlier process did not finish, from
  // its first `size` bytes; 0 starts it. Until Commit it is `path`.partial, and
  // is kept: for writers that remember `size` after a Sync.
  // FailedPrecondition where it holds less than that; Unavailable where another
  // process is writing it.
  static absl::StatusOr<std::unique_ptr<AtomicFileWriter>> Resume(
      const std::string& path, uint64_t size);

  // Whether an earlier process wrote `size` > 0 bytes for Resume and came as
  // far as Commit.
  static bool IsCommitted(const std::string& path, uint64_t size);

  ~AtomicFileWriter() override;
  // Not copyable: it owns a file.
  AtomicFileWriter(const AtomicFileWriter&) = delete;
  AtomicFileWriter& operator=(const AtomicFileWriter&) = delete;

  absl::Status Write(std::string_view bytes) override;
  absl::Status Flush() override;

  // Flush, down to the disk.
  absl::Status Sync();

  // Sync, then the file takes its name. To be called once, last. The target is
  // as it was where this fails.
  absl::Status Commit();

  // Bytes of the file so far, what waits for Flush included.
  uint64_t size() const { return size_; }

 private:
  enum class Mode {
    kNameless,  // Has no name until Commit.
    kRemoved,   // Has a temporary one.
    kKept,      // The same, and stays when this object goes.
    kStraight,  // Is the target.
  };

  AtomicFileWriter(int descriptor, Mode mode, std::string target,
                   std::string temporary, uint64_t size);
  // A writer where `path` has to be written straight.
  static absl::StatusOr<std::unique_ptr<AtomicFileWriter>> OpenSpecial(
      const std::string& path);
  // Gives a nameless file its temporary name.
  absl::Status Name();

  int descriptor_;
  Mode mode_;
  std::string target_;
  std::string temporary_;
  uint64_t size_;
  bool committed_ = false;
  DescriptorSink sink_;
};

// Writes all of a file at once, as above.
absl::Status WriteFileAtomically(const std::string& path,
                                 std::string_view bytes);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_ATOMIC_FILE_WRITER_H_
