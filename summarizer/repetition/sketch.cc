#include "summarizer/repetition/sketch.h"

#include <algorithm>
#include <string_view>

#include "absl/container/inlined_vector.h"
#include "absl/strings/ascii.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/unicode.h"

namespace summarizer::repetition {
namespace {

using text::Document;
using text::Sentence;
using text::Term;

uint16_t StemBits(uint64_t hash) {
  // kNoStem is taken, and 0 means none elsewhere.
  const auto bits = static_cast<uint16_t>(hash >> 40);
  return bits == 0 || bits == SentenceSketch::kNoStem ? 1 : bits;
}

uint16_t ValueBits(const text::Quantity& quantity) {
  uint64_t kind =
      text::Combine(static_cast<uint64_t>(quantity.kind), quantity.unit);
  kind = kind % 63 + 1;
  return static_cast<uint16_t>(kind << 10 | (quantity.Fingerprint() >> 54));
}

bool IsContent(const Term& term) {
  return !term.Has(Term::kStopWord) && !term.Has(Term::kQuantity) &&
         !term.Has(Term::kConnective);
}

// Sorted, each once.
void Finish(std::vector<uint16_t>& stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

void ContentStems(absl::Span<const Term> terms, std::vector<uint16_t>& stems) {
  stems.clear();
  for (const Term& term : terms) {
    if (IsContent(term)) stems.push_back(StemBits(term.id));
  }
  Finish(stems);
}

// A word that opens a sentence in upper case like all do; some are names.
bool CouldBeName(const Document& document, const Term& term) {
  if (!term.Has(Term::kCapitalised) || !IsContent(term)) return false;
  const std::string_view word = document.TextOf(term);
  return word.size() < 3 || word.substr(word.size() - 2) != "ly";
}

// "Vietnam", "Vietnam's" and "Vietnamese" name one country.
uint64_t NameKey(const Document& document, const Term& term,
                 const text::Language& language) {
  // Of longer names the beginning will do.
  constexpr size_t kMaxName = 64;
  char lower[kMaxName];
  size_t size = 0;
  for (const char c : document.TextOf(term).substr(0, kMaxName)) {
    lower[size++] = absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  return text::Hash64(language.NameRoot({lower, size}), 0);
}

// Fingerprint of a set, which is left sorted.
uint16_t SetBits(absl::InlinedVector<uint64_t, 16>& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  uint64_t bits = 0;
  for (const uint64_t key : set) bits = text::Combine(bits, key);
  return static_cast<uint16_t>(bits >> 48);
}

SentenceSketch SketchSentence(const Document& document,
                              const Sentence& sentence,
                              const text::Language& language,
                              std::vector<uint16_t>& stems) {
  SentenceSketch sketch;
  sketch.begin = sentence.begin;
  sketch.end = sentence.end;
  sketch.words = static_cast<uint8_t>(
      std::min(text::CountWords(document.TextOf(sentence)), 255u));

  const absl::Span<const Term> terms = document.TermsOf(sentence);
  uint64_t exact = terms.size();
  absl::InlinedVector<uint64_t, 16> names;
  size_t value_count = 0;
  for (const Term& term : terms) {
    if (term.Has(Term::kQuantity)) {
      exact = text::Combine(exact, 1);
      if (value_count < kSketchValues) {
        sketch.values[value_count++] = ValueBits(document.quantities[term.id]);
      }
      continue;
    }
    const uint64_t stem = term.id;
    exact = text::Combine(exact, stem);
    if (term.Has(Term::kNegation)) sketch.flags ^= SentenceSketch::kNegated;
    if (term.Has(Term::kName)) {
      names.push_back(NameKey(document, term, language));
    }
  }
  sketch.exact = static_cast<uint32_t>(exact >> 32) | 1;
  std::sort(sketch.values.begin(), sketch.values.end());
  sketch.names = SetBits(names);

  ContentStems(terms, stems);
  sketch.stem_count = static_cast<uint8_t>(std::min<size_t>(stems.size(), 255));
  sketch.stems.fill(SentenceSketch::kNoStem);
  std::copy_n(stems.begin(), std::min(stems.size(), kSketchStems),
              sketch.stems.begin());
  sketch.names_with_opener = sketch.names;
  if (!terms.empty() && CouldBeName(document, terms.front())) {
    sketch.opener = StemBits(terms.front().id);
    names.push_back(NameKey(document, terms.front(), language));
    sketch.names_with_opener = SetBits(names);
  }
  return sketch;
}

}  // namespace

void Sketch(const Document& document, absl::Span<const uint32_t> prose,
            const Document& title, const text::Language& language,
            ArticleRecord& record) {
  ContentStems(title.terms, record.title);
  for (auto& lead : record.lead) lead.clear();
  record.sentences.clear();
  record.sentences.reserve(prose.size());
  std::vector<uint16_t> scratch;
  for (size_t i = 0; i < prose.size(); ++i) {
    const Sentence& sentence = document.sentences[prose[i]];
    record.sentences.push_back(
        SketchSentence(document, sentence, language, scratch));
    if (i < kLeadSentences) record.lead[i] = scratch;
  }
}

}  // namespace summarizer::repetition
