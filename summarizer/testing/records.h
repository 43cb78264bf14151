// Articles and records for tests, made from text.

#ifndef SUMMARIZER_TESTING_RECORDS_H_
#define SUMMARIZER_TESTING_RECORDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::testing {

inline constexpr int64_t kHour = 3600;
inline constexpr int64_t kDay = 24 * kHour;

// The record of an article in English; all its sentences count as prose.
repetition::ArticleRecord MakeRecord(std::string_view id,
                                     std::optional<int64_t> time,
                                     std::string_view title,
                                     std::string_view body);

// The one sentence in `text`, packed.
class MadeSentence {
 public:
  explicit MadeSentence(std::string_view text);
  repetition::PackedSentence operator*() const {
    return store_[store_.FirstSentence(0)];
  }

 private:
  repetition::RecordStore store_;
};

// A store of records in their total order.
repetition::RecordStore Sorted(
    const std::vector<repetition::ArticleRecord>& records);

}  // namespace summarizer::testing

#endif  // SUMMARIZER_TESTING_RECORDS_H_
