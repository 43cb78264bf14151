#include "summarizer/pipeline/story_digest.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "summarizer/pipeline/article_digest.h"

namespace summarizer::pipeline {
namespace {

void Finish(const repetition::RecordStore& records,
            absl::Span<const uint32_t> articles, v1::Story& story) {
  for (const uint32_t r : articles) {
    story.add_article_ids(std::string(records.id(r)));
  }
  if (story.title().empty() && story.sentences_size() > 0) {
    story.set_title(story.sentences(0).text());
  }
  SetSeen(articles, records, story);
}

}  // namespace

std::vector<CorpusChoice::Member> CorpusView::MembersOf(
    absl::Span<const uint32_t> articles) const {
  std::vector<CorpusChoice::Member> members;
  members.reserve(articles.size());
  for (const uint32_t r : articles) {
    members.push_back({parts[r].get(), resolution.articles[r].story,
                       records.time(r).has_value()});
  }
  return members;
}

void CorpusView::Pick(
    absl::Span<const uint32_t> articles, const CorpusChoice& choice,
    const ranking::Limit& limit, ranking::Selector& selector,
    google::protobuf::RepeatedPtrField<v1::RankedSentence>& out) const {
  const absl::Span<const ranking::Selected> selected = selector.Select(
      choice.Get(), limit, scoring.features, scoring.settings.explained);
  const auto place = [&](uint32_t i) {
    const CorpusChoice::Place& p = choice.PlaceOf(selected[i].candidate);
    return std::make_pair(articles[p.member], p.candidate);
  };
  std::vector<uint32_t> reading(selected.size());
  for (uint32_t i = 0; i < reading.size(); ++i) reading[i] = i;
  const auto key = [&](uint32_t i) {
    const auto [record, candidate] = place(i);
    const std::optional<int64_t> time = records.time(record);
    return std::make_tuple(!time.has_value(), time.value_or(0),
                           resolution.articles[record].story,
                           records.id(record), candidate);
  };
  std::sort(reading.begin(), reading.end(),
            [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  for (const uint32_t i : reading) {
    const auto [record, candidate] = place(i);
    const ArticlePart& part = *parts[record];
    v1::RankedSentence& sentence = *out.Add();
    FillRankedSentence(records.id(record), part.TextOf(candidate),
                       part.candidates.traits[candidate], selected[i], i + 1,
                       sentence);
    if (!part.display_texts.empty()) {
      sentence.set_display_text(part.display_texts[candidate]);
    }
  }
}

v1::Story BuildStory(const CorpusView& corpus,
                     absl::Span<const uint32_t> articles,
                     ranking::Selector& selector) {
  v1::Story story;
  const std::vector<CorpusChoice::Member> members = corpus.MembersOf(articles);
  const CorpusChoice choice(members, corpus.scoring);
  story.set_title(corpus.parts[articles[choice.BestTitle()]]->title);
  corpus.Pick(articles, choice,
              corpus.scoring.settings.story_budget.For(choice.words()),
              selector, *story.mutable_sentences());
  Finish(corpus.records, articles, story);
  return story;
}

v1::Story StoryOfOne(const repetition::RecordStore& records, uint32_t article,
                     const v1::ArticleDigest& digest) {
  v1::Story story;
  story.set_title(digest.title());
  *story.mutable_sentences() = digest.sentences();
  Finish(records, {article}, story);
  return story;
}

}  // namespace summarizer::pipeline
