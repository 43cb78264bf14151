#include "summarizer/text/ascii_word.h"

#include <string_view>

namespace summarizer::text {

AsciiWord ReadAsciiWordSlow(const char* bytes) {
  AsciiWord word;
  char lower[WordKey::kMaxBytes];
  while (word.size < WordKey::kMaxBytes) {
    const char c = bytes[word.size];
    if (!IsAsciiLetter(c) && !IsAsciiDigit(c)) break;
    lower[word.size++] = IsAsciiUpper(c) ? static_cast<char>(c | 0x20) : c;
  }
  if (word.size != 0) word.key = WordKey::Of({lower, word.size});
  return word;
}

}  // namespace summarizer::text
