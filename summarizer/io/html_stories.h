// The report's section on stories: when each was told, and by which articles.

#ifndef SUMMARIZER_IO_HTML_STORIES_H_
#define SUMMARIZER_IO_HTML_STORIES_H_

#include <string>

#include "summarizer/io/report_index.h"

namespace summarizer::io {

// Appends a <section id=stories>: a line of time for each story of several
// articles, to be unfolded, and one for all others. Nothing without stories.
void AppendStories(const ReportIndex& index, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_STORIES_H_
