// What the verbs do. Each in a file of its own.

#ifndef SUMMARIZER_CLI_VERBS_H_
#define SUMMARIZER_CLI_VERBS_H_

#include "absl/status/status.h"
#include "summarizer/cli/console.h"
#include "summarizer/cli/flags.h"
#include "summarizer/cli/reporter.h"
#include "summarizer/io/article_reader.h"
#include "summarizer/summarizer.h"

namespace summarizer::cli {

// Each reads the articles of `flags.paths` and writes its result to standard
// output or to `flags.output`. Errors name the input or output at fault.
// Cancelled where the reader of standard output has gone away.

// One CorpusDigest of all articles.
absl::Status RunDigest(const Flags& flags, const Summarizer& summarizer,
                       const Console& console, Reporter& reporter);

// An ArticleDigest of each article against those before it.
absl::Status RunArticles(const Flags& flags, const Summarizer& summarizer,
                         const Console& console, Reporter& reporter);

// The sentences of each article.
absl::Status RunSentences(const Flags& flags, const Summarizer& summarizer,
                          const Console& console, Reporter& reporter);

// How all verbs read: with the limits of `summarizer`, telling `reporter` of
// what is passed over. Both must outlive the reader.
io::ArticleReaderOptions MakeReaderOptions(const Flags& flags,
                                           const Summarizer& summarizer,
                                           Reporter& reporter);

}  // namespace summarizer::cli

#endif  // SUMMARIZER_CLI_VERBS_H_
