// Tells a person how much of a run is left.

#ifndef SUMMARIZER_CLI_PROGRESS_H_
#define SUMMARIZER_CLI_PROGRESS_H_

#include "summarizer/cli/console.h"
#include "summarizer/cli/flags.h"
#include "summarizer/cli/reporter.h"
#include "summarizer/io/article_reader.h"

namespace summarizer::cli {

// Lets `reporter` estimate the time left of a run that reads all articles
// `passes` times, the first time through `reader`, which must be there as long
// as articles are counted. Does nothing where nobody looks.
void PlanProgress(const Flags& flags, const Console& console,
                  const io::ArticleReader& reader, int passes,
                  Reporter& reporter);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_PROGRESS_H_
