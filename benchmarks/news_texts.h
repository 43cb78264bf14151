// The texts that benchmarks run over.

#ifndef BENCHMARKS_NEWS_TEXTS_H_
#define BENCHMARKS_NEWS_TEXTS_H_

#include <string>
#include <vector>

namespace summarizer::benchmarks {

// Blank lines between articles of a file.
inline constexpr char kArticleEnd[] = "\n\n\n";

// 4 MB of made-up news, or the articles of the file that the environment
// variable SUMMARIZER_BENCHMARK_TEXT names.
const std::vector<std::string>& News();

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_NEWS_TEXTS_H_
