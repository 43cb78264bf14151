// What tells most sentences from others, so that they need not be looked up.

#ifndef SUMMARIZER_REPETITION_SIGNATURE_H_
#define SUMMARIZER_REPETITION_SIGNATURE_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "summarizer/repetition/packed_sentence.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {

// Sets of stems and of names as bits (superimposed coding, Mooers 1948). Of a
// corpus all are in memory at a time, so they are small.
class Signature {
 public:
  // Of a sentence without anything.
  Signature();
  explicit Signature(const PackedSentence& sentence);

  // A bit for each stem; several may have one.
  uint64_t stems() const { return uint64_t{stems_high_} << 32 | stems_low_; }

 private:
  friend class SignatureFilter;

  static constexpr int kStemBits = 40;
  static constexpr int kNameBits = kStemBits / 2;

  // Which bit of stems() a stem has.
  static constexpr uint32_t IndexOf(Stem stem) {
    return stem.hash() % kStemBits;
  }
  // Bits as of stems(), the upper half laid over the lower one.
  static constexpr uint32_t Fold(uint64_t bits) {
    return static_cast<uint32_t>(bits | bits >> kNameBits) &
           ((1u << kNameBits) - 1);
  }
  static constexpr uint64_t Unfold(uint32_t bits) {
    return uint64_t{bits} << kNameBits | bits;
  }

  // Bits of stems() of which two are laid over each other: which of them is a
  // name's is not known.
  uint64_t doubled() const {
    return stems() & (stems() >> kNameBits | stems() << kNameBits);
  }
  // Whether bits tell of a name that `other` has not among its stems.
  bool NamesMoreThan(const Signature& other) const {
    return (names_ & ~Fold(other.stems())) != 0 ||
           (Unfold(names_) & stems() & ~doubled() & ~other.stems()) != 0;
  }
  // Whether the bit of a name may be another stem's, too.
  bool MayHideName() const {
    return hidden_ != 0 || (Unfold(names_) & doubled()) != 0;
  }

  uint32_t stems_low_;
  uint32_t stems_high_ : kStemBits - 32;
  uint32_t names_ : kNameBits;  // Their bits of stems(), folded.
  uint32_t stem_count_ : 4;
  uint32_t all_names_ : 16;  // SentenceSketch::names.
  uint32_t opener_ : 6;  // Which bit of stems() is the opener's, from 1, or 0.
  uint32_t hidden_ : 4;  // Stems that share a bit with one before them.
  uint32_t has_values_ : 1;
  uint32_t truncated_ : 1;
  uint32_t negated_ : 1;
};
static_assert(sizeof(Signature) == 12, "all are in memory at a time");

// Tells sentences that are not the same by their signatures.
class SignatureFilter {
 public:
  explicit SignatureFilter(const MatchOptions& options);

  // False only where SameStatement is, of sentences that stand alone.
  bool MayBeSame(const Signature& a, const Signature& b) const {
    // Of one that is not known whole, it is not known what it doesn't name.
    if ((a.NamesMoreThan(b) && !b.truncated_) ||
        (b.NamesMoreThan(a) && !a.truncated_) || a.negated_ != b.negated_) {
      return false;
    }
    return MayShareEnough(a, b) && MayNameTheSame(a, b);
  }

 private:
  static constexpr size_t kMaxStems = 2 * kSketchStems + 1;

  // Stems that two have to share, by how many they have together.
  using Needed = std::array<uint8_t, kMaxStems>;

  // Of those whose bits tell no name that is missing.
  static bool MayNameTheSame(const Signature& a, const Signature& b);
  bool MayShareEnough(const Signature& a, const Signature& b) const;

  Needed needed_;
  Needed needed_with_values_;
  // The same of sentences that are not known whole, of the smaller one.
  double truncated_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SIGNATURE_H_
