#include "summarizer/ranking/trimming_outlets.h"

#include <algorithm>
#include <vector>

namespace summarizer::ranking {
namespace {

// Names are not longer.
constexpr size_t kMaxNameWords = 6;

}  // namespace

size_t Outlets::NameLength(Words words) const {
  size_t length = 0;
  size_t i = MatchAny(words, data_.articles);
  for (; i < words.size() && i <= kMaxNameWords; ++i) {
    if (IsUpperAt(words[i].text, 0)) {
      length = i + 1;
    } else if (length == 0 || !Has(data_.name_joiners, words[i].text)) {
      break;
    }
  }
  return length;
}

size_t Outlets::KnownOutletLength(Words words) const {
  const size_t article = MatchAny(words, data_.articles);
  const Words rest = words.subspan(article);
  const size_t kind_before = MatchAny(rest, data_.outlet_kinds);
  size_t length = MatchAny(rest.subspan(kind_before), data_.outlets);
  bool known = length > 0;
  if (!known) {
    length = NameLength(rest.subspan(kind_before));
    known = length > 0 &&
            (kind_before > 0 ||
             (length > 1 &&
              Has(data_.outlet_endings, rest[kind_before + length - 1].text)));
  }
  const size_t kind_after =
      length == 0
          ? 0
          : MatchAny(rest.subspan(kind_before + length), data_.outlet_kinds);
  if (!known && kind_after == 0) return 0;
  return article + kind_before + length + kind_after;
}

bool Outlets::IsTime(Words words) const {
  if (words.empty()) return true;
  const size_t before = MatchAny(words, data_.before_day);
  if (MatchAny(words, data_.times) == words.size()) return true;
  const size_t day = MatchAny(words.subspan(before), data_.days);
  return day > 0 && before + day == words.size();
}

bool Outlets::IsAttribution(Words words) const {
  const auto rest_is_time = [&](size_t from) {
    return IsTime(words.subspan(from));
  };
  // "according to Reuters"
  if (const size_t n = MatchAny(words, data_.before_outlet); n > 0) {
    const size_t outlet = KnownOutletLength(words.subspan(n));
    if (outlet > 0) return rest_is_time(n + outlet);
    return IsSourceTold(words.subspan(n));
  }
  if (IsSourceTold(words)) return true;
  // "reported Reuters"
  if (const size_t n = std::max(MatchAny(words, data_.report_verbs),
                                MatchAny(words, data_.say_verbs));
      n > 0) {
    const size_t outlet = KnownOutletLength(words.subspan(n));
    return outlet > 0 && rest_is_time(n + outlet);
  }
  // "as Reuters reported"
  const Words clause = words.subspan(MatchAny(words, data_.as));
  if (const size_t n = KnownOutletLength(clause); n > 0) {
    const Words after = clause.subspan(n);
    const size_t verb = std::max(
        MatchAny(after, data_.report_verbs),
        StartsWithKnown(clause) ? MatchAny(after, data_.say_verbs) : 0);
    if (verb > 0) return IsTime(after.subspan(verb));
  }
  // "Foreign Ministry reports"
  const size_t n = NameLength(clause);
  if (n == 0) return false;
  const Words after = clause.subspan(n);
  const size_t verb = MatchAny(after, data_.agency_verbs);
  return verb > 0 && IsTime(after.subspan(verb));
}

bool Outlets::StartsWithKnown(Words words) const {
  const size_t article = MatchAny(words, data_.articles);
  return MatchAny(words.subspan(article), data_.outlets) > 0;
}

bool Outlets::IsSourceTold(Words words) const {
  if (MatchAny(words, data_.sources) == 0) return false;
  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (MatchAny(words.subspan(i), data_.told) == 0) continue;
    const Words after = words.subspan(i + 1);
    const size_t name = std::max(KnownOutletLength(after), NameLength(after));
    return name > 0 && IsTime(after.subspan(name));
  }
  return false;
}

bool Outlets::IsSourceName(std::string_view inside) const {
  const std::vector<Word> words = SplitWords(inside, 0, inside.size());
  const size_t label =
      MatchAny(words, data_.source_labels, Case::kFirstLetterIgnored);
  const Words name = Words(words).subspan(label);
  return !name.empty() && KnownOutletLength(name) == name.size();
}

}  // namespace summarizer::ranking
