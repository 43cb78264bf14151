#include "summarizer/ranking/trimming_check.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/text/unicode.h"

namespace summarizer::ranking {
namespace {

using text::Document;
using text::Term;

std::vector<uint64_t> Quantities(const Document& document) {
  std::vector<uint64_t> all;
  for (const text::Quantity& q : document.quantities) {
    all.push_back(q.Fingerprint());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<uint64_t> Negations(const Document& document) {
  std::vector<uint64_t> all;
  for (const Term& term : document.terms) {
    if (term.Has(Term::kNegation)) all.push_back(term.id);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Whether part of a name stands in the bytes of a word.
bool IsName(const Document& document, const text::Sentence& sentence,
            size_t begin, size_t size) {
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
    return term.Has(Term::kName) && term.begin >= begin &&
           term.begin < begin + size;
  });
}

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::DecodeAt(text, i);
    if (text::Classify(c.value) == text::CharClass::kSpace) {
      if (i > begin) words.push_back(text.substr(begin, i - begin));
      begin = i + c.size;
    }
    i += c.size;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

// A word without the punctuation that trimming may move.
std::string Core(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) {
    word.remove_suffix(1);
  }
  return std::string(word);
}

// But for the case of the first letter, which may be two bytes.
bool SameButFirst(std::string_view a, std::string_view b) {
  return a.size() == b.size() && !a.empty() &&
         a.substr(std::min<size_t>(2, a.size())) ==
             b.substr(std::min<size_t>(2, b.size()));
}

}  // namespace

std::string CheckTrimmed(const Document& document,
                         const text::Sentence& sentence,
                         std::string_view trimmed,
                         text::DocumentParser& parser) {
  const std::string_view text = document.TextOf(sentence);
  if (trimmed == text) return "nothing was trimmed, so it had to be empty";
  const std::vector<std::string_view> before = Split(text);
  // On one line, as some quantities end where a line does.
  std::string line;
  for (const std::string_view word : before) {
    line += std::string(word) + ' ';
  }
  Document whole;
  parser.Parse(line, whole);
  Document read;
  parser.Parse(trimmed, read);
  if (Quantities(whole) != Quantities(read)) return "quantities differ";
  if (Negations(whole) != Negations(read)) return "negations differ";

  std::vector<std::string> after;
  for (const std::string_view word : Split(trimmed)) {
    after.push_back(Core(word));
  }
  // A subsequence.
  size_t next = 0;
  for (const std::string_view word : before) {
    if (next == after.size()) break;
    const std::string core = Core(word);
    if (core == after[next] || (next == 0 && SameButFirst(core, after[0]))) {
      ++next;
    }
  }
  if (next != after.size()) return "words that the sentence doesn't have";

  std::map<std::string, size_t> names;
  const size_t last_comma = std::min(text.rfind(", "), text.size());
  bool open = false;
  for (const std::string_view word : before) {
    const size_t at = static_cast<size_t>(word.data() - text.data());
    open |= word.front() == '(';
    const bool in_parentheses = open;
    open &= word.find(')') == std::string_view::npos;
    constexpr size_t kDateline = 60;
    const bool is_dateline =
        at < kDateline &&
        text.substr(at, kDateline).find('(') != std::string_view::npos;
    if (in_parentheses || is_dateline || at > last_comma ||
        !IsName(document, sentence, sentence.begin + at, word.size())) {
      continue;
    }
    const std::string core = Core(word);
    if (++names[core] >
        static_cast<size_t>(std::count(after.begin(), after.end(), core))) {
      return "lost a name: " + core;
    }
  }
  return "";
}

}  // namespace summarizer::ranking
