#include "summarizer/pipeline/corpus_digest.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "summarizer/pipeline/article_digest.h"
#include "summarizer/ranking/selection.h"
#include "summarizer/ranking/trimming.h"

namespace summarizer::pipeline {
namespace {

using ranking::Candidate;
using repetition::SentenceRef;

// Sentences of one article that the corpus level chooses from.
constexpr uint64_t kMaxCandidates = 24;

// What a set of articles says of one concept.
struct ConceptCount {
  uint32_t groups = 0;
  ranking::Fixed earliness = 0;
};

class CorpusBuilder {
 public:
  CorpusBuilder(const repetition::RecordStore& records,
                const repetition::Resolution& resolution,
                absl::Span<const ArticlePart> parts,
                const Quotations& quotations, const ranking::Settings& settings)
      : records_(records),
        resolution_(resolution),
        parts_(parts),
        quotations_(quotations),
        settings_(settings) {}

  v1::CorpusDigest Build() && {
    AddStories();
    AddBackground();
    AddChanges();
    std::vector<uint32_t> all;
    for (uint32_t r = 0; r < parts_.size(); ++r) {
      if (parts_[r].present) all.push_back(r);
    }
    Pick(all, settings_.corpus_budget, *digest_.mutable_sentences());
    return std::move(digest_);
  }

 private:
  // The digest of some articles, in reading order.
  void Pick(absl::Span<const uint32_t> articles,
            const ranking::BudgetSetting& budget,
            google::protobuf::RepeatedPtrField<v1::RankedSentence>& out) {
    absl::flat_hash_map<uint64_t, ConceptCount> counts;
    std::vector<const Candidate*> candidates;
    std::vector<std::pair<uint32_t, uint32_t>> places;  // Record, candidate.
    uint64_t words = 0;
    uint32_t groups = 0;
    for (const uint32_t r : articles) {
      const ArticlePart& part = parts_[r];
      words += part.words;
      groups += !part.mentions.empty();
      for (const auto& [hash, mention] : part.mentions) {
        ConceptCount& count = counts[hash];
        ++count.groups;
        count.earliness += ranking::EarlinessAt(mention.first);
      }
      for (uint32_t c = 0; c < part.candidates.size(); ++c) {
        candidates.push_back(&part.candidates[c]);
        places.emplace_back(r, c);
      }
    }
    const auto weight = [&](uint64_t hash) -> ranking::Fixed {
      if (groups > 1) {
        const auto it = counts.find(hash);
        if (it == counts.end()) return 0;
        return ranking::CorpusWeight(it->second.groups, it->second.earliness,
                                     settings_.weights);
      }
      // One text alone: what it repeats is what it is about.
      for (const uint32_t r : articles) {
        const auto it = parts_[r].mentions.find(hash);
        if (it != parts_[r].mentions.end()) {
          return ranking::ArticleWeight(it->second);
        }
      }
      return 0;
    };
    const std::vector<ranking::Selected> selected = ranking::Select(
        candidates, weight, budget.For(words), settings_.weights);

    std::vector<uint32_t> reading(selected.size());
    for (uint32_t i = 0; i < reading.size(); ++i) reading[i] = i;
    const auto key = [&](uint32_t i) {
      const auto& [record, candidate] = places[selected[i].candidate];
      const std::optional<int64_t> time = records_.time(record);
      return std::make_tuple(!time.has_value(), time.value_or(0),
                             resolution_.articles[record].story,
                             records_.id(record), candidate);
    };
    std::sort(reading.begin(), reading.end(),
              [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
    for (const uint32_t i : reading) {
      const auto& [record, candidate] = places[selected[i].candidate];
      FillSentence(record, candidate, selected[i], i + 1, *out.Add());
    }
  }

  void FillSentence(uint32_t record, uint32_t candidate,
                    const ranking::Selected& selected, uint32_t rank,
                    v1::RankedSentence& out) const {
    const ArticlePart& part = parts_[record];
    FillRankedSentence(records_.id(record), part.texts[candidate],
                       part.candidates[candidate], selected, rank,
                       settings_.explain, out);
    if (settings_.trim) out.set_display_text(part.display_texts[candidate]);
  }

  void AddStories() {
    // Stories with most copy groups first, then the latest, then by order.
    std::vector<std::tuple<int64_t, int64_t, uint32_t>> order;
    for (uint32_t s = 0; s < resolution_.stories.size(); ++s) {
      int64_t groups = 0;
      int64_t latest = 0;
      bool present = false;
      for (const uint32_t r : resolution_.stories[s]) {
        present |= parts_[r].present;
        groups += !resolution_.articles[r].copy_of.has_value();
        latest = std::max(latest, records_.time(r).value_or(0));
      }
      if (present) order.emplace_back(-groups, -latest, s);
    }
    std::sort(order.begin(), order.end());
    for (const auto& entry : order) AddStory(std::get<2>(entry));
  }

  void AddStory(uint32_t s) {
    v1::Story& story = *digest_.add_stories();
    std::vector<uint32_t> articles;
    for (const uint32_t r : resolution_.stories[s]) {
      if (!parts_[r].present) continue;
      articles.push_back(r);
      story.add_article_ids(std::string(records_.id(r)));
      if (story.title().empty()) story.set_title(parts_[r].title);
    }
    Pick(articles, settings_.story_budget, *story.mutable_sentences());
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
  const ranking::Settings& settings_;
  v1::CorpusDigest digest_;
};

}  // namespace

ArticlePart MakePart(const Analysis& analysis,
                     const repetition::ResolvedArticle& article,
                     absl::Span<const repetition::ResolvedSentence> resolved,
                     std::vector<Candidate> candidates,
                     ranking::Mentions mentions,
                     const ranking::Settings& settings) {
  ArticlePart part;
  part.present = true;
  part.title = std::string(analysis.title);
  part.words = UnsuppressedWords(analysis, resolved);
  if (candidates.size() > kMaxCandidates) {
    std::vector<const Candidate*> pointers;
    for (const Candidate& c : candidates) pointers.push_back(&c);
    ranking::Limit limit;
    limit.sentences = kMaxCandidates;
    std::vector<size_t> kept;
    for (const ranking::Selected& s : ranking::Select(
             pointers,
             [&](uint64_t hash) {
               return ranking::ArticleWeight(mentions[hash]);
             },
             limit, settings.weights)) {
      kept.push_back(s.candidate);
    }
    std::sort(kept.begin(), kept.end());
    for (const size_t k : kept) {
      part.candidates.push_back(std::move(candidates[k]));
    }
  } else {
    part.candidates = std::move(candidates);
  }
  for (const Candidate& c : part.candidates) {
    part.texts.emplace_back(analysis.document.body.substr(
        c.traits.begin, c.traits.end - c.traits.begin));
    if (settings.trim) {
      part.display_texts.push_back(ranking::TrimForReading(
          analysis.document, c.traits.begin, c.traits.end, analysis.language));
    }
  }
  if (!article.copy_of.has_value()) part.mentions = std::move(mentions);
  return part;
}

v1::CorpusDigest BuildCorpusDigest(const repetition::RecordStore& records,
                                   const repetition::Resolution& resolution,
                                   absl::Span<const ArticlePart> parts,
                                   const Quotations& quotations,
                                   const ranking::Settings& settings) {
  return CorpusBuilder(records, resolution, parts, quotations, settings)
      .Build();
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
  stats.set_copies(stats.copies() + (article.copy_of().empty() ? 0 : 1));
}

}  // namespace summarizer::pipeline
