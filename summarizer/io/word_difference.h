// The words of a text that another version of it does not have.

#ifndef SUMMARIZER_IO_WORD_DIFFERENCE_H_
#define SUMMARIZER_IO_WORD_DIFFERENCE_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace summarizer::io {

// Bytes [begin, end) of a text.
struct TextRange {
  size_t begin = 0;
  size_t end = 0;

  bool operator==(const TextRange& other) const {
    return begin == other.begin && end == other.end;
  }
};

// The white-space tokens of `text` outside of a longest common subsequence of
// tokens with `other`, in order; neighbours are one range. Punctuation at the
// ends of tokens neither counts nor is in a range. Nothing for texts of more
// than 500 tokens: those are no versions of one sentence.
std::vector<TextRange> WordDifference(std::string_view text,
                                      std::string_view other);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_WORD_DIFFERENCE_H_
