#include "summarizer/repetition/sentence_table.h"

#include <algorithm>

#include "summarizer/threads/parallel.h"

namespace summarizer::repetition {
namespace {

// Sentences that are worth a thread.
constexpr size_t kSentencesPerThread = 4096;
// More would wait for the one that joins sentences.
constexpr size_t kMaxThreads = 16;

}  // namespace

SentenceTable::SentenceTable(const RecordStore& store, uint32_t threads)
    : store_(store) {
  // Records lie as they came, not as they are sorted.
  constexpr uint32_t kAhead = 8;
  first_.reserve(store.size() + size_t{1});
  uint32_t count = 0;
  for (uint32_t r = 0; r < store.size(); ++r) {
    if (r + kAhead < store.size()) store.PrefetchRecord(r + kAhead);
    first_.push_back(count);
    count += store.sentence_count(r);
  }
  first_.push_back(count);
  places_.resize(count);
  record_at_.resize((count + kStride - 1) / kStride);
  threads_ = std::clamp<size_t>(count / kSentencesPerThread, 1,
                                std::clamp<size_t>(threads, 1, kMaxThreads));
  threads::ForRanges(store.size(), threads_, threads_,
                     [&](size_t /*range*/, size_t begin, size_t end) {
                       for (auto r = static_cast<uint32_t>(begin); r < end;
                            ++r) {
                         if (r + kAhead < end) store.PrefetchRecord(r + kAhead);
                         for (uint32_t i = (first_[r] + kStride - 1) / kStride;
                              i * kStride < first_[r + 1]; ++i) {
                           record_at_[i] = r;
                         }
                         PackedRef place = store.FirstSentence(r);
                         for (uint32_t s = first_[r]; s < first_[r + 1]; ++s) {
                           places_[s] = place;
                           place = store.NextSentence(place);
                         }
                       }
                     });
}

}  // namespace summarizer::repetition
