// The stemmer that ROUGE scores are published with.

#ifndef BENCHMARKS_ROUGE_STEMMER_H_
#define BENCHMARKS_ROUGE_STEMMER_H_

#include <string>

namespace summarizer::benchmarks {

// Porter's stemmer as NLTK's PorterStemmer runs it by default, which Python
// scorers use. It departs from Porter's definition, which libstemmer follows,
// in a dozen places ("flies" -> "fli" but "ties" -> "tie", "enjoy" stays); with
// libstemmer's "porter" scores come out up to 0.1 points away from theirs.
//
// `word` is of a-z and 0-9.
std::string PorterStem(std::string word);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_ROUGE_STEMMER_H_
