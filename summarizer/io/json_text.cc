#include "summarizer/io/json_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace summarizer::io {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

enum ByteKind : uint8_t {
  kPlain,  // As it is: also what follows the first byte of a code point.
  kHex,    // Always as \u00XX.
  kLead,   // First byte of code points of which some are escaped.
  // Any other value is the letter after the backslash.
};

constexpr std::array<uint8_t, 256> MakeByteKinds() {
  std::array<uint8_t, 256> kinds = {};
  for (size_t c = 0; c < 0x20; ++c) kinds[c] = kHex;
  for (const char c : {'<', '>', '\x7F'}) {
    kinds[static_cast<unsigned char>(c)] = kHex;
  }
  kinds['\b'] = 'b';
  kinds['\f'] = 'f';
  kinds['\n'] = 'n';
  kinds['\r'] = 'r';
  kinds['\t'] = 't';
  kinds['"'] = '"';
  kinds['\\'] = '\\';
  for (const size_t lead :
       {0xC2, 0xD8, 0xDB, 0xDC, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3}) {
    kinds[lead] = kLead;
  }
  return kinds;
}
constexpr std::array<uint8_t, 256> kByteKinds = MakeByteKinds();

// Code points beyond ASCII that are escaped, first and last.
struct CodeRange {
  uint32_t first;
  uint32_t last;
};
constexpr CodeRange kEscaped[] = {
    {0x0080, 0x009F},   {0x00AD, 0x00AD},   {0x0600, 0x0603},
    {0x06DD, 0x06DD},   {0x070F, 0x070F},   {0x17B4, 0x17B5},
    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x2064},
    {0x206A, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},
    {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE007F},
};

bool IsEscaped(uint32_t code) {
  for (const CodeRange& range : kEscaped) {
    if (code <= range.last) return code >= range.first;
  }
  return false;
}

char* WriteUnit(uint32_t unit, char* out) {
  *out++ = '\\';
  *out++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) {
    *out++ = kHexDigits[(unit >> shift) & 0xF];
  }
  return out;
}

// Writes the code point that begins at `at`, escaped or not. The lead of one
// that is not whole stays as it is.
const unsigned char* CopyCodePoint(const unsigned char* at,
                                   const unsigned char* end, char*& out) {
  const unsigned char lead = *at;
  const ptrdiff_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  uint32_t code = lead & (0xFFu >> (size + 1));
  for (ptrdiff_t i = 1; i < size; ++i) {
    if (i >= end - at || (at[i] & 0xC0) != 0x80) {
      *out++ = static_cast<char>(lead);
      return at + 1;
    }
    code = code << 6 | (at[i] & 0x3Fu);
  }
  if (!IsEscaped(code)) {
    std::memcpy(out, at, static_cast<size_t>(size));
    out += size;
  } else if (code < 0x10000) {
    out = WriteUnit(code, out);
  } else {
    out = WriteUnit(0xD800 + ((code - 0x10000) >> 10), out);
    out = WriteUnit(0xDC00 + ((code - 0x10000) & 0x3FF), out);
  }
  return at + size;
}

constexpr uint64_t Repeated(unsigned char c) { return c * 0x0101010101010101; }

// The high bit of a byte is set if any is `c`. Others of that word may be too.
constexpr uint64_t HasByte(uint64_t bytes, unsigned char c) {
  const uint64_t zero = bytes ^ Repeated(c);
  return (zero - Repeated(1)) & ~zero;
}

// Whether all eight bytes are ASCII of kind kPlain. False also for few others.
bool IsPlain(uint64_t bytes) {
  // Adding 1 sets the high bit of 0x7F; taking 0x20 borrows from what is less.
  const uint64_t special = (bytes - Repeated(0x20)) | (bytes + Repeated(1)) |
                           bytes | HasByte(bytes, '"') | HasByte(bytes, '\\') |
                           // '<' and '>' differ in one bit.
                           HasByte(bytes | Repeated(0x02), '>');
  return (special & Repeated(0x80)) == 0;
}

}  // namespace

char* EscapeJson(std::string_view& text, char* out) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const begin = at;
  const unsigned char* const end = at + text.size();
  const unsigned char* const piece_end =
      at + std::min(text.size(), kEscapePiece);
  while (at < piece_end) {
    if (end - at >= 8) {
      uint64_t bytes;
      std::memcpy(&bytes, at, sizeof(bytes));
      if (IsPlain(bytes)) {
        std::memcpy(out, &bytes, sizeof(bytes));
        at += 8;
        out += 8;
        continue;
      }
    }
    // Eight or so one by one.
    const unsigned char* const stop = at + std::min<ptrdiff_t>(8, end - at);
    while (at < stop) {
      const unsigned char c = *at;
      const uint8_t kind = kByteKinds[c];
      if (kind == kLead) {
        at = CopyCodePoint(at, end, out);
        continue;
      }
      if (kind == kHex) {
        out = WriteUnit(c, out);
      } else {
        if (kind != kPlain) *out++ = '\\';
        *out++ = static_cast<char>(kind == kPlain ? c : kind);
      }
      ++at;
    }
  }
  text.remove_prefix(static_cast<size_t>(at - begin));
  return out;
}

void AppendJsonString(std::string_view text, std::string& out) {
  char escaped[kEscapedPieceSize];
  out += '"';
  while (!text.empty()) out.append(escaped, EscapeJson(text, escaped));
  out += '"';
}

}  // namespace summarizer::io
