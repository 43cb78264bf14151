#include "summarizer/pipeline/article_part.h"

#include <algorithm>
#include <utility>

#include "summarizer/ranking/trimming.h"

namespace summarizer::pipeline {
namespace {

// Sentences of one article that the corpus level chooses from.
constexpr size_t kMaxCandidates = 24;

// Indices of the best candidates, ascending.
std::vector<size_t> BestOf(const ranking::CandidateSet& candidates,
                           size_t count, const ranking::Scoring& scoring,
                           RankingScratch& scratch) {
  ranking::Limit limit;
  limit.sentences = count;
  std::vector<size_t> best;
  for (const ranking::Selected& s : scratch.selector.Select(
           ranking::Choice::Of(candidates, scratch.weights), limit,
           scoring.features, ranking::Explained::kNo)) {
    best.push_back(s.candidate);
  }
  std::sort(best.begin(), best.end());
  return best;
}

}  // namespace

std::string_view ArticlePart::TextOf(size_t candidate) const {
  size_t begin = 0;
  for (size_t c = 0; c < candidate; ++c) {
    begin += candidates.traits[c].end - candidates.traits[c].begin;
  }
  const ranking::Traits& traits = candidates.traits[candidate];
  return std::string_view(texts).substr(begin, traits.end - traits.begin);
}

void KeepBest(size_t count, const ranking::Scoring& scoring,
              RankingScratch& scratch, ArticlePart& part) {
  if (part.candidates.size() <= count) return;
  ranking::WeighArticle(part.candidates, scoring.concepts, scratch.weights);
  const std::vector<size_t> best =
      BestOf(part.candidates, count, scoring, scratch);
  std::string texts;
  std::vector<std::string> display_texts;
  for (const size_t c : best) {
    texts.append(part.TextOf(c));
    if (part.display_texts.empty()) continue;
    display_texts.push_back(std::move(part.display_texts[c]));
  }
  part.texts = std::move(texts);
  part.display_texts = std::move(display_texts);
  part.candidates.Keep(best);
  part.candidates.DropUnmentioned();
}

ArticlePart MakePart(const Analysis& analysis, const ranking::Scoring& scoring,
                     RankingScratch& scratch) {
  ArticlePart part;
  part.title = std::string(analysis.title);
  for (const text::Term& term : analysis.title_document.terms) {
    if (term.Has(text::Term::kStopWord)) continue;
    part.title_hashes.push_back(
        ArticlePart::KeptHash(analysis.title_document.HashOf(term)));
  }
  std::sort(part.title_hashes.begin(), part.title_hashes.end());
  part.title_hashes.erase(
      std::unique(part.title_hashes.begin(), part.title_hashes.end()),
      part.title_hashes.end());
  part.words = scratch.unsuppressed;
  part.background =
      scratch.candidates.size() > 0 &&
      std::all_of(scratch.candidates.traits.begin(),
                  scratch.candidates.traits.end(),
                  [](const ranking::Traits& t) { return t.background; });
  if (scratch.candidates.size() > kMaxCandidates) {
    scratch.candidates.Keep(
        BestOf(scratch.candidates, kMaxCandidates, scoring, scratch));
  }
  part.candidates = std::move(scratch.candidates);
  for (ranking::Concept& of : part.candidates.concepts) {
    of.hash = ArticlePart::KeptHash(of.hash);
  }
  size_t bytes = 0;
  for (const ranking::Traits& traits : part.candidates.traits) {
    bytes += traits.end - traits.begin;
  }
  part.texts.reserve(bytes);
  for (const ranking::Traits& traits : part.candidates.traits) {
    part.texts.append(
        analysis.document.body.substr(traits.begin, traits.end - traits.begin));
    if (scoring.settings.trim) {
      part.display_texts.push_back(ranking::TrimForReading(
          analysis.document, traits.begin, traits.end, analysis.language));
    }
  }
  return part;
}

}  // namespace summarizer::pipeline
