// Lays text out for a terminal. Widths count its columns: two for a character
// of East Asia, none for an accent that joins the letter before it.

#ifndef SUMMARIZER_IO_TEXT_LAYOUT_H_
#define SUMMARIZER_IO_TEXT_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace summarizer::io {

// `text` on one line: white space, line breaks included, becomes single spaces
// and goes from both ends. What a terminal might obey (control characters,
// overrides of the writing direction) and what is not UTF-8 becomes U+FFFD.
std::string OneLine(std::string_view text);

// The first words of OneLine(text) that fit `width`, with "..." for the rest.
std::string Shorten(std::string_view text, size_t width);

// Code points in valid UTF-8.
size_t CountCodePoints(std::string_view text);

// Columns that valid UTF-8 takes.
size_t CountColumns(std::string_view text);

// Escape sequences of terminals (SGR); empty where there is no colour.
struct TextStyle {
  std::string_view begin;
  std::string_view end;
};

// Appends OneLine(text) in lines of at most `width`, longer words by
// themselves. Lines break at spaces and between characters of two columns, but
// not before closing punctuation. The first line starts with `prefix`, the
// others with as many spaces; what follows on each is in `style`.
void AppendWrapped(std::string_view prefix, std::string_view text, size_t width,
                   std::string& out, const TextStyle& style = {});

// "1", "12,345".
std::string Digits(uint64_t number);

// "1 article", "12,345 articles": for nouns whose plural adds an s.
std::string Count(uint64_t number, std::string_view noun);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_TEXT_LAYOUT_H_
