// The numbers of a changed statement over its versions, for drawing.

#ifndef SUMMARIZER_IO_VALUE_LINES_H_
#define SUMMARIZER_IO_VALUE_LINES_H_

#include <string>
#include <vector>

#include "summarizer/text/language.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

struct ValuePoint {
  // From 0 (first version) to 1 (last one): by time where all versions have one
  // of their own, else evenly.
  double when = 0;
  double value = 0;
  std::string text;  // The value as written.
};

// One number in several versions.
using ValueLine = std::vector<ValuePoint>;

// Numbers of the same unit that every version with a text has and that change:
// two lines at most, of two points or more. Dates, years and ranges are no
// numbers.
std::vector<ValueLine> ValueLines(const v1::ChangedStatement& statement,
                                  const text::Language& language);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_VALUE_LINES_H_
