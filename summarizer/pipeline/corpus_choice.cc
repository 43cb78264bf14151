#include "summarizer/pipeline/corpus_choice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/container/flat_hash_map.h"

namespace summarizer::pipeline {
namespace {

using ranking::EvidencePool;
using ranking::Fixed;

// A story of n copy groups weighs n^0.5 in a corpus-wide digest, from a size on
// up to which it weighs what its concepts do.
constexpr double kStorySize = 0.5;
constexpr double kLargeStory = 4;

}  // namespace

CorpusChoice::CorpusChoice(absl::Span<const Member> members,
                           const ranking::Scoring& scoring)
    : members_(members), scoring_(scoring) {
  const Numbers numbers = PoolConcepts();
  WeighConcepts(numbers);
  AddCandidates(numbers);
  AddStories();
}

CorpusChoice::Numbers CorpusChoice::PoolConcepts() {
  size_t concepts = 0;
  for (const Member& member : members_) {
    concepts += member.part->candidates.concepts.size();
    concepts += member.part->title_hashes.size();
    words_ += member.part->words;
  }
  some_own_ =
      std::any_of(members_.begin(), members_.end(), [](const Member& m) {
        return m.part->candidates.size() > 0 && !m.part->background;
      });
  // Where the original lies in history, its first copy stands for it.
  bool copies_only = std::all_of(
      members_.begin(), members_.end(),
      [this](const Member& m) { return m.part->copy || !TakesPart(m); });
  for (const Member& member : members_) {
    const bool counts =
        TakesPart(member) && (!member.part->copy || copies_only);
    copies_only = copies_only && !counts;
    counts_.push_back(counts);
    groups_ += counts && member.part->candidates.size() > 0;
  }
  // What one sentence alone says makes no difference to others; explanations
  // count it, and one text alone is weighed in another way.
  own_apart_ =
      groups_ > 1 && scoring_.settings.explained == ranking::Explained::kNo;
  if (own_apart_) {
    pool_.LeaveOutOwn(concepts);
    for (const Member& member : members_) {
      pool_.Announce(member.part->candidates);
      pool_.Announce(member.part->title_hashes);
    }
  }
  // Of those that are left, most come twice.
  pool_.Reserve(own_apart_ ? concepts / 3 : concepts);
  Numbers numbers;
  numbers.ids.reserve(concepts);
  numbers.first.reserve(members_.size() + 1);
  for (size_t m = 0; m < members_.size(); ++m) {
    pool_.Add(
        members_[m].part->candidates,
        counts_[m] ? EvidencePool::Role::kOriginal : EvidencePool::Role::kCopy,
        scoring_.concepts, numbers.ids);
    numbers.first.push_back(numbers.ids.size());
  }
  return numbers;
}

void CorpusChoice::WeighConcepts(const Numbers& numbers) {
  if (groups_ > 1) {
    weights_.reserve(pool_.evidence().size());
    for (const ranking::Evidence& e : pool_.evidence()) {
      weights_.push_back(scoring_.concepts.InCorpus(e));
    }
    return;
  }
  // One text alone: what it repeats is what it is about.
  weights_.resize(pool_.evidence().size());
  for (size_t m = members_.size(); m-- > 0;) {
    if (!TakesPart(members_[m])) continue;
    const ranking::CandidateSet& set = members_[m].part->candidates;
    const absl::Span<const uint32_t> ids = numbers.Of(m);
    const double once = ranking::ConceptCurves::OnceAmong(set.size());
    for (size_t c = 0; c < set.concepts.size(); ++c) {
      const uint32_t id = ids[c];
      // Of a copy only.
      if (members_.size() > 1 && pool_.evidence()[id].groups == 0) continue;
      weights_[id] = scoring_.concepts.InArticle(set.concepts[c], once);
    }
  }
}

void CorpusChoice::AddCandidates(const Numbers& numbers) {
  std::vector<double> agreement(members_.size(), 0);
  double most = 0;
  if (groups_ > 1) {
    for (size_t m = 0; m < members_.size(); ++m) {
      agreement[m] = AgreementOf(members_[m].part->candidates, numbers.Of(m));
      most = std::max(most, agreement[m]);
    }
  }
  size_t candidates = 0;
  size_t concepts = 0;
  for (const Member& member : members_) {
    candidates += member.part->candidates.size();
    concepts += member.part->candidates.concept_ids.size();
  }
  traits_.reserve(candidates);
  places_.reserve(candidates);
  first_concept_.reserve(candidates + 1);
  if (own_apart_) own_.reserve(candidates);
  concept_ids_.resize(concepts);
  uint32_t end = 0;
  for (uint32_t m = 0; m < members_.size(); ++m) {
    if (!TakesPart(members_[m])) continue;
    const ranking::CandidateSet& set = members_[m].part->candidates;
    const absl::Span<const uint32_t> ids = numbers.Of(m);
    for (uint32_t c = 0; c < set.size(); ++c) {
      if (some_own_ && set.traits[c].background && set.traits[c].pasted) {
        continue;
      }
      traits_.push_back(set.traits[c]);
      if (most > 0) {
        traits_.back().agreement = static_cast<float>(agreement[m] / most);
      }
      std::array<Fixed, 8> alone = {};
      if (own_apart_ && counts_[m]) {
        alone = scoring_.concepts.AloneInCorpus(set.traits[c].position,
                                                set.RelatedOf(c));
      }
      Fixed own = 0;
      for (const uint32_t id : set.ConceptsOf(c)) {
        const bool apart = ids[id] == ranking::ConceptIndex::kNone;
        own += alone[set.concepts[id].flags & 7] * (apart ? 1 : 0);
        concept_ids_[end] = ids[id];
        end += !apart;
      }
      first_concept_.push_back(end);
      if (own_apart_) own_.push_back(own);
      places_.push_back({m, c});
    }
  }
  concept_ids_.resize(end);
}

bool CorpusChoice::TakesPart(const Member& member) const {
  return !member.part->background || !some_own_;
}

double CorpusChoice::AgreementOf(const ranking::CandidateSet& set,
                                 absl::Span<const uint32_t> numbers) const {
  uint64_t others = 0;
  uint64_t stems = 0;
  for (size_t c = 0; c < set.concepts.size(); ++c) {
    const bool stem = !set.concepts[c].bigram();
    stems += stem ? 1 : 0;
    if (!stem | (numbers[c] == ranking::ConceptIndex::kNone)) continue;
    const uint32_t groups = pool_.evidence()[numbers[c]].groups;
    others += groups > 1 ? groups - 1 : 0;
  }
  return stems == 0 ? 0
                    : static_cast<double>(others) / static_cast<double>(stems);
}

void CorpusChoice::AddStories() {
  absl::flat_hash_map<uint32_t, uint32_t> index;
  std::vector<uint32_t> of_member;
  for (const Member& member : members_) {
    const auto [it, inserted] =
        index.try_emplace(member.story, static_cast<uint32_t>(stories_.size()));
    if (inserted) stories_.emplace_back();
    of_member.push_back(it->second);
    stories_[it->second].groups += !member.part->copy;
  }
  if (stories_.size() < 2) {
    stories_.clear();
    return;
  }
  const ranking::Weights& weights = scoring_.settings.weights;
  for (ranking::Choice::Story& story : stories_) {
    const double groups = std::max<uint32_t>(story.groups, 1);
    story.scale = std::pow(std::max(groups, kLargeStory) / kLargeStory,
                           std::min(0.0, kStorySize - weights.agreement));
    story.step = weights.story / std::sqrt(groups);
  }
  story_of_.reserve(places_.size());
  for (const Place& place : places_) {
    story_of_.push_back(of_member[place.member]);
  }
}

bool CorpusChoice::SomeMayAgree() const {
  return stories_.empty() ||
         std::any_of(stories_.begin(), stories_.end(),
                     [](const auto& story) { return story.groups > 1; }) ||
         !std::all_of(members_.begin(), members_.end(),
                      [](const Member& member) { return member.dated; });
}

ranking::Choice CorpusChoice::Get() const {
  ranking::Choice choice;
  choice.traits = traits_;
  choice.first_concept = first_concept_;
  choice.concept_ids = concept_ids_;
  choice.weights = weights_;
  choice.own = own_;
  if (groups_ > 1 && SomeMayAgree()) {
    // Among many articles every sentence names again what they are all about.
    const double few = 2.0 / groups_;
    choice.redundancy = scoring_.settings.weights.redundancy * few * few;
  }
  choice.story_of = story_of_;
  choice.stories = stories_;
  return choice;
}

size_t CorpusChoice::BestTitle() const {
  size_t best = 0;
  double most = 0;
  for (size_t m = 0; m < members_.size(); ++m) {
    const std::vector<uint64_t>& hashes = members_[m].part->title_hashes;
    if (hashes.empty()) continue;
    double covered = 0;
    for (const uint64_t hash : hashes) {
      const uint32_t id = pool_.Get(hash);
      if (id == ranking::ConceptIndex::kNone) continue;
      covered += ranking::ToDouble(weights_[id]);
    }
    covered /= std::sqrt(static_cast<double>(hashes.size()));
    if (covered > most || members_[best].part->title.empty()) {
      best = m;
      most = covered;
    }
  }
  return best;
}

}  // namespace summarizer::pipeline
