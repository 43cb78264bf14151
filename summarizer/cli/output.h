// Where a verb's result goes: standard output, or the file of --output.

#ifndef SUMMARIZER_CLI_OUTPUT_H_
#define SUMMARIZER_CLI_OUTPUT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "summarizer/cli/console.h"
#include "summarizer/io/atomic_file_writer.h"

namespace summarizer::cli {

// Whether the output of a path goes to standard output: of none, and of "-".
bool IsStandardOutput(const std::optional<std::string>& path);

// A file appears whole at Commit; see io::AtomicFileWriter. Errors are those of
// io::ByteSink.
class Output {
 public:
  // Standard output for no path, and for "-".
  static absl::StatusOr<Output> Open(const std::optional<std::string>& path,
                                     const Console& console);

  // Goes on with a file that an interrupted run had synced at `size` bytes.
  static absl::StatusOr<Output> Resume(const std::optional<std::string>& path,
                                       uint64_t size, const Console& console);

  // Takes what is written.
  io::ByteSink& sink() { return *sink_; }
  absl::Status Write(std::string_view bytes);
  absl::Status Flush();
  // Flushes down to the disk.
  absl::Status Sync();
  // To be called once, last.
  absl::Status Commit();

  // Bytes of the file so far; 0 for standard output.
  uint64_t size() const { return file_ == nullptr ? 0 : file_->size(); }

 private:
  explicit Output(io::ByteSink& standard) : sink_(&standard) {}
  explicit Output(std::unique_ptr<io::AtomicFileWriter> file)
      : file_(std::move(file)), sink_(file_.get()) {}

  std::unique_ptr<io::AtomicFileWriter> file_;  // Null: standard output.
  io::ByteSink* sink_;
};

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_OUTPUT_H_
