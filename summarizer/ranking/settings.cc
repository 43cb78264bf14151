#include "summarizer/ranking/settings.h"

#include <algorithm>
#include <cmath>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace summarizer::ranking {
namespace {

absl::string_view Absl(std::string_view s) { return {s.data(), s.size()}; }

// Collects the first field out of range.
class Checker {
 public:
  void Read(bool present, double value, double low, double high,
            absl::string_view field, double& target) {
    if (!present) return;
    if (!(value >= low && value <= high)) {
      if (status_.ok()) {
        status_ = absl::InvalidArgumentError(
            absl::StrCat(field, " is ", value, ", expected a number from ", low,
                         " to ", high));
      }
      return;
    }
    target = value;
  }

  const absl::Status& status() const { return status_; }

 private:
  absl::Status status_;
};

}  // namespace

absl::StatusOr<BudgetSetting> BudgetSetting::Create(const v1::Budget& budget,
                                                    std::string_view field,
                                                    int32_t default_sentences) {
  BudgetSetting setting;
  const auto whole = [&](int32_t value, absl::string_view name,
                         uint64_t& target) -> absl::Status {
    if (value < 0) {
      return absl::InvalidArgumentError(absl::StrCat(
          Absl(field), ".", name, " is ", value, ", expected 0 or more"));
    }
    target = static_cast<uint64_t>(value);
    return absl::OkStatus();
  };
  absl::Status status;
  switch (budget.limit_case()) {
    case v1::Budget::kMaxSentences:
      status = whole(budget.max_sentences(), "max_sentences",
                     setting.limit_.sentences);
      break;
    case v1::Budget::kMaxWords:
      status = whole(budget.max_words(), "max_words", setting.limit_.words);
      break;
    case v1::Budget::kMaxBytes:
      status = whole(budget.max_bytes(), "max_bytes", setting.limit_.bytes);
      break;
    case v1::Budget::kRatio:
      if (!(budget.ratio() >= 0 && budget.ratio() <= 1)) {
        return absl::InvalidArgumentError(
            absl::StrCat(Absl(field), ".ratio is ", budget.ratio(),
                         ", expected a number from 0 to 1"));
      }
      setting.ratio_ = budget.ratio();
      break;
    case v1::Budget::LIMIT_NOT_SET:
      setting.limit_.sentences = static_cast<uint64_t>(default_sentences);
      break;
  }
  if (!status.ok()) return status;
  return setting;
}

Limit BudgetSetting::For(uint64_t words) const {
  Limit limit = limit_;
  if (ratio_ >= 0) {
    limit.words =
        static_cast<uint64_t>(std::floor(static_cast<double>(words) * ratio_));
  }
  return limit;
}

uint64_t BudgetSetting::MostSentences() const {
  // A sentence has a word, and a word a byte.
  return ratio_ >= 0 ? Limit::kNone
                     : std::min({limit_.sentences, limit_.words, limit_.bytes});
}

absl::StatusOr<Settings> MakeSettings(const v1::SummarizerOptions& options) {
  Settings settings;
  const auto budget = [](const v1::Budget& in, std::string_view field,
                         int32_t sentences, BudgetSetting& out) {
    absl::StatusOr<BudgetSetting> setting =
        BudgetSetting::Create(in, field, sentences);
    if (setting.ok()) out = *setting;
    return setting.status();
  };
  absl::Status status = budget(options.article_budget(), "article_budget", 3,
                               settings.article_budget);
  status.Update(
      budget(options.story_budget(), "story_budget", 3, settings.story_budget));
  status.Update(budget(options.corpus_budget(), "corpus_budget", 10,
                       settings.corpus_budget));
  if (!status.ok()) return status;

  Checker checker;
  const v1::RankingWeights& in = options.weights();
  Weights& out = settings.weights;
  checker.Read(in.has_bigram(), in.bigram(), 0, 100, "weights.bigram",
               out.bigram);
  checker.Read(in.has_position(), in.position(), 0, 100, "weights.position",
               out.position);
  checker.Read(in.has_names(), in.names(), 0, 100, "weights.names", out.names);
  checker.Read(in.has_quantities(), in.quantities(), 0, 100,
               "weights.quantities", out.quantities);
  checker.Read(in.has_title(), in.title(), 0, 100, "weights.title", out.title);
  checker.Read(in.has_cue(), in.cue(), 0, 100, "weights.cue", out.cue);
  checker.Read(in.has_quotation(), in.quotation(), 0, 1, "weights.quotation",
               out.quotation);
  checker.Read(in.has_stands_alone(), in.stands_alone(), 0, 1,
               "weights.stands_alone", out.stands_alone);
  checker.Read(in.has_agreement(), in.agreement(), 0, 4, "weights.agreement",
               out.agreement);
  checker.Read(in.has_length(), in.length(), 0, 1, "weights.length",
               out.length);
  checker.Read(in.has_change(), in.change(), 0, 100, "weights.change",
               out.change);
  checker.Read(in.has_lead_sentence(), in.lead_sentence(), 0, 100,
               "weights.lead_sentence", out.lead_sentence);
  checker.Read(in.has_lead(), in.lead(), 0, 100, "weights.lead", out.lead);
  checker.Read(in.has_lead_concepts(), in.lead_concepts(), 0, 100,
               "weights.lead_concepts", out.lead_concepts);
  checker.Read(in.has_title_concepts(), in.title_concepts(), 0, 100,
               "weights.title_concepts", out.title_concepts);
  checker.Read(in.has_repetition(), in.repetition(), 0, 4, "weights.repetition",
               out.repetition);
  checker.Read(in.has_emphasis(), in.emphasis(), 0, 4, "weights.emphasis",
               out.emphasis);
  checker.Read(in.has_single_source(), in.single_source(), 0, 100,
               "weights.single_source", out.single_source);
  checker.Read(in.has_centrality(), in.centrality(), 0, 4, "weights.centrality",
               out.centrality);
  checker.Read(in.has_redundancy(), in.redundancy(), 0, 1, "weights.redundancy",
               out.redundancy);
  checker.Read(in.has_novelty(), in.novelty(), 0, 1, "weights.novelty",
               out.novelty);
  checker.Read(in.has_story(), in.story(), 0, 100, "weights.story", out.story);
  checker.Read(in.has_pasted(), in.pasted(), 0, 1, "weights.pasted",
               out.pasted);
  checker.Read(options.has_min_novelty(), options.min_novelty(), 0, 1,
               "min_novelty", settings.min_novelty);
  if (!checker.status().ok()) return checker.status();
  if (options.explain()) settings.explained = Explained::kYes;
  settings.brief = options.brief();
  settings.trim = options.trim();
  return settings;
}

}  // namespace summarizer::ranking
