#include "summarizer/pipeline/article_draft.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/ranking/trimming.h"
#include "summarizer/text/utf8.h"

namespace summarizer::pipeline {
namespace {

// Where `found` lies in the body, unless the field was given.
ArticleDraft::Slice SliceOf(const std::string& given, std::string_view found,
                            const std::string& body) {
  if (!given.empty() || found.empty()) return {};
  return {static_cast<uint32_t>(found.data() - body.data()),
          static_cast<uint32_t>(found.size())};
}

// Reads slices of a body that may not be the one they were made for.
class Slicer {
 public:
  explicit Slicer(std::string_view body) : body_(body) {}

  std::string_view Get(uint32_t begin, uint32_t end) {
    if (begin > end || end > body_.size()) {
      ok_ = false;
      return {};
    }
    const std::string_view slice = body_.substr(begin, end - begin);
    ok_ = ok_ && !text::FindInvalidUtf8(slice).has_value();
    return slice;
  }
  std::string_view Get(const ArticleDraft::Slice& s) {
    return s.size == 0 ? std::string_view() : Get(s.begin, s.begin + s.size);
  }

  // What was given, or else the slice.
  std::string_view GetOr(const std::string& given,
                         const ArticleDraft::Slice& s) {
    if (given.empty()) return Get(s);
    ok_ = ok_ && !text::FindInvalidUtf8(given).has_value();
    return given;
  }

  bool ok() const { return ok_; }

 private:
  std::string_view body_;
  bool ok_ = true;
};

// Fills in title, byline and source, as given or else as found.
template <typename Metadata>
void FillFound(const ArticleDraft& draft, const v1::Article& article,
               Slicer& slicer, Metadata& out) {
  out.title = slicer.GetOr(article.title(), draft.title);
  out.byline = slicer.Get(draft.byline);
  out.source = slicer.GetOr(article.source(), draft.source);
}

// Whether `article` can be the one that was drafted.
bool IsArticle(const ArticleDraft& draft, const v1::Article& article,
               std::string_view id) {
  return article.id() == id && article.body().size() == draft.bytes;
}

}  // namespace

bool DraftsSuffice(const ranking::Settings& settings) {
  return settings.brief && settings.explained == ranking::Explained::kNo;
}

ArticleDraft NoteFindings(const Analysis& analysis) {
  const v1::Article& article = *analysis.article;
  ArticleDraft draft;
  draft.title = SliceOf(article.title(), analysis.title, article.body());
  draft.byline = SliceOf("", analysis.byline, article.body());
  draft.source = SliceOf(article.source(), analysis.source, article.body());
  draft.bytes = static_cast<uint32_t>(article.body().size());
  draft.headings = analysis.headings;
  draft.furniture = analysis.furniture;
  for (uint32_t p = 0; p < analysis.prose.size(); ++p) {
    const int32_t cue = analysis.annotations.cue[analysis.prose[p]];
    if (cue != 0) draft.cues.push_back({p, cue});
  }
  return draft;
}

void PickForDraft(const Analysis& analysis, const ranking::Scoring& scoring,
                  RankingScratch& scratch, ArticleDraft& draft) {
  scratch.unknown.resize(analysis.prose.size());
  const absl::Span<const ranking::Selected> selected =
      PickSentences(analysis, {scratch.unknown, {}}, scoring,
                    ranking::CandidateBuilder::Scope::kShared, scratch);
  draft.picked = true;
  draft.words = static_cast<uint32_t>(scratch.words);
  for (const ranking::Selected& s : selected) {
    const ranking::Traits& traits = scratch.candidates.traits[s.candidate];
    draft.picks.push_back({s.score, traits.position, traits.words});
  }
  if (!scoring.settings.trim) return;
  std::vector<std::string> display_texts;
  bool any = false;
  for (const ranking::Selected& s : selected) {
    const ranking::Traits& traits = scratch.candidates.traits[s.candidate];
    display_texts.push_back(ranking::TrimForReading(
        analysis.document, traits.begin, traits.end, analysis.language));
    any |= !display_texts.back().empty();
  }
  if (any) {
    draft.display_texts =
        std::make_unique<std::vector<std::string>>(std::move(display_texts));
  }
}

bool HoldsFor(absl::Span<const repetition::ResolvedSentence> resolved) {
  for (size_t p = 0; p < resolved.size(); ++p) {
    if (resolved[p].sentence_class() != repetition::SentenceClass::kNews ||
        IsPasted(resolved[p], p)) {
      return false;
    }
  }
  return true;
}

absl::StatusOr<v1::ArticleDigest> DigestOf(
    const ArticleDraft& draft, const v1::Article& article,
    const AnalysisSettings& settings, const repetition::RecordStore& records,
    uint32_t record) {
  Slicer slicer(article.body());
  DigestHead head;
  FillFound(draft, article, slicer, head);
  head.language = article.language().empty()
                      ? std::string_view(settings.default_language)
                      : std::string_view(article.language());
  head.time = records.time(record);
  v1::ArticleDigest digest;
  FillHead(article, head, digest);

  v1::ArticleStats& stats = *digest.mutable_stats();
  stats.set_bytes(draft.bytes);
  stats.set_words(draft.words);
  stats.set_sentences(records.sentence_count(record));
  stats.set_headings(draft.headings);
  stats.set_furniture(draft.furniture);
  stats.set_selected(static_cast<uint32_t>(draft.picks.size()));
  absl::InlinedVector<uint32_t, 8> reading;
  uint32_t words = 0;
  for (uint32_t i = 0; i < draft.picks.size(); ++i) {
    reading.push_back(i);
    words += draft.picks[i].words;
  }
  stats.set_selected_words(words);
  std::sort(reading.begin(), reading.end(), [&](uint32_t a, uint32_t b) {
    return draft.picks[a].sentence < draft.picks[b].sentence;
  });
  for (const uint32_t i : reading) {
    const ArticleDraft::Pick& pick = draft.picks[i];
    const auto [begin, end] = records.RangeOf(record, pick.sentence);
    ranking::Traits traits;
    traits.begin = begin;
    traits.end = end;
    ranking::Selected selected;
    selected.score = pick.score;
    v1::RankedSentence& sentence = *digest.add_sentences();
    FillRankedSentence(article.id(), slicer.Get(begin, end), traits, selected,
                       i + 1, sentence);
    if (draft.display_texts != nullptr) {
      sentence.set_display_text((*draft.display_texts)[i]);
    }
  }
  if (!slicer.ok() || !IsArticle(draft, article, records.id(record))) {
    return AnotherTextError(article);
  }
  return digest;
}

absl::StatusOr<Findings> FindingsOf(const ArticleDraft& draft,
                                    const v1::Article& article,
                                    const repetition::RecordStore& records,
                                    uint32_t record) {
  Slicer slicer(article.body());
  Findings findings;
  FillFound(draft, article, slicer, findings);
  if (!slicer.ok() || !IsArticle(draft, article, records.id(record))) {
    return AnotherTextError(article);
  }
  findings.time = records.time(record);
  findings.headings = draft.headings;
  findings.furniture = draft.furniture;
  records.RangesOf(record, findings.prose);
  findings.cues = draft.cues;
  return findings;
}

}  // namespace summarizer::pipeline
