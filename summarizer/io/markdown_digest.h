// The digest of a corpus as Markdown, to be pasted into an issue or a mail.

#ifndef SUMMARIZER_IO_MARKDOWN_DIGEST_H_
#define SUMMARIZER_IO_MARKDOWN_DIGEST_H_

#include <string>
#include <string_view>

#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

struct MarkdownDigestOptions {
  // Above this number of articles, those are not listed one by one, and long
  // lists are cut, which they say.
  int max_listed_articles = 50;
};

// In this order: the digest of the corpus, best first; the stories; what
// changed; what was said before; each article's digest; totals. A paragraph or
// list item is one line: readers wrap it.
std::string FormatMarkdownDigest(const v1::CorpusDigest& digest,
                                 const MarkdownDigestOptions& options = {});

// `text` on one line, so that Markdown (CommonMark, and GitHub's) shows it as
// it is, at the beginning of a line too.
std::string EscapeMarkdown(std::string_view text);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_MARKDOWN_DIGEST_H_
