// Finds the sentences that say the same.

#ifndef SUMMARIZER_REPETITION_MATCHER_H_
#define SUMMARIZER_REPETITION_MATCHER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

// A sentence of a record, by index.
struct SentenceRef {
  uint32_t record = 0;
  uint32_t sentence = 0;

  friend bool operator==(const SentenceRef& a, const SentenceRef& b) {
    return a.record == b.record && a.sentence == b.sentence;
  }
  friend bool operator<(const SentenceRef& a, const SentenceRef& b) {
    return a.record != b.record ? a.record < b.record : a.sentence < b.sentence;
  }
};

// How similar is the same; see RepetitionOptions.
struct MatchOptions {
  double statement_similarity = 0.6;
  double run_similarity = 0.4;
};

// An index of sentences by what they could be recognised by: the exact masked
// fingerprint, and pairs of minimal hashes of the content stems (MinHash with
// banding, Broder 1997; Leskovec et al., Mining of Massive Datasets, 3.4).
//
// What is found depends on the set of records in the index only, not on the
// order in which they came.
class Matcher {
 public:
  // Record `index` of the caller's, which Find calls get to see again.
  void Add(const ArticleRecord& record, uint32_t index,
           absl::Span<const ArticleRecord> records);
  void Remove(const ArticleRecord& record, uint32_t index,
              absl::Span<const ArticleRecord> records);

  // Verified pairs of a sentence of `record` and one in the index, in order,
  // each once. Pairs next to a pair need only `run_similarity`. Sentences of
  // record `self` are passed over.
  struct Match {
    uint32_t sentence = 0;  // Of `record`.
    SentenceRef other;
  };
  void Find(const ArticleRecord& record, uint32_t self,
            absl::Span<const ArticleRecord> records,
            const MatchOptions& options, std::vector<Match>& matches) const;

  // Sentences in the index that have the exact fingerprint of `sketch`.
  uint32_t CountExact(const SentenceSketch& sketch) const;

  // Bytes of memory in use.
  size_t memory_bytes() const;

 private:
  // Pairs of minimal hashes a sentence is found by. With six, sentences with a
  // Jaccard index of 0.6 are found with a probability of 93 %, of 0.8 with
  // 99.8 %.
  static constexpr size_t kBands = 6;
  // In fuller buckets only the first sentence by the order of records is
  // compared: it stands for the others.
  static constexpr uint32_t kMaxBucket = 64;
  static constexpr uint32_t kEnd = ~uint32_t{0};

  struct Bucket {
    uint32_t count = 0;
    uint32_t head = kEnd;  // Newest posting.
    SentenceRef first;     // Smallest by the order of records.
  };
  struct Posting {
    SentenceRef sentence;
    uint32_t next = kEnd;
  };
  struct Keys {
    std::array<uint32_t, kBands + 1> keys;
    size_t size = 0;
  };
  static Keys KeysOf(const SentenceSketch& sketch);

  void Insert(uint32_t key, SentenceRef ref,
              absl::Span<const ArticleRecord> records);
  void Erase(uint32_t key, SentenceRef ref,
             absl::Span<const ArticleRecord> records);

  absl::flat_hash_map<uint32_t, Bucket> buckets_;
  std::vector<Posting> postings_;
  uint32_t free_ = kEnd;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_MATCHER_H_
