// Marks that point from a statement to its source: "[12]", "[note 1]", "³".

#ifndef SUMMARIZER_TEXT_REFERENCE_MARK_H_
#define SUMMARIZER_TEXT_REFERENCE_MARK_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace summarizer::text {

// Bytes of the mark in brackets that `text` begins with, 0 if it begins with
// none: numbers, a letter, or a few words in lower case ("[citation needed]"),
// and the page that may follow them ("[1]:12").
size_t ReferenceLength(std::string_view text);

// The same of the mark, without a page, that `text` ends with.
size_t ReferenceLengthBefore(std::string_view text);

// Whether a code point is a digit or a dagger that refers to a note.
bool IsReferenceSign(uint32_t code_point);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_REFERENCE_MARK_H_
