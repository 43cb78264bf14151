#include "summarizer/io/report_index.h"

#include <algorithm>
#include <utility>

#include "summarizer/io/change_finder.h"

namespace summarizer::io {
namespace {

// Takes over what `from` knows of the same bytes.
void Merge(const Place& from, Place& into) {
  if (into.picked == nullptr) into.picked = from.picked;
  into.corpus_rank = std::max(into.corpus_rank, from.corpus_rank);
  if (into.suppressed == nullptr) into.suppressed = from.suppressed;
  if (!into.background.has_value()) into.background = from.background;
  if (!into.change.has_value()) {
    into.change = from.change;
    into.version = from.version;
  }
}

}  // namespace

ReportIndex::ReportIndex(const v1::CorpusDigest& digest)
    : digest_(digest),
      stories_(static_cast<size_t>(digest.articles_size())),
      places_(static_cast<size_t>(digest.articles_size())) {
  for (int i = 0; i < digest.articles_size(); ++i) {
    articles_.emplace(digest.articles(i).article_id(), i);
  }
  for (int i = 0; i < digest.stories_size(); ++i) {
    for (const std::string& id : digest.stories(i).article_ids()) {
      const auto article = FindArticle(id);
      if (article.has_value()) stories_[static_cast<size_t>(*article)] = i;
    }
  }
  // What comes first is what a place keeps: an article's own reasons for a pick
  // are the most detailed ones.
  for (const v1::ArticleDigest& article : digest.articles()) {
    for (const v1::RankedSentence& sentence : article.sentences()) {
      AddPicked(sentence, 0);
    }
    for (const v1::SuppressedSentence& sentence : article.suppressed()) {
      if (Place* place = Add(sentence.span())) place->suppressed = &sentence;
    }
  }
  for (const v1::RankedSentence& sentence : digest.sentences()) {
    AddPicked(sentence, sentence.rank());
  }
  for (const v1::Story& story : digest.stories()) {
    for (const v1::RankedSentence& sentence : story.sentences()) {
      AddPicked(sentence, 0);
    }
  }
  for (int i = 0; i < digest.background_size(); ++i) {
    for (const v1::Span& span : digest.background(i).occurrences()) {
      if (Place* place = Add(span)) place->background = i;
    }
  }
  for (int i = 0; i < digest.changes_size(); ++i) {
    for (int j = 0; j < digest.changes(i).versions_size(); ++j) {
      if (Place* place = Add(digest.changes(i).versions(j).span())) {
        place->change = i;
        place->version = j;
      }
    }
  }
  MergePlaces();
  FindRepeatedChanges();
}

std::optional<int> ReportIndex::FindArticle(std::string_view id) const {
  const auto found = articles_.find(id);
  if (found == articles_.end()) return std::nullopt;
  return found->second;
}

Place* ReportIndex::Add(const v1::Span& span) {
  const auto article = FindArticle(span.article_id());
  if (!article.has_value() || span.begin() >= span.end()) return nullptr;
  Place& place = places_[static_cast<size_t>(*article)].emplace_back();
  place.begin = span.begin();
  place.end = span.end();
  return &place;
}

void ReportIndex::AddPicked(const v1::RankedSentence& sentence,
                            uint32_t corpus_rank) {
  if (Place* place = Add(sentence.span())) {
    place->picked = &sentence;
    place->corpus_rank = corpus_rank;
  }
}

void ReportIndex::MergePlaces() {
  for (std::vector<Place>& places : places_) {
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) {
                       return std::make_pair(a.begin, a.end) <
                              std::make_pair(b.begin, b.end);
                     });
    std::vector<Place> merged;
    for (const Place& place : places) {
      if (!merged.empty() && merged.back().begin == place.begin &&
          merged.back().end == place.end) {
        Merge(place, merged.back());
      } else {
        merged.push_back(place);
      }
    }
    places = std::move(merged);
  }
}

void ReportIndex::FindRepeatedChanges() {
  if (digest_.changes().empty()) return;
  const ChangeFinder finder(digest_);
  for (std::vector<Place>& places : places_) {
    for (Place& place : places) {
      if (place.suppressed != nullptr && !place.background.has_value() &&
          place.suppressed->reason() == v1::REASON_REPEATED) {
        place.repeated_change = finder.Find(place.suppressed->text());
      }
    }
  }
}

}  // namespace summarizer::io
