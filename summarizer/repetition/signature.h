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
  Signature()
      : stem_count_(0),
        hidden_(0),
        has_values_(false),
        truncated_(false),
        negated_(false) {}
  explicit Signature(const PackedSentence& sentence);

  // A bit for each stem; several may have one.
  uint64_t stems() const { return stems_; }

 private:
  friend class SignatureFilter;

  // Bits as of `stems_`, the upper half laid over the lower one.
  static uint32_t Fold(uint64_t bits) {
    return static_cast<uint32_t>(bits | bits >> 32);
  }
  static uint64_t Unfold(uint32_t bits) { return uint64_t{bits} << 32 | bits; }

  // Bits of `stems_` of which two are laid over each other: which of them is a
  // name's is not known.
  uint64_t doubled() const { return stems_ & (stems_ >> 32 | stems_ << 32); }
  // Whether bits tell of a name that `other` has not among its stems.
  bool NamesMoreThan(const Signature& other) const {
    return (names_ & ~Fold(other.stems_)) != 0 ||
           (Unfold(names_) & stems_ & ~doubled() & ~other.stems_) != 0;
  }
  // Whether the bit of a name may be another stem's, too.
  bool MayHideName() const {
    return hidden_ != 0 || (Unfold(names_) & doubled()) != 0;
  }

  uint64_t stems_ = 0;
  uint32_t names_ = 0;         // Their bits of `stems_`, folded.
  uint8_t more_of_names_ = 0;  // 8 bits of SentenceSketch::names.
  uint8_t opener_ = 0;  // Which bit of `stems_` is the opener's, from 1, or 0.
  uint8_t stem_count_ : 4;
  uint8_t hidden_ : 4;  // Stems that share a bit with one before them.
  bool has_values_ : 1;
  bool truncated_ : 1;
  bool negated_ : 1;
};
static_assert(sizeof(Signature) == 16, "all are in memory at a time");

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
