#include "summarizer/pipeline/article_candidates.h"

#include <algorithm>

#include "summarizer/ranking/open_quotation.h"

namespace summarizer::pipeline {
namespace {

using ranking::Traits;
using repetition::SentenceClass;
using Entry = ranking::CandidateBuilder::Entry;

// Shorter sentences are fragments.
constexpr uint32_t kMinWords = 5;

// Words that a repeated title may have more than the title.
constexpr uint32_t kTitleSlack = 2;

constexpr float kNoveltyUnit = 1.0F / 256;

// A sentence that reads as one.
bool IsWhole(const Entry& e) {
  return e.traits.words >= kMinWords && e.traits.complete;
}

bool HasContent(const text::Document& document,
                absl::Span<const text::Term> terms, uint64_t hash) {
  return std::any_of(terms.begin(), terms.end(), [&](const text::Term& t) {
    return document.HashOf(t) == hash;
  });
}

// Whether every content word of `terms` is among `others`.
bool Covers(const text::Document& of, absl::Span<const text::Term> terms,
            const text::Document& other, absl::Span<const text::Term> others) {
  return std::all_of(terms.begin(), terms.end(), [&](const text::Term& t) {
    return t.Has(text::Term::kStopWord) ||
           HasContent(other, others, of.HashOf(t));
  });
}

// Whether a sentence says what the title says and no more.
bool RepeatsTitle(const text::Document& document,
                  const text::Sentence& sentence, const text::Document& title) {
  const absl::Span<const text::Term> terms = document.TermsOf(sentence);
  const absl::Span<const text::Term> titles(title.terms);
  // No title has so many words; what pretends to be one must not cost time.
  constexpr size_t kMostTerms = 64;
  if (titles.empty() || titles.size() > kMostTerms ||
      terms.size() > titles.size() + kTitleSlack) {
    return false;
  }
  return Covers(document, terms, title, titles) &&
         Covers(title, titles, document, terms);
}

}  // namespace

void CollectCandidates(const Analysis& analysis, const Known& known,
                       double min_novelty,
                       ranking::CandidateBuilder::Scope scope,
                       RankingScratch& scratch) {
  std::vector<Entry>& entries = scratch.entries;
  entries.clear();
  scratch.words = scratch.unsuppressed = 0;
  scratch.not_novel = 0;
  const text::Document& document = analysis.document;
  const bool past = !known.novelty.empty();
  // What is pasted moves nothing down, nor does what history holds.
  uint32_t position = 0;
  ranking::OpenQuotation quotation(document);
  for (size_t p = 0; p < analysis.prose.size(); ++p) {
    const SentenceClass sentence_class = known.resolved[p].sentence_class();
    const uint32_t index = analysis.prose[p];
    Entry entry;
    entry.sentence = &document.sentences[index];
    const bool quoted = quotation.Holds(*entry.sentence);
    if (IsSuppressed(sentence_class)) {
      scratch.words += entry.sentence->word_count;
      if (!past && sentence_class != SentenceClass::kRepeated) ++position;
      continue;
    }
    entry.traits = ranking::ExtractTraits(document, *entry.sentence);
    scratch.words += entry.traits.words;
    scratch.unsuppressed += entry.traits.words;
    Traits& traits = entry.traits;
    traits.position = position;
    traits.stands_alone &= !quoted;
    traits.cue = analysis.annotations.cue[index];
    traits.changed = sentence_class == SentenceClass::kChanged;
    traits.superseded = known.resolved[p].superseded();
    traits.pasted = IsPasted(known.resolved[p], p);
    traits.background = known.resolved[p].background();
    // An update is news, however much of its wording is known.
    if (!known.novelty.empty() && !traits.changed) {
      traits.novelty = static_cast<float>(known.novelty[p]) * kNoveltyUnit;
    }
    if (static_cast<double>(traits.novelty) < min_novelty) {
      ++scratch.not_novel;
      continue;
    }
    ++position;
    entries.push_back(entry);
  }
  const auto keep = [&](auto condition) {
    if (std::none_of(entries.begin(), entries.end(), condition)) return;
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [&](const Entry& e) { return !condition(e); }),
                  entries.end());
  };
  keep(IsWhole);
  keep([&](const Entry& e) {
    return !RepeatsTitle(document, *e.sentence, analysis.title_document);
  });
  scratch.builder.Build(document, entries, analysis.title_document, scope,
                        scratch.candidates);
}

}  // namespace summarizer::pipeline
