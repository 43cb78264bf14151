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
  Signature() = default;
  explicit Signature(const PackedSentence& sentence);

  static constexpr int kNameBits = 58;
  static constexpr uint64_t kNames = (uint64_t{1} << kNameBits) - 1;

  uint64_t stems = 0;
  // In kNameBits; in the others there is the opener's bit in `stems`, from 1,
  // or 0.
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
  bool MayBeSame(const Signature& a, const Signature& b) const {
    return MayNameTheSame(a, b) && MayShareEnough(a, b);
  }

 private:
  static constexpr size_t kMaxStems = 2 * kSketchStems + 1;

  // Stems that two have to share, by how many they have together.
  using Needed = std::array<uint8_t, kMaxStems>;

  // Whether sentences may name the same things. Of one that is not known whole,
  // it is not known what it doesn't name.
  static bool MayNameTheSame(const Signature& a, const Signature& b) {
    constexpr uint64_t kNames = Signature::kNames;
    if ((!b.truncated && (a.names & kNames & ~b.stems) != 0) ||
        (!a.truncated && (b.names & kNames & ~a.stems) != 0)) {
      return false;
    }
    // An opener is where the other one is, or somewhere else in there.
    const uint64_t x = a.names >> Signature::kNameBits;
    const uint64_t y = b.names >> Signature::kNameBits;
    return x == 0 || y == 0 || a.truncated || b.truncated ||
           (b.stems >> (x - 1) & 1) != 0 || (a.stems >> (y - 1) & 1) != 0;
  }
  bool MayShareEnough(const Signature& a, const Signature& b) const;

  Needed needed_;
  Needed needed_with_values_;
  // The same of sentences that are not known whole, of the smaller one.
  double truncated_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SIGNATURE_H_
