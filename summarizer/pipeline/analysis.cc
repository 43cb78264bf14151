#include "summarizer/pipeline/analysis.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "summarizer/rules/publish_time.h"
#include "summarizer/text/hash.h"
#include "summarizer/text/utf8.h"

namespace summarizer::pipeline {
namespace {

// Offsets are 32 bits wide, with room to spare.
constexpr uint64_t kMaxBodyBytes = uint64_t{1} << 30;

// Range of google.protobuf.Timestamp: years 1 to 9999.
constexpr int64_t kMinSeconds = -62135596800;
constexpr int64_t kMaxSeconds = 253402300799;

absl::Status CheckUtf8(const v1::Article& article, absl::string_view field,
                       std::string_view value) {
  const std::optional<size_t> bad = text::FindInvalidUtf8(value);
  if (!bad.has_value()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("article \"", field == "id" ? "" : article.id(),
                   "\": ", field, ": invalid UTF-8 at byte ", *bad));
}

absl::Status Check(const v1::Article& article, uint64_t max_bytes) {
  if (article.id().empty()) {
    return absl::InvalidArgumentError("article without id: id is empty");
  }
  const uint64_t size = article.body().size();
  if ((max_bytes != 0 && size > max_bytes) || size > kMaxBodyBytes) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "article \"", article.id(), "\": body has ", size,
        " bytes, limits.max_article_bytes is ",
        max_bytes == 0 ? kMaxBodyBytes : std::min(max_bytes, kMaxBodyBytes)));
  }
  absl::Status status = CheckUtf8(article, "id", article.id());
  status.Update(CheckUtf8(article, "title", article.title()));
  status.Update(CheckUtf8(article, "source", article.source()));
  status.Update(CheckUtf8(article, "language", article.language()));
  status.Update(CheckUtf8(article, "body", article.body()));
  if (!status.ok()) return status;
  if (article.has_publish_time()) {
    const auto& time = article.publish_time();
    if (time.seconds() < kMinSeconds || time.seconds() > kMaxSeconds ||
        time.nanos() < 0 || time.nanos() > 999999999) {
      return absl::InvalidArgumentError(
          absl::StrCat("article \"", article.id(), "\": publish_time of ",
                       time.seconds(), " s and ", time.nanos(),
                       " ns is out of range, expected years 1 to 9999"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

Analyzer::Analyzer(const AnalysisSettings& settings,
                   const rules::RuleEngine& rules)
    : settings_(settings),
      rules_(rules),
      reader_(settings.language, settings.seed) {}

Analyzer::Reader& Analyzer::ReaderFor(std::string_view language) {
  if (text::Language::PrimarySubtag(language) == settings_.language->name()) {
    return reader_;
  }
  if (plain_ == nullptr) {
    plain_ = std::make_unique<Reader>(settings_.plain, settings_.seed);
  }
  return *plain_;
}

absl::Status Analyzer::Analyze(const v1::Article& article, Analysis& analysis) {
  if (absl::Status status = Read(article, analysis); !status.ok()) {
    return status;
  }
  analysis.record.id = article.id();
  analysis.record.time = analysis.time;
  analysis.record.source =
      analysis.source.empty()
          ? uint16_t{0}
          : static_cast<uint16_t>(
                text::Hash64(analysis.source, settings_.seed) | 1);
  ReaderFor(analysis.language)
      .sketcher.Sketch(analysis.document, analysis.prose,
                       analysis.title_document, analysis.record);
  return absl::OkStatus();
}

absl::Status Analyzer::Parse(const v1::Article& article, Analysis& analysis) {
  if (absl::Status status = Check(article, settings_.max_article_bytes);
      !status.ok()) {
    return status;
  }
  analysis.article = &article;
  analysis.language = article.language().empty() ? settings_.default_language
                                                 : article.language();
  ReaderFor(analysis.language).parser.Parse(article.body(), analysis.document);
  const size_t sentences = analysis.document.sentences.size();
  if (settings_.max_article_sentences != 0 &&
      sentences > settings_.max_article_sentences) {
    return absl::ResourceExhaustedError(
        absl::StrCat("article \"", article.id(), "\": body has ", sentences,
                     " sentences, limits.max_article_sentences is ",
                     settings_.max_article_sentences));
  }
  return absl::OkStatus();
}

absl::Status Analyzer::Read(const v1::Article& article, Analysis& analysis) {
  if (absl::Status status = Parse(article, analysis); !status.ok()) {
    return status;
  }
  rules_.Apply(analysis.document,
               text::Language::PrimarySubtag(analysis.language),
               analysis.annotations);

  analysis.prose.clear();
  analysis.headings = 0;
  const std::vector<int16_t>& rule = analysis.annotations.sentence_rule;
  for (uint32_t s = 0; s < rule.size(); ++s) {
    if (rule[s] == rules::kProse) analysis.prose.push_back(s);
    analysis.headings += rule[s] == rules::kHeading;
  }
  analysis.furniture =
      static_cast<uint32_t>(analysis.annotations.furniture.size());

  const auto given_or = [](std::string_view given, std::string_view found) {
    return given.empty() ? found : given;
  };
  const rules::Annotations& found = analysis.annotations;
  analysis.title = given_or(article.title(), found.title);
  analysis.source = given_or(article.source(), found.source);
  analysis.byline = found.byline;
  text::DocumentParser& parser = ReaderFor(analysis.language).parser;
  analysis.time.reset();
  if (article.has_publish_time()) {
    analysis.time = article.publish_time().seconds();
  } else if (!found.publish_time.empty()) {
    parser.Parse(found.publish_time, scratch_);
    analysis.time = rules::ReadPublishTime(scratch_);
  }

  parser.Parse(analysis.title, analysis.title_document);
  return absl::OkStatus();
}

absl::Status Analyzer::ReadAgain(const v1::Article& article,
                                 const Findings& findings, Analysis& analysis) {
  if (absl::Status status = Parse(article, analysis); !status.ok()) {
    return status;
  }
  std::vector<text::Sentence>& sentences = analysis.document.sentences;
  analysis.prose.clear();
  uint32_t s = 0;
  for (const auto& [begin, end] : findings.prose) {
    while (s < sentences.size() && sentences[s].end < end) ++s;
    if (s == sentences.size() || sentences[s].end != end || begin >= end ||
        begin < sentences[s].begin ||
        text::IsContinuation(article.body()[begin])) {
      return AnotherTextError(article);
    }
    // Without the prefixes that rules stripped.
    if (begin > sentences[s].begin) {
      analysis.document.TrimFront(sentences[s], begin);
    }
    analysis.prose.push_back(s++);
  }
  analysis.annotations.cue.assign(sentences.size(), 0);
  for (const Findings::Cue& cue : findings.cues) {
    if (cue.sentence >= analysis.prose.size()) return AnotherTextError(article);
    analysis.annotations.cue[analysis.prose[cue.sentence]] = cue.weight;
  }
  analysis.headings = findings.headings;
  analysis.furniture = findings.furniture;
  analysis.title = findings.title;
  analysis.byline = findings.byline;
  analysis.source = findings.source;
  analysis.time = findings.time;
  ReaderFor(analysis.language)
      .parser.Parse(analysis.title, analysis.title_document);
  return absl::OkStatus();
}

absl::Status AnotherTextError(const v1::Article& article) {
  return absl::FailedPreconditionError(
      absl::StrCat("article \"", article.id(),
                   "\": the source gave another text in its second pass"));
}

}  // namespace summarizer::pipeline
