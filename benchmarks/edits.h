// Edits a sentence as newspapers edit what they paste: other words for the same
// things, clauses turned round, words left out or put before. Never a number, a
// name or a negation.

#ifndef BENCHMARKS_EDITS_H_
#define BENCHMARKS_EDITS_H_

#include <string>
#include <string_view>

#include "benchmarks/random.h"

namespace summarizer::benchmarks {

// What was done to sentences.
struct EditCount {
  double words = 0;
  double changed = 0;
};

// `marked` comes from Expand(), and so does the result. Of its words `share`
// are changed, as far as there are other words for them; turning clauses round
// and other quotation marks and dashes come on top.
std::string Edit(std::string_view marked, double share, Random& random,
                 EditCount* count = nullptr);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_EDITS_H_
