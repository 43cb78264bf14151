// All sentences of a store, numbered in order.

#ifndef SUMMARIZER_REPETITION_SENTENCE_TABLE_H_
#define SUMMARIZER_REPETITION_SENTENCE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "summarizer/repetition/record_store.h"
#include "summarizer/text/huge_pages.h"
#include "summarizer/text/prefetch.h"

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

// Numbers are in the order of the store's records, then of sentences.
class SentenceTable {
 public:
  // `store` outlives the table and stays as it is. Up to `threads` threads may
  // work on it.
  explicit SentenceTable(const RecordStore& store, uint32_t threads = 1);

  // How many threads are worth starting to go through its sentences.
  size_t threads() const { return threads_; }

  uint32_t size() const { return first_.back(); }
  uint32_t FirstOf(uint32_t record) const { return first_[record]; }
  uint32_t EndOf(uint32_t record) const { return first_[record + 1]; }
  uint32_t NumberOf(const SentenceRef& ref) const {
    return first_[ref.record] + ref.sentence;
  }
  uint32_t RecordOf(uint32_t sentence) const {
    uint32_t record = record_at_[sentence / kStride];
    while (first_[record + 1] <= sentence) ++record;
    return record;
  }
  SentenceRef RefOf(uint32_t sentence) const {
    const uint32_t record = RecordOf(sentence);
    return {record, sentence - first_[record]};
  }
  PackedSentence operator[](uint32_t sentence) const {
    return store_[places_[sentence]];
  }
  // Hints that the sentence will be read; that it will be fetched.
  void Prefetch(uint32_t sentence) const { store_.Prefetch(places_[sentence]); }
  void PrefetchPlace(uint32_t sentence) const {
    text::Prefetch(&places_[sentence]);
  }
  const RecordStore& store() const { return store_; }

 private:
  static constexpr uint32_t kStride = 16;

  const RecordStore& store_;
  std::vector<uint32_t> first_;      // By record, and the count.
  std::vector<uint32_t> record_at_;  // Of every kStride-th sentence.
  std::vector<PackedRef, text::HugePages<PackedRef>> places_;
  size_t threads_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SENTENCE_TABLE_H_
