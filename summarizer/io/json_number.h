// Numbers as protobuf's JSON has them.

#ifndef SUMMARIZER_IO_JSON_NUMBER_H_
#define SUMMARIZER_IO_JSON_NUMBER_H_

#include <cstddef>

namespace summarizer::io {

// What FormatJsonDouble may write.
inline constexpr size_t kMaxJsonDoubleSize = 32;

// Writes `value` with 15 digits if those tell it from all other doubles, and
// with 17 if not; what is no number as a string, "NaN" or "Infinity". Returns
// the end. Scores take a short way.
char* FormatJsonDouble(double value, char* out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_NUMBER_H_
