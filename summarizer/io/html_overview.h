// The top of the report: figures, and what is new.

#ifndef SUMMARIZER_IO_HTML_OVERVIEW_H_
#define SUMMARIZER_IO_HTML_OVERVIEW_H_

#include <string>

#include "summarizer/io/report_index.h"

namespace summarizer::io {

// "What is new in 20 articles".
std::string ReportTitle(const v1::CorpusDigest& digest);

// Appends a <header> with the counts of the digest.
void AppendHead(const v1::CorpusDigest& digest, std::string& out);

// Appends a <section id=new>: the digest's sentences, best first, each with a
// link to its place and a bar for its score.
void AppendNews(const ReportIndex& index, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_OVERVIEW_H_
