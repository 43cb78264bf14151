#include "summarizer/ranking/concept_weights.h"

#include <algorithm>
#include <cmath>

namespace summarizer::ranking {
namespace {

// Share of a concept's weight that does not depend on where it first appears,
// and how fast the rest falls.
constexpr double kSteady = 0.4;
constexpr double kEarlyScale = 5;

// What a single mention is worth beside a repeated one: enough to rank texts in
// which nothing comes twice.
constexpr double kOnce = 1.0 / 64;

// In so few sentences repetition is chance, and where a concept stands tells
// more: a single mention is worth 1, halved for each further sentence.
constexpr uint32_t kFewSentences = 4;

// Sentences of a text alone among others that count for a concept of its own.
constexpr uint32_t kMostAlone = 3;

// Sums over all the concepts of a sentence have to fit.
constexpr double kHeaviest = 1 << 18;

}  // namespace

ConceptCurves::ConceptCurves(const Weights& weights)
    : earliness_(kEarlyScale),
      repetition_(weights.repetition),
      agreement_(weights.agreement),
      title_factor_{1, 1 + weights.title_concepts},
      bigram_factor_{1, weights.bigram},
      weights_(weights) {}

double ConceptCurves::Finish(double weight, double earliness, double related,
                             bool bigram, bool in_title) const {
  // Tables in place of branches, which nothing foretells.
  weight *= kSteady + (1 - kSteady) * earliness;
  weight *= 1 + weights_.lead_concepts * related;
  weight *= title_factor_[in_title];
  weight *= bigram_factor_[bigram];
  return std::min(weight, kHeaviest);
}

double ConceptCurves::OnceAmong(size_t candidates) {
  double once = 1;
  for (size_t n = kFewSentences; n < candidates && once > kOnce; ++n) once /= 2;
  return once;
}

Fixed ConceptCurves::InArticle(const Concept& of, double once) const {
  constexpr double kRelatedUnit = 1.0 / 256;
  const double weight[] = {once, repetition_.At(of.mentions)};
  return ToFixed(Finish(weight[of.mentions > 1], earliness_.At(of.first),
                        of.related * kRelatedUnit / of.mentions, of.bigram(),
                        of.in_title()));
}

Fixed ConceptCurves::InCorpus(const Evidence& e) const {
  if (e.groups == 0) return 0;
  double weight = kOnce;
  if (e.groups > 1) {
    weight = agreement_.At(e.groups);
    if (e.mentions > e.groups) {
      weight *= std::pow(static_cast<double>(e.mentions) / e.groups,
                         weights_.emphasis);
    }
  } else if (e.mentions > 1) {
    weight = std::max(
        weight, weights_.single_source * std::min(kMostAlone, e.mentions - 1));
  }
  return ToFixed(Finish(weight, e.earliness / e.groups, e.related / e.mentions,
                        e.bigram, e.in_title));
}

std::array<Fixed, 8> ConceptCurves::AloneInCorpus(uint32_t position,
                                                  uint32_t related) const {
  std::array<Fixed, 8> by_flags = {};
  for (size_t flags = 0; flags < by_flags.size(); ++flags) {
    Concept of;
    of.flags = static_cast<uint8_t>(flags);
    if (of.only_superseded()) continue;  // Not a concept of the article's own.
    Evidence evidence;
    evidence.groups = evidence.mentions = 1;
    evidence.earliness = EarlinessAt(FirstAt(position));
    evidence.related = related / 256.0;
    evidence.bigram = of.bigram();
    evidence.in_title = of.in_title();
    by_flags[flags] = InCorpus(evidence);
  }
  return by_flags;
}

void WeighArticle(const CandidateSet& set, const ConceptCurves& curves,
                  ArticleWeights& weights) {
  const double once = ConceptCurves::OnceAmong(set.size());
  std::vector<Fixed>& of_concept = weights.concepts;
  // Most concepts are mentioned once, and what the one sentence is like tells
  // their weights. Those that no candidate mentions weigh nothing.
  of_concept.assign(set.concepts.size(), 0);
  weights.own.clear();
  for (size_t c = 0; c < set.size(); ++c) {
    Concept like;
    like.mentions = 1;
    like.first = FirstAt(set.traits[c].position);
    like.related = set.RelatedOf(c);
    std::array<Fixed, 4> by_flags;
    for (size_t flags = 0; flags < by_flags.size(); ++flags) {
      like.flags = static_cast<uint8_t>(flags);
      by_flags[flags] = curves.InArticle(like, once);
    }
    static_assert((Concept::kBigram | Concept::kInTitle) == 3);
    for (const uint32_t id : set.ConceptsOf(c)) {
      of_concept[id] = by_flags[set.concepts[id].flags & 3];
    }
    if (set.own.empty()) continue;
    weights.own.push_back(set.own[c].stems * by_flags[0] +
                          set.own[c].pairs * by_flags[Concept::kBigram]);
  }
  for (size_t c = 0; c < of_concept.size(); ++c) {
    if (set.concepts[c].mentions < 2) continue;
    of_concept[c] = curves.InArticle(set.concepts[c], once);
  }
}

void EvidencePool::LeaveOutOwn(size_t concepts) {
  own_outside_ = true;
  repeats_.Reset(concepts);
}

void EvidencePool::Reserve(size_t concepts) {
  index_.Reserve(concepts);
  evidence_.reserve(concepts);
}

void EvidencePool::Announce(const CandidateSet& set) {
  for (const Concept& of : set.concepts) {
    if (of.mentions > 1) {
      repeats_.AddRepeated(of.hash);
    } else {
      repeats_.Add(of.hash);
    }
  }
}

void EvidencePool::Announce(absl::Span<const uint64_t> hashes) {
  for (const uint64_t hash : hashes) repeats_.AddRepeated(hash);
}

void EvidencePool::Add(const CandidateSet& set, Role role,
                       const ConceptCurves& curves,
                       std::vector<uint32_t>& numbers) {
  const std::vector<Concept>& concepts = set.concepts;
  inside_.resize(concepts.size());
  size_t inside = 0;
  for (uint32_t c = 0; c < concepts.size(); ++c) {
    inside_[inside] = c;
    inside += !own_outside_ | repeats_.Repeated(concepts[c].hash);
  }
  index_.Reserve(index_.size() + inside);
  const size_t first = numbers.size();
  numbers.resize(first + concepts.size(), ConceptIndex::kNone);
  // Enough misses in flight to hide the way to memory.
  constexpr size_t kAhead = 16;
  for (size_t i = 0; i < inside; ++i) {
    if (i + kAhead < inside) {
      index_.Prefetch(concepts[inside_[i + kAhead]].hash);
    }
    const Concept& of = concepts[inside_[i]];
    const auto [id, inserted] = index_.Add(of.hash);
    if (inserted) {
      evidence_.emplace_back();
      evidence_.back().bigram = of.bigram();
    }
    numbers[first + inside_[i]] = id;
    // Two versions of one statement are no agreement.
    if (role == Role::kCopy || of.only_superseded()) continue;
    Evidence& e = evidence_[id];
    ++e.groups;
    e.mentions += of.mentions;
    e.earliness += curves.EarlinessAt(of.first);
    e.related += of.related / 256.0;
    e.in_title |= of.in_title();
  }
}

}  // namespace summarizer::ranking
