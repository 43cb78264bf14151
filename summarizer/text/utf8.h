// UTF-8: validation with the place of the first error, and decoding of text
// that has been validated.

#ifndef SUMMARIZER_TEXT_UTF8_H_
#define SUMMARIZER_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace summarizer::text {

// Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15,
// table 3-7: no overlong forms, surrogates or values above U+10FFFF), or
// nothing where all of `bytes` is.
std::optional<size_t> FindInvalidUtf8(std::string_view bytes);

// Whether a byte of well-formed UTF-8 is not the first of its sequence.
inline bool IsContinuation(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}

// A decoded code point and its size in bytes.
struct CodePoint {
  uint32_t value = 0;
  uint32_t size = 0;
};

// Decodes the code point at `offset`, which must be below the size of `valid`
// and at the start of a sequence.
inline CodePoint DecodeAt(std::string_view valid, size_t offset) {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<uint8_t>(valid[offset + i]));
  };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {((lead & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) {
    return {((lead & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F),
            3};
  }
  return {((lead & 0x07) << 18) | ((byte(1) & 0x3F) << 12) |
              ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F),
          4};
}

// Decodes the code point that ends right before `offset` > 0.
inline CodePoint DecodeBefore(std::string_view valid, size_t offset) {
  size_t start = offset - 1;
  while (start > 0 && IsContinuation(valid[start])) --start;
  return DecodeAt(valid, start);
}

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_UTF8_H_
