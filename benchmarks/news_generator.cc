#include "benchmarks/news_generator.h"

#include <algorithm>
#include <iterator>

namespace summarizer::benchmarks {
namespace {

// The most frequent words of English, in order.
constexpr const char* kCommon[] = {
    "the",   "of",    "to",   "and",  "a",     "in",     "that",  "is",
    "for",   "on",    "was",  "with", "said",  "as",     "at",    "it",
    "by",    "from",  "he",   "be",   "have",  "has",    "are",   "an",
    "not",   "its",   "will", "who",  "they",  "their",  "but",   "his",
    "were",  "had",   "been", "more", "which", "this",   "after", "would",
    "about", "up",    "one",  "or",   "she",   "people", "new",   "last",
    "we",    "year",  "two",  "when", "than",  "also",   "her",   "first",
    "over",  "could", "no",   "into", "other", "years",  "out",   "time"};
constexpr const char* kSyllables[] = {
    "con", "ter", "ment", "ing", "re",  "al",  "tion", "er", "pro", "de",
    "sta", "lo",  "mi",   "na",  "ver", "per", "com",  "in", "ed",  "ly",
    "or",  "an",  "ra",   "si",  "ta",  "ba",  "port", "ga", "den", "ble"};
constexpr const char* kAbbreviations[] = {"Mr.",  "Mrs.", "Dr.",  "U.S.",
                                          "Gov.", "Sen.", "Inc.", "Jan.",
                                          "No.",  "a.m.", "U.N.", "St."};
constexpr const char* kVerbs[] = {"said", "told reporters", "wrote", "added"};

}  // namespace

NewsGenerator::NewsGenerator(const NewsOptions& options)
    : options_(options), random_(options.seed) {
  words_.assign(std::begin(kCommon), std::end(kCommon));
  while (words_.size() < options_.vocabulary) {
    // Rare words are longer.
    const size_t syllables = 1 + Below(words_.size() < 2000 ? 3 : 4);
    std::string word;
    for (size_t i = 0; i < syllables; ++i) {
      word += kSyllables[Below(std::size(kSyllables))];
    }
    words_.push_back(std::move(word));
  }
  double sum = 0;
  for (size_t i = 0; i < words_.size(); ++i) {
    sum += 1.0 / (static_cast<double>(i) + 2.7);  // Mandelbrot's correction.
    cumulative_.push_back(sum);
  }
  for (double& c : cumulative_) c /= sum;
}

// Not std::uniform_real_distribution: that differs between libraries.
double NewsGenerator::Uniform() {
  return static_cast<double>(random_() >> 11) * 0x1.0p-53;
}

size_t NewsGenerator::Below(size_t n) { return random_() % n; }

size_t NewsGenerator::Rank() {
  const auto it =
      std::lower_bound(cumulative_.begin(), cumulative_.end(), Uniform());
  return std::min(static_cast<size_t>(std::distance(cumulative_.begin(), it)),
                  words_.size() - 1);
}

const std::string& NewsGenerator::Word() { return words_[Rank()]; }

// A name is a word that is not one of the most frequent.
std::string NewsGenerator::Name() {
  size_t rank = Rank();
  while (rank < std::size(kCommon)) rank = Rank();
  std::string name = words_[rank];
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string NewsGenerator::Number() {
  switch (Below(6)) {
    case 0:
      return "$" + std::to_string(1 + Below(90)) + "." +
             std::to_string(Below(10)) + " million";
    case 1:
      return std::to_string(1990 + Below(40));
    case 2:
      return std::to_string(Below(100)) + " percent";
    case 3:
      return std::to_string(1 + Below(90)) + ",000";
    case 4:
      return "January " + std::to_string(1 + Below(28));
    default:
      return std::to_string(Below(60));
  }
}

void NewsGenerator::AppendSentence(std::string& text) {
  const size_t length = options_.words / 2 + Below(options_.words + 1);
  const bool quoted = Uniform() < options_.quoted;
  if (quoted) text += "“";
  for (size_t i = 0; i < length; ++i) {
    const double kind = Uniform();
    double share = options_.number;
    if (i > 0) text += ' ';
    if (kind < share) {
      text += Number();
    } else if (kind < (share += options_.abbreviation)) {
      text += kAbbreviations[Below(std::size(kAbbreviations))];
      text += ' ' + Name();
    } else if (i == 0 || kind < (share += options_.name)) {
      text += Name();
    } else {
      text += Word();
      if (i + 1 < length && Uniform() < options_.comma) text += ',';
    }
  }
  if (quoted) {
    text += ",” " + Name() + ' ' + kVerbs[Below(std::size(kVerbs))];
  }
  text += '.';
}

std::string NewsGenerator::Article() {
  std::string text = Name();
  for (int i = 0; i < 7; ++i) text += ' ' + Word();
  text += "\n\n";
  const size_t sentences = options_.sentences / 2 + Below(options_.sentences);
  for (size_t i = 0; i < sentences; ++i) {
    if (i > 0) text += Below(3) == 0 ? " " : "\n\n";
    AppendSentence(text);
  }
  text += '\n';
  return text;
}

std::vector<std::string> NewsGenerator::Articles(size_t bytes) {
  std::vector<std::string> articles;
  for (size_t sum = 0; sum < bytes; sum += articles.back().size()) {
    articles.push_back(Article());
  }
  return articles;
}

}  // namespace summarizer::benchmarks
