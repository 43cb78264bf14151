// Several articles' candidates as one choice.

#ifndef SUMMARIZER_PIPELINE_CORPUS_CHOICE_H_
#define SUMMARIZER_PIPELINE_CORPUS_CHOICE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/pipeline/article_part.h"
#include "summarizer/ranking/concept_weights.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/ranking/selection.h"

namespace summarizer::pipeline {

// What a digest of several articles chooses from. Concepts that more of them
// mention weigh more, sentences of articles that agree with the others do, and
// where the articles are on several stories, no story drowns the others.
class CorpusChoice {
 public:
  struct Member {
    const ArticlePart* part = nullptr;
    uint32_t story = 0;  // Any number.
    bool dated = false;
  };

  // Members in their total order; they outlive the choice.
  CorpusChoice(absl::Span<const Member> members,
               const ranking::Scoring& scoring);

  ranking::Choice Get() const;

  // Where a candidate comes from: indices of the member and in its part.
  struct Place {
    uint32_t member = 0;
    uint32_t candidate = 0;
  };
  const Place& PlaceOf(size_t candidate) const { return places_[candidate]; }

  uint64_t words() const { return words_; }

  // Index of the member whose title covers best what the articles say; the
  // first of equals, or of all where none has a title that does.
  size_t BestTitle() const;

 private:
  // Numbers of the members' concepts in the pool, member after member.
  struct Numbers {
    std::vector<uint32_t> ids;
    std::vector<size_t> first = {0};  // By member; then the end.

    absl::Span<const uint32_t> Of(size_t member) const {
      return absl::MakeConstSpan(ids).subspan(
          first[member], first[member + 1] - first[member]);
    }
  };
  Numbers PoolConcepts();
  void WeighConcepts(const Numbers& numbers);
  void AddCandidates(const Numbers& numbers);
  void AddStories();
  // Pages of pasted text don't, where there is something else.
  bool TakesPart(const Member& member) const;
  // Whether two articles may tell of one event: they are of one story, or one
  // of them has no date.
  bool SomeMayAgree() const;
  // Mean number of other groups that mention a stem of the article.
  double AgreementOf(const ranking::CandidateSet& set,
                     absl::Span<const uint32_t> numbers) const;

  const absl::Span<const Member> members_;
  const ranking::Scoring& scoring_;
  ranking::EvidencePool pool_;
  std::vector<uint8_t> counts_;  // By member: whether it is a copy group.
  // Whether concepts of one sentence alone are left out of the pool, and what
  // they weigh together, by candidate; else empty.
  bool own_apart_ = false;
  std::vector<ranking::Fixed> own_;
  bool some_own_ = false;  // Some member has more than background.
  uint32_t groups_ = 0;
  uint64_t words_ = 0;
  std::vector<ranking::Fixed> weights_;
  std::vector<ranking::Traits> traits_;
  std::vector<uint32_t> first_concept_ = {0};
  std::vector<uint32_t> concept_ids_;
  std::vector<Place> places_;
  std::vector<uint32_t> story_of_;
  std::vector<ranking::Choice::Story> stories_;
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CORPUS_CHOICE_H_
