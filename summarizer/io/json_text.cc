#include "summarizer/io/json_text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

// Copies the plain ASCII that `at` begins with, of kGlance bytes that are
// there. Returns how many it was. What comes after them at `out`, up to kGlance
// bytes, may be overwritten.
#ifdef __SSE2__

constexpr ptrdiff_t kGlance = 16;

ptrdiff_t CopyPlain(const unsigned char* at, char* out) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
  const auto equals = [](__m128i value, char c) {
    return _mm_cmpeq_epi8(value, _mm_set1_epi8(c));
  };
  // Bytes beyond ASCII are negative, and so less than a space too.
  __m128i special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  special = _mm_or_si128(special, equals(bytes, '"'));
  special = _mm_or_si128(special, equals(bytes, '\\'));
  special = _mm_or_si128(special, equals(bytes, '\x7F'));
  // '<' and '>' differ in one bit.
  special = _mm_or_si128(
      special, equals(_mm_or_si128(bytes, _mm_set1_epi8('<' ^ '>')), '>'));
  const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
  return __builtin_ctz(mask | 1u << kGlance);
}

#else

constexpr ptrdiff_t kGlance = 8;

ptrdiff_t CopyPlain(const unsigned char* at, char* out) {
  ptrdiff_t size = 0;
  while (size < kGlance && at[size] < 0x80 && kByteKinds[at[size]] == kPlain) {
    out[size] = static_cast<char>(at[size]);
    ++size;
  }
  return size;
}

#endif

// The same where fewer than kGlance bytes are left.
ptrdiff_t CopyPlainEnd(const unsigned char* at, ptrdiff_t left, char* out) {
  unsigned char padded[kGlance];
  std::memset(padded, ' ', sizeof(padded));
  std::memcpy(padded, at, static_cast<size_t>(left));
  return std::min(CopyPlain(padded, out), left);
}

}  // namespace

char* EscapeJson(std::string_view& text, char* out) {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  const unsigned char* const begin = at;
  const unsigned char* const end = at + text.size();
  const unsigned char* const piece_end =
      at + std::min(text.size(), kEscapePiece);
  while (at < piece_end) {
    const ptrdiff_t left = end - at;
    const ptrdiff_t plain =
        left >= kGlance ? CopyPlain(at, out) : CopyPlainEnd(at, left, out);
    at += plain;
    out += plain;
    if (plain == kGlance || plain == left) continue;
    // What is not ASCII seldom comes alone.
    do {
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
    } while (at < piece_end && *at >= 0x80);
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
