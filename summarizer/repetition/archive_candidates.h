// What of an archive one article is compared with.

#ifndef SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_
#define SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/story_finder.h"

namespace summarizer::repetition {

// Sentences that may say what one of the article's says, found by their keys,
// and articles that tell its story, found by theirs.
class Archive::Candidates {
 public:
  // `own` holds the article's record and nothing else, its sentences at
  // `sentences`. All outlive it, and `story` is about the article.
  Candidates(const Archive& archive, const ArticleRecord& record,
             const RecordStore& own, absl::Span<const PackedRef> sentences,
             StoryFinder& story);

  // A sentence of the article, and the place of one of the archive.
  class Pair {
   public:
    Pair(uint32_t sentence, PackedRef place)
        : bits_(uint64_t{sentence} << 32 | place) {}
    uint32_t sentence() const { return static_cast<uint32_t>(bits_ >> 32); }
    PackedRef place() const { return static_cast<PackedRef>(bits_); }

    friend bool operator<(Pair a, Pair b) { return a.bits_ < b.bits_; }
    friend bool operator==(Pair a, Pair b) { return a.bits_ == b.bits_; }

   private:
    uint64_t bits_;  // One number sorts faster than two.
  };
  // In order, each once.
  absl::Span<const Pair> pairs() const { return pairs_; }

  // The record of a candidate; none where it does not count.
  std::optional<uint32_t> RecordOf(PackedRef place) const;

  // Records of the story, the latest first, and not too many.
  absl::Span<const uint32_t> told() const { return told_; }

  // How many say what the first of a crowd says, which is at `place`, under the
  // keys of `sentence`; 0 where no crowd begins there.
  uint32_t CrowdAt(uint32_t sentence, PackedRef place,
                   const MatchOptions& match) const;

 private:
  // A record with candidates, whose places are below `end`.
  struct Met {
    PackedRef end = 0;
    uint32_t record = 0;
    bool counts = false;  // It is remembered, and not the article itself.
  };
  // A crowd under a key of a sentence.
  struct MetCrowd {
    uint32_t sentence = 0;
    uint32_t key = 0;
    Crowd crowd;
  };

  void Probe(const RecordStore& own, absl::Span<const PackedRef> sentences);
  void LimitStory();
  void FindRecords();
  void FindStory();
  bool Counts(uint32_t record) const {
    return archive_.IsLive(record) && record != self_;
  }

  const Archive& archive_;
  const RecordStore& store_;
  const std::optional<uint32_t> self_;
  StoryFinder& story_;
  std::vector<Pair> pairs_;
  std::vector<MetCrowd> crowds_;         // By sentence.
  std::vector<PackedRef> story_places_;  // First sentences of articles.
  std::vector<Met> records_;             // In order.
  std::vector<uint32_t> told_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_
