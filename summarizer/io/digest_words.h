// Words that the digests for people share: names of articles, dates, counts.

#ifndef SUMMARIZER_IO_DIGEST_WORDS_H_
#define SUMMARIZER_IO_DIGEST_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "google/protobuf/timestamp.pb.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// "2022-01-14" or "undated".
std::string DateOf(const google::protobuf::Timestamp& time, bool has_time);

// "2022-01-14", "2022-01-14 to 2022-09-06" or "undated", of a message with
// first_seen and last_seen.
template <typename Message>
std::string Period(const Message& message) {
  std::string first = DateOf(message.first_seen(), message.has_first_seen());
  const std::string last = DateOf(message.last_seen(), message.has_last_seen());
  return first == last ? first : first + " to " + last;
}

// The text as it is to be read: trimmed where it was.
const std::string& ReadableText(const v1::RankedSentence& sentence);

const std::string& TitleOrId(const v1::ArticleDigest& article);

// What the articles of a digest are called where something refers to them.
class ArticleNames {
 public:
  // `digest` outlives this object.
  explicit ArticleNames(const v1::CorpusDigest& digest);

  // "Title, Source"; of an article in history only, its id.
  std::string NameOf(const std::string& article_id) const;
  // "Title, Source, date"; of an article in history only, its id.
  std::string ReferenceTo(const std::string& article_id) const;

 private:
  std::unordered_map<std::string_view, const v1::ArticleDigest*> articles_;
};

// The quantities of each version, as written, without those that all versions
// with a text have in the same place, counted from the first or from the last:
// "$251.1 million", not "two", but "40, 60" and "60, 90". All of them where
// those of some version would be none; where all have the same ones, or some
// have none, the words that changed: "overturned". Those of a version that only
// lacks words are empty.
std::vector<std::string> ChangedValues(const v1::ChangedStatement& change);

// The parts that are not empty, with commas.
std::string JoinParts(const std::vector<std::string>& parts);

// "", "1 line", "12,345 lines".
std::string CountOrNothing(uint64_t number, std::string_view noun);
// "", "1 repeated", "12,345 repeated".
std::string NumberOrNothing(uint64_t number, std::string_view what);
// "1 story", "12,345 stories": for nouns whose plural is another word.
std::string CountOf(uint64_t number, std::string_view one,
                    std::string_view many);

// Sentences left out for what they repeat, of any message that counts them:
// "2 repeated, 1 copied".
template <typename Stats>
std::string RepeatedParts(const Stats& stats) {
  return JoinParts({NumberOrNothing(stats.repeated(), "repeated"),
                    NumberOrNothing(stats.redundant(), "redundant"),
                    NumberOrNothing(stats.copied(), "copied")});
}

// Why an article that is no copy has no sentence in its digest: "no prose".
std::string NothingPicked(const v1::ArticleStats& stats);

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_DIGEST_WORDS_H_
