// Strings as protobuf's JSON has them.

#ifndef SUMMARIZER_IO_JSON_TEXT_H_
#define SUMMARIZER_IO_JSON_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace summarizer::io {

// Bytes that EscapeJson takes at a time, but for a few, and what they may
// become.
inline constexpr size_t kEscapePiece = 512;
inline constexpr size_t kEscapedPieceSize = 6 * (kEscapePiece + 32);

// Writes the beginning of `text`, which is UTF-8, as it is inside a string of
// JSON, and takes it away from `text`: all of it up to kEscapePiece bytes.
// `out` has room for kEscapedPieceSize. Returns the end of what was written.
//
// Escaped is more than JSON asks for: < and >, for JSON that gets into a page;
// U+2028 and its like, for readers that take them for the end of a line; and
// what is invisible or turns the direction of text.
char* EscapeJson(std::string_view& text, char* out);

// Appends `text`, which is UTF-8, as a string of JSON, with quotation marks.
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_TEXT_H_
