// A drawing of which article holds which repeated statement.

#ifndef SUMMARIZER_IO_HTML_MATRIX_H_
#define SUMMARIZER_IO_HTML_MATRIX_H_

#include <string>

#include "summarizer/io/report_index.h"

namespace summarizer::io {

// Statements that the matrix shows: the most repeated ones.
inline constexpr int kMatrixRows = 40;

// Appends an <svg>: a row for each of the most repeated statements, a column
// for each article that holds one of them, by source, then time. With few
// articles every cell is a link to the place. Nothing without statements.
void AppendMatrix(const ReportIndex& index, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_MATRIX_H_
