#include "summarizer/repetition/sketch.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "summarizer/text/hash.h"
#include "summarizer/text/parser.h"

namespace summarizer::repetition {
namespace {

using text::Document;
using text::Quantity;
using text::QuantityKind;
using text::Sentence;
using text::Term;

uint16_t ValueBits(const Quantity& quantity) {
  uint64_t kind =
      text::Combine(static_cast<uint64_t>(quantity.kind), quantity.unit);
  kind = kind % 63 + 1;
  return static_cast<uint16_t>(kind << 10 | (quantity.Fingerprint() >> 54));
}

bool IsContent(const Term& term) {
  constexpr uint16_t kEmpty =
      Term::kStopWord | Term::kQuantity | Term::kConnective;
  return (term.flags & kEmpty) == 0;
}

// A word that opens a sentence in upper case like all do; some are names.
bool CouldBeName(const Document& document, const Term& term) {
  if (!term.Has(Term::kCapitalised) || !IsContent(term)) return false;
  const std::string_view word = document.TextOf(term);
  return word.size() < 3 || word.substr(word.size() - 2) != "ly";
}

bool HasValue(absl::Span<const Term> terms) {
  return std::any_of(terms.begin(), terms.end(), [](const Term& term) {
    return term.Has(Term::kQuantity);
  });
}

// Sorted by hash, each hash once: as a name where it is one anywhere.
void Finish(std::vector<Stem>& stems) {
  // Most are few, for which this is the fastest.
  constexpr size_t kFew = 24;
  if (stems.size() <= kFew) {
    for (size_t i = 1; i < stems.size(); ++i) {
      const Stem stem = stems[i];
      size_t to = i;
      for (; to > 0 && stem < stems[to - 1]; --to) stems[to] = stems[to - 1];
      stems[to] = stem;
    }
  } else {
    std::sort(stems.begin(), stems.end());
  }
  size_t kept = 0;
  for (const Stem stem : stems) {
    if (kept > 0 && stems[kept - 1].hash() == stem.hash()) {
      stems[kept - 1] = stem;
    } else {
      stems[kept++] = stem;
    }
  }
  stems.resize(kept);
}

// Text all in upper case: there, capitals tell no names.
bool AllCapitals(std::string_view text, absl::Span<const Term> terms) {
  constexpr size_t kMinWords = 4;
  // Most texts have a small letter soon.
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
  }
  size_t words = 0;
  for (const Term& term : terms) {
    if (term.Has(Term::kQuantity) || !IsContent(term)) continue;
    // The first word is no name, whatever its case.
    if (!term.Has(Term::kName) && &term != terms.data()) return false;
    ++words;
  }
  return words >= kMinWords;
}

// Of the set of them.
uint16_t NamesBits(std::vector<uint64_t>& hashes) {
  if (hashes.size() > 1) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  }
  uint16_t bits = 0;
  for (const uint64_t hash : hashes) bits ^= Stem::MoreBits(hash);
  return bits | 1;
}

}  // namespace

Sketcher::Sketcher(const std::shared_ptr<const text::Language>& language,
                   uint64_t seed) {
  // Stemmed as the words of any text are.
  text::DocumentParser parser(language, seed);
  Document document;
  const auto stem_of = [&](const std::string& word) {
    parser.Parse(word, document);
    return document.terms.empty() ? 0 : document.terms.front().id;
  };
  for (const std::string& verb : language->amount_verbs()) {
    const uint64_t stem = stem_of(verb);
    AddSubstitute(stem, {stem, true});
  }
  for (const std::vector<std::string>& words : language->synonyms()) {
    const uint64_t first = stem_of(words.front());
    for (const std::string& word : words) {
      AddSubstitute(stem_of(word), {first, false});
    }
  }
}

void Sketcher::AddSubstitute(uint64_t stem, Substitute substitute) {
  substitutes_.emplace(stem, substitute);
  may_have_substitute_[stem % 64] |= uint64_t{1} << (stem >> 6 & 63);
}

const Sketcher::Substitute* Sketcher::FindSubstitute(uint64_t stem) const {
  if ((may_have_substitute_[stem % 64] >> (stem >> 6 & 63) & 1) == 0) {
    return nullptr;
  }
  const auto it = substitutes_.find(stem);
  return it == substitutes_.end() ? nullptr : &it->second;
}

void Sketcher::SketchSentence(const Document& document,
                              const Sentence& sentence,
                              SentenceSketch& sketch) {
  sketch = SentenceSketch();
  sketch.begin = sentence.begin;
  sketch.end = sentence.end;
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  const bool capitals = AllCapitals(document.TextOf(sentence), terms);
  stems_.clear();
  uint64_t opener_hash = 0;
  bool opener_is_apart = true;
  names_seen_.clear();
  for (const Term& term : terms) {
    if (term.Has(Term::kQuantity)) {
      if (sketch.value_count < kSketchValues) {
        sketch.values[sketch.value_count++] =
            ValueBits(document.quantities[term.id]);
      }
      continue;
    }
    sketch.negated ^= term.Has(Term::kNegation);
    if (!IsContent(term)) continue;
    const bool name = !capitals && term.Has(Term::kName);
    const bool could_be = !name && !capitals && &term == terms.data() &&
                          CouldBeName(document, term);
    uint64_t hash = term.id;
    if (const Substitute* substitute = FindSubstitute(hash)) {
      if (substitute->amount_verb && !name && HasValue(terms)) continue;
      hash = substitute->stem;
    }
    stems_.emplace_back(hash, name);
    if (name) {
      names_seen_.push_back(hash);
    } else if (could_be) {
      opener_hash = hash;
    }
    opener_is_apart &= stems_.back().hash() != stems_.front().hash() ||
                       Stem::MoreBits(hash) == Stem::MoreBits(opener_hash);
  }
  Stem opener;
  if (opener_hash != 0) {
    // With the bits of another word it would be found in every sentence of the
    // same form; so it takes other ones.
    opener = Stem(opener_is_apart ? opener_hash : opener_hash >> 15, false);
    stems_.front() = opener;
  }
  if (sketch.value_count > 1) {
    std::sort(sketch.values.begin(),
              sketch.values.begin() + sketch.value_count);
  }
  sketch.words = static_cast<uint8_t>(
      std::min<uint32_t>(sentence.word_count, SentenceSketch::kMaxWords));
  Finish(stems_);
  sketch.truncated = stems_.size() > kSketchStems;
  if (sketch.truncated) stems_.resize(kSketchStems);
  sketch.stem_count = static_cast<uint8_t>(stems_.size());
  std::copy(stems_.begin(), stems_.end(), sketch.stems.begin());
  // Where capitals tell no names there are none.
  if (!names_seen_.empty()) {
    sketch.names = NamesBits(names_seen_);
  } else if (!opener.none()) {
    sketch.names = Stem::MoreBits(opener_hash) | 1;
  }
  if (!opener.none()) {
    const auto it = std::find_if(stems_.begin(), stems_.end(), [&](Stem stem) {
      return stem.hash() == opener.hash();
    });
    if (it != stems_.end()) {
      sketch.opener = static_cast<uint8_t>(it - stems_.begin());
    }
  }
  if (sketch.stem_count < kMinStems) {
    uint64_t exact = terms.size();
    for (const Term& term : terms) {
      exact = text::Combine(exact, term.Has(Term::kQuantity) ? 1 : term.id);
    }
    sketch.exact = static_cast<uint16_t>(exact >> 48) | 1;
  }
}

void Sketcher::AddStoryTerms(const Document& document,
                             absl::Span<const Term> terms, bool in_title) {
  for (const Term& term : terms) {
    const auto next = static_cast<uint32_t>(story_.size());
    uint64_t hash = 0;
    bool specific = true;
    if (term.Has(Term::kQuantity)) {
      const Quantity& quantity = document.quantities[term.id];
      // Of dates and years all stories of the day have the same.
      if (quantity.kind != QuantityKind::kCount &&
          quantity.kind != QuantityKind::kMeasure) {
        continue;
      }
      hash = quantity.Fingerprint();
    } else if (IsContent(term)) {
      specific = term.Has(Term::kName);
      hash = term.id;
    } else {
      continue;
    }
    constexpr uint32_t kLater = 1u << 30;
    story_.push_back({(in_title || specific ? 0 : kLater) + next,
                      StoryTerm(hash, in_title, specific)});
  }
}

// The title's, then names and figures, then the rest, each as it comes.
void Sketcher::FinishStoryTerms(std::vector<StoryTerm>& terms) {
  std::sort(story_.begin(), story_.end(),
            [](const RankedTerm& a, const RankedTerm& b) {
              return a.term.hash() != b.term.hash()
                         ? a.term.hash() < b.term.hash()
                         : a.rank < b.rank;
            });
  size_t kept = 0;
  for (const RankedTerm& ranked : story_) {
    if (kept > 0 && story_[kept - 1].term.hash() == ranked.term.hash()) {
      StoryTerm& term = story_[kept - 1].term;
      term = StoryTerm::FromBits(term.bits() | ranked.term.bits());
    } else {
      story_[kept++] = ranked;
    }
  }
  story_.resize(kept);
  if (kept > kStoryTerms) {
    std::nth_element(story_.begin(), story_.begin() + kStoryTerms, story_.end(),
                     [](const RankedTerm& a, const RankedTerm& b) {
                       return a.rank < b.rank;
                     });
    story_.resize(kStoryTerms);
  }
  terms.clear();
  for (const RankedTerm& ranked : story_) terms.push_back(ranked.term);
  std::sort(terms.begin(), terms.end());
}

void Sketcher::Sketch(const Document& document,
                      absl::Span<const uint32_t> prose, const Document& title,
                      ArticleRecord& record) {
  story_.clear();
  AddStoryTerms(title, title.terms, true);
  record.sentences.resize(prose.size());
  for (size_t i = 0; i < prose.size(); ++i) {
    const Sentence& sentence = document.sentences[prose[i]];
    SketchSentence(document, sentence, record.sentences[i]);
    if (i < kLeadSentences) {
      AddStoryTerms(document, document.TermsOf(sentence), false);
    }
  }
  FinishStoryTerms(record.terms);
}

}  // namespace summarizer::repetition
