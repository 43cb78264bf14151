// What is remembered of an article: sketches of its sentences, no text.

#ifndef SUMMARIZER_REPETITION_RECORD_H_
#define SUMMARIZER_REPETITION_RECORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/types/span.h"

namespace summarizer::repetition {

// Content stems kept of a sentence: those with the smallest hashes, a bottom-k
// sketch (Broder 1997). Most sentences have fewer, and are kept whole.
inline constexpr size_t kSketchStems = 12;
// Values kept of a sentence, the first in order.
inline constexpr size_t kSketchValues = 4;
// An article's first prose sentences: its news is there, background is not.
inline constexpr size_t kLeadSentences = 3;

// One prose sentence, slots masked: quantities and dates are not among its
// stems but among its values.
struct SentenceSketch {
  enum Flag : uint8_t {
    kNegated = 1 << 0,  // An odd number of negations.
  };

  uint32_t begin = 0;  // Bytes of the body.
  uint32_t end = 0;
  // Fingerprint of all words in order, slots masked; odd.
  uint32_t exact = 0;
  // 6 bits of what is measured and 10 of the amount, ascending; 0 is none.
  std::array<uint16_t, kSketchValues> values{};
  // Ascending; kNoStem fills up.
  std::array<uint16_t, kSketchStems> stems{};
  // First stem, where it opens the sentence and could be a name. 0: it
  // couldn't.
  uint16_t opener = 0;
  // Fingerprints of the set of proper names, without the opener and with it.
  uint16_t names = 0;
  uint16_t names_with_opener = 0;
  uint8_t stem_count = 0;  // Content stems in all, at most 255.
  uint8_t words = 0;       // White-space tokens, at most 255.
  uint8_t flags = 0;

  static constexpr uint16_t kNoStem = 0xFFFF;

  absl::Span<const uint16_t> Stems() const {
    return absl::MakeConstSpan(stems).first(
        stem_count < kSketchStems ? stem_count : kSketchStems);
  }
};

// One article.
struct ArticleRecord {
  std::string id;
  // Nanoseconds don't matter for news: seconds since the epoch, UTC.
  std::optional<int64_t> time;
  // Fingerprint of the source, 0: unknown.
  uint32_t source = 0;
  // Content stems of the title, ascending.
  std::vector<uint16_t> title;
  // Content stems of each of the first kLeadSentences prose sentences,
  // ascending each.
  std::array<std::vector<uint16_t>, kLeadSentences> lead;
  // Its prose in order.
  std::vector<SentenceSketch> sentences;

  // The total order of records: dated first, by time, then by id.
  auto Order() const {
    return std::make_tuple(!time.has_value(), time.value_or(0),
                           std::string_view(id));
  }
};

// Words of the prose.
uint32_t CountWords(const ArticleRecord& record);

// Whether two sentences say the same, slots aside: similar content stems, the
// same proper names and no negation between them. `similarity` is the smallest
// Jaccard index of the content stems that will do. Sentences with hardly any
// content have to agree word for word, but where their neighbours agree.
enum class Context { kAlone, kNeighboursAgree };
bool SameStatement(const SentenceSketch& a, const SentenceSketch& b,
                   double similarity, Context context = Context::kAlone);

// Whether the values of two sentences contradict each other: of something that
// both measure, each has an amount that the other lacks. Values may be missing.
bool ValuesConflict(const SentenceSketch& a, const SentenceSketch& b);

// Estimate of the Jaccard index of the content stems: exact where both have at
// most kSketchStems.
double Similarity(const SentenceSketch& a, const SentenceSketch& b);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RECORD_H_
