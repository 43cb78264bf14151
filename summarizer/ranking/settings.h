// SummarizerOptions as ranking reads them: checked, defaults filled in.

#ifndef SUMMARIZER_RANKING_SETTINGS_H_
#define SUMMARIZER_RANKING_SETTINGS_H_

#include <cstdint>
#include <limits>
#include <string_view>

#include "absl/status/statusor.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::ranking {

// What a selection may hold. All bounds apply.
struct Limit {
  static constexpr uint64_t kNone = std::numeric_limits<uint64_t>::max();
  uint64_t sentences = kNone;
  uint64_t words = kNone;
  uint64_t bytes = kNone;

  friend bool operator==(const Limit& a, const Limit& b) {
    return a.sentences == b.sentences && a.words == b.words &&
           a.bytes == b.bytes;
  }
};

// A checked Budget.
class BudgetSetting {
 public:
  // InvalidArgument names `field` and what was expected.
  static absl::StatusOr<BudgetSetting> Create(const v1::Budget& budget,
                                              std::string_view field,
                                              int32_t default_sentences);

  // The limit where `words` may be picked from in all.
  Limit For(uint64_t words) const;

  // At least as many sentences as are picked, however many there are.
  uint64_t MostSentences() const;

  friend bool operator==(const BudgetSetting& a, const BudgetSetting& b) {
    return a.limit_ == b.limit_ && a.ratio_ == b.ratio_;
  }

 private:
  Limit limit_;
  double ratio_ = -1;  // Below 0: none.
};

// See RankingWeights for meaning and ranges.
struct Weights {
  double bigram = 2;
  double position = 4;
  double names = 0;
  double quantities = 0;
  double title = 0.2;
  double cue = 0.1;
  double quotation = 0;
  double stands_alone = 0.2;
  double agreement = 1.3;
  double length = 0.5;
  double change = 0.25;
  double lead_sentence = 0.8;
  double lead = 0.2;
  double lead_concepts = 0.3;
  double title_concepts = 0.5;
  double repetition = 1.3;
  double emphasis = 0.2;
  double single_source = 0.1;
  double centrality = 0.5;
  double redundancy = 0.2;
  double novelty = 1;
  double story = 0.2;
  double pasted = 0.9;
};

// Whether selected sentences say what their scores are made of.
enum class Explained { kNo, kYes };

struct Settings {
  BudgetSetting article_budget;
  BudgetSetting story_budget;
  BudgetSetting corpus_budget;
  Weights weights;
  double min_novelty = 0.2;
  Explained explained = Explained::kNo;
  bool brief = false;
  bool trim = false;
};

absl::StatusOr<Settings> MakeSettings(const v1::SummarizerOptions& options);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_SETTINGS_H_
