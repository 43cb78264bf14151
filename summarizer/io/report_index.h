// What the report of a corpus looks up in its digest: articles by id, and what
// is to be said at each place of an article's text.

#ifndef SUMMARIZER_IO_REPORT_INDEX_H_
#define SUMMARIZER_IO_REPORT_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// One sentence or line of an article, and the entries of the digest that are
// about it.
struct Place {
  uint32_t begin = 0;
  uint32_t end = 0;
  // Picked for the article, its story or the corpus. Null: not picked.
  const v1::RankedSentence* picked = nullptr;
  // Its rank in the digest of the corpus, 0 if it is not there.
  uint32_t corpus_rank = 0;
  // Null: not suppressed.
  const v1::SuppressedSentence* suppressed = nullptr;
  // Index among CorpusDigest.background.
  std::optional<int> background;
  // Index among CorpusDigest.changes, and among its versions.
  std::optional<int> change;
  int version = 0;
  // Of a suppressed one that is no background: the changed statement of which
  // it repeats a value, as far as its words tell.
  std::optional<int> repeated_change;
};

class ReportIndex {
 public:
  // `digest` must outlive the index.
  explicit ReportIndex(const v1::CorpusDigest& digest);

  const v1::CorpusDigest& digest() const { return digest_; }

  // Index among CorpusDigest.articles. Nothing for one of the past.
  std::optional<int> FindArticle(std::string_view id) const;

  // Index among CorpusDigest.stories of an article's story.
  std::optional<int> StoryOf(int article) const {
    return stories_[static_cast<size_t>(article)];
  }

  // Whether a story is told by several articles.
  bool IsShared(int story) const {
    return digest_.stories(story).article_ids_size() > 1;
  }

  // By begin, then end.
  const std::vector<Place>& PlacesOf(int article) const {
    return places_[static_cast<size_t>(article)];
  }

 private:
  // A place yet to be merged with others of the same bytes. Null where the
  // span's article is none of the corpus.
  Place* Add(const v1::Span& span);
  void AddPicked(const v1::RankedSentence& sentence, uint32_t corpus_rank);
  void MergePlaces();
  void FindRepeatedChanges();

  const v1::CorpusDigest& digest_;
  std::unordered_map<std::string_view, int> articles_;
  std::vector<std::optional<int>> stories_;
  std::vector<std::vector<Place>> places_;
};

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_REPORT_INDEX_H_
