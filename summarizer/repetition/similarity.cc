#include "summarizer/repetition/similarity.h"

#include <algorithm>
#include <cstddef>

namespace summarizer::repetition {
namespace {

// Of so few words, even the same in the same order prove nothing.
constexpr uint32_t kMinWords = 4;
// Content stems that are enough beside neighbours that agree.
constexpr size_t kMinStemsBesideAgreement = 2;
// Figures that have to agree where there is hardly any content.
constexpr size_t kMinSharedValues = 2;
// Similarity from which neighbours of a pair are told by their words alone.
constexpr double kSameWords = 0.8;
// How much less similar sentences may be that have a value in common and
// contradict each other in none.
constexpr double kSharedValue = 0.1;

// The amount's bits of a value; the others tell what is measured.
constexpr uint16_t kAmountMask = 0x3FF;

// What the stems of two sentences have in common.
struct Overlap {
  int shared = 0;
  int seen = 0;         // Of the union.
  bool a_name = false;  // A name of one that the other has nowhere.
  bool b_name = false;
  bool any_name = false;
  bool same_names = true;  // All names of one are names of the other.
};

Overlap Compare(const PackedSentence& a, const PackedSentence& b) {
  Overlap o;
  const size_t a_count = a.stem_count();
  const size_t b_count = b.stem_count();
  size_t i = 0;
  size_t j = 0;
  unsigned a_name = 0;
  unsigned b_name = 0;
  unsigned any_name = 0;
  unsigned other_name = 0;
  // Which of two comes first can't be guessed: no branches.
  while (i < a_count && j < b_count) {
    const unsigned x = a.stem(i).bits();
    const unsigned y = b.stem(j).bits();
    const unsigned before = (x >> 1) < (y >> 1) ? 1 : 0;
    const unsigned after = (x >> 1) > (y >> 1) ? 1 : 0;
    const unsigned same = 1 - before - after;
    a_name |= x & before;
    b_name |= y & after;
    any_name |= x & same;
    other_name |= (x ^ y) & same;
    o.shared += static_cast<int>(same);
    i += 1 - after;
    j += 1 - before;
    ++o.seen;
  }
  o.a_name = a_name != 0;
  o.b_name = b_name != 0;
  o.any_name = any_name != 0;
  o.same_names = other_name == 0;
  // Beyond the largest hash that a truncated sketch reaches, nothing is known
  // of its sentence.
  for (; i < a_count && !b.truncated(); ++i, ++o.seen) {
    o.a_name |= a.stem(i).name();
  }
  for (; j < b_count && !a.truncated(); ++j, ++o.seen) {
    o.b_name |= b.stem(j).name();
  }
  return o;
}

// False if it is known not to have it.
bool MayHave(const PackedSentence& sketch, uint32_t hash) {
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    if (sketch.stem(i).hash() == hash) return true;
  }
  return sketch.truncated() &&
         hash > sketch.stem(sketch.stem_count() - 1).hash();
}

// Whether more bits of the names, which are the same as far as stems tell, are
// the same, too.
bool SameBits(const PackedSentence& a, const PackedSentence& b,
              const Overlap& overlap) {
  const bool comparable =
      overlap.any_name
          ? overlap.same_names
          : !a.opener().none() && a.opener().hash() == b.opener().hash();
  return !comparable || a.names() == b.names();
}

// Whether neither names something that the other doesn't, but for openers.
bool SameNames(const PackedSentence& a, const PackedSentence& b,
               const Overlap& overlap) {
  return !overlap.a_name && !overlap.b_name && SameBits(a, b, overlap);
}

// The same of the stems that open them, which are names or not, as the other
// sentence has it.
bool SameOpeners(const PackedSentence& a, const PackedSentence& b) {
  // "Smith said …", "Jones said …"
  const Stem x = a.opener();
  const Stem y = b.opener();
  return x.none() || y.none() || x.hash() == y.hash() || MayHave(b, x.hash()) ||
         MayHave(a, y.hash());
}

bool SameStems(const PackedSentence& a, const PackedSentence& b) {
  if (a.stem_count() != b.stem_count() || a.truncated() != b.truncated()) {
    return false;
  }
  for (size_t i = 0; i < a.stem_count(); ++i) {
    if (a.stem(i).hash() != b.stem(i).hash()) return false;
  }
  return true;
}

bool SameValues(const PackedSentence& a, const PackedSentence& b) {
  if (a.value_count() != b.value_count()) return false;
  for (size_t i = 0; i < a.value_count(); ++i) {
    if (a.value(i) != b.value(i)) return false;
  }
  return true;
}

bool HasValue(const PackedSentence& sketch, uint16_t value) {
  for (size_t i = 0; i < sketch.value_count(); ++i) {
    if (sketch.value(i) == value) return true;
  }
  return false;
}

bool ShareValue(const PackedSentence& a, const PackedSentence& b) {
  for (size_t i = 0; i < a.value_count(); ++i) {
    if (HasValue(b, a.value(i))) return true;
  }
  return false;
}

// Whether both have values of one kind.
bool MeasureTheSame(const PackedSentence& a, const PackedSentence& b) {
  for (size_t i = 0; i < a.value_count(); ++i) {
    for (size_t j = 0; j < b.value_count(); ++j) {
      if (((a.value(i) ^ b.value(j)) & ~kAmountMask) == 0) return true;
    }
  }
  return false;
}

// Whether a sentence tells what its figures are of: "Low 24F." may be any
// town's.
bool TellsOfWhat(const PackedSentence& sketch) {
  return sketch.stem_count() >= kMinStems ||
         (sketch.stem_count() > 0 && sketch.words() >= kMinWords);
}

// How words that exclude one another tell two sentences apart.
enum class Contrast : uint8_t { kNone, kOfOneThing, kOfDifferentThings };

// Whether a sentence has a contrast for which is(stem) holds.
template <typename Predicate>
bool HasContrast(const PackedSentence& sketch, Predicate is) {
  for (size_t i = 0; i < sketch.stem_count(); ++i) {
    const Stem stem = sketch.stem(i);
    if (!stem.contrast()) return false;
    if (is(stem)) return true;
  }
  return false;
}

bool MayBeFuture(const PackedSentence& sketch) {
  return HasContrast(sketch, [](Stem stem) { return stem.may_be_future(); });
}

// Sets of contrasts as bits.
using Sets = uint64_t;
static_assert(Stem::kContrastSets == 64, "all have a bit");
constexpr Sets SetsFrom(uint32_t begin, uint32_t end) {
  return (~Sets{0} >> (64 - (end - begin))) << begin;
}
constexpr Sets kEvents = SetsFrom(0, Stem::kEventSets);
constexpr Sets kTurning = SetsFrom(Stem::kFirstTurning, Stem::kEventSets);
constexpr Sets kOfOneThing = SetsFrom(Stem::kEventSets, Stem::kFirstApart);
constexpr Sets kApart = SetsFrom(Stem::kFirstApart, Stem::kContrastSets);

// The sets of which each of two sentences has a side that the other lacks.
struct ExtraSides {
  Sets of_a = 0;
  Sets of_b = 0;
};

// 0 for those that tell nothing by themselves.
Sets SetOf(Stem stem) {
  return stem.may_be_future() ? 0 : Sets{1} << stem.contrast_set();
}

ExtraSides FindExtraSides(const PackedSentence& a, const PackedSentence& b) {
  ExtraSides extra;
  // By side, then by set.
  size_t i = 0;
  size_t j = 0;
  const auto at_end = [](const PackedSentence& sketch, size_t at) {
    return at == sketch.stem_count() || !sketch.stem(at).contrast();
  };
  while (true) {
    const bool a_ends = at_end(a, i);
    const bool b_ends = at_end(b, j);
    if (a_ends && b_ends) break;
    const uint32_t x = a_ends ? ~0u : a.stem(i).side();
    const uint32_t y = b_ends ? ~0u : b.stem(j).side();
    if (x < y) {
      extra.of_a |= SetOf(a.stem(i));
    } else if (y < x) {
      extra.of_b |= SetOf(b.stem(j));
    }
    // Several words may be on one side.
    while (x <= y && !at_end(a, i) && a.stem(i).side() == x) ++i;
    while (y <= x && !at_end(b, j) && b.stem(j).side() == y) ++j;
  }
  return extra;
}

// Whether one tells of what is yet to happen, and the other doesn't.
bool TimesDiffer(const PackedSentence& a, const PackedSentence& b) {
  return a.future() != b.future() && !MayBeFuture(a.future() ? b : a);
}

// Of each set that both have, whether each is on a side on which the other is
// not. Of events each of which only one sentence tells: whether each tells of
// one, as else it may be left out ("charged", "charged and released"), or one
// of an event that turns what else is told. Where several tell them apart,
// different things come before one.
Contrast ContrastOf(const PackedSentence& a, const PackedSentence& b) {
  if (!a.has_contrast() && !b.has_contrast() && a.future() == b.future()) {
    return Contrast::kNone;
  }
  const ExtraSides extra = FindExtraSides(a, b);
  const Sets both = extra.of_a & extra.of_b;
  if ((both & kApart) != 0) return Contrast::kOfDifferentThings;
  const Sets either = extra.of_a | extra.of_b;
  return (both & kOfOneThing) != 0 || (either & kTurning) != 0 ||
                 TimesDiffer(a, b) ||
                 ((extra.of_a & kEvents) != 0 && (extra.of_b & kEvents) != 0)
             ? Contrast::kOfOneThing
             : Contrast::kNone;
}

// Amounts of `kind` in `sketch` that `other` lacks.
bool HasExtra(const PackedSentence& sketch, const PackedSentence& other,
              int kind) {
  for (size_t i = 0; i < sketch.value_count(); ++i) {
    const uint16_t value = sketch.value(i);
    if ((value & ~kAmountMask) == kind && !HasValue(other, value)) return true;
  }
  return false;
}

bool AmountsConflict(const PackedSentence& a, const PackedSentence& b) {
  for (size_t i = 0; i < a.value_count(); ++i) {
    const uint16_t value = a.value(i);
    if (HasValue(b, value)) continue;
    const int kind = value & ~kAmountMask;
    if (HasExtra(b, a, kind)) return true;
  }
  return false;
}

}  // namespace

double Similarity(const PackedSentence& a, const PackedSentence& b) {
  const Overlap overlap = Compare(a, b);
  return overlap.seen == 0 ? 0.0
                           : static_cast<double>(overlap.shared) / overlap.seen;
}

double LeastSimilarity(const MatchOptions& options, bool have_values) {
  return options.statement_similarity - (have_values ? kSharedValue : 0);
}

bool SameWords(const PackedSentence& a, const PackedSentence& b) {
  return a.negated() == b.negated() && a.future() == b.future() &&
         SameStems(a, b) && SameValues(a, b) &&
         (a.stem_count() >= kMinStems || a.exact() == b.exact());
}

bool SameStatement(const PackedSentence& a, const PackedSentence& b,
                   const MatchOptions& options, Context context) {
  if (a.negated() != b.negated()) return false;
  const Contrast contrast = ContrastOf(a, b);
  if (contrast == Contrast::kOfDifferentThings) return false;
  const auto conflict = [&] {
    return contrast == Contrast::kOfOneThing || AmountsConflict(a, b);
  };
  if (!(TellsOfWhat(a) && TellsOfWhat(b)) && conflict()) return false;
  const bool alone = context == Context::kAlone;
  const size_t min_stems = alone ? kMinStems : kMinStemsBesideAgreement;
  if (a.stem_count() < min_stems || b.stem_count() < min_stems) {
    if (!SameStems(a, b)) return false;
    if (a.exact() == b.exact() && (!alone || a.words() >= kMinWords)) {
      return true;
    }
    // Hardly any content, but the same, and the same figures or the same kind
    // of figure of something with a name.
    if (a.stem_count() == 0) return false;
    return (a.value_count() >= kMinSharedValues && SameValues(a, b)) ||
           (a.stem_count() >= kMinStemsBesideAgreement && a.has_name() &&
            MeasureTheSame(a, b));
  }
  const Overlap overlap = Compare(a, b);
  const double found = overlap.seen == 0
                           ? 0
                           : static_cast<double>(overlap.shared) / overlap.seen;
  double needed =
      alone ? LeastSimilarity(options, false) : options.run_similarity;
  // The similarity of long sentences is estimated, too roughly for the weaker
  // of two thresholds.
  if (!alone && (a.truncated() || b.truncated())) {
    needed = (needed + LeastSimilarity(options, false)) / 2;
  }
  if (alone && found < needed && ShareValue(a, b) && !conflict()) {
    needed = LeastSimilarity(options, true);
  }
  if (found < needed) return false;
  // Of those that are less alike than others have to be, one may tell what came
  // of it: "is in hospital", "has died in hospital".
  if (found < LeastSimilarity(options, false)) {
    const ExtraSides extra = FindExtraSides(a, b);
    if (((extra.of_a | extra.of_b) & kEvents) != 0) return false;
  }
  // Where all words are shared the names are, too, whatever is in upper case.
  if (overlap.shared == overlap.seen && !a.truncated() && !b.truncated()) {
    return SameBits(a, b, overlap);
  }
  if (!alone && found >= kSameWords) return true;
  return SameNames(a, b, overlap) &&
         // Beside agreement, two that name the same may open with other words.
         ((!alone && overlap.any_name) || SameOpeners(a, b));
}

StemSet::StemSet(const PackedSentence& sentence) {
  for (size_t i = 0; i < sentence.stem_count(); ++i) {
    (i < kLanes ? low_ : high_)[i % kLanes] =
        static_cast<uint16_t>(sentence.stem(i).hash());
  }
}

size_t StemSet::CountIn(const PackedSentence& other) const {
  Lanes found = {};
  const size_t count = other.stem_count();
  for (size_t i = 0; i < count; ++i) {
    const auto hash = static_cast<uint16_t>(other.stem(i).hash());
    // What is true is all ones, -1. At most one lane is.
    found -=
        static_cast<Lanes>(low_ == hash) | static_cast<Lanes>(high_ == hash);
  }
  size_t sum = 0;
  for (size_t i = 0; i < kLanes; ++i) sum += found[i];
  return sum;
}

bool MayBeSame(const PackedSentence& a, const PackedSentence& b, size_t shared,
               const MatchOptions& options) {
  const size_t fewer = std::min(a.stem_count(), b.stem_count());
  const size_t more = std::max(a.stem_count(), b.stem_count());
  if (fewer < kMinStems) return shared == more;
  // Of those not known whole, SameStatement sees at least all of one.
  const size_t seen =
      a.truncated() || b.truncated() ? fewer : fewer + more - shared;
  return static_cast<double>(shared) / static_cast<double>(seen) >=
         LeastSimilarity(options, true);
}

bool ValuesConflict(const PackedSentence& a, const PackedSentence& b) {
  return AmountsConflict(a, b) || ContrastOf(a, b) == Contrast::kOfOneThing;
}

bool HasAllValues(const PackedSentence& sketch, const PackedSentence& of) {
  for (size_t i = 0; i < of.value_count(); ++i) {
    if (!HasValue(sketch, of.value(i))) return false;
  }
  return true;
}

bool HasSlots(const PackedSentence& sentence) {
  return sentence.value_count() > 0 || HasContrast(sentence, [](Stem stem) {
           return (SetOf(stem) & (kEvents | kOfOneThing)) != 0;
         });
}

bool Turns(const PackedSentence& sentence) {
  return sentence.future() || HasContrast(sentence, [](Stem stem) {
           return (SetOf(stem) & kTurning) != 0;
         });
}

bool MayRetell(const PackedSentence& sketch, const PackedSentence& other) {
  if (sketch.negated() != other.negated() || AmountsConflict(sketch, other)) {
    return false;
  }
  const ExtraSides extra = FindExtraSides(sketch, other);
  return (extra.of_a & extra.of_b & (kOfOneThing | kApart)) == 0 &&
         ((extra.of_a & kTurning) == 0 || (extra.of_b & kEvents) == 0);
}

}  // namespace summarizer::repetition
