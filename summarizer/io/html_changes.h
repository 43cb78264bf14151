// The report's section on statements that changed.

#ifndef SUMMARIZER_IO_HTML_CHANGES_H_
#define SUMMARIZER_IO_HTML_CHANGES_H_

#include <string>

#include "summarizer/io/report_index.h"
#include "summarizer/text/language.h"

namespace summarizer::io {

// Appends a <section id=changes>: each changed statement with its versions in
// order, the words that differ from the version before (of the first version:
// after) as <ins>, and its numbers as a line. Nothing if nothing changed.
void AppendChanges(const ReportIndex& index, const text::Language& language,
                   std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_CHANGES_H_
