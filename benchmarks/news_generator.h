// Text like news, made up from a seed: for benchmarks that need any amount of
// it and no corpus.

#ifndef BENCHMARKS_NEWS_GENERATOR_H_
#define BENCHMARKS_NEWS_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace summarizer::benchmarks {

// What the text is made of. The defaults are near what English wire copy has.
struct NewsOptions {
  uint64_t seed = 1;
  size_t vocabulary = 30000;    // Distinct words, by Zipf's law.
  size_t sentences = 22;        // In an article, on average.
  size_t words = 21;            // In a sentence, on average.
  double quoted = 0.15;         // Share of sentences that quote somebody.
  double number = 0.025;        // Share of tokens: numbers, money, dates,
  double abbreviation = 0.012;  // "Mr.", "U.S.", "p.m.",
  double name = 0.09;           // capitalised names,
  double comma = 0.055;         // words with a comma after them.
};

// Writes articles one after the other: the same ones for the same options, on
// every machine.
class NewsGenerator {
 public:
  explicit NewsGenerator(const NewsOptions& options = NewsOptions());

  // The next article: a headline, and paragraphs with a blank line between.
  std::string Article();

  // Articles until there are at least `bytes` of text.
  std::vector<std::string> Articles(size_t bytes);

 private:
  double Uniform();
  size_t Below(size_t n);
  size_t Rank();
  const std::string& Word();
  std::string Name();
  std::string Number();
  void AppendSentence(std::string& text);

  const NewsOptions options_;
  std::mt19937_64 random_;
  std::vector<std::string> words_;  // By falling frequency.
  std::vector<double> cumulative_;  // Of their frequencies, up to 1.
};

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_NEWS_GENERATOR_H_
