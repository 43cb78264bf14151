// What tells most sentences from others, so that they need not be looked up.

#ifndef SUMMARIZER_REPETITION_SIGNATURE_H_
#define SUMMARIZER_REPETITION_SIGNATURE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "summarizer/repetition/packed_sentence.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {

// Sets of stems and of names as bits (superimposed coding, Mooers 1948), and
// how many there are.
struct Signature {
  explicit Signature(const PackedSentence& sentence);

  uint64_t stems = 0;
  // In 58 bits; in the others there is the opener's bit in `stems`, from 1, or
  // 0.
  uint64_t names = 0;
  uint8_t stem_count = 0;
  uint8_t hidden = 0;  // Stems that share a bit with one before them.
  bool has_values = false;
  bool truncated = false;
};

// Tells sentences that are not the same by their signatures.
class SignatureFilter {
 public:
  explicit SignatureFilter(const MatchOptions& options);

  // False only where SameStatement is, of sentences that stand alone.
  bool MayBeSame(const Signature& a, const Signature& b) const;

 private:
  static constexpr size_t kMaxStems = 2 * kSketchStems + 1;

  // Stems that two have to share, by how many they have together.
  using Needed = std::array<uint8_t, kMaxStems>;

  Needed needed_;
  Needed needed_with_values_;
  // The same of sentences that are not known whole, of the smaller one.
  double truncated_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SIGNATURE_H_
