#include "summarizer/io/input_progress.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <system_error>

#include "summarizer/io/input_files.h"

namespace summarizer::io {

InputProgress::InputProgress(absl::Span<const std::string> paths) {
  std::vector<uint64_t> before = {0};
  for (const InputFile& file : ListInputFiles(paths)) {
    std::error_code error;
    uint64_t size = 0;
    if (file.status.ok()) {
      if (file.path == kStandardInput ||
          !std::filesystem::is_regular_file(file.path, error)) {
        return;
      }
      size = std::filesystem::file_size(file.path, error);
      if (error) size = 0;  // Whoever reads it will say why.
    }
    before.push_back(before.back() + size);
  }
  if (before.back() > 0) before_ = std::move(before);
}

std::optional<double> InputProgress::Share(
    const ReaderPosition& position) const {
  if (before_.empty()) return std::nullopt;
  const size_t file = std::min(position.file, before_.size() - 1);
  // A file may have grown since.
  const uint64_t done =
      std::min(before_[file] + position.in_file.offset, before_.back());
  return static_cast<double>(done) / static_cast<double>(before_.back());
}

}  // namespace summarizer::io
