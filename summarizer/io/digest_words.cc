#include "summarizer/io/digest_words.h"

#include <algorithm>
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

using Quantities = google::protobuf::RepeatedPtrField<std::string>;

// The quantities of the versions with a text.
std::vector<const Quantities*> QuantitiesOf(
    const v1::ChangedStatement& change) {
  std::vector<const Quantities*> all;
  for (const v1::StatementVersion& version : change.versions()) {
    if (!version.text().empty()) all.push_back(&version.quantities());
  }
  return all;
}

bool HaveTheSame(const std::vector<const Quantities*>& all) {
  const auto set_of = [](const Quantities& quantities) {
    return std::set<std::string_view>(quantities.begin(), quantities.end());
  };
  return std::all_of(all.begin(), all.end(), [&](const Quantities* quantities) {
    return set_of(*quantities) == set_of(*all.front());
  });
}

// The places, counted from the beginning or from the end, where all versions
// have the same quantity. A value elsewhere is another one: "40 to 60" and "60
// to 90" share nothing.
class StablePlaces {
 public:
  explicit StablePlaces(const std::vector<const Quantities*>& all) {
    if (all.empty()) return;
    const Quantities& first = *all.front();
    from_begin_.assign(static_cast<size_t>(first.size()), true);
    from_end_ = from_begin_;
    for (const Quantities* other : all) {
      for (int i = 0; i < first.size(); ++i) {
        const auto place = static_cast<size_t>(i);
        const int end = other->size() - 1 - i;
        from_begin_[place] =
            from_begin_[place] && i < other->size() && (*other)[i] == first[i];
        from_end_[place] = from_end_[place] && end >= 0 &&
                           (*other)[end] == first[first.size() - 1 - i];
      }
    }
  }

  // Of a version with `size` quantities.
  bool Has(int place, int size) const {
    return Has(from_begin_, place) || Has(from_end_, size - 1 - place);
  }

 private:
  static bool Has(const std::vector<bool>& places, int place) {
    const auto i = static_cast<size_t>(place);
    return i < places.size() && places[i];
  }

  std::vector<bool> from_begin_;
  std::vector<bool> from_end_;
};

}  // namespace

std::vector<std::string> ChangedValues(const v1::ChangedStatement& change) {
  const std::vector<const Quantities*> all = QuantitiesOf(change);
  const bool some_lack_any = std::any_of(
      all.begin(), all.end(),
      [](const Quantities* quantities) { return quantities->empty(); });
  if (all.size() > 1 && (some_lack_any || HaveTheSame(all))) {
    return ChangedWords(change);
  }
  const StablePlaces stable(all);
  std::vector<std::string> whole;
  std::vector<std::string> changed;
  bool some_empty = false;
  for (const v1::StatementVersion& version : change.versions()) {
    const Quantities& quantities = version.quantities();
    std::vector<std::string> kept;
    for (int place = 0; place < quantities.size(); ++place) {
      if (!stable.Has(place, quantities.size())) {
        kept.push_back(quantities[place]);
      }
    }
    some_empty |= kept.empty() && !version.text().empty();
    whole.push_back(absl::StrJoin(quantities, ", "));
    changed.push_back(absl::StrJoin(kept, ", "));
  }
  return some_empty ? whole : changed;
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
