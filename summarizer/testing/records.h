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

// The sketch of the one sentence in `text`.
repetition::SentenceSketch MakeSketch(std::string_view text);

// A store of records in their total order.
repetition::RecordStore Sorted(
    const std::vector<repetition::ArticleRecord>& records);

}  // namespace summarizer::testing

#endif  // SUMMARIZER_TESTING_RECORDS_H_
