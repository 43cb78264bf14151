// Facts of a story that are told again in other words.

#ifndef SUMMARIZER_REPETITION_RETELLING_H_
#define SUMMARIZER_REPETITION_RETELLING_H_

#include <cstdint>

#include "summarizer/repetition/packed_sentence.h"

namespace summarizer::repetition {

// Nothing of a sentence is known, in the units of Standing::novelty.
inline constexpr uint16_t kAllNew = 256;

// Whether a sentence has enough names and figures to tell a fact by.
bool CouldRetell(const PackedSentence& sketch);

// What `sketch`, which could retell, has beyond `other` of the same story if it
// tells that again, which takes all its names and figures, and another stem or
// four names; kAllNew if it doesn't.
uint16_t NoveltyOfRetelling(const PackedSentence& sketch,
                            const PackedSentence& other);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RETELLING_H_
