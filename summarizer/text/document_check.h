// What holds for every Document, whatever the text: for tests and the fuzzer.

#ifndef SUMMARIZER_TEXT_DOCUMENT_CHECK_H_
#define SUMMARIZER_TEXT_DOCUMENT_CHECK_H_

#include <string>

#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::text {

// The first broken property of `document`, empty if all hold: blocks and
// sentences are in order, do not overlap, leave out nothing but white space,
// and no sentence crosses a block; a sentence split again stays whole; terms
// lie inside their sentences, in order, with ids in range.
std::string FindBrokenProperty(const Document& document,
                               const Language& language);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_DOCUMENT_CHECK_H_
