// observe: from an article to everything that later steps read of it.

#ifndef SUMMARIZER_PIPELINE_ANALYSIS_H_
#define SUMMARIZER_PIPELINE_ANALYSIS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/sketch.h"
#include "summarizer/rules/rule_engine.h"
#include "summarizer/text/document.h"
#include "summarizer/text/parser.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer::pipeline {

// One article, analysed. Views point into the article, which outlives it.
struct Analysis {
  const v1::Article* article = nullptr;
  text::Document document;
  rules::Annotations annotations;
  // Indices of the prose sentences in `document`, ascending.
  std::vector<uint32_t> prose;
  uint32_t headings = 0;
  uint32_t furniture = 0;
  repetition::ArticleRecord record;

  // Metadata: as given, or else as found in the text.
  std::string_view title;
  std::string_view byline;
  std::string_view source;
  std::string language;         // As given, or the default.
  std::optional<int64_t> time;  // Seconds since the epoch, UTC.

  text::Document title_document;
};

// What rules found in an article, for another reading that needs none of them.
struct Findings {
  std::string_view title;
  std::string_view byline;
  std::string_view source;
  std::optional<int64_t> time;
  uint32_t headings = 0;
  uint32_t furniture = 0;
  // The prose sentences, in bytes of the body.
  std::vector<repetition::RecordStore::Range> prose;
  struct Cue {
    uint32_t sentence = 0;  // Index among those of prose.
    int32_t weight = 0;     // In units of 1/1024.
  };
  absl::Span<const Cue> cues;  // Where there is one.
};

// For an article that is not the one that was seen before.
absl::Status AnotherTextError(const v1::Article& article);

// What analysing takes; immutable, shared between threads.
struct AnalysisSettings {
  std::shared_ptr<const text::Language> language;  // Of the default language.
  std::shared_ptr<const text::Language> plain;     // Of all without data.
  std::string default_language;
  uint64_t seed = 0;
  uint64_t max_article_bytes = 0;      // 0: no limit.
  uint32_t max_article_sentences = 0;  // The same.
};

// Analyses articles, reusing memory: one per thread.
class Analyzer {
 public:
  // Both outlive the analyzer.
  Analyzer(const AnalysisSettings& settings, const rules::RuleEngine& rules);

  // Replaces `analysis`. InvalidArgument names the article, the field and the
  // byte; ResourceExhausted the limit.
  absl::Status Analyze(const v1::Article& article, Analysis& analysis);

  // The same but for `record`, which stays as it was: for articles whose record
  // is known already.
  absl::Status Read(const v1::Article& article, Analysis& analysis);

  // As Read of an article in which rules found `findings`, but for its
  // annotations, of which only the cues are filled in. FailedPrecondition where
  // that can't have been this article.
  absl::Status ReadAgain(const v1::Article& article, const Findings& findings,
                         Analysis& analysis);

 private:
  // What reads texts of one language.
  struct Reader {
    Reader(std::shared_ptr<const text::Language> language, uint64_t seed)
        : parser(language, seed), sketcher(parser.language(), seed) {}

    text::DocumentParser parser;
    repetition::Sketcher sketcher;
  };

  Reader& ReaderFor(std::string_view language);
  // The first part of Read: the checks and the parsed text.
  absl::Status Parse(const v1::Article& article, Analysis& analysis);

  const AnalysisSettings& settings_;
  const rules::RuleEngine& rules_;
  Reader reader_;
  std::unique_ptr<Reader> plain_;  // Made when needed.
  text::Document scratch_;
};

}  // namespace summarizer::pipeline

#endif  // SUMMARIZER_PIPELINE_ANALYSIS_H_
