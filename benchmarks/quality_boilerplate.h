// What news feeds add to articles, for checking that summaries stay the same.

#ifndef BENCHMARKS_QUALITY_BOILERPLATE_H_
#define BENCHMARKS_QUALITY_BOILERPLATE_H_

#include "benchmarks/random.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::benchmarks {

// Dates the articles over six weeks: evenly, in any order.
void SpreadDates(v1::Corpus& corpus, Random& random);

// Pastes the same three sentences of background, made up, into the latter half
// of every article, each time with some words changed, and furniture around it:
// some lines above and some below.
void PasteBoilerplate(v1::Corpus& corpus, Random& random);

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_QUALITY_BOILERPLATE_H_
