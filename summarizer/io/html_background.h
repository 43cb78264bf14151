// The report's section on what was said before.

#ifndef SUMMARIZER_IO_HTML_BACKGROUND_H_
#define SUMMARIZER_IO_HTML_BACKGROUND_H_

#include <string>

#include "summarizer/io/report_index.h"

namespace summarizer::io {

// Appends a <section id=said>: the matrix of articles and statements, and each
// statement with links to where it stands. Nothing if nothing was repeated.
void AppendBackground(const ReportIndex& index, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_BACKGROUND_H_
