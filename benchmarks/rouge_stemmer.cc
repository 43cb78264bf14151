#include "benchmarks/rouge_stemmer.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

// Names follow M. F. Porter, "An algorithm for suffix stripping" (1980).

bool IsConsonant(std::string_view word, size_t i) {
  switch (word[i]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return false;
    case 'y': {
      // In a run of them every other one is a vowel.
      size_t first = i;
      while (first > 0 && word[first - 1] == 'y') --first;
      const bool first_is_consonant =
          first == 0 || !IsConsonant(word, first - 1);
      return first_is_consonant == ((i - first) % 2 == 0);
    }
    default:
      return true;
  }
}

// Vowels followed by a consonant.
size_t Measure(std::string_view stem) {
  size_t measure = 0;
  for (size_t i = 1; i < stem.size(); ++i) {
    if (IsConsonant(stem, i) && !IsConsonant(stem, i - 1)) ++measure;
  }
  return measure;
}

bool HasVowel(std::string_view stem) {
  for (size_t i = 0; i < stem.size(); ++i) {
    if (!IsConsonant(stem, i)) return true;
  }
  return false;
}

bool EndsInDoubleConsonant(std::string_view word) {
  const size_t n = word.size();
  return n >= 2 && word[n - 1] == word[n - 2] && IsConsonant(word, n - 1);
}

// Consonant, vowel, consonant other than w, x, y; or a vowel and a consonant.
bool EndsShort(std::string_view word) {
  const size_t n = word.size();
  if (n == 2) return !IsConsonant(word, 0) && IsConsonant(word, 1);
  return n >= 3 && IsConsonant(word, n - 3) && !IsConsonant(word, n - 2) &&
         IsConsonant(word, n - 1) && word[n - 1] != 'w' && word[n - 1] != 'x' &&
         word[n - 1] != 'y';
}

struct Rule {
  std::string_view suffix;
  std::string_view replacement;
};

// Applies the first rule whose suffix is there, if `condition` holds for what
// stands before it.
template <size_t kSize, typename Condition>
void Apply(const Rule (&rules)[kSize], std::string& word, Condition condition) {
  for (const Rule& rule : rules) {
    if (!EndsWith(word, rule.suffix)) continue;
    const size_t stem = word.size() - rule.suffix.size();
    if (condition(std::string_view(word).substr(0, stem))) {
      word.replace(stem, std::string::npos, rule.replacement);
    }
    return;
  }
}

bool MeasureAbove0(std::string_view stem) { return Measure(stem) > 0; }
bool MeasureAbove1(std::string_view stem) { return Measure(stem) > 1; }

void Step1a(std::string& word) {
  if (EndsWith(word, "ies")) {
    word.resize(word.size() - (word.size() == 4 ? 1 : 2));
  } else if (EndsWith(word, "sses")) {
    word.resize(word.size() - 2);
  } else if (EndsWith(word, "s") && !EndsWith(word, "ss")) {
    word.pop_back();
  }
}

void Step1b(std::string& word) {
  if (EndsWith(word, "ied")) {
    word.resize(word.size() - (word.size() == 4 ? 1 : 2));
    return;
  }
  const std::string_view view = word;
  if (EndsWith(word, "eed")) {
    if (MeasureAbove0(view.substr(0, word.size() - 3))) word.pop_back();
    return;
  }
  const size_t suffix = EndsWith(word, "ed")    ? 2
                        : EndsWith(word, "ing") ? 3
                                                : 0;
  if (suffix == 0 || !HasVowel(view.substr(0, word.size() - suffix))) return;
  word.resize(word.size() - suffix);
  if (EndsWith(word, "at") || EndsWith(word, "bl") || EndsWith(word, "iz")) {
    word += 'e';
    return;
  }
  if (EndsInDoubleConsonant(word)) {
    const char last = word.back();
    if (last != 'l' && last != 's' && last != 'z') word.pop_back();
    return;
  }
  if (Measure(word) == 1 && EndsShort(word)) word += 'e';
}

void Step1c(std::string& word) {
  const size_t n = word.size();
  if (n > 2 && word.back() == 'y' && IsConsonant(word, n - 2)) {
    word.back() = 'i';
  }
}

void Step2(std::string& word) {
  if (EndsWith(word, "alli") &&
      MeasureAbove0(std::string_view(word).substr(0, word.size() - 4))) {
    word.resize(word.size() - 2);
    Step2(word);
    return;
  }
  // The one rule that measures more than what it removes.
  if (EndsWith(word, "logi")) {
    if (MeasureAbove0(std::string_view(word).substr(0, word.size() - 3))) {
      word.pop_back();
    }
    return;
  }
  static constexpr Rule kRules[] = {
      {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"},
      {"anci", "ance"},   {"izer", "ize"},    {"bli", "ble"},
      {"alli", "al"},     {"entli", "ent"},   {"eli", "e"},
      {"ousli", "ous"},   {"ization", "ize"}, {"ation", "ate"},
      {"ator", "ate"},    {"alism", "al"},    {"iveness", "ive"},
      {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},
      {"iviti", "ive"},   {"biliti", "ble"},  {"fulli", "ful"},
  };
  Apply(kRules, word, MeasureAbove0);
}

void Step3(std::string& word) {
  static constexpr Rule kRules[] = {
      {"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"},
      {"ical", "ic"},  {"ful", ""},   {"ness", ""},
  };
  Apply(kRules, word, MeasureAbove0);
}

void Step4(std::string& word) {
  if (EndsWith(word, "ion")) {
    const std::string_view stem =
        std::string_view(word).substr(0, word.size() - 3);
    if (MeasureAbove1(stem) && (stem.back() == 's' || stem.back() == 't')) {
      word.resize(stem.size());
    }
    return;
  }
  static constexpr Rule kRules[] = {
      {"al", ""},   {"ance", ""}, {"ence", ""}, {"er", ""},    {"ic", ""},
      {"able", ""}, {"ible", ""}, {"ant", ""},  {"ement", ""}, {"ment", ""},
      {"ent", ""},  {"ou", ""},   {"ism", ""},  {"ate", ""},   {"iti", ""},
      {"ous", ""},  {"ive", ""},  {"ize", ""},
  };
  Apply(kRules, word, MeasureAbove1);
}

void Step5(std::string& word) {
  if (EndsWith(word, "e")) {
    const std::string_view stem =
        std::string_view(word).substr(0, word.size() - 1);
    const size_t measure = Measure(stem);
    if (measure > 1 || (measure == 1 && !EndsShort(stem))) word.pop_back();
  }
  if (EndsWith(word, "ll") &&
      MeasureAbove1(std::string_view(word).substr(0, word.size() - 1))) {
    word.pop_back();
  }
}

std::string_view Irregular(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"sky", "sky"},         {"skies", "sky"},        {"dying", "die"},
      {"lying", "lie"},       {"tying", "tie"},        {"news", "news"},
      {"innings", "inning"},  {"inning", "inning"},    {"outings", "outing"},
      {"outing", "outing"},   {"cannings", "canning"}, {"canning", "canning"},
      {"howe", "howe"},       {"proceed", "proceed"},  {"exceed", "exceed"},
      {"succeed", "succeed"},
  };
  for (const auto& [form, stem] : kWords) {
    if (form == word) return stem;
  }
  return {};
}

}  // namespace

std::string PorterStem(std::string word) {
  if (const std::string_view stem = Irregular(word); !stem.empty()) {
    return std::string(stem);
  }
  if (word.size() <= 2) return word;
  Step1a(word);
  Step1b(word);
  Step1c(word);
  Step2(word);
  Step3(word);
  Step4(word);
  Step5(word);
  return word;
}

}  // namespace summarizer::benchmarks
