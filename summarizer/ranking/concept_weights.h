// What concepts weigh, in one text and in several.

#ifndef SUMMARIZER_RANKING_CONCEPT_WEIGHTS_H_
#define SUMMARIZER_RANKING_CONCEPT_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/concept_index.h"
#include "summarizer/ranking/curves.h"
#include "summarizer/ranking/fixed_point.h"
#include "summarizer/ranking/repeat_filter.h"
#include "summarizer/ranking/settings.h"

namespace summarizer::ranking {

// What several texts say of a concept.
struct Evidence {
  uint32_t groups = 0;    // Texts that mention it, copies counted once.
  uint32_t mentions = 0;  // Sentences in all of them.
  double earliness = 0;   // Sum over texts of EarlinessAt the first mention.
  double related = 0;     // Sum over sentences of lead shares.
  bool bigram = false;
  bool in_title = false;
};

// The curves of the weights, from settings; immutable.
class ConceptCurves {
 public:
  explicit ConceptCurves(const Weights& weights);

  // 1 at an article's start, falling with e^(-position / 5).
  double EarlinessAt(uint32_t position) const {
    return earliness_.At(position);
  }

  // What a single mention is worth in a text of so many candidates: nearly
  // nothing beside a repeated one, unless there are few of them.
  static double OnceAmong(size_t candidates);
  // Weight in one text alone: what it repeats is what it is about. A single
  // mention weighs `once`.
  Fixed InArticle(const Concept& of, double once) const;
  // Weight among several texts: what they agree on is what it is about.
  Fixed InCorpus(const Evidence& evidence) const;
  // The same of concepts that a single sentence mentions, which stands at
  // `position` and adds `related` to Concept::related: by their flags.
  std::array<Fixed, 8> AloneInCorpus(uint32_t position, uint32_t related) const;

 private:
  double Finish(double weight, double earliness, double related, bool bigram,
                bool in_title) const;

  DecayCurve earliness_;
  PowerCurve repetition_;
  PowerCurve agreement_;
  std::array<double, 2> title_factor_;   // By whether the title has it,
  std::array<double, 2> bigram_factor_;  // and whether it is a bigram.
  Weights weights_;
};

// Weights of the concepts of one article.
struct ArticleWeights {
  std::vector<Fixed> concepts;  // By their numbers in the set.
  // By candidate, what those that are only counted weigh together; else empty.
  std::vector<Fixed> own;
};

// Fills `weights` with those of `set`, reusing memory.
void WeighArticle(const CandidateSet& set, const ConceptCurves& curves,
                  ArticleWeights& weights);

// Joins the concepts of several articles.
class EvidencePool {
 public:
  // Where this is called with the number of all concepts, then Announce for
  // each of the sets and for all hashes that Get will be asked for, before any
  // is added, concepts that but one candidate of one of the sets mentions stay
  // outside.
  void LeaveOutOwn(size_t concepts);
  void Announce(const CandidateSet& set);
  void Announce(absl::Span<const uint64_t> hashes);

  // Makes room for so many concepts, so that adding them moves nothing.
  void Reserve(size_t concepts);

  // Appends the numbers of the concepts of `set` in the pool, by their numbers
  // in `set`; ConceptIndex::kNone for those outside. Those of a copy count for
  // nothing: it is one with its original.
  enum class Role { kOriginal, kCopy };
  void Add(const CandidateSet& set, Role role, const ConceptCurves& curves,
           std::vector<uint32_t>& numbers);

  // Number of the concept of this hash, or ConceptIndex::kNone.
  uint32_t Get(uint64_t hash) const { return index_.Get(hash); }

  // By number.
  const std::vector<Evidence>& evidence() const { return evidence_; }

 private:
  ConceptIndex index_;
  std::vector<Evidence> evidence_;
  bool own_outside_ = false;
  RepeatFilter repeats_;
  std::vector<uint32_t> inside_;  // Of the set that is added.
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CONCEPT_WEIGHTS_H_
