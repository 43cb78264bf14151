// Keys that sentences which say the same are likely to share.

#ifndef SUMMARIZER_REPETITION_SENTENCE_KEYS_H_
#define SUMMARIZER_REPETITION_SENTENCE_KEYS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/types/span.h"
#include "summarizer/repetition/packed_sentence.h"

namespace summarizer::repetition {

// Most keys a sentence can have.
inline constexpr size_t kMaxSentenceKeys = 8;

// Sentences that say the same have the same names, so each key holds all of
// them, beside a minimal hash of the other content stems: sentences of one form
// about different things do not meet. Where there are no names, keys are pairs
// of minimal hashes (MinHash with banding, Broder 1997; Leskovec et al., Mining
// of Massive Datasets, 3.4), drawn from one permutation. A stem that opens a
// sentence is a name where there is no other.
//
// One more key is of the minimal hashes whatever they are: what is a name in
// one of two sentences may not be known to be one in the other.
//
// A sentence with hardly any content has one key, of all its stems.
struct SentenceKeys {
  std::array<uint32_t, kMaxSentenceKeys> keys;
  size_t size = 0;

  // Of an object that lasts: not `for (… : ProbeKeys(…).Span())`.
  absl::Span<const uint32_t> Span() const& {
    return absl::MakeConstSpan(keys).first(size);
  }
  absl::Span<const uint32_t> Span() && = delete;
};

// The keys under which a sentence is looked for, or two are compared.
SentenceKeys ProbeKeys(const PackedSentence& sentence);

// The few of them, at most two, under which an index keeps a sentence.
SentenceKeys IndexKeys(const PackedSentence& sentence);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SENTENCE_KEYS_H_
