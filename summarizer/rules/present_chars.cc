#include "summarizer/rules/present_chars.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "summarizer/rules/word_marks.h"

namespace summarizer::rules {
namespace {

WordMarks Mark(const char* bytes) {
#ifdef SUMMARIZER_HASWELL
  return MarkSse2(bytes);
#else
  return MarkSlow(bytes);
#endif
}

}  // namespace

void PresentChars::Find() {
  known_ = true;
  // By the upper bits of a byte. The bytes in the middle of characters have a
  // word of their own, which nobody reads.
  uint64_t seen[4] = {};
  constexpr size_t kStep = WordMarks::kBytes;
  for (size_t at = 0; at < text_.size(); at += kStep) {
    const char* bytes = text_.data() + at;
    const size_t size = std::min(kStep, text_.size() - at);
    char last[kStep];
    if (size < kStep) {
      std::memset(last, ' ', kStep);
      std::memcpy(last, bytes, size);
      bytes = last;
    }
    const WordMarks marks = Mark(bytes);
    for (uint64_t rest = ~(marks.letters | marks.spaces); rest != 0;
         rest &= rest - 1) {
      const auto byte = static_cast<uint8_t>(bytes[__builtin_ctzll(rest)]);
      seen[byte >> 6] |= uint64_t{1} << (byte & 63);
    }
  }
  present_.ascii = {seen[0], seen[1]};
  present_.leads = seen[3];
}

}  // namespace summarizer::rules
