// How far the reading of files has come.

#ifndef SUMMARIZER_IO_INPUT_PROGRESS_H_
#define SUMMARIZER_IO_INPUT_PROGRESS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/io/article_reader.h"

namespace summarizer::io {

class InputProgress {
 public:
  // Looks up the sizes of the files that `paths` stand for.
  explicit InputProgress(absl::Span<const std::string> paths);

  // The share of all bytes before `position` of a reader of the same paths,
  // from 0 to 1. Nothing where a size is unknown: standard input, pipes.
  std::optional<double> Share(const ReaderPosition& position) const;

 private:
  // Bytes before each file, and all bytes last. Empty: unknown.
  std::vector<uint64_t> before_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_INPUT_PROGRESS_H_
