// What of an archive one article is compared with.

#ifndef SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_
#define SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/packed_sentence.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/sentence_index.h"
#include "summarizer/repetition/story_finder.h"

namespace summarizer::repetition {

// Sentences that may say what one of the article's says, found by their keys,
// and articles that may tell its story, found by theirs.
class Archive::Candidates {
 public:
  struct Buffers;

  // `sentences` are those of `record`, and `story` is about it. All outlive
  // this.
  Candidates(const Archive& archive, const ArticleRecord& record,
             const PackedSentences& sentences, const StoryFinder& story,
             Buffers& buffers);

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

  // An article that shares keys of the story.
  struct Shared {
    uint32_t record = 0;
    uint32_t keys = 0;
  };

  // Finds pairs and crowds by the keys of the sentences, and the first
  // sentences of articles by the keys of the story.
  void Probe(const ArticleRecord& record, const PackedSentences& sentences);
  // Those that share most keys stay, of equals the later.
  void FindStory(const StoryFinder& story);
  bool Counts(uint32_t record) const {
    return archive_.IsLive(record) && record != self_;
  }

  const Archive& archive_;
  const RecordStore& store_;
  const std::optional<uint32_t> self_;
  Buffers& buffers_;
  std::vector<Pair>& pairs_;
  std::vector<MetCrowd>& crowds_;  // By sentence.
  std::vector<uint32_t>& story_records_;
};

// What it works in, to be kept for the next one.
struct Archive::Candidates::Buffers {
  std::vector<Pair> pairs;
  std::vector<MetCrowd> crowds;
  std::vector<uint32_t> story_records;
  std::vector<uint32_t> keys;
  std::vector<uint32_t> sentence_of;  // Parallel.
  std::vector<uint32_t> story_keys;
  SentenceIndex::Found found;
  std::vector<PackedRef> story_places;
  std::vector<Shared> shared;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ARCHIVE_CANDIDATES_H_
