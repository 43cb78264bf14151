#include "benchmarks/news_texts.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "benchmarks/news_generator.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kNewsBytes = size_t{4} << 20;

}  // namespace

const std::vector<std::string>& News() {
  static const auto* const kNews = [] {
    auto* articles = new std::vector<std::string>;
    const char* const path = std::getenv("SUMMARIZER_BENCHMARK_TEXT");
    if (path == nullptr) {
      *articles = NewsGenerator().Articles(kNewsBytes);
      return articles;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(kArticleEnd, begin), text.size());
      articles->push_back(text.substr(begin, end - begin));
      begin = end + 3;
    }
    return articles;
  }();
  return *kNews;
}

}  // namespace summarizer::benchmarks
