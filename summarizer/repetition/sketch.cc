#include "summarizer/repetition/sketch.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/text/hash.h"

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

// Sorts up to kMost values by their keys. Which of two is the smaller can't be
// guessed, so all are compared with all, several at once. Of equal ones one is
// kept, and the places of others are T().
constexpr size_t kFew = 16;
template <typename Key, typename T, typename KeyOf, size_t kMost>
void SortFew(const T* values, size_t count, KeyOf key_of,
             std::array<T, kMost>& sorted) {
  std::array<Key, kMost> keys;
  keys.fill(std::numeric_limits<Key>::max());
  for (size_t i = 0; i < count; ++i) keys[i] = key_of(values[i]);
  std::array<Key, kMost> smaller{};
  for (size_t i = 0; i < count; ++i) {
    const Key key = keys[i];
    for (size_t j = 0; j < kMost; ++j) {
      smaller[j] = static_cast<Key>(smaller[j] + (key < keys[j] ? 1 : 0));
    }
  }
  sorted.fill(T());
  for (size_t i = 0; i < count; ++i) {
    sorted[static_cast<size_t>(smaller[i])] = values[i];
  }
}

// In order of their bits; see SortFew.
template <size_t kMost>
const Stem* SortStems(const Stem* stems, size_t count,
                      std::array<Stem, kMost>& sorted) {
  SortFew<int16_t>(
      stems, count,
      [](Stem stem) { return static_cast<int16_t>(stem.bits() ^ 0x8000); },
      sorted);
  return sorted.data();
}

// Sorts by hash and keeps each hash once: as a name where it is one anywhere.
// Returns the end.
Stem* Finish(Stem* begin, Stem* end) {
  const auto count = static_cast<size_t>(end - begin);
  std::array<Stem, kFew> few;
  std::array<Stem, 2 * kFew> more;
  const Stem* from = begin;
  if (count <= few.size()) {
    from = SortStems(begin, count, few);
  } else if (count <= more.size()) {
    from = SortStems(begin, count, more);
  } else {
    std::sort(begin, end);
  }
  uint32_t previous = 0;  // No stem's.
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    const Stem stem = from[i];
    if (stem.none()) continue;
    kept += stem.hash() != previous ? 1 : 0;
    previous = stem.hash();
    begin[kept - 1] = stem;
  }
  return begin + kept;
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
  uint16_t bits = 0;
  if (hashes.size() > kFew) {
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const uint64_t hash : hashes) bits ^= Stem::MoreBits(hash);
    return bits | 1;
  }
  for (auto hash = hashes.begin(); hash != hashes.end(); ++hash) {
    if (std::find(hashes.begin(), hash, *hash) == hash) {
      bits ^= Stem::MoreBits(*hash);
    }
  }
  return bits | 1;
}

// Finds story terms by their hash.
class StoryTermTable {
 public:
  explicit StoryTermTable(std::vector<StoryTerm>& terms) : terms_(terms) {
    terms.clear();
  }

  // Adds `term` as long as there is room, or what it knows to one that is
  // there.
  void Add(StoryTerm term) {
    size_t slot = term.hash() % kSlots;
    while (slots_[slot] != 0) {
      StoryTerm& known = terms_[slots_[slot] - 1];
      if (known.hash() == term.hash()) {
        known = StoryTerm::FromBits(known.bits() | term.bits());
        return;
      }
      slot = (slot + 1) % kSlots;
    }
    if (terms_.size() == kStoryTerms) return;
    terms_.push_back(term);
    slots_[slot] = static_cast<uint8_t>(terms_.size());
  }

 private:
  static constexpr size_t kSlots = 64;

  std::vector<StoryTerm>& terms_;
  std::array<uint8_t, kSlots> slots_{};  // Numbers from 1, or 0.
};

}  // namespace

Sketcher::Sketcher(const std::shared_ptr<const text::Language>& language,
                   uint64_t seed) {
  const text::Stemmer stemmer(*language, seed);
  const auto add_new = [this](uint64_t stem, const Substitute& substitute) {
    if (FindSubstitute(stem) == nullptr) SetSubstitute(stem, substitute);
  };
  for (const std::string& verb : language->amount_verbs()) {
    const uint64_t stem = stemmer.StemOf(verb);
    add_new(stem, {stem, true});
  }
  for (const std::vector<std::string>& words : language->synonyms()) {
    const uint64_t first = stemmer.StemOf(words.front());
    for (const std::string& word : words) {
      add_new(stemmer.StemOf(word), {first, false});
    }
  }
  AddContrasts(*language, stemmer);
}

void Sketcher::AddContrasts(const text::Language& language,
                            const text::Stemmer& stemmer) {
  // By the stem that stands for others, all of them.
  absl::flat_hash_map<uint64_t, std::vector<uint64_t>> synonyms;
  for (const auto& [stem, substitute] : substitutes_) {
    if (!substitute.amount_verb) synonyms[substitute.stem].push_back(stem);
  }
  const auto add = [&](const std::string& word, Substitute added) {
    uint64_t stem = stemmer.StemOf(word);
    const Substitute* const known = FindSubstitute(stem);
    if (known != nullptr) stem = known->stem;
    added.stem = stem;
    SetSubstitute(stem, added);
    const auto others = synonyms.find(stem);
    if (others == synonyms.end()) return;
    for (const uint64_t other : others->second) SetSubstitute(other, added);
  };
  static_assert(text::Language::kMaxContrastSides == Stem::kContrastSides &&
                text::Language::kMaxContrasts ==
                    Stem::kFirstApart - Stem::kEventSets &&
                text::Language::kMaxContrastsApart ==
                    Stem::kContrastSets - Stem::kFirstApart);
  uint32_t together = Stem::kEventSets;
  uint32_t apart = Stem::kFirstApart;
  for (const text::Language::Contrast& contrast : language.contrasts()) {
    const uint32_t set = (contrast.apart ? apart : together)++;
    for (uint32_t side = 0; side < contrast.sides.size(); ++side) {
      uint32_t number = 0;
      for (const std::string& word : contrast.sides[side]) {
        Substitute added;
        added.contrast = Stem::Contrast(set, side, number++);
        added.capitalised = contrast.capitalised;
        added.first_only = contrast.first_only;
        add(word, added);
      }
    }
  }
  static_assert(text::Language::kMaxEvents ==
                    Stem::kFirstTurning * Stem::kContrastSides &&
                text::Language::kMaxTurns + 1 ==
                    (Stem::kEventSets - Stem::kFirstTurning) *
                        Stem::kContrastSides);
  uint32_t events = 0;
  uint32_t turns = 0;
  for (const text::Language::Event& event : language.events()) {
    const uint32_t event_number = (event.turns ? turns : events)++;
    uint32_t number = 0;
    for (const std::string& word : event.words) {
      Substitute added;
      added.contrast = Stem::Event(event_number, event.turns, number++);
      add(word, added);
    }
  }
  uint32_t number = 0;
  for (const std::string& word : language.may_be_future()) {
    Substitute added;
    added.contrast = Stem::MayBeFuture(number++);
    add(word, added);
  }
}

void Sketcher::SetSubstitute(uint64_t stem, const Substitute& substitute) {
  substitutes_.insert_or_assign(stem, substitute);
  may_have_substitute_[stem % 64] |= uint64_t{1} << (stem >> 6 & 63);
}

// What a word is can't be guessed, so nothing depends on it but where the next
// is put.
Sketcher::Content Sketcher::FindContent(absl::Span<const Term> terms,
                                        bool capitals) {
  if (content_.size() < terms.size()) content_.resize(terms.size());
  uint32_t* end = content_.data();
  uint32_t flags = 0;
  uint32_t negations = 0;
  uint32_t future = 0;
  uint32_t before = 0;
  const uint32_t capitalised = capitals ? 0 : Term::kCapitalised;
  for (uint32_t t = 0; t < terms.size(); ++t) {
    *end = t;
    end += IsContent(terms[t]) ? 1 : 0;
    flags |= terms[t].flags;
    negations ^= terms[t].flags;
    // Not "which will", nor "Will".
    static_assert(Term::kRelative == Term::kFuture << 1 &&
                  Term::kFuture == Term::kCapitalised << 5);
    future |= terms[t].flags & ~(before >> 1) &
              ~((terms[t].flags & capitalised) << 5);
    before = terms[t].flags;
  }
  return {absl::MakeConstSpan(content_.data(), end),
          (flags & Term::kQuantity) != 0, (negations & Term::kNegation) != 0,
          (future & Term::kFuture) != 0};
}

void Sketcher::SketchSentence(const Document& document,
                              const Sentence& sentence,
                              SentenceSketch& sketch) {
  sketch = SentenceSketch();
  sketch.begin = sentence.begin;
  sketch.end = sentence.end;
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  const bool capitals = AllCapitals(document.TextOf(sentence), terms);
  const Content content = FindContent(terms, capitals);
  sketch.negated = content.negated;
  sketch.future = content.future;
  if (content.has_quantity) {
    for (const Term& term : terms) {
      if (!term.Has(Term::kQuantity)) continue;
      if (sketch.value_count == kSketchValues) break;
      sketch.values[sketch.value_count++] =
          ValueBits(document.quantities[term.id]);
    }
  }
  if (stems_.size() < terms.size()) stems_.resize(terms.size());
  Stem* const stems = stems_.data();
  Stem* end = stems;
  uint64_t opener_hash = 0;
  bool opener_is_apart = true;
  uint64_t sets_seen = 0;  // Of contrasts, those of which the first counts.
  names_seen_.clear();
  for (const uint32_t t : content.terms) {
    const Term& term = terms[t];
    const bool name = !capitals && term.Has(Term::kName);
    const bool could_be =
        t == 0 && !name && !capitals && CouldBeName(document, term);
    uint64_t hash = term.id;
    if (const Substitute* substitute = FindSubstitute(hash)) {
      if (substitute->amount_verb && !name && content.has_quantity) continue;
      hash = substitute->stem;
      if (substitute->IsContrast(t == 0, term, sets_seen)) {
        const Stem contrast = substitute->contrast;
        // In names, too, as in upper case nothing tells them.
        *end++ = name ? contrast.AsName() : contrast;
        if (name) names_seen_.push_back(hash);
        continue;
      }
    }
    *end++ = Stem(hash, name);
    if (name) {
      names_seen_.push_back(hash);
    } else if (could_be) {
      opener_hash = hash;
    }
    opener_is_apart &= end[-1].hash() != stems[0].hash() ||
                       Stem::MoreBits(hash) == Stem::MoreBits(opener_hash);
  }
  Stem opener;
  if (opener_hash != 0) {
    // With the bits of another word it would be found in every sentence of the
    // same form; so it takes other ones.
    opener = Stem(opener_is_apart ? opener_hash : opener_hash >> 15, false);
    stems[0] = opener;
  }
  if (sketch.value_count > 1) {
    std::sort(sketch.values.begin(),
              sketch.values.begin() + sketch.value_count);
  }
  sketch.words = static_cast<uint8_t>(
      std::min<uint32_t>(sentence.word_count, SentenceSketch::kMaxWords));
  end = Finish(stems, end);
  sketch.truncated = end > stems + kSketchStems;
  if (sketch.truncated) end = stems + kSketchStems;
  sketch.stem_count = static_cast<uint8_t>(end - stems);
  std::copy(stems, end, sketch.stems.begin());
  // Where capitals tell no names there are none.
  if (!names_seen_.empty()) {
    sketch.names = NamesBits(names_seen_);
  } else if (!opener.none()) {
    sketch.names = Stem::MoreBits(opener_hash) | 1;
  }
  if (!opener.none()) {
    const Stem* const it = std::find_if(
        stems, end, [&](Stem stem) { return stem.hash() == opener.hash(); });
    if (it != end) sketch.opener = static_cast<uint8_t>(it - stems);
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
    (in_title || specific ? story_ : other_story_)
        .emplace_back(hash, in_title, specific);
  }
}

// The title's, then names and figures, then the rest, each as it comes.
void Sketcher::FinishStoryTerms(std::vector<StoryTerm>& terms) const {
  StoryTermTable table(terms);
  for (const StoryTerm term : story_) table.Add(term);
  for (const StoryTerm term : other_story_) table.Add(term);
  std::array<StoryTerm, kFew> sorted;
  SortFew<int32_t>(
      terms.data(), terms.size(),
      [](StoryTerm term) { return static_cast<int32_t>(term.bits()); }, sorted);
  std::copy_n(sorted.begin(), terms.size(), terms.begin());
}

void Sketcher::Sketch(const Document& document,
                      absl::Span<const uint32_t> prose, const Document& title,
                      ArticleRecord& record) {
  story_.clear();
  other_story_.clear();
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
