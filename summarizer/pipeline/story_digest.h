// From what several articles came to to one digest of them: a story's, or the
// corpus's.

#ifndef SUMMARIZER_PIPELINE_STORY_DIGEST_H_
#define SUMMARIZER_PIPELINE_STORY_DIGEST_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/pipeline/article_part.h"
#include "summarizer/pipeline/corpus_choice.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::pipeline {

// Of a corpus, what a digest of several of its articles takes.
struct CorpusView {
  const repetition::RecordStore& records;
  const repetition::Resolution& resolution;
  // By record. Null where a record is only in history, or is not needed.
  absl::Span<const std::unique_ptr<ArticlePart>> parts;
  const ranking::Scoring& scoring;

  // What a digest of `articles`, records with parts, chooses from.
  std::vector<CorpusChoice::Member> MembersOf(
      absl::Span<const uint32_t> articles) const;

  // Picks up to `limit` of `choice`, which is among the members of `articles`,
  // into `out`, in reading order.
  void Pick(absl::Span<const uint32_t> articles, const CorpusChoice& choice,
            const ranking::Limit& limit, ranking::Selector& selector,
            google::protobuf::RepeatedPtrField<v1::RankedSentence>& out) const;
};

// Sets first_seen and last_seen. `indices` are in the order of records: dated
// ones first, by time.
template <typename Message>
void SetSeen(absl::Span<const uint32_t> indices,
             const repetition::RecordStore& records, Message& message) {
  for (const uint32_t r : indices) {
    if (!records.time(r).has_value()) break;
    if (!message.has_first_seen()) {
      message.mutable_first_seen()->set_seconds(*records.time(r));
    }
    message.mutable_last_seen()->set_seconds(*records.time(r));
  }
}

// A story that `articles` tell, all of which have parts.
v1::Story BuildStory(const CorpusView& corpus,
                     absl::Span<const uint32_t> articles,
                     ranking::Selector& selector);

// A story that one article alone tells, whose digest is the article's.
v1::Story StoryOfOne(const repetition::RecordStore& records, uint32_t article,
                     const v1::ArticleDigest& digest);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_STORY_DIGEST_H_
