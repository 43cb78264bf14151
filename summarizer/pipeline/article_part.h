// What the corpus level keeps of one article.

#ifndef SUMMARIZER_PIPELINE_ARTICLE_PART_H_
#define SUMMARIZER_PIPELINE_ARTICLE_PART_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/pipeline/analysis.h"
#include "summarizer/pipeline/article_candidates.h"
#include "summarizer/ranking/candidates.h"
#include "summarizer/ranking/scoring.h"

namespace summarizer::pipeline {

struct ArticlePart {
  bool copy = false;  // Counts as one with its original.
  // All that may be picked is said in other stories, too: a page of pasted text
  // and no article of its own.
  bool background = false;
  std::string title;
  // Kept hashes of the title's content words.
  std::vector<uint64_t> title_hashes;
  // The best of the article; the concepts are of all that may be picked, with
  // kept hashes.
  ranking::CandidateSet candidates;
  // Of all candidates, one after the other: a string for each would cost more
  // than what it holds.
  std::string texts;
  // Trimmed for reading, where that was asked for; parallel to them.
  std::vector<std::string> display_texts;
  uint64_t words = 0;  // Unsuppressed.

  // What is kept of the hash of a concept: its lower half; twice, as an index
  // looks at both. Of the 40,000 concepts in a hundred articles some one in
  // 50,000 counts as another, at worst as one of its own article that is then
  // counted twice; and an article that waits for those of its story takes a
  // quarter less memory.
  static uint64_t KeptHash(uint64_t hash) {
    const uint64_t kept = hash & 0xFFFFFFFF;
    return kept << 32 | kept;
  }

  // Linear in the number of candidates.
  std::string_view TextOf(size_t candidate) const;
};

// Leaves the `count` best candidates by what the article alone says, and the
// concepts that they mention.
void KeepBest(size_t count, const ranking::Scoring& scoring,
              RankingScratch& scratch, ArticlePart& part);

// Reduces what BuildArticleDigest left in `scratch` to what is kept. The
// candidates move out of it, with room for more: copy a part that is to stay,
// and give those of others back.
ArticlePart MakePart(const Analysis& analysis, const ranking::Scoring& scoring,
                     RankingScratch& scratch);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ARTICLE_PART_H_
