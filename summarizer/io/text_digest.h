// The digest of a corpus as plain text, for a person at a terminal.

#ifndef SUMMARIZER_IO_TEXT_DIGEST_H_
#define SUMMARIZER_IO_TEXT_DIGEST_H_

#include <cstddef>
#include <string>

#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

struct TextDigestOptions {
  // Columns in a line. Longer words stand by themselves.
  size_t width = 80;
  // Whether headings, references and values are told apart by bold, dim and
  // coloured letters: escape sequences that terminals obey.
  bool color = false;
  // Above this number of articles, what was left out is listed for the corpus
  // instead of for each article, and long lists are cut, which they say.
  int max_listed_articles = 50;
};

// In this order: the digest of the corpus; the stories; what changed; each
// article's digest; what was repeated; what was left out, and why; totals.
std::string FormatTextDigest(const v1::CorpusDigest& digest,
                             const TextDigestOptions& options = {});

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TEXT_DIGEST_H_
