// Text from anywhere, as HTML that is nothing but text.

#ifndef SUMMARIZER_IO_HTML_TEXT_H_
#define SUMMARIZER_IO_HTML_TEXT_H_

#include <string>
#include <string_view>

namespace summarizer::io {

// Appends `text` as the content of an element. Markup is escaped. What is not
// UTF-8 and control characters become U+FFFD. Characters that turn the writing
// direction of what follows become a visible <i class=u>U+202E</i>.
void AppendHtml(std::string_view text, std::string& out);

// The same, by value.
std::string Html(std::string_view text);

// `text` as an attribute's value between double quotes, or as the content of
// <title>: on one line, with U+FFFD for all that Html shows in another way.
std::string HtmlAttribute(std::string_view text);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_TEXT_H_
