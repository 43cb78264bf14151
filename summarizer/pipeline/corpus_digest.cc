#include "summarizer/pipeline/corpus_digest.h"

#include <algorithm>
#include <string>
#include <utility>

#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/corpus_choice.h"
#include "summarizer/ranking/selection.h"

namespace summarizer::pipeline {
namespace {

using repetition::SentenceRef;

std::vector<v1::ChangedStatement> Changes(
    const repetition::Resolution& resolution, const Quotations& quotations) {
  std::vector<v1::ChangedStatement> changes;
  for (const repetition::Change& change : resolution.changes) {
    v1::ChangedStatement statement = quotations.Statement(change);
    if (!statement.text().empty()) changes.push_back(std::move(statement));
  }
  const auto latest = [](const v1::ChangedStatement& change) {
    int64_t time = 0;
    for (const auto& version : change.versions()) {
      if (version.has_time()) time = version.time().seconds();
    }
    return time;
  };
  std::stable_sort(
      changes.begin(), changes.end(),
      [&](const auto& a, const auto& b) { return latest(a) > latest(b); });
  return changes;
}

void FillBackground(const CorpusResult& result,
                    const repetition::Background& background,
                    v1::RepeatedStatement& out) {
  const repetition::RecordStore& records = result.corpus.records;
  out.set_article_count(background.article_count);
  std::vector<uint32_t> articles;
  for (const SentenceRef& ref : background.occurrences) {
    articles.push_back(ref.record);
    if (result.present[ref.record] == 0) continue;
    const auto range = records.RangeOf(ref.record, ref.sentence);
    FillSpan(records.id(ref.record), range.begin, range.end,
             *out.add_occurrences());
  }
  SetSeen(articles, records, out);
}

}  // namespace

v1::CorpusDigest BuildCorpusDigest(CorpusResult result) {
  v1::CorpusDigest digest;
  digest.mutable_stories()->Reserve(static_cast<int>(result.stories.size()));
  for (v1::Story& story : result.stories) {
    *digest.add_stories() = std::move(story);
  }
  const CorpusView& corpus = result.corpus;
  // First what needs most memory for a while, then what takes texts away.
  const std::vector<CorpusChoice::Member> members =
      corpus.MembersOf(result.choosable);
  ranking::Selector selector;
  corpus.Pick(result.choosable, CorpusChoice(members, corpus.scoring),
              corpus.scoring.settings.corpus_budget.For(result.words), selector,
              *digest.mutable_sentences());
  for (v1::ChangedStatement& change :
       Changes(corpus.resolution, result.quotations)) {
    *digest.add_changes() = std::move(change);
  }
  for (const repetition::Background& background :
       corpus.resolution.background) {
    std::string text =
        result.quotations.TakeTextOfFirst(background.occurrences);
    if (text.empty()) continue;  // In history only.
    v1::RepeatedStatement& out = *digest.add_background();
    out.set_text(std::move(text));
    FillBackground(result, background, out);
  }
  v1::CorpusStats& stats = result.stats;
  stats.set_stories(static_cast<uint32_t>(digest.stories_size()));
  stats.set_background_statements(
      static_cast<uint32_t>(digest.background_size()));
  stats.set_changed_statements(static_cast<uint32_t>(digest.changes_size()));
  *digest.mutable_stats() = std::move(stats);
  return digest;
}

void AddStats(const v1::ArticleDigest& article, v1::CorpusStats& stats) {
  const v1::ArticleStats& add = article.stats();
  stats.set_articles(stats.articles() + 1);
  stats.set_bytes(stats.bytes() + add.bytes());
  stats.set_words(stats.words() + add.words());
  stats.set_sentences(stats.sentences() + add.sentences());
  stats.set_headings(stats.headings() + add.headings());
  stats.set_furniture(stats.furniture() + add.furniture());
  stats.set_repeated(stats.repeated() + add.repeated());
  stats.set_redundant(stats.redundant() + add.redundant());
  stats.set_copied(stats.copied() + add.copied());
  stats.set_changed(stats.changed() + add.changed());
  stats.set_not_novel(stats.not_novel() + add.not_novel());
  stats.set_copies(stats.copies() + (article.copy_of().empty() ? 0 : 1));
}

}  // namespace summarizer::pipeline
