// Words of a sentence, and phrases among them.

#ifndef SUMMARIZER_RANKING_TRIMMING_PHRASES_H_
#define SUMMARIZER_RANKING_TRIMMING_PHRASES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/trimming_words.h"

namespace summarizer::ranking {

// A white-space token, at [begin, end) of the body.
struct Word {
  std::string_view text;
  size_t begin = 0;
  size_t end = 0;
};
using Words = absl::Span<const Word>;

// Those of [begin, end) of `body`.
std::vector<Word> SplitWords(std::string_view body, size_t begin, size_t end);

char LowerAscii(char c);

// Whether an upper-case letter stands at `offset`.
bool IsUpperAt(std::string_view text, size_t offset);

enum class Case { kExact, kFirstLetterIgnored };

// Number of words that the longest of `phrases` takes at the beginning of
// `words`, 0 where none is there. A `closer` stands right after it.
size_t MatchAny(Words words, TrimmingWords::Phrases phrases,
                Case letter_case = Case::kExact, std::string_view closer = "");

// Whether `word` is one of `phrases`.
bool Has(TrimmingWords::Phrases phrases, std::string_view word,
         Case letter_case = Case::kExact);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_TRIMMING_PHRASES_H_
