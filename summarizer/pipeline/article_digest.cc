#include "summarizer/pipeline/article_digest.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "absl/strings/str_cat.h"
#include "summarizer/ranking/trimming.h"

namespace summarizer::pipeline {
namespace {

using repetition::SentenceClass;

std::string String(std::string_view s) { return std::string(s); }

v1::Reason ReasonOf(SentenceClass c) {
  switch (c) {
    case SentenceClass::kRepeated:
      return v1::REASON_REPEATED;
    case SentenceClass::kRedundant:
      return v1::REASON_REDUNDANT;
    case SentenceClass::kCopied:
      return v1::REASON_COPY;
    case SentenceClass::kNews:
    case SentenceClass::kChanged:
      break;
  }
  return v1::REASON_UNSPECIFIED;
}

void Count(SentenceClass c, v1::ArticleStats& stats) {
  switch (c) {
    case SentenceClass::kNews:
      break;
    case SentenceClass::kChanged:
      stats.set_changed(stats.changed() + 1);
      break;
    case SentenceClass::kRepeated:
      stats.set_repeated(stats.repeated() + 1);
      break;
    case SentenceClass::kRedundant:
      stats.set_redundant(stats.redundant() + 1);
      break;
    case SentenceClass::kCopied:
      stats.set_copied(stats.copied() + 1);
      break;
  }
}

void AddSuppressed(const v1::Article& article, uint32_t begin, uint32_t end,
                   v1::Reason reason, std::string_view rule,
                   uint32_t article_count, v1::ArticleDigest& digest) {
  v1::SuppressedSentence& out = *digest.add_suppressed();
  FillSpan(article.id(), begin, end, *out.mutable_span());
  out.set_text(article.body().substr(begin, end - begin));
  out.set_reason(reason);
  out.set_rule(String(rule));
  out.set_article_count(article_count);
}

void FillSuppressed(const Analysis& analysis,
                    absl::Span<const repetition::ResolvedSentence> resolved,
                    const rules::RuleEngine& rules, v1::ArticleDigest& digest) {
  const v1::Article& article = *analysis.article;
  for (const rules::Furniture& f : analysis.annotations.furniture) {
    AddSuppressed(article, f.begin, f.end, v1::REASON_RULE,
                  rules.NameOf(f.rule), 0, digest);
  }
  for (size_t p = 0; p < analysis.prose.size(); ++p) {
    const repetition::ResolvedSentence& r = resolved[p];
    if (!IsSuppressed(r.sentence_class())) continue;
    const text::Sentence& s = analysis.document.sentences[analysis.prose[p]];
    AddSuppressed(article, s.begin, s.end, ReasonOf(r.sentence_class()), "",
                  r.article_count(), digest);
  }
  std::stable_sort(digest.mutable_suppressed()->begin(),
                   digest.mutable_suppressed()->end(),
                   [](const auto& a, const auto& b) {
                     return a.span().begin() < b.span().begin();
                   });
}

void FillStats(const Analysis& analysis,
               absl::Span<const repetition::ResolvedSentence> resolved,
               uint64_t words, v1::ArticleStats& stats) {
  stats.set_bytes(analysis.article->body().size());
  stats.set_sentences(static_cast<uint32_t>(analysis.prose.size()));
  stats.set_headings(analysis.headings);
  stats.set_furniture(analysis.furniture);
  stats.set_words(static_cast<uint32_t>(words));
  for (const repetition::ResolvedSentence& r : resolved) {
    Count(r.sentence_class(), stats);
  }
}

}  // namespace

void FillSpan(std::string_view article_id, uint32_t begin, uint32_t end,
              v1::Span& span) {
  span.set_article_id(String(article_id));
  span.set_begin(begin);
  span.set_end(end);
}

void FillHead(const v1::Article& article, const DigestHead& head,
              v1::ArticleDigest& digest) {
  digest.set_article_id(article.id());
  // Setting what is empty would allocate, too.
  if (!head.title.empty()) digest.set_title(String(head.title));
  if (!head.byline.empty()) digest.set_byline(String(head.byline));
  if (!head.source.empty()) digest.set_source(String(head.source));
  digest.set_language(String(head.language));
  if (article.has_publish_time()) {
    *digest.mutable_publish_time() = article.publish_time();
  } else if (head.time.has_value()) {
    digest.mutable_publish_time()->set_seconds(*head.time);
  }
}

absl::Span<const ranking::Selected> PickSentences(
    const Analysis& analysis, const Known& known,
    const ranking::Scoring& scoring, ranking::CandidateBuilder::Scope scope,
    RankingScratch& scratch) {
  const ranking::Settings& settings = scoring.settings;
  // An explanation counts the concepts that are new.
  if (settings.explained == ranking::Explained::kYes) {
    scope = ranking::CandidateBuilder::Scope::kAll;
  }
  CollectCandidates(analysis, known, settings.min_novelty, scope, scratch);
  ranking::WeighArticle(scratch.candidates, scoring.concepts, scratch.weights);
  return scratch.selector.Select(
      ranking::Choice::Of(scratch.candidates, scratch.weights),
      settings.article_budget.For(scratch.unsuppressed), scoring.features,
      settings.explained);
}

void FillRankedSentence(std::string_view article_id, std::string_view text,
                        const ranking::Traits& traits,
                        const ranking::Selected& selected, uint32_t rank,
                        v1::RankedSentence& out) {
  FillSpan(article_id, traits.begin, traits.end, *out.mutable_span());
  out.set_text(String(text));
  out.set_score(ranking::ToDouble(selected.score));
  out.set_rank(rank);
  for (const ranking::Contribution& c : selected.contributions) {
    v1::FeatureContribution& feature = *out.add_features();
    feature.set_feature(c.feature);
    feature.set_value(c.value);
    feature.set_contribution(ranking::ToDouble(c.contribution));
  }
}

std::vector<std::string_view> QuantitiesOf(const text::Document& document,
                                           uint32_t begin, uint32_t end) {
  std::vector<std::string_view> quantities;
  for (const text::Quantity& q : document.quantities) {
    if (q.begin >= begin && q.end <= end) {
      quantities.push_back(document.body.substr(q.begin, q.end - q.begin));
    }
  }
  return quantities;
}

void FillChanges(const Analysis& analysis, const repetition::Standing& standing,
                 const repetition::RecordStore& past,
                 v1::ArticleDigest& digest) {
  const std::string& body = analysis.article->body();
  for (const auto& change : standing.changes) {
    v1::ChangedStatement& out = *digest.add_changes();
    for (const repetition::SentenceRef& ref : change.versions) {
      v1::StatementVersion& version = *out.add_versions();
      const repetition::RecordStore::Range range =
          past.RangeOf(ref.record, ref.sentence);
      FillSpan(past.id(ref.record), range.begin, range.end,
               *version.mutable_span());
      if (const std::optional<int64_t> time = past.time(ref.record)) {
        version.mutable_time()->set_seconds(*time);
      }
    }
    const repetition::SentenceSketch& sketch =
        analysis.record.sentences[change.sentence];
    v1::StatementVersion& own = *out.add_versions();
    own.mutable_span()->set_article_id(analysis.record.id);
    own.mutable_span()->set_begin(sketch.begin);
    own.mutable_span()->set_end(sketch.end);
    own.set_text(body.substr(sketch.begin, sketch.end - sketch.begin));
    if (analysis.time.has_value()) {
      own.mutable_time()->set_seconds(*analysis.time);
    }
    for (const std::string_view q :
         QuantitiesOf(analysis.document, sketch.begin, sketch.end)) {
      own.add_quantities(std::string(q));
    }
    out.set_text(own.text());
    // Oldest first, undated last, whenever they arrived.
    std::stable_sort(
        out.mutable_versions()->begin(), out.mutable_versions()->end(),
        [](const auto& a, const auto& b) {
          return std::make_pair(!a.has_time(), a.time().seconds()) <
                 std::make_pair(!b.has_time(), b.time().seconds());
        });
  }
}

v1::ArticleDigest BuildArticleDigest(const Analysis& analysis,
                                     const Known& known,
                                     const rules::RuleEngine& rules,
                                     const ranking::Scoring& scoring,
                                     ranking::CandidateBuilder::Scope scope,
                                     RankingScratch& scratch) {
  const v1::Article& article = *analysis.article;
  const ranking::Settings& settings = scoring.settings;
  v1::ArticleDigest digest;
  FillHead(article,
           {analysis.title, analysis.byline, analysis.source, analysis.language,
            analysis.time},
           digest);
  const absl::Span<const ranking::Selected> selected =
      PickSentences(analysis, known, scoring, scope, scratch);
  const ranking::CandidateSet& candidates = scratch.candidates;

  // In reading order; ranks remember the other one.
  std::vector<uint32_t>& reading = scratch.reading;
  reading.resize(selected.size());
  std::iota(reading.begin(), reading.end(), 0);
  std::sort(reading.begin(), reading.end(), [&](uint32_t a, uint32_t b) {
    return selected[a].candidate < selected[b].candidate;
  });
  v1::ArticleStats& stats = *digest.mutable_stats();
  FillStats(analysis, known.resolved, scratch.words, stats);
  stats.set_not_novel(scratch.not_novel);
  stats.set_selected(static_cast<uint32_t>(selected.size()));
  digest.mutable_sentences()->Reserve(static_cast<int>(selected.size()));
  uint32_t selected_words = 0;
  for (const uint32_t i : reading) {
    const ranking::Traits& traits = candidates.traits[selected[i].candidate];
    selected_words += traits.words;
    FillRankedSentence(
        article.id(),
        analysis.document.body.substr(traits.begin, traits.end - traits.begin),
        traits, selected[i], i + 1, *digest.add_sentences());
    if (settings.trim) {
      digest.mutable_sentences()->rbegin()->set_display_text(
          ranking::TrimForReading(analysis.document, traits.begin, traits.end,
                                  analysis.language));
    }
  }
  stats.set_selected_words(selected_words);
  if (!settings.brief) FillSuppressed(analysis, known.resolved, rules, digest);
  return digest;
}

}  // namespace summarizer::pipeline
