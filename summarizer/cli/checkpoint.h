// Checkpoints of `articles`: how far a run had come when its history was saved.

#ifndef SUMMARIZER_CLI_CHECKPOINT_H_
#define SUMMARIZER_CLI_CHECKPOINT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/io/article_reader.h"

namespace summarizer::cli {

struct Checkpoint {
  // Names the content of the history file that belongs to it.
  std::string history;
  // Where the input goes on.
  io::ReaderPosition input;
  // The path of --output, or empty, and the bytes written there.
  std::string output;
  uint64_t output_bytes = 0;
};

// The content of a position file: one checkpoint a line, as JSON.
std::string FormatCheckpoints(absl::Span<const Checkpoint> checkpoints);

// Reads what FormatCheckpoints wrote. InvalidArgument, with line and byte, for
// anything else.
absl::StatusOr<std::vector<Checkpoint>> ParseCheckpoints(
    std::string_view bytes);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_CHECKPOINT_H_
