// Whether articles of an archive are on the event of one article.

#ifndef SUMMARIZER_REPETITION_STORY_FINDER_H_
#define SUMMARIZER_REPETITION_STORY_FINDER_H_

#include <cstdint>
#include <vector>

#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/repetition/story_similarity.h"

namespace summarizer::repetition {

// All that it is made of outlives it.
class StoryFinder {
 public:
  // Whether a record tells the story.
  struct Verdict {
    uint32_t record;
    bool told;
  };
  // What it works in, to be kept for the next one.
  struct Buffers {
    std::vector<WeighedTerm> terms;
    std::vector<Verdict> known;
    std::vector<StoryTerm> other_terms;
    std::vector<WeighedTerm> weighed;
  };

  // All outlive it.
  StoryFinder(const RecordStore& store, const ArticleRecord& record,
              const StoryOptions& options, Buffers& buffers);

  // Whether the times of record `other` and of the article allow for one story.
  bool IsNear(uint32_t other) const;

  // Whether the article and record `other` tell one story.
  bool Contains(uint32_t other);

  // Keeps of `records`, where each is once, the `most` latest that tell the
  // story, latest first.
  void KeepLatest(std::vector<uint32_t>& records, size_t most);

 private:
  void Weigh(const std::vector<StoryTerm>& terms,
             std::vector<WeighedTerm>& weighed) const;

  const RecordStore& store_;
  const ArticleRecord& record_;
  const StoryOptions& options_;
  // Of the article, once they are needed.
  std::vector<WeighedTerm>& terms_;
  double norm_ = 0;
  // An archive counts no terms: all are equally rare.
  const double specific_;
  const double unspecific_;
  std::vector<Verdict>& known_;  // By record.
  // Scratch.
  std::vector<StoryTerm>& other_terms_;
  std::vector<WeighedTerm>& weighed_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_STORY_FINDER_H_
