#include "benchmarks/edits.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "benchmarks/corpus_templates.h"
#include "benchmarks/entities.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kMaxPhrase = 4;

using SynonymMap = std::map<std::string, std::vector<std::string>, std::less<>>;

const SynonymMap& SynonymsOf() {
  static const SynonymMap* const kMap = [] {
    auto* map = new SynonymMap;
    for (const std::string_view group : Synonyms()) {
      const std::vector<std::string_view> words = Split(group, '|');
      for (const std::string_view word : words) {
        for (const std::string_view other : words) {
          if (other != word) (*map)[std::string(word)].emplace_back(other);
        }
      }
    }
    return map;
  }();
  return *kMap;
}

// A word with the punctuation around it.
struct Word {
  std::string before;
  std::string core;
  std::string after;
  bool fixed = false;  // In a slot.
  bool edited = false;
};

bool IsWordByte(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-';
}

std::vector<Word> SplitWords(std::string_view text) {
  std::vector<Word> words;
  bool in_slot = false;
  for (const std::string_view token : Split(text, ' ')) {
    Word word;
    word.fixed = in_slot || token.find(kSlotBegin) != token.npos;
    const size_t slot = token.find_last_of("\1\2");
    if (slot != std::string_view::npos) in_slot = token[slot] == kSlotBegin;
    size_t begin = 0;
    size_t end = token.size();
    while (begin < end && !IsWordByte(token[begin])) ++begin;
    while (end > begin && !IsWordByte(token[end - 1])) --end;
    word.before = std::string(token.substr(0, begin));
    word.core = std::string(token.substr(begin, end - begin));
    word.after = std::string(token.substr(end));
    words.push_back(std::move(word));
  }
  return words;
}

std::string JoinWords(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) {
    if (word.before.empty() && word.core.empty() && word.after.empty()) {
      continue;
    }
    if (!text.empty()) text += ' ';
    text += word.before + word.core + word.after;
  }
  return text;
}

// "a" or "an", as the next word wants it.
void FixArticles(std::vector<Word>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].core != "a" && words[i].core != "an") continue;
    size_t next = i + 1;
    while (next < words.size() && words[next].core.empty()) ++next;
    if (next == words.size() || !words[next].edited) continue;
    const char c = words[next].core[0];
    words[i].core = (c == 'a' || c == 'e' || c == 'i' || c == 'o') ? "an" : "a";
  }
}

// Words [at, at + length) can be replaced by a phrase.
struct Place {
  size_t at = 0;
  size_t length = 1;
  enum { kReplace, kDrop } what = kReplace;
};

bool Matches(const std::vector<Word>& words, size_t at, size_t length,
             std::string* phrase) {
  phrase->clear();
  for (size_t i = at; i < at + length; ++i) {
    if (words[i].fixed || words[i].core.empty()) return false;
    if (i > at && (!words[i].before.empty() || !words[i - 1].after.empty())) {
      return false;
    }
    if (i > at) *phrase += ' ';
    *phrase += words[i].core;
  }
  return true;
}

std::vector<Place> FindPlaces(const std::vector<Word>& words) {
  std::vector<Place> places;
  std::string phrase;
  for (size_t at = 0; at < words.size(); ++at) {
    for (size_t length = kMaxPhrase; length > 0; --length) {
      if (at + length > words.size()) continue;
      if (!Matches(words, at, length, &phrase)) continue;
      if (SynonymsOf().count(phrase) != 0) {
        places.push_back({at, length, Place::kReplace});
        break;
      }
    }
    if (Matches(words, at, 1, &phrase) && words[at].before.empty() &&
        words[at].after.empty()) {
      const bool filler = std::find(Fillers().begin(), Fillers().end(),
                                    phrase) != Fillers().end();
      // "the" is dropped now and then, as headlines do.
      if (filler || (phrase == "the" && at > 0)) {
        places.push_back({at, 1, Place::kDrop});
      }
    }
  }
  return places;
}

bool AnyEdited(const std::vector<Word>& words, const Place& place) {
  for (size_t i = place.at; i < place.at + place.length; ++i) {
    if (words[i].edited) return true;
  }
  return false;
}

// Returns how many words it changed.
size_t Apply(const Place& place, std::vector<Word>& words, Random& random) {
  for (size_t i = place.at; i < place.at + place.length; ++i) {
    words[i].edited = true;
  }
  if (place.what == Place::kDrop) {
    words[place.at].core.clear();
    return 1;
  }
  std::string phrase;
  Matches(words, place.at, place.length, &phrase);
  const std::string& other = random.Pick(SynonymsOf().find(phrase)->second);
  const size_t other_words =
      1 + static_cast<size_t>(std::count(other.begin(), other.end(), ' '));
  words[place.at].core = other;
  words[place.at].after = words[place.at + place.length - 1].after;
  for (size_t i = place.at + 1; i < place.at + place.length; ++i) {
    words[i].core.clear();
    words[i].after.clear();
  }
  return std::max(place.length, other_words);
}

// "Main << clause." becomes "Clause, main.".
std::string TurnRound(std::string_view text) {
  constexpr std::string_view kMark = " << ";
  const size_t at = text.find(kMark);
  if (at == std::string_view::npos) return std::string(text);
  std::string_view clause = text.substr(at + kMark.size());
  const bool stop = EndsWith(clause, ".");
  if (stop) clause.remove_suffix(1);
  return StrCat(clause, ", ", text.substr(0, at), stop ? "." : "");
}

}  // namespace

std::string Edit(std::string_view marked, double share, Random& random,
                 EditCount* count) {
  std::vector<Word> words = SplitWords(marked);
  const size_t total = static_cast<size_t>(
      std::count_if(words.begin(), words.end(),
                    [](const Word& word) { return !word.core.empty(); }));
  const double wanted = share * static_cast<double>(total);
  // The rest of a word is left to chance.
  size_t left = static_cast<size_t>(std::floor(wanted + random.Uniform()));
  size_t changed = 0;

  std::vector<Place> places = FindPlaces(words);
  random.Shuffle(places);
  std::string opening;
  for (const Place& place : places) {
    if (left == 0) break;
    if (opening.empty() && left >= 2 && random.Chance(0.1)) {
      opening = std::string(random.Pick(Openings()));
      const auto spaces = std::count(opening.begin(), opening.end(), ' ');
      const size_t size = static_cast<size_t>(spaces) + 1;
      changed += size;
      left -= std::min(left, size);
      continue;
    }
    if (AnyEdited(words, place)) continue;
    const size_t size = Apply(place, words, random);
    changed += size;
    left -= std::min(left, size);
  }
  FixArticles(words);
  std::string text = JoinWords(words);
  if (random.Chance(2 * share)) text = TurnRound(text);
  if (!opening.empty()) text = opening + " " + text;
  if (random.Chance(share)) {
    ReplaceAll(text, "“", "\"");
    ReplaceAll(text, "”", "\"");
  }
  if (count != nullptr) {
    count->words += static_cast<double>(total);
    count->changed += static_cast<double>(changed);
  }
  return text;
}

}  // namespace summarizer::benchmarks
