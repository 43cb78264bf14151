#include "summarizer/repetition/record.h"

#include <algorithm>
#include <numeric>

namespace summarizer::repetition {
namespace {

// With fewer content stems, only the same words in the same order are the same
// statement; of words that few, even that proves nothing.
constexpr int kMinStems = 3;
constexpr int kMinStemsBesideAgreement = 2;
constexpr int kMinWords = 4;
// Figures that have to agree where there is hardly any content.
constexpr size_t kMinSharedValues = 2;
// Similarity from which neighbours of a pair are told by their words alone.
constexpr double kSameWords = 0.8;

// The amount's bits of a value; the others tell what is measured.
constexpr uint16_t kAmountMask = 0x3FF;

bool Contains(absl::Span<const uint16_t> sorted, uint16_t stem) {
  return std::binary_search(sorted.begin(), sorted.end(), stem);
}

// Amounts of `kind` in `sketch` that `other` lacks.
bool HasExtra(const SentenceSketch& sketch, const SentenceSketch& other,
              int kind) {
  for (const uint16_t value : sketch.values) {
    if (value == 0 || (value & ~kAmountMask) != kind) continue;
    if (std::find(other.values.begin(), other.values.end(), value) ==
        other.values.end()) {
      return true;
    }
  }
  return false;
}

// A name that opens its sentence is told from any other word in upper case by
// the other sentence, which may have it elsewhere.
bool SameNames(const SentenceSketch& a, const SentenceSketch& b) {
  if (a.opener != 0 && b.opener != 0 && a.opener != b.opener &&
      !Contains(a.Stems(), b.opener) && !Contains(b.Stems(), a.opener)) {
    return false;  // "Smith said …", "Jones said …"
  }
  return a.names == b.names || a.names == b.names_with_opener ||
         a.names_with_opener == b.names ||
         a.names_with_opener == b.names_with_opener;
}

}  // namespace

uint32_t CountWords(const ArticleRecord& record) {
  return std::accumulate(
      record.sentences.begin(), record.sentences.end(), uint32_t{0},
      [](uint32_t sum, const SentenceSketch& s) { return sum + s.words; });
}

double Similarity(const SentenceSketch& a, const SentenceSketch& b) {
  const auto x = a.Stems();
  const auto y = b.Stems();
  // The smallest hashes of the union are a random sample of it, as far as both
  // sketches reach.
  size_t i = 0;
  size_t j = 0;
  int shared = 0;
  int seen = 0;
  const bool whole =
      a.stem_count <= kSketchStems && b.stem_count <= kSketchStems;
  const int limit = whole ? 2 * kSketchStems : kSketchStems;
  while (seen < limit && (i < x.size() || j < y.size())) {
    if (j == y.size() || (i < x.size() && x[i] < y[j])) {
      ++i;
    } else if (i == x.size() || y[j] < x[i]) {
      ++j;
    } else {
      ++shared;
      ++i;
      ++j;
    }
    ++seen;
  }
  return seen == 0 ? 0.0 : static_cast<double>(shared) / seen;
}

bool SameStatement(const SentenceSketch& a, const SentenceSketch& b,
                   double similarity, Context context) {
  const bool alone = context == Context::kAlone;
  if (a.exact == b.exact && a.stems == b.stems &&
      (a.words >= kMinWords || !alone)) {
    return true;
  }
  if (a.flags != b.flags) return false;
  const int min_stems = alone ? kMinStems : kMinStemsBesideAgreement;
  if (a.stem_count < min_stems || b.stem_count < min_stems) {
    // Hardly any content, but the same, and the same figures.
    return a.stem_count > 0 && a.stems == b.stems && a.values == b.values &&
           a.values[kSketchValues - kMinSharedValues] != 0;
  }
  const double found = Similarity(a, b);
  if (found < similarity) return false;
  // Where all words are shared the names are, too, whatever is in upper case.
  const bool same_words =
      (a.stem_count <= kSketchStems && a.stems == b.stems) ||
      (!alone && found >= kSameWords);
  return same_words || SameNames(a, b);
}

bool ValuesConflict(const SentenceSketch& a, const SentenceSketch& b) {
  for (const uint16_t value : a.values) {
    if (value == 0) continue;
    const int kind = value & ~kAmountMask;
    if (HasExtra(a, b, kind) && HasExtra(b, a, kind)) return true;
  }
  return false;
}

}  // namespace summarizer::repetition
