#include "summarizer/ranking/trimming_phrases.h"

#include <algorithm>

#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"

namespace summarizer::ranking {
namespace {

bool Equal(std::string_view word, std::string_view wanted, Case letter_case) {
  if (word.size() != wanted.size() || word.empty()) return false;
  const bool first = letter_case == Case::kFirstLetterIgnored
                         ? LowerAscii(word[0]) == LowerAscii(wanted[0])
                         : word[0] == wanted[0];
  return first && word.substr(1) == wanted.substr(1);
}

// Number of words that `phrase` takes at the beginning of `words`, 0 where it
// isn't there. A `closer` stands right after it.
size_t MatchPhrase(Words words, std::string_view phrase, Case letter_case,
                   std::string_view closer) {
  size_t count = 0;
  while (true) {
    const size_t blank = phrase.find(' ');
    const bool last = blank == std::string_view::npos;
    if (count == words.size()) return 0;
    std::string_view word = words[count].text;
    if (last) {
      if (word.size() < closer.size() ||
          word.substr(word.size() - closer.size()) != closer) {
        return 0;
      }
      word.remove_suffix(closer.size());
    }
    if (!Equal(word, phrase.substr(0, blank),
               count == 0 ? letter_case : Case::kExact)) {
      return 0;
    }
    ++count;
    if (last) return count;
    phrase.remove_prefix(blank + 1);
  }
}

}  // namespace

std::vector<Word> SplitWords(std::string_view body, size_t begin, size_t end) {
  std::vector<Word> words;
  const auto add = [&](size_t from, size_t to) {
    if (to > from) words.push_back({body.substr(from, to - from), from, to});
  };
  for (size_t i = begin; i < end;) {
    const text::CodePoint c = text::DecodeAt(body, i);
    if (text::Classify(c.value) == text::CharClass::kSpace) {
      add(begin, i);
      begin = i + c.size;
    }
    i += c.size;
  }
  add(begin, end);
  return words;
}

char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsUpperAt(std::string_view text, size_t offset) {
  return text::ClassAt(text, offset) == text::CharClass::kUpper;
}

size_t MatchAny(Words words, TrimmingWords::Phrases phrases, Case letter_case,
                std::string_view closer) {
  size_t longest = 0;
  for (const std::string_view phrase : phrases) {
    longest =
        std::max(longest, MatchPhrase(words, phrase, letter_case, closer));
  }
  return longest;
}

bool Has(TrimmingWords::Phrases phrases, std::string_view word,
         Case letter_case) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view p) {
    return Equal(word, p, letter_case);
  });
}

}  // namespace summarizer::ranking
