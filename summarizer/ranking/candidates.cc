#include "summarizer/ranking/candidates.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "summarizer/ranking/open_quotation.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/line_kinds.h"

namespace summarizer::ranking {
namespace {

using text::Document;
using text::Sentence;
using text::Term;

constexpr uint16_t kMostMentions = std::numeric_limits<uint16_t>::max();

bool StandsAlone(std::string_view sentence, absl::Span<const Term> terms) {
  if (!terms.empty() && terms.front().Has(Term::kConnective)) return false;
  if (sentence.empty()) return true;
  // A small letter continues something, or begins a caption.
  if (sentence[0] >= 'a' && sentence[0] <= 'z') return false;
  return !HoldsHalfAQuotation(sentence);
}

}  // namespace

Traits ExtractTraits(const Document& document, const Sentence& sentence) {
  Traits traits;
  traits.begin = sentence.begin;
  traits.end = sentence.end;
  traits.words = sentence.word_count;
  traits.complete = text::EndsTerminal(document.TextOf(sentence));
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
  }
  traits.stands_alone = StandsAlone(document.TextOf(sentence), terms);
  return traits;
}

void CandidateSet::Keep(absl::Span<const size_t> indices) {
  size_t kept = 0;
  size_t end = 0;
  for (const size_t c : indices) {
    const size_t first = first_concept[c];
    const size_t count = first_concept[c + 1] - first;
    std::copy_n(concept_ids.begin() + static_cast<ptrdiff_t>(first), count,
                concept_ids.begin() + static_cast<ptrdiff_t>(end));
    traits[kept] = traits[c];
    // Entries up to `c` are read no more.
    first_concept[kept] = static_cast<uint32_t>(end);
    end += count;
    ++kept;
  }
  traits.resize(kept);
  concept_ids.resize(end);
  first_concept.resize(kept + 1);
  first_concept[kept] = static_cast<uint32_t>(end);
}

void CandidateSet::DropUnmentioned() {
  constexpr uint32_t kUnmentioned = ~uint32_t{0};
  std::vector<uint32_t> number(concepts.size(), kUnmentioned);
  for (const uint32_t id : concept_ids) number[id] = 0;
  uint32_t kept = 0;
  const uint32_t were_shared = std::exchange(shared, 0);
  for (size_t c = 0; c < concepts.size(); ++c) {
    if (number[c] == kUnmentioned) continue;
    shared += c < were_shared ? 1 : 0;
    number[c] = kept;
    concepts[kept++] = concepts[c];
  }
  concepts.resize(kept);
  for (uint32_t& id : concept_ids) id = number[id];
  concepts.shrink_to_fit();
  concept_ids.shrink_to_fit();
  traits.shrink_to_fit();
  first_concept.shrink_to_fit();
}

void CandidateSet::Clear() {
  traits.clear();
  first_concept.assign(1, 0);
  concept_ids.clear();
  concepts.clear();
  shared = 0;
  own.clear();
}

void CandidateBuilder::Build(const Document& document,
                             absl::Span<const Entry> entries,
                             const Document& title, Scope scope,
                             CandidateSet& set) {
  set.Clear();
  CollectMentions(document, entries);
  CountOwn(title, scope, set);
  // Room for all there can be; what is left over goes at the end.
  const size_t mentions = ends_.empty() ? 0 : ends_.back();
  index_.Reset(mentions);
  last_.assign(mentions, 0);
  set.concepts.resize(mentions);
  set.concept_ids.resize(mentions);
  size_t begin = 0;
  for (size_t e = 0; e < entries.size(); ++e) {
    set.traits.push_back(entries[e].traits);
    AddConcepts(absl::MakeConstSpan(mentions_).subspan(begin, ends_[e] - begin),
                set);
    begin = ends_[e];
  }
  set.concepts.resize(index_.size());
  set.shared = index_.size();
  set.concept_ids.resize(set.first_concept.back());
  MarkTitle(title, set);
  FillShares(set);
  if (scope == Scope::kShared) return;
  AddOwn(set);
  MarkSuperseded(set);
}

void CandidateBuilder::CollectMentions(const Document& document,
                                       absl::Span<const Entry> entries) {
  size_t terms = 0;
  for (const Entry& entry : entries) {
    terms += entry.sentence->end_term - entry.sentence->first_term;
  }
  if (mentions_.size() < 2 * terms) mentions_.resize(2 * terms);
  ends_.clear();
  // Which words are content can't be foretold: all are written, and what isn't
  // wanted is written over.
  Mention* out = mentions_.data();
  for (const Entry& entry : entries) {
    uint64_t previous = 0;
    bool previous_content = false;
    bool first = true;
    for (const Term& term : document.TermsOf(*entry.sentence)) {
      const uint64_t hash = document.HashOf(term);
      const bool content = !term.Has(Term::kStopWord);
      *out = {hash, 0};
      out += content;
      if (!first) {
        *out = {text::Combine(previous, hash), Concept::kBigram};
        out += content | previous_content;
      }
      first = false;
      previous = hash;
      previous_content = content;
    }
    ends_.push_back(static_cast<uint32_t>(out - mentions_.data()));
  }
}

void CandidateBuilder::CountOwn(const Document& title, Scope scope,
                                CandidateSet& set) {
  const size_t mentions = ends_.empty() ? 0 : ends_.back();
  repeats_.Reset(mentions + title.terms.size());
  const RepeatFilter::Bits repeats = repeats_.bits();
  for (size_t m = 0; m < mentions; ++m) repeats.Add(mentions_[m].hash);
  for (const Term& term : title.terms) {
    repeats_.AddRepeated(title.HashOf(term));
  }
  const bool keep_own = scope == Scope::kAll;
  if (keep_own && own_.size() < mentions) own_.resize(mentions);
  const Mention* mention = mentions_.data();
  Mention* kept = mentions_.data();
  Mention* own = own_.data();
  for (uint32_t& end : ends_) {
    const Mention* const begin = mention;
    const Mention* const kept_before = kept;
    uint32_t pairs = 0;
    for (const Mention* const stop = mentions_.data() + end; mention < stop;
         ++mention) {
      // Field by field: the whole would be read before its parts are written.
      const uint64_t hash = mention->hash;
      const uint8_t flags = mention->flags;
      const bool alone = !repeats.Repeated(hash);
      kept->hash = hash;
      kept->flags = flags;
      kept += !alone;
      pairs += alone & flags;
      if (!keep_own) continue;
      own->hash = hash;
      own->flags = flags;
      own += alone;
    }
    end = static_cast<uint32_t>(kept - mentions_.data());
    CandidateSet::Own of;
    of.pairs = pairs;
    of.stems =
        static_cast<uint32_t>((mention - begin) - (kept - kept_before)) - pairs;
    set.own.push_back(of);
  }
}

void CandidateBuilder::AddConcepts(absl::Span<const Mention> mentions,
                                   CandidateSet& set) {
  const auto candidate = static_cast<uint32_t>(set.traits.size());
  const auto position =
      static_cast<uint8_t>(std::min<uint32_t>(set.traits.back().position, 255));
  uint32_t end = set.first_concept.back();
  for (const Mention& mention : mentions) {
    const uint32_t id = index_.Add(mention.hash).first;
    Concept& of = set.concepts[id];
    of.hash = mention.hash;
    of.flags = mention.flags;
    of.first = std::min(of.first, position);
    const bool again = last_[id] == candidate;
    last_[id] = candidate;
    of.mentions = static_cast<uint16_t>(
        of.mentions + (!again & (of.mentions != kMostMentions)));
    set.concept_ids[end] = id;
    end += !again;
  }
  set.first_concept.push_back(end);
}

void CandidateBuilder::AddOwn(CandidateSet& set) {
  size_t own = 0;
  for (const CandidateSet::Own& of : set.own) own += of.count();
  auto id = static_cast<uint32_t>(set.concepts.size());
  set.concepts.resize(id + own);
  const Mention* mention = own_.data();
  for (size_t c = 0; c < set.size(); ++c) {
    Concept of;
    of.related = set.RelatedOf(c);
    of.mentions = 1;
    of.first = FirstAt(set.traits[c].position);
    for (uint32_t n = set.own[c].count(); n > 0; --n) {
      of.hash = mention->hash;
      of.flags = mention->flags;
      set.concepts[id++] = of;
      ++mention;
    }
  }
  // From the last to the first: nothing is written over that is still to move.
  size_t shared_end = set.concept_ids.size();
  size_t end = shared_end + own;
  set.concept_ids.resize(end);
  for (size_t c = set.size(); c-- > 0;) {
    for (uint32_t n = set.own[c].count(); n > 0; --n) {
      set.concept_ids[--end] = --id;
    }
    const size_t shared = set.first_concept[c];
    set.first_concept[c + 1] = static_cast<uint32_t>(end + set.own[c].count());
    std::copy_backward(
        set.concept_ids.begin() + static_cast<ptrdiff_t>(shared),
        set.concept_ids.begin() + static_cast<ptrdiff_t>(shared_end),
        set.concept_ids.begin() + static_cast<ptrdiff_t>(end));
    end -= shared_end - shared;
    shared_end = shared;
  }
  set.own.clear();
}

void CandidateBuilder::MarkSuperseded(CandidateSet& set) {
  const auto superseded = [](const Traits& traits) {
    return traits.superseded;
  };
  if (std::none_of(set.traits.begin(), set.traits.end(), superseded)) return;
  for (Concept& of : set.concepts) of.flags |= Concept::kOnlySuperseded;
  for (size_t c = 0; c < set.size(); ++c) {
    if (set.traits[c].superseded) continue;
    for (const uint32_t id : set.ConceptsOf(c)) {
      set.concepts[id].flags &= static_cast<uint8_t>(~Concept::kOnlySuperseded);
    }
  }
}

void CandidateBuilder::MarkTitle(const Document& title, CandidateSet& set) {
  title_size_ = 0;
  for (size_t i = 0; i < title.terms.size(); ++i) {
    if (title.terms[i].Has(Term::kStopWord)) continue;
    ++title_size_;
    const uint32_t id = index_.Get(title.HashOf(title.terms[i]));
    if (id != ConceptIndex::kNone) set.concepts[id].flags |= Concept::kInTitle;
  }
}

void CandidateBuilder::FillShares(CandidateSet& set) {
  // Shared ones are numbered in order of appearance: the lead's come first.
  const uint32_t lead = set.size() == 0 ? 0 : set.first_concept[1];
  for (size_t c = 0; c < set.size(); ++c) {
    uint32_t stems = set.own[c].stems;
    uint32_t shared = 0;
    Traits& traits = set.traits[c];
    traits.lead = c == 0;
    for (const uint32_t id : set.ConceptsOf(c)) {
      const Concept& of = set.concepts[id];
      stems += !of.bigram();
      shared += (id < lead) & !of.bigram();
      traits.title_concepts += of.in_title();
    }
    if (c > 0 && stems > 0) {
      traits.lead_share =
          static_cast<float>(shared) / static_cast<float>(stems);
    }
    if (title_size_ > 0) {
      traits.title_share = static_cast<float>(traits.title_concepts) /
                           static_cast<float>(title_size_);
    }
    const uint32_t related = set.RelatedOf(c);
    if (related == 0) continue;
    for (const uint32_t id : set.ConceptsOf(c)) {
      // At most 256 for each of at most 2^24 sentences.
      set.concepts[id].related += related;
    }
  }
}

}  // namespace summarizer::ranking
