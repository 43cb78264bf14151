#include "summarizer/pipeline/configuration.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/settings.h"
#include "summarizer/text/language.h"

namespace summarizer::pipeline {
namespace {

constexpr uint32_t kDefaultMaxArticleBytes = 16u << 20;
constexpr uint32_t kDefaultMaxArticleSentences = 200'000;
constexpr uint64_t kDefaultMaxHistoryBytes = uint64_t{4} << 30;
constexpr uint32_t kMaxThreads = 1024;

v1::SummarizerOptions WithDefaults(v1::SummarizerOptions options) {
  if (options.language().empty()) options.set_language("en");
  const auto sentences = [](v1::Budget& budget, int32_t count) {
    if (budget.limit_case() == v1::Budget::LIMIT_NOT_SET) {
      budget.set_max_sentences(count);
    }
  };
  sentences(*options.mutable_article_budget(), 3);
  sentences(*options.mutable_story_budget(), 3);
  sentences(*options.mutable_corpus_budget(), 10);
  v1::Limits& limits = *options.mutable_limits();
  if (!limits.has_max_article_bytes()) {
    limits.set_max_article_bytes(kDefaultMaxArticleBytes);
  }
  if (!limits.has_max_article_sentences()) {
    limits.set_max_article_sentences(kDefaultMaxArticleSentences);
  }
  if (!limits.has_max_history_bytes()) {
    limits.set_max_history_bytes(kDefaultMaxHistoryBytes);
  }
  if (options.threads() == 0) options.set_threads(1);
  return options;
}

absl::StatusOr<std::shared_ptr<const text::Language>> LanguageFor(
    std::string_view tag) {
  absl::StatusOr<std::unique_ptr<const text::Language>> language =
      text::Language::ForTag(tag);
  if (!language.ok()) return language.status();
  return std::shared_ptr<const text::Language>(*std::move(language));
}

}  // namespace

absl::StatusOr<Configuration> MakeConfiguration(
    const v1::SummarizerOptions& options) {
  if (options.threads() > kMaxThreads) {
    return absl::InvalidArgumentError(absl::StrCat(
        "threads is ", options.threads(), ", expected at most ", kMaxThreads));
  }
  absl::StatusOr<ranking::Settings> ranking = ranking::MakeSettings(options);
  if (!ranking.ok()) return ranking.status();
  absl::StatusOr<repetition::ResolveOptions> repetition =
      repetition::MakeResolveOptions(options.repetition());
  if (!repetition.ok()) return repetition.status();
  absl::StatusOr<rules::RuleEngine> rules = rules::RuleEngine::Create(options);
  if (!rules.ok()) return rules.status();

  Configuration configuration{WithDefaults(options),
                              {},
                              *std::move(rules),
                              ranking::Scoring(*ranking),
                              *repetition,
                              options.repetition().disabled(),
                              {}};
  configuration.repetition.threads = configuration.options.threads();
  AnalysisSettings& analysis = configuration.analysis;
  analysis.default_language = configuration.options.language();
  analysis.seed = options.seed();
  analysis.max_article_bytes =
      configuration.options.limits().max_article_bytes();
  analysis.max_article_sentences =
      configuration.options.limits().max_article_sentences();
  absl::StatusOr<std::shared_ptr<const text::Language>> language =
      LanguageFor(analysis.default_language);
  if (!language.ok()) return language.status();
  analysis.language = *std::move(language);
  language = LanguageFor("und");
  if (!language.ok()) return language.status();
  analysis.plain = *std::move(language);
  configuration.identity = {std::string(kAlgorithmVersion),
                            analysis.language->name(), options.seed(),
                            configuration.rules.fingerprint()};
  return configuration;
}

}  // namespace summarizer::pipeline
