#include "summarizer/ranking/candidates.h"

#include <algorithm>
#include <cmath>

#include "summarizer/text/hash.h"
#include "summarizer/text/unicode.h"

namespace summarizer::ranking {
namespace {

using text::Document;
using text::Sentence;
using text::Term;

// Share of a concept's weight that does not depend on where it first appears,
// and how fast the rest falls.
constexpr double kSteady = 0.4;
constexpr double kEarlyScale = 5;

// What a single mention is worth beside a repeated one: enough to rank texts in
// which nothing comes twice.
constexpr double kOnce = 1.0 / 64;

bool EndsTerminal(std::string_view sentence) {
  for (size_t end = sentence.size(); end > 0;) {
    const text::CodePoint c = text::DecodeBefore(sentence, end);
    const text::CharClass k = text::Classify(c.value);
    if (k == text::CharClass::kTerminal) return true;
    if (k != text::CharClass::kClose && k != text::CharClass::kQuote) {
      return false;
    }
    end -= c.size;
  }
  return false;
}

}  // namespace

void ExtractConcepts(const Document& document, const Sentence& sentence,
                     std::vector<Concept>& concepts) {
  concepts.clear();
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  uint64_t previous = 0;
  bool previous_content = false;
  for (size_t i = 0; i < terms.size(); ++i) {
    const uint64_t hash = document.HashOf(terms[i]);
    const bool content = !terms[i].Has(Term::kStopWord);
    if (content) concepts.push_back({hash, false});
    if (i > 0 && (content || previous_content)) {
      concepts.push_back({text::Combine(previous, hash), true});
    }
    previous = hash;
    previous_content = content;
  }
  // Sentences are short: a quadratic pass would do, but hostile ones are not.
  std::stable_sort(
      concepts.begin(), concepts.end(),
      [](const Concept& a, const Concept& b) { return a.hash < b.hash; });
  concepts.erase(std::unique(concepts.begin(), concepts.end(),
                             [](const Concept& a, const Concept& b) {
                               return a.hash == b.hash;
                             }),
                 concepts.end());
}

Traits ExtractTraits(const Document& document, const Sentence& sentence) {
  Traits traits;
  traits.begin = sentence.begin;
  traits.end = sentence.end;
  traits.words = text::CountWords(document.TextOf(sentence));
  traits.complete = EndsTerminal(document.TextOf(sentence));
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  uint32_t quoted = 0;
  for (const Term& term : terms) {
    traits.names += term.Has(Term::kName);
    traits.quantities += term.Has(Term::kQuantity);
    quoted += term.Has(Term::kQuoted);
  }
  if (!terms.empty()) {
    traits.quoted =
        static_cast<float>(quoted) / static_cast<float>(terms.size());
    traits.stands_alone = !terms.front().Has(Term::kConnective);
  }
  return traits;
}

Fixed EarlinessAt(uint32_t position) {
  return position > 200 ? 0 : ToFixed(std::exp(-(position / kEarlyScale)));
}

Fixed ArticleWeight(const Mention& mention) {
  const double count = mention.count < 2 ? kOnce : mention.count;
  return ToFixed(
      count * (kSteady + (1 - kSteady) * ToDouble(EarlinessAt(mention.first))));
}

Fixed CorpusWeight(uint32_t groups, Fixed earliness, const Weights& weights) {
  const double count = groups < 2 ? kOnce : std::pow(groups, weights.agreement);
  const double mean = groups == 0 ? 0 : ToDouble(earliness) / groups;
  return ToFixed(count * (kSteady + (1 - kSteady) * mean));
}

}  // namespace summarizer::ranking
