// Documents to records.

#ifndef SUMMARIZER_REPETITION_SKETCH_H_
#define SUMMARIZER_REPETITION_SKETCH_H_

#include <cstdint>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::repetition {

// Fills title, lead and sentences of `record` from an article's document.
// `prose` are the indices of its prose sentences, ascending; `title` is the
// document of its title, `language` that of both. Id, time and source are left
// alone.
void Sketch(const text::Document& document, absl::Span<const uint32_t> prose,
            const text::Document& title, const text::Language& language,
            ArticleRecord& record);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SKETCH_H_
