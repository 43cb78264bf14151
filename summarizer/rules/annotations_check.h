// What holds for all Annotations, whatever the text: for tests and the fuzzer.

#ifndef SUMMARIZER_RULES_ANNOTATIONS_CHECK_H_
#define SUMMARIZER_RULES_ANNOTATIONS_CHECK_H_

#include <string>

#include "summarizer/rules/rule_engine.h"
#include "summarizer/text/document.h"

namespace summarizer::rules {

// The first broken property of what the rules found in `document`, empty if all
// hold: furniture is in order, inside the body, without overlap and without
// white space at its ends; each sentence has a kind, and lies inside furniture
// if a rule made it that, outside if none did; only prose has a cue; metadata
// are slices of the body.
std::string FindBrokenProperty(const text::Document& document,
                               const Annotations& annotations);

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_ANNOTATIONS_CHECK_H_
