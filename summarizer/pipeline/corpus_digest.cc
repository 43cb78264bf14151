#include "summarizer/pipeline/corpus_digest.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "summarizer/pipeline/article_digest.h"

namespace summarizer::pipeline {
namespace {

using repetition::RecordStore;
using repetition::SentenceRef;

// Where the occurrences of all background lie, one after the other.
std::vector<RecordStore::Range> RangesOf(
    const repetition::Resolution& resolution, const RecordStore& records) {
  size_t count = 0;
  for (const repetition::Background& background : resolution.background) {
    count += background.occurrences.size();
  }
  std::vector<RecordStore::Range> ranges;
  ranges.reserve(count);
  for (const repetition::Background& background : resolution.background) {
    for (const SentenceRef& ref : background.occurrences) {
      ranges.push_back(records.RangeOf(ref.record, ref.sentence));
    }
  }
  return ranges;
}

// `ranges` are those of its occurrences.
void FillBackground(const repetition::Background& background,
                    absl::Span<const RecordStore::Range> ranges,
                    const RecordStore& records,
                    absl::Span<const uint8_t> present,
                    v1::RepeatedStatement& out) {
  out.set_article_count(background.article_count);
  std::vector<uint32_t> articles;
  articles.reserve(background.occurrences.size());
  int count = 0;
  for (const SentenceRef& ref : background.occurrences) {
    articles.push_back(ref.record);
    count += present[ref.record];
  }
  out.mutable_occurrences()->Reserve(count);
  for (size_t o = 0; o < articles.size(); ++o) {
    const uint32_t r = articles[o];
    if (present[r] == 0) continue;
    FillSpan(records.id(r), ranges[o].begin, ranges[o].end,
             *out.add_occurrences());
  }
  SetSeen(articles, records, out);
}

}  // namespace

void AddChanges(const repetition::Resolution& resolution,
                const Quotations& quotations, v1::CorpusDigest& digest) {
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
  digest.mutable_changes()->Reserve(static_cast<int>(changes.size()));
  for (v1::ChangedStatement& change : changes) {
    *digest.add_changes() = std::move(change);
  }
}

void TakeBackground(repetition::Resolution& resolution, RecordStore& records,
                    absl::Span<const uint8_t> present, Quotations& quotations,
                    v1::CorpusDigest& digest) {
  // All that is still to be known of sentences, of which there are far more.
  const std::vector<RecordStore::Range> ranges = RangesOf(resolution, records);
  records.DropSentences();
  size_t first = 0;
  for (repetition::Background& background : resolution.background) {
    const size_t count = background.occurrences.size();
    std::string text = quotations.TakeTextOfFirst(background.occurrences);
    if (!text.empty()) {  // Else it is in history only.
      v1::RepeatedStatement& out = *digest.add_background();
      out.set_text(std::move(text));
      FillBackground(background,
                     absl::MakeConstSpan(ranges).subspan(first, count), records,
                     present, out);
    }
    first += count;
    background.occurrences = std::vector<SentenceRef>();
  }
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
