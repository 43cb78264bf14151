// Writing JSON by hand, where there is no message to print.

#ifndef SUMMARIZER_IO_JSON_TEXT_H_
#define SUMMARIZER_IO_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace summarizer::io {

// Appends `text`, which is UTF-8, as a string of JSON. It stays on one line,
// also for readers that take U+2028 for the end of one.
void AppendJsonString(std::string_view text, std::string& out);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_JSON_TEXT_H_
