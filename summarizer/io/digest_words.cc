#include "summarizer/io/digest_words.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/text_layout.h"
#include "summarizer/io/timestamp.h"
#include "summarizer/io/word_difference.h"

namespace summarizer::io {
namespace {

// Columns of a title where something refers to it.
constexpr size_t kReferenceWidth = 60;

}  // namespace

std::string DateOf(const google::protobuf::Timestamp& time, bool has_time) {
  return has_time ? FormatDate(time) : "undated";
}

const std::string& ReadableText(const v1::RankedSentence& sentence) {
  return sentence.display_text().empty() ? sentence.text()
                                         : sentence.display_text();
}

const std::string& TitleOrId(const v1::ArticleDigest& article) {
  return article.title().empty() ? article.article_id() : article.title();
}

ArticleNames::ArticleNames(const v1::CorpusDigest& digest) {
  for (const v1::ArticleDigest& article : digest.articles()) {
    articles_.emplace(article.article_id(), &article);
  }
}

std::string ArticleNames::NameOf(const std::string& article_id) const {
  const auto found = articles_.find(article_id);
  if (found == articles_.end()) return article_id;
  const v1::ArticleDigest& article = *found->second;
  return JoinParts(
      {Shorten(TitleOrId(article), kReferenceWidth), article.source()});
}

std::string ArticleNames::ReferenceTo(const std::string& article_id) const {
  const auto found = articles_.find(article_id);
  if (found == articles_.end()) return article_id;
  const v1::ArticleDigest& article = *found->second;
  return JoinParts({NameOf(article_id), DateOf(article.publish_time(),
                                               article.has_publish_time())});
}

namespace {

// The words of each version that the one before with a text lacks; of the first
// those that the next one lacks. There are two with a text.
std::vector<std::string> ChangedWords(const v1::ChangedStatement& change) {
  std::vector<std::string_view> texts;
  for (const v1::StatementVersion& version : change.versions()) {
    if (!version.text().empty()) texts.push_back(version.text());
  }
  std::vector<std::string> words;
  size_t number = 0;
  for (const v1::StatementVersion& version : change.versions()) {
    std::string& kept = words.emplace_back();
    if (version.text().empty()) continue;
    const std::string_view text = version.text();
    for (const TextRange& range :
         WordDifference(text, texts[number == 0 ? 1 : number - 1])) {
      absl::StrAppend(
          &kept, kept.empty() ? "" : ", ",
          AbslView(text.substr(range.begin, range.end - range.begin)));
    }
    ++number;
  }
  return words;
}

}  // namespace

std::vector<std::string> ChangedValues(const v1::ChangedStatement& change) {
  int texts = 0;
  std::map<std::string_view, int> having;  // Versions, by quantity.
  for (const v1::StatementVersion& version : change.versions()) {
    texts += version.text().empty() ? 0 : 1;
    const std::set<std::string_view> quantities(version.quantities().begin(),
                                                version.quantities().end());
    for (const std::string_view quantity : quantities) ++having[quantity];
  }
  std::vector<std::string> all;
  std::vector<std::string> changed;
  bool some_empty = false;
  bool all_empty = true;
  for (const v1::StatementVersion& version : change.versions()) {
    std::vector<std::string> kept;
    for (const std::string& quantity : version.quantities()) {
      if (having[quantity] < texts) kept.push_back(quantity);
    }
    some_empty |= kept.empty() && !version.text().empty();
    all_empty &= kept.empty();
    all.push_back(absl::StrJoin(version.quantities(), ", "));
    changed.push_back(absl::StrJoin(kept, ", "));
  }
  if (all_empty && texts > 1) return ChangedWords(change);
  return some_empty ? all : changed;
}

std::string JoinParts(const std::vector<std::string>& parts) {
  std::vector<std::string> kept;
  for (const std::string& part : parts) {
    if (!part.empty()) kept.push_back(part);
  }
  return absl::StrJoin(kept, ", ");
}

std::string CountOrNothing(uint64_t number, std::string_view noun) {
  return number == 0 ? "" : Count(number, noun);
}

std::string NumberOrNothing(uint64_t number, std::string_view what) {
  return number == 0 ? "" : CountOf(number, what, what);
}

std::string CountOf(uint64_t number, std::string_view one,
                    std::string_view many) {
  return absl::StrCat(Digits(number), " ", AbslView(number == 1 ? one : many));
}

std::string NothingPicked(const v1::ArticleStats& stats) {
  if (stats.sentences() == 0) return "no prose";
  const std::string reasons = RepeatedParts(stats);
  return reasons.empty() ? "nothing picked"
                         : absl::StrCat("nothing new: ", reasons);
}

}  // namespace summarizer::io
