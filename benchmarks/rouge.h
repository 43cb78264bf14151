// ROUGE-N (Lin 2004): how many n-grams of reference summaries a summary has.

#ifndef BENCHMARKS_ROUGE_H_
#define BENCHMARKS_ROUGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace summarizer::benchmarks {

// Tokens as numbers, equal for equal stems.
using RougeTokens = std::vector<uint32_t>;

// Cuts texts into tokens: lower case; whatever is neither a-z nor 0-9
// separates; tokens of four letters or more are stemmed.
class RougeTokenizer {
 public:
  RougeTokens Tokenize(std::string_view text);

 private:
  uint32_t NumberOf(std::string_view token);

  std::unordered_map<std::string, uint32_t> by_token_;
  std::unordered_map<std::string, uint32_t> by_stem_;
};

// F1 of n-grams, n 1 or 2, from 0 to 1. Of each n-gram no more are counted than
// the other side has; counts are pooled over the references.
double RougeF1(const RougeTokens& summary,
               const std::vector<RougeTokens>& references, size_t n);

// The first `budget` white-space words of `texts`, joined by spaces: the last
// text is cut.
std::string FillWords(const std::vector<std::string_view>& texts,
                      size_t budget);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_ROUGE_H_
