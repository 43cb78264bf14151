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
// and articles that may tell its story, found by theirs.
class Archive::Candidates {
 public:
  // `own` holds the article's record and nothing else, its sentences at
  // `sentences`. All outlive it, and `story` is about the article.
  Candidates(const Archive& archive, const ArticleRecord& record,
             const RecordStore& own, absl::Span<const PackedRef> sentences,
             const StoryFinder& story);

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

  // The record of a candidate; none where it is not remembered any more, or is
  // the article itself.
  std::optional<uint32_t> RecordOf(PackedRef place) const {
    const uint32_t record = store_.RecordAt(place);
    return Counts(record) ? std::make_optional(record) : std::nullopt;
  }

  // Records that share a name or a figure with the article, not too many, in
  // no particular order.
  absl::Span<const uint32_t> story() const { return story_records_; }

  // How many say what the first of a crowd says, which is at `place`, under the
  // keys of `sentence`; 0 where no crowd begins there.
  uint32_t CrowdAt(uint32_t sentence, PackedRef place,
                   const MatchOptions& match) const;

 private:
  // A crowd under a key of a sentence.
  struct MetCrowd {
    uint32_t sentence = 0;
    uint32_t key = 0;
    Crowd crowd;
  };

  // Returns the first sentences of articles under the keys of the story.
  std::vector<PackedRef> Probe(const RecordStore& own,
                               absl::Span<const PackedRef> sentences);
  // Those that share most keys stay, of equals the later.
  void FindStory(std::vector<PackedRef> places, const StoryFinder& story);
  bool Counts(uint32_t record) const {
    return archive_.IsLive(record) && record != self_;
  }

  const Archive& archive_;
  const RecordStore& store_;
  const std::optional<uint32_t> self_;
  std::vector<Pair> pairs_;
  std::vector<MetCrowd> crowds_;  // By sentence.
  std::vector<uint32_t> story_records_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_
