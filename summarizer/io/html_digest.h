// The digest of a corpus as a report: one HTML file that needs nothing else.

#ifndef SUMMARIZER_IO_HTML_DIGEST_H_
#define SUMMARIZER_IO_HTML_DIGEST_H_

#include "absl/status/status.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// Writes the report: what is new; the stories over time; what changed; what was
// said before; and every article in full. `texts` gives the articles that were
// digested once more, in the same order; one at a time is in memory. Aborted
// where it gives others, and the errors of both. Text from articles, wherever
// it is from, is never markup; the page forbids itself all that would load or
// run something, but for its own script.
absl::Status WriteHtmlDigest(const v1::CorpusDigest& digest,
                             ArticleSource& texts, ByteSink& sink);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_DIGEST_H_
