#include "summarizer/pipeline/corpus_digest.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/corpus_choice.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/ranking/trimming.h"

namespace summarizer::pipeline {
namespace {

using repetition::SentenceRef;

class CorpusBuilder {
 public:
  CorpusBuilder(const repetition::RecordStore& records,
                const repetition::Resolution& resolution,
                absl::Span<const ArticlePart> parts,
                const Quotations& quotations, const ranking::Scoring& scoring)
      : records_(records),
        resolution_(resolution),
        parts_(parts),
        quotations_(quotations),
        scoring_(scoring) {}

  v1::CorpusDigest Build() && {
    AddStories();
    AddBackground();
    AddChanges();
    std::vector<uint32_t> all;
    for (uint32_t r = 0; r < parts_.size(); ++r) {
      if (parts_[r].present) all.push_back(r);
    }
    const std::vector<CorpusChoice::Member> members = MembersOf(all);
    Pick(all, CorpusChoice(members, scoring_), scoring_.settings.corpus_budget,
         *digest_.mutable_sentences());
    return std::move(digest_);
  }

 private:
  std::vector<CorpusChoice::Member> MembersOf(
      absl::Span<const uint32_t> articles) const {
    std::vector<CorpusChoice::Member> members;
    for (const uint32_t r : articles) {
      members.push_back({&parts_[r], resolution_.articles[r].story});
    }
    return members;
  }

  // The digest of some articles, in reading order.
  void Pick(absl::Span<const uint32_t> articles, const CorpusChoice& choice,
            const ranking::BudgetSetting& budget,
            google::protobuf::RepeatedPtrField<v1::RankedSentence>& out) {
    const absl::Span<const ranking::Selected> selected =
        selector_.Select(choice.Get(), budget.For(choice.words()),
                         scoring_.features, scoring_.settings.explained);
    const auto place = [&](uint32_t i) {
      const CorpusChoice::Place& p = choice.PlaceOf(selected[i].candidate);
      return std::make_pair(articles[p.member], p.candidate);
    };

    std::vector<uint32_t> reading(selected.size());
    for (uint32_t i = 0; i < reading.size(); ++i) reading[i] = i;
    const auto key = [&](uint32_t i) {
      const auto [record, candidate] = place(i);
      const std::optional<int64_t> time = records_.time(record);
      return std::make_tuple(!time.has_value(), time.value_or(0),
                             resolution_.articles[record].story,
                             records_.id(record), candidate);
    };
    std::sort(reading.begin(), reading.end(),
              [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
    for (const uint32_t i : reading) {
      const auto [record, candidate] = place(i);
      FillSentence(record, candidate, selected[i], i + 1, *out.Add());
    }
  }

  void FillSentence(uint32_t record, uint32_t candidate,
                    const ranking::Selected& selected, uint32_t rank,
                    v1::RankedSentence& out) const {
    const ArticlePart& part = parts_[record];
    FillRankedSentence(records_.id(record), part.TextOf(candidate),
                       part.candidates.traits[candidate], selected, rank, out);
    if (!part.display_texts.empty()) {
      out.set_display_text(part.display_texts[candidate]);
    }
  }

  void AddStories() {
    // Stories that most copy groups tell first, then those of most sources,
    // then the latest, then by order.
    std::vector<std::tuple<int64_t, int64_t, int64_t, uint32_t>> order;
    for (uint32_t s = 0; s < resolution_.stories.size(); ++s) {
      int64_t groups = 0;
      int64_t latest = 0;
      bool present = false;
      absl::flat_hash_set<uint32_t> sources;
      for (const uint32_t r : resolution_.stories[s]) {
        present |= parts_[r].present;
        groups += !resolution_.articles[r].copy_of.has_value();
        latest = std::max(latest, records_.time(r).value_or(0));
        if (records_.source(r) != 0) sources.insert(records_.source(r));
      }
      if (present) {
        order.emplace_back(-groups, -static_cast<int64_t>(sources.size()),
                           -latest, s);
      }
    }
    std::sort(order.begin(), order.end());
    for (const auto& entry : order) AddStory(std::get<3>(entry));
  }

  void AddStory(uint32_t s) {
    v1::Story& story = *digest_.add_stories();
    std::vector<uint32_t> articles;
    for (const uint32_t r : resolution_.stories[s]) {
      if (!parts_[r].present) continue;
      articles.push_back(r);
      story.add_article_ids(std::string(records_.id(r)));
    }
    const std::vector<CorpusChoice::Member> members = MembersOf(articles);
    const CorpusChoice choice(members, scoring_);
    story.set_title(parts_[articles[choice.BestTitle()]].title);
    Pick(articles, choice, scoring_.settings.story_budget,
         *story.mutable_sentences());
    if (story.title().empty() && story.sentences_size() > 0) {
      story.set_title(story.sentences(0).text());
    }
    SetSeen(articles, story);
  }

  // `indices` are in the order of records: dated first, by time.
  template <typename Message>
  void SetSeen(absl::Span<const uint32_t> indices, Message& message) const {
    for (const uint32_t r : indices) {
      if (!records_.time(r).has_value()) break;
      if (!message.has_first_seen()) {
        message.mutable_first_seen()->set_seconds(*records_.time(r));
      }
      message.mutable_last_seen()->set_seconds(*records_.time(r));
    }
  }

  void AddBackground() {
    for (const repetition::Background& background : resolution_.background) {
      const std::string text = quotations_.TextOfFirst(background.occurrences);
      if (text.empty()) continue;  // In history only.
      v1::RepeatedStatement& out = *digest_.add_background();
      out.set_text(text);
      out.set_article_count(background.article_count);
      std::vector<uint32_t> articles;
      for (const SentenceRef& ref : background.occurrences) {
        articles.push_back(ref.record);
        if (!parts_[ref.record].present) continue;
        const auto range = records_.RangeOf(ref.record, ref.sentence);
        FillSpan(records_.id(ref.record), range.begin, range.end,
                 *out.add_occurrences());
      }
      SetSeen(articles, out);
    }
  }

  void AddChanges() {
    std::vector<v1::ChangedStatement> changes;
    for (const repetition::Change& change : resolution_.changes) {
      v1::ChangedStatement statement = quotations_.Statement(change);
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
    for (v1::ChangedStatement& change : changes) {
      *digest_.add_changes() = std::move(change);
    }
  }

  const repetition::RecordStore& records_;
  const repetition::Resolution& resolution_;
  const absl::Span<const ArticlePart> parts_;
  const Quotations& quotations_;
  const ranking::Scoring& scoring_;
  ranking::Selector selector_;
  v1::CorpusDigest digest_;
};

}  // namespace

v1::CorpusDigest BuildCorpusDigest(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const ArticlePart> parts,
                                   const Quotations& quotations,
                                   const ranking::Scoring& scoring) {
  return CorpusBuilder(records, resolution, parts, quotations, scoring).Build();
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
