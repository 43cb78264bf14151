// All that a Summarizer's options come to.

#ifndef SUMMARIZER_PIPELINE_CONFIGURATION_H_
#define SUMMARIZER_PIPELINE_CONFIGURATION_H_

#include "absl/status/statusor.h"
#include "summarizer/pipeline/analysis.h"
#include "summarizer/ranking/scoring.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/resolve.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::pipeline {

// Changes whenever the digest of the same input could change.
inline constexpr std::string_view kAlgorithmVersion = "4";

// Immutable; shared between threads.
struct Configuration {
  v1::SummarizerOptions options;  // With defaults written out.
  AnalysisSettings analysis;
  rules::RuleEngine rules;
  ranking::Scoring ranking;
  repetition::ResolveOptions repetition;
  bool repetition_disabled = false;
  repetition::Identity identity;
};

// Checks the options and compiles the rules; errors as of Summarizer::Create.
absl::StatusOr<Configuration> MakeConfiguration(
    const v1::SummarizerOptions& options);

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_CONFIGURATION_H_
