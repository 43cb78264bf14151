// What a line of text is, going by its shape.

#ifndef SUMMARIZER_TEXT_LINE_KINDS_H_
#define SUMMARIZER_TEXT_LINE_KINDS_H_

#include <cstdint>
#include <string_view>

#include "summarizer/text/language.h"

namespace summarizer::text {

// All take valid UTF-8 that neither begins nor ends with white space and is not
// empty, and look at a bounded part of it, Columns and HasLetterOrDigit apart.

// Code points in `valid`.
uint32_t Columns(std::string_view valid);

bool HasLetterOrDigit(std::string_view text);

// Whether the last character that is no closing quotation mark or bracket, nor
// a reference ("[3]"), is terminal punctuation.
bool EndsTerminal(std::string_view text);

// Whether a line reads as a title: short, no terminal punctuation but a
// question mark, not cut off in the middle, and not beginning in lower case.
bool IsHeading(std::string_view line);

// Whether it would but for the period of an abbreviation that it ends in: "Aid
// is taxed in the U.S."
bool IsAbbreviatedHeading(std::string_view line, const Language& language);

// Whether a line is nothing but an e-mail address, a handle or a URL.
bool IsAddress(std::string_view line);

// Whether a text begins with "iPhone", "eBay" or the like: lower case, then
// upper.
bool IsBrandName(std::string_view text);

// Whether most longer words of a line are capitalised.
bool IsTitleCase(std::string_view line);

// Whether a line belongs to a picture: "Photo: A. Smith", "Reuters file photo".
bool IsCaption(std::string_view line, const Language& language);

// Whether a line holds data about the text: "date 2024-05-24", "By A. Smith",
// "12:22 JST, January 10, 2024".
bool IsMetadata(std::string_view line, const Language& language);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_LINE_KINDS_H_
