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

// Stems and figures of a sentence as sets of bits.
struct RetellingBits {
  uint64_t stems = 0;
  uint64_t values = 0;

  // Of the names and figures that are to be told again.
  static RetellingBits Needed(const PackedSentence& sketch);
  // Of all that may hold them.
  static RetellingBits Held(const PackedSentence& sketch);

  // False where NoveltyOfRetelling is known to be kAllNew.
  bool MayBeIn(const RetellingBits& held) const {
    return ((stems & ~held.stems) | (values & ~held.values)) == 0;
  }
};

// What `sketch`, which could retell, has beyond `other` of the same story if it
// tells that again, which takes all its names and figures, and another stem or
// four names; kAllNew if it doesn't.
uint16_t NoveltyOfRetelling(const PackedSentence& sketch,
                            const PackedSentence& other);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RETELLING_H_
