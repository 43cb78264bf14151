// Whether two sentences say the same.

#ifndef SUMMARIZER_REPETITION_SIMILARITY_H_
#define SUMMARIZER_REPETITION_SIMILARITY_H_

#include <cstddef>
#include <cstdint>

#include "summarizer/repetition/packed_sentence.h"

namespace summarizer::repetition {

// How similar is the same; see RepetitionOptions.
struct MatchOptions {
  double statement_similarity = 0.6;
  double run_similarity = 0.4;

  friend bool operator==(const MatchOptions& a, const MatchOptions& b) {
    return a.statement_similarity == b.statement_similarity &&
           a.run_similarity == b.run_similarity;
  }
};

// What else is known of two sentences: nothing, or that they stand beside two
// that say the same.
enum class Context { kAlone, kNeighboursAgree };

// Whether two sentences say the same, slots aside: similar content stems, the
// same proper names, no negation between them, and no words that tell different
// things apart. Sentences with hardly any content have to agree word for word,
// but where their neighbours agree.
bool SameStatement(const PackedSentence& a, const PackedSentence& b,
                   const MatchOptions& options,
                   Context context = Context::kAlone);

// The least similarity of content stems with which sentences that stand alone
// say the same; where both have values, those may make up for some.
double LeastSimilarity(const MatchOptions& options, bool have_values);

// Whether they have the same words and values, as far as sketches tell.
bool SameWords(const PackedSentence& a, const PackedSentence& b);

// Whether what stands in the slots of two sentences contradicts: of something
// that both measure, each has an amount that the other lacks; of words that
// exclude one another ("rose", "fell"), or that tell of events ("arrested",
// "freed"), each has one. Slots may be missing, but for those of what turns all
// else: that it was cancelled, or is yet to happen.
bool ValuesConflict(const PackedSentence& a, const PackedSentence& b);

// Whether `sketch` has all values of `of`.
bool HasAllValues(const PackedSentence& sketch, const PackedSentence& of);

// Whether there is something in the slots of a sentence.
bool HasSlots(const PackedSentence& sentence);

// Whether it tells of an event that turns what else is told: ValuesConflict is
// true of it and of any sentence that doesn't tell of that.
bool Turns(const PackedSentence& sentence);

// Whether nothing in `sketch` stands against its telling what `other` tells in
// other words: only one is negated, their slots contradict, or words that tell
// things apart ("eastern", "western"). Different events do not, as one may be
// told by several; but one that turns what else is told does where `other`
// tells of any that `sketch` doesn't.
bool MayRetell(const PackedSentence& sketch, const PackedSentence& other);

// Estimate of the Jaccard index of the content stems: exact where neither is
// truncated.
double Similarity(const PackedSentence& a, const PackedSentence& b);

// The stems of one sentence, laid out to be counted in many others.
class StemSet {
 public:
  StemSet() = default;
  explicit StemSet(const PackedSentence& sentence);

  // How many of them `other` has.
  size_t CountIn(const PackedSentence& other) const;

 private:
  // Of 128 bits, as all machines compare at once.
  using Lanes = uint16_t __attribute__((vector_size(16)));
  static constexpr size_t kLanes = sizeof(Lanes) / sizeof(uint16_t);
  static_assert(kSketchStems <= 2 * kLanes, "stems have room");

  Lanes low_ = {};  // 0 is the hash of no stem.
  Lanes high_ = {};
};

// False only where SameStatement is, of sentences that stand alone and have
// `shared` stems in common.
bool MayBeSame(const PackedSentence& a, const PackedSentence& b, size_t shared,
               const MatchOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SIMILARITY_H_
