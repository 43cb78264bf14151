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
  Signature() = default;
  explicit Signature(const PackedSentence& sentence);

  // A bit for each stem; several may have one.
  uint64_t stems() const { return stems_; }

 private:
  friend class SignatureFilter;

  // In `rest_`: names, as bits of `stems_` as far as there is room (those above
  // are not known as names), then the other fields.
  static constexpr int kNameBits = 52;
  static constexpr int kOpenerAt = kNameBits;
  static constexpr int kHiddenAt = kOpenerAt + 6;
  static constexpr int kHiddenBits = 4;
  static_assert(kSketchStems < 1 << kHiddenBits, "hidden stems have room");
  static constexpr uint64_t kNames = (uint64_t{1} << kNameBits) - 1;
  static constexpr uint64_t kHasValues = uint64_t{1} << 62;
  static constexpr uint64_t kTruncated = uint64_t{1} << 63;

  uint64_t names() const { return rest_ & kNames; }
  // Which bit of `stems_` is the opener's, from 1, or 0.
  uint32_t opener() const { return rest_ >> kOpenerAt & 63; }
  // Stems that share a bit with one before them.
  int hidden() const {
    return static_cast<int>(rest_ >> kHiddenAt & ((1 << kHiddenBits) - 1));
  }
  bool has_values() const { return (rest_ & kHasValues) != 0; }
  bool truncated() const { return (rest_ & kTruncated) != 0; }

  uint64_t stems_ = 0;
  uint64_t rest_ = 0;
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
    if ((!b.truncated() && (a.names() & ~b.stems_) != 0) ||
        (!a.truncated() && (b.names() & ~a.stems_) != 0)) {
      return false;
    }
    // An opener is where the other one is, or somewhere else in there.
    const uint32_t x = a.opener();
    const uint32_t y = b.opener();
    return x == 0 || y == 0 || a.truncated() || b.truncated() ||
           (b.stems_ >> (x - 1) & 1) != 0 || (a.stems_ >> (y - 1) & 1) != 0;
  }
  bool MayShareEnough(const Signature& a, const Signature& b) const;

  Needed needed_;
  Needed needed_with_values_;
  // The same of sentences that are not known whole, of the smaller one.
  double truncated_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SIGNATURE_H_
