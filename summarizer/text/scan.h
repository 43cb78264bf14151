// Finding the few bytes that matter for splitting, sixteen at a time.

#ifndef SUMMARIZER_TEXT_SCAN_H_
#define SUMMARIZER_TEXT_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace summarizer::text {

// Leads every sequence that can hold terminal punctuation beyond ASCII; Latin,
// Greek and Cyrillic letters are below.
inline constexpr uint8_t kFirstTerminalLead = 0xD8;

// First offset in [begin, end) of one of ". ! ?" or of a byte from
// kFirstTerminalLead on, or `end`.
size_t FindTerminalByte(std::string_view text, size_t begin, size_t end);

// First offset in [begin, end) of a line feed, a carriage return, a tab or a
// vertical bar, or of a byte that may be the last of U+2028 or U+2029, or
// `end`.
size_t FindLineByte(std::string_view text, size_t begin, size_t end);

// What FindTerminalByte and FindLineByte do, byte by byte: for tests, and for
// machines without vectors.
size_t FindTerminalByteSlow(std::string_view text, size_t begin, size_t end);
size_t FindLineByteSlow(std::string_view text, size_t begin, size_t end);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_SCAN_H_
