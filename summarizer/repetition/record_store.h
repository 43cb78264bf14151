// Records, packed: about 25 bytes a sentence and 80 an article.

#ifndef SUMMARIZER_REPETITION_RECORD_STORE_H_
#define SUMMARIZER_REPETITION_RECORD_STORE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/packed_sentence.h"
#include "summarizer/repetition/record.h"
#include "summarizer/text/prefetch.h"

namespace summarizer::repetition {

// A place in a store's memory, in units of 16 bits. Never 0.
using PackedRef = uint32_t;

// Records in the order in which they were added or sorted. What was added stays
// where it is: references are good until the store is destroyed, and go with it
// when it is moved.
//
// What was added does not change either, and copies share it: they take 12
// bytes a record. Adding to one while others are read is safe.
class RecordStore {
 public:
  RecordStore() = default;
  RecordStore(const RecordStore& other);
  RecordStore& operator=(const RecordStore& other);
  RecordStore(RecordStore&&) = default;
  RecordStore& operator=(RecordStore&&) = default;

  uint32_t Add(const ArticleRecord& record);

  // Adds the records of `other`, which is empty afterwards.
  void Absorb(RecordStore&& other);

  // Adds record `index` of `other`.
  uint32_t AddFrom(const RecordStore& other, uint32_t index);

  // Leaves of each record its id, time and source, and where its sentences are.
  // References go.
  void DropSketches();
  // The same without sentences.
  void DropSentences();

  // Puts the records into their total order; indices change, references don't.
  void Sort();

  uint32_t size() const { return static_cast<uint32_t>(heads_.size()); }
  std::string_view id(uint32_t record) const;
  std::optional<int64_t> time(uint32_t record) const {
    const int64_t time = heads_[record].time();
    return time == kUndated ? std::nullopt : std::make_optional(time);
  }
  RecordOrder Order(uint32_t record) const {
    return RecordOrder(time(record), id(record));
  }
  uint16_t source(uint32_t record) const;
  uint32_t sentence_count(uint32_t record) const;
  // Where record begins: ascending in the order in which they were added.
  PackedRef place(uint32_t record) const { return heads_[record].place; }
  // The record of which `place` is a part, in a store that was not sorted.
  uint32_t RecordAt(PackedRef place) const;

  void StoryTermsOf(uint32_t record, std::vector<StoryTerm>& terms) const;

  // All of a record.
  void Unpack(uint32_t record, ArticleRecord& out) const;

  // The bytes of a record but for its time, as Add wrote them; the same for
  // equal records.
  absl::Span<const uint16_t> PackedBytes(uint32_t record) const;

  // The first sentence of a record, the one after a sentence, and what is
  // there.
  PackedRef FirstSentence(uint32_t record) const;
  PackedRef NextSentence(PackedRef sentence) const {
    return sentence + static_cast<PackedRef>((*this)[sentence].size());
  }
  PackedSentence operator[](PackedRef sentence) const {
    return PackedSentence(At(sentence));
  }

  // [begin, end) of a sentence in bytes of the body.
  struct Range {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  Range RangeOf(uint32_t record, uint32_t sentence) const;
  // Replaces `ranges` with those of all sentences of a record.
  void RangesOf(uint32_t record, std::vector<Range>& ranges) const;

  // Hints that the sentence will be read; that what is known of a record will
  // be; that RecordAt will be called.
  void Prefetch(PackedRef sentence) const {
    // Many lie across two lines.
    constexpr PackedRef kLikelySize = 16;
    text::Prefetch(At(sentence));
    text::Prefetch(At(std::min(sentence + kLikelySize,
                               sentence | static_cast<PackedRef>(kChunk - 1))));
  }
  void PrefetchRecord(uint32_t record) const { Prefetch(place(record)); }
  void PrefetchRecordAt(PackedRef place) const {
    const uint32_t guess = GuessRecordAt(place);
    text::Prefetch(heads_.data() + (guess < kNear ? 0 : guess - kNear));
    text::Prefetch(heads_.data() + std::min(guess + kNear, size() - 1));
  }

  // Bytes that a record takes. A function of its content.
  size_t BytesOf(uint32_t record) const;

  // Bytes of memory that all records may lie in.
  size_t MemoryBytes() const {
    return sizeof(Head) * heads_.size() +
           sizeof(uint16_t) * kChunk * chunks_.size();
  }

  // Adds the record in `packed`, as PackedBytes gave it. False where those
  // bytes are no record.
  bool AddPacked(std::optional<int64_t> time,
                 absl::Span<const uint16_t> packed);
  // The same of units as they lie in memory.
  bool AddPackedBytes(std::optional<int64_t> time, std::string_view packed);

 private:
  static constexpr int64_t kUndated = INT64_MIN;
  static constexpr int kChunkBits = 16;
  static constexpr size_t kChunk = size_t{1} << kChunkBits;

  // So far from the guess a record is looked for first.
  static constexpr uint32_t kNear = 4;

  // Of 12 bytes: the time is in halves.
  struct Head {
    Head(int64_t time, PackedRef where)
        : time_low(static_cast<uint32_t>(time)),
          time_high(static_cast<uint32_t>(static_cast<uint64_t>(time) >> 32)),
          place(where) {}
    int64_t time() const {
      return static_cast<int64_t>(uint64_t{time_high} << 32 | time_low);
    }

    uint32_t time_low;
    uint32_t time_high;
    PackedRef place;
  };

  const uint16_t* At(PackedRef ref) const {
    return chunks_[ref >> kChunkBits] + (ref & (kChunk - 1));
  }
  // Records of a chunk are of about one size: where the one at `place` is
  // likely to be.
  uint32_t GuessRecordAt(PackedRef place) const {
    const size_t chunk = place >> kChunkBits;
    const uint32_t first = first_in_chunk_[chunk];
    const uint32_t end =
        chunk + 1 < chunks_.size() ? first_in_chunk_[chunk + 1] : size();
    return first +
           static_cast<uint32_t>(
               uint64_t{place & (kChunk - 1)} * (end - first) >> kChunkBits);
  }
  // Where so many units in one piece are free, and takes them.
  PackedRef Allocate(size_t units);
  uint32_t AddUnits(int64_t time, absl::Span<const uint16_t> units);
  void Reduce(bool with_sentences);

  std::vector<Head> heads_;
  // Chunks of kChunk units; a record larger than that takes several that lie
  // in a row.
  std::vector<uint16_t*> chunks_;
  // The first record that begins in each chunk, or is all that is in there.
  std::vector<uint32_t> first_in_chunk_;
  std::vector<std::shared_ptr<uint16_t[]>> memory_;
  size_t free_ = 0;  // Units left in the last chunk.
  std::vector<uint16_t> scratch_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RECORD_STORE_H_
