#include "summarizer/repetition/similarity.h"

#include <algorithm>

namespace summarizer::repetition {
namespace {

// Of so few words, even the same in the same order prove nothing.
constexpr int kMinWords = 4;
// Content stems that are enough beside neighbours that agree.
constexpr size_t kMinStemsBesideAgreement = 2;
// Figures that have to agree where there is hardly any content.
constexpr int kMinSharedValues = 2;
// Similarity from which neighbours of a pair are told by their words alone.
constexpr double kSameWords = 0.8;

// The amount's bits of a value; the others tell what is measured.
constexpr uint16_t kAmountMask = 0x3FF;

// What the stems of two sentences have in common.
struct Overlap {
  int shared = 0;
  int seen = 0;         // Of the union.
  bool a_name = false;  // A name of one that the other has nowhere.
  bool b_name = false;
  bool a_opener = false;  // The stem that opens it, which could be a name.
  bool b_opener = false;
};

Overlap Compare(const SentenceSketch& a, const SentenceSketch& b) {
  Overlap o;
  // A name that opens its sentence is told from any other word in upper case
  // by the other sentence, which may have it elsewhere.
  const auto only = [](Stem stem, const SentenceSketch& other, bool& name) {
    if (stem.name() && stem.hash() != other.opener.hash()) name = true;
  };
  size_t i = 0;
  size_t j = 0;
  while (i < a.stem_count && j < b.stem_count) {
    const Stem x = a.stems[i];
    const Stem y = b.stems[j];
    if (x.hash() == y.hash()) {
      ++o.shared;
      ++i;
      ++j;
    } else if (x.hash() < y.hash()) {
      only(x, b, o.a_name);
      ++i;
    } else {
      only(y, a, o.b_name);
      ++j;
    }
    ++o.seen;
  }
  // Beyond the largest hash that a truncated sketch reaches, nothing is known
  // of its sentence.
  for (; i < a.stem_count; ++i) {
    only(a.stems[i], b, o.a_name);
    o.seen += b.truncated ? 0 : 1;
  }
  for (; j < b.stem_count; ++j) {
    only(b.stems[j], a, o.b_name);
    o.seen += a.truncated ? 0 : 1;
  }
  return o;
}

bool Has(const SentenceSketch& sketch, uint32_t hash) {
  for (const Stem stem : sketch.Stems()) {
    if (stem.hash() == hash) return true;
  }
  return false;
}

// Whether each names something that the other doesn't, or one names more.
bool SameNames(const SentenceSketch& a, const SentenceSketch& b,
               const Overlap& overlap) {
  if (overlap.a_name || overlap.b_name) return false;
  // "Smith said …", "Jones said …"
  return a.opener.none() || b.opener.none() || a.opener == b.opener ||
         Has(b, a.opener.hash()) || Has(a, b.opener.hash());
}

bool SameStems(const SentenceSketch& a, const SentenceSketch& b) {
  if (a.stem_count != b.stem_count || a.truncated != b.truncated) return false;
  for (size_t i = 0; i < a.stem_count; ++i) {
    if (a.stems[i].hash() != b.stems[i].hash()) return false;
  }
  return true;
}

// Amounts of `kind` in `sketch` that `other` lacks.
bool HasExtra(const SentenceSketch& sketch, const SentenceSketch& other,
              int kind) {
  for (const uint16_t value : sketch.Values()) {
    if ((value & ~kAmountMask) != kind) continue;
    const absl::Span<const uint16_t> others = other.Values();
    if (std::find(others.begin(), others.end(), value) == others.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace

double Similarity(const SentenceSketch& a, const SentenceSketch& b) {
  const Overlap overlap = Compare(a, b);
  return overlap.seen == 0 ? 0.0
                           : static_cast<double>(overlap.shared) / overlap.seen;
}

bool SameWords(const SentenceSketch& a, const SentenceSketch& b) {
  return a.exact == b.exact && a.negated == b.negated && SameStems(a, b) &&
         (a.stem_count >= kMinStems || a.exact != 0);
}

bool SameStatement(const SentenceSketch& a, const SentenceSketch& b,
                   const MatchOptions& options, Context context) {
  if (a.negated != b.negated) return false;
  const bool alone = context == Context::kAlone;
  const size_t min_stems = alone ? kMinStems : kMinStemsBesideAgreement;
  if (a.stem_count < min_stems || b.stem_count < min_stems) {
    if (!SameStems(a, b)) return false;
    if (a.exact == b.exact && (!alone || a.words >= kMinWords)) return true;
    // Hardly any content, but the same, and the same figures.
    return a.stem_count > 0 && a.value_count >= kMinSharedValues &&
           a.values == b.values;
  }
  const Overlap overlap = Compare(a, b);
  const double found = overlap.seen == 0
                           ? 0
                           : static_cast<double>(overlap.shared) / overlap.seen;
  if (found < (alone ? options.statement_similarity : options.run_similarity)) {
    return false;
  }
  // Where all words are shared the names are, too, whatever is in upper case.
  if (overlap.shared == overlap.seen && !a.truncated && !b.truncated) {
    return true;
  }
  return (!alone && found >= kSameWords) || SameNames(a, b, overlap);
}

bool ValuesConflict(const SentenceSketch& a, const SentenceSketch& b) {
  if (a.values == b.values) return false;
  for (const uint16_t value : a.Values()) {
    const int kind = value & ~kAmountMask;
    if (HasExtra(a, b, kind) && HasExtra(b, a, kind)) return true;
  }
  return false;
}

}  // namespace summarizer::repetition
