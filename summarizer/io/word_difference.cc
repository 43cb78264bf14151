#include "summarizer/io/word_difference.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"

namespace summarizer::io {
namespace {

constexpr size_t kMaxWords = 500;

bool IsSpace(char c) { return absl::ascii_isspace(static_cast<uint8_t>(c)); }

// Punctuation that belongs to the sentence and not to the word. Signs such as
// "$" and "%" belong to the word.
bool IsOuter(char c) {
  constexpr std::string_view kOuter = ".,;:!?()[]\"'";
  return kOuter.find(c) != std::string_view::npos;
}

std::vector<TextRange> Words(std::string_view text) {
  std::vector<TextRange> words;
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && IsSpace(text[at])) ++at;
    size_t begin = at;
    while (at < text.size() && !IsSpace(text[at])) ++at;
    size_t end = at;
    while (begin < end && IsOuter(text[begin])) ++begin;
    while (begin < end && IsOuter(text[end - 1])) --end;
    if (begin < end) words.push_back({begin, end});
  }
  return words;
}

}  // namespace

std::vector<TextRange> WordDifference(std::string_view text,
                                      std::string_view other) {
  const std::vector<TextRange> words = Words(text);
  const std::vector<TextRange> others = Words(other);
  if (words.size() > kMaxWords || others.size() > kMaxWords) return {};
  const auto same = [&](size_t i, size_t j) {
    return text.substr(words[i].begin, words[i].end - words[i].begin) ==
           other.substr(others[j].begin, others[j].end - others[j].begin);
  };
  // Length of the longest common subsequence of what begins at (i, j).
  const size_t columns = others.size() + 1;
  std::vector<uint16_t> length((words.size() + 1) * columns, 0);
  for (size_t i = words.size(); i-- > 0;) {
    for (size_t j = others.size(); j-- > 0;) {
      length[i * columns + j] =
          same(i, j)
              ? static_cast<uint16_t>(length[(i + 1) * columns + j + 1] + 1)
              : std::max(length[(i + 1) * columns + j],
                         length[i * columns + j + 1]);
    }
  }
  std::vector<TextRange> ranges;
  bool goes_on = false;
  for (size_t i = 0, j = 0; i < words.size();) {
    if (j < others.size() && same(i, j)) {
      ++i;
      ++j;
      goes_on = false;
    } else if (j < others.size() &&
               length[i * columns + j + 1] > length[(i + 1) * columns + j]) {
      ++j;
    } else {
      if (goes_on) {
        ranges.back().end = words[i].end;
      } else {
        ranges.push_back(words[i]);
      }
      goes_on = true;
      ++i;
    }
  }
  return ranges;
}

}  // namespace summarizer::io
