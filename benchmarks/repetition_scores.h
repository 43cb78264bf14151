// How well repetition is found in a corpus with labels.

#ifndef BENCHMARKS_REPETITION_SCORES_H_
#define BENCHMARKS_REPETITION_SCORES_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "benchmarks/corpus_generator.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::benchmarks {

struct Score {
  size_t right = 0;
  size_t found = 0;
  size_t expected = 0;

  double precision() const {
    return found == 0 ? 1
                      : static_cast<double>(right) / static_cast<double>(found);
  }
  double recall() const {
    return expected == 0
               ? 1
               : static_cast<double>(right) / static_cast<double>(expected);
  }
};

// Rows of the table, in order.
enum class Kind {
  kFurniture,
  kRepeated,  // Background, and values known before.
  kInRuns,    // Of these, pasted with others. Recall only,
  kAlone,     // like this.
  kRedundant,
  kChanged,
  kCopiedText,  // Sentences of copies.
  kCopies,      // Articles.
  kStoryPairs,  // Pairs of articles of one story, copies left out.
  kNews,        // Not suppressed.
  kAgreement,   // What others say in other words. Recall only,
  kLookalikes,  // like this.
};
const char* NameOf(Kind kind);
// Whether what was found of a kind cannot be told from others.
bool IsPartOfAnother(Kind kind);

struct Mistake {
  std::string expected;
  std::string found;
  std::string article_id;
  std::string text;
};

struct Scores {
  std::map<Kind, Score> by_kind;
  // By what was expected and what was found.
  std::map<std::string, std::vector<Mistake>> mistakes;
};

// `digest` is that of `labelled.corpus`.
Scores Evaluate(const LabelledCorpus& labelled, const v1::CorpusDigest& digest);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_REPETITION_SCORES_H_
