#include "summarizer/cli/output.h"

namespace summarizer::cli {

bool IsStandardOutput(const std::optional<std::string>& path) {
  return !path.has_value() || *path == "-";
}

absl::StatusOr<Output> Output::Open(const std::optional<std::string>& path,
                                    const Console& console) {
  if (IsStandardOutput(path)) return Output(console.out);
  auto file = io::AtomicFileWriter::Create(*path);
  if (!file.ok()) return file.status();
  return Output(*std::move(file));
}

absl::StatusOr<Output> Output::Resume(const std::optional<std::string>& path,
                                      uint64_t size, const Console& console) {
  if (IsStandardOutput(path)) return Output(console.out);
  auto file = io::AtomicFileWriter::Resume(*path, size);
  if (!file.ok()) return file.status();
  return Output(*std::move(file));
}

absl::Status Output::Write(std::string_view bytes) {
  return sink_->Write(bytes);
}

absl::Status Output::Flush() { return sink_->Flush(); }

absl::Status Output::Sync() {
  return file_ == nullptr ? sink_->Flush() : file_->Sync();
}

absl::Status Output::Commit() {
  return file_ == nullptr ? sink_->Flush() : file_->Commit();
}

}  // namespace summarizer::cli
