// Archive: the records behind a History, indexed so that one article can be
// held against all of them.

#ifndef SUMMARIZER_REPETITION_ARCHIVE_H_
#define SUMMARIZER_REPETITION_ARCHIVE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "summarizer/repetition/id_index.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/repetition/sentence_index.h"

namespace summarizer::v1 {
class ArticleRecord;
}

namespace summarizer::repetition {

// What records are made with. Only equal identities mix.
struct Identity {
  std::string algorithm_version;
  std::string language;
  uint64_t seed = 0;
  uint64_t rules = 0;
};

// FailedPrecondition that names the first field in which the two differ.
absl::Status CheckSame(const Identity& expected, const Identity& found);

// How one article stands against an archive.
struct Standing {
  // Index of the archive's record that it is a copy of.
  std::optional<uint32_t> copy_of;
  // By its sentences.
  std::vector<ResolvedSentence> sentences;
  // By its sentences, the share of its content stems that no similar sentence
  // of the archive holds, in 256ths; less where it tells a fact of its story
  // again (retelling.h); 256 where there is none.
  std::vector<uint16_t> novelty;
  // For each sentence of kChanged, the sentences of the archive that it
  // contradicts, in the order of records.
  struct Contradicted {
    uint32_t sentence = 0;
    std::vector<SentenceRef> versions;
  };
  std::vector<Contradicted> changes;
};

// Bytes of memory that an archive never has more of, but for one record: places
// in it have 32 bits, of two bytes each, and some of them lie idle.
inline constexpr uint64_t kMaxArchiveBytes = uint64_t{6} << 30;

// Const methods may run concurrently. What they return depends on the set of
// records only.
//
// Copies share what does not change, which is nearly all: they take 13 bytes a
// record, and one may be read while the other is changed.
class Archive {
 public:
  // Sets the identity of an empty archive, checks that of another.
  absl::Status Bind(const Identity& identity);
  // Checks without setting.
  absl::Status Check(const Identity& identity) const;

  // Sets what is the same for Compare with equal options, which otherwise has
  // to count the sentences under crowded keys each time.
  void CountBy(const MatchOptions& match);

  // Adds `record`, in place of one with the same id.
  void Put(const ArticleRecord& record);

  // Adds the records of `other`, unless together they might have more than
  // kMaxArchiveBytes (ResourceExhausted); of two with one id the later stays
  // (by time, undated first), of equal ones the one with the larger content.
  absl::Status Merge(const Archive& other);

  // Forgets until MemoryBytes() <= max_bytes: undated records first, then whole
  // days, oldest first. 0: no bound.
  void Trim(size_t max_bytes);

  // How `record` stands against all records but the one of the same id.
  Standing Compare(const ArticleRecord& record,
                   const ResolveOptions& options) const;
  // What Compare works in. For one call at a time.
  class Buffers;
  // The same, replacing what `standing` holds. But for what changed, nothing is
  // allocated that `buffers` has from calls before.
  void Compare(const ArticleRecord& record, const ResolveOptions& options,
               Buffers& buffers, Standing& standing) const;

  // Indices of records in their total order, good until the archive changes.
  std::vector<uint32_t> Sorted() const;
  // What lies at those and other indices.
  const RecordStore& records() const { return store_; }

  bool Contains(std::string_view id) const { return Find(id).has_value(); }
  size_t size() const { return store_.size() - dead_count_; }

  // A function of the set of records only.
  size_t MemoryBytes() const { return memory_bytes_; }

  // See History.
  absl::StatusOr<std::string> Serialize() const;
  static absl::StatusOr<Archive> Parse(std::string_view bytes);

 private:
  class Candidates;
  class Comparison;

  // Sentences under a key that has more than can be compared: the first by the
  // order of records stands for them.
  struct Crowd {
    PackedRef first = 0;
    uint32_t record = 0;  // Of the first.
    uint32_t count = 0;   // Sentences that say what the first says,
    uint32_t all = 0;     // of so many.
  };
  // Of `places`, those that say what `first` says and are remembered.
  uint32_t CountSame(absl::Span<const PackedRef> places, PackedRef first,
                     const MatchOptions& match) const;
  uint32_t CountSame(uint32_t key, PackedRef first,
                     const MatchOptions& match) const;
  uint32_t CountSame(absl::Span<const SentenceIndex::Entry> entries,
                     PackedRef first) const;

  // The record of an id.
  std::optional<uint32_t> Find(std::string_view id) const;

  // An id that two of the records have, after IndexFrom(0).
  std::optional<std::string> FindDuplicate() const;

  absl::Status PutPacked(const v1::ArticleRecord& in);
  absl::Status PutChunk(const std::string& plain);
  // Indexes record `record`, the last.
  void Index(uint32_t record);
  // The same for all records from `first` on: many at once take a fraction of
  // the time.
  void IndexFrom(uint32_t first);
  // Appends the entries of the sentences of `record`.
  void AppendEntries(uint32_t record,
                     std::vector<SentenceIndex::Entry>& entries) const;
  // Of a record and of what the indices hold of it.
  size_t BytesOf(uint32_t record) const;
  size_t BytesOf(uint32_t record, size_t keys) const;
  void AddBytes(uint32_t record, size_t keys);
  // Forgets a record. What is left of it stays in the indices until Rebuild.
  void Erase(uint32_t record);
  // After many were added.
  void FindCrowds();
  // After entries of `record` were added, in order.
  void UpdateCrowds(absl::Span<const SentenceIndex::Entry> added,
                    uint32_t record);
  // Those are under one key, that of `crowd`. False where it has to be counted
  // again.
  bool AddToCrowd(Crowd& crowd, absl::Span<const SentenceIndex::Entry> added,
                  uint32_t record) const;
  void RemoveFromCrowds(absl::Span<const SentenceIndex::Entry> removed,
                        uint32_t record);
  void RecountCrowd(uint32_t key);
  // Drops what was erased, where that is due.
  void CompactIfDue();
  // Builds everything anew of those live records that `keep` says yes of.
  template <typename Keep>
  void Rebuild(Keep keep);
  bool IsLive(uint32_t record) const { return dead_[record] == 0; }

  Identity identity_;
  bool bound_ = false;
  // In the order in which they were put; some are dead.
  RecordStore store_;
  std::vector<uint8_t> dead_;
  size_t dead_count_ = 0;
  // Dead ones that were in the way since all was built anew.
  size_t dead_met_ = 0;
  IdIndex ids_;
  SentenceIndex sentences_;
  MatchOptions match_;                           // That crowds are counted by.
  absl::flat_hash_map<uint32_t, Crowd> crowds_;  // By key.
  size_t memory_bytes_ = 0;
  // What the live records of each day take, and the undated ones.
  std::map<int64_t, size_t> day_bytes_;
  size_t undated_bytes_ = 0;
  std::vector<uint32_t> undated_;  // Some are dead.
  // Scratch.
  std::vector<SentenceIndex::Entry> entries_;
  std::vector<SentenceIndex::Entry> sorted_;
};

class Archive::Buffers {
 public:
  Buffers();
  ~Buffers();

 private:
  friend class Archive;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_ARCHIVE_H_
