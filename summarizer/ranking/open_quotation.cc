#include "summarizer/ranking/open_quotation.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "absl/types/span.h"

namespace summarizer::ranking {
namespace {

using text::Term;

constexpr std::string_view kOpen = "\u201C";
constexpr std::string_view kClose = "\u201D";

bool EndsWith(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() &&
         text.substr(text.size() - ending.size()) == ending;
}

// The last byte of the mark that opens a quotation which the sentence, read by
// itself, does not close. 0: there is none.
char OpenAtEnd(const text::Document& document, const text::Sentence& sentence) {
  const absl::Span<const Term> terms = document.TermsOf(sentence);
  if (terms.empty() || !terms.back().Has(Term::kQuoted)) return 0;
  const std::string_view text = document.TextOf(sentence);
  if (text.back() == '"' || EndsWith(text, kClose)) return 0;
  size_t first = terms.size() - 1;
  while (first > 0 && terms[first - 1].Has(Term::kQuoted)) --first;
  const std::string_view before =
      text.substr(0, terms[first].begin - sentence.begin);
  if (EndsWith(before, kOpen)) return kOpen.back();
  // Inches are no quotation.
  const bool opens = EndsWith(before, "\"") &&
                     (before.size() == 1 || before[before.size() - 2] == ' ');
  return opens ? '"' : 0;
}

}  // namespace

bool HoldsHalfAQuotation(std::string_view sentence) {
  const auto has = [&](std::string_view mark) {
    return sentence.find(mark) != std::string_view::npos;
  };
  if (sentence.front() == '"' || sentence.back() == '"') {
    return std::count(sentence.begin(), sentence.end(), '"') % 2 != 0;
  }
  if (sentence.substr(0, kOpen.size()) == kOpen) return !has(kClose);
  return EndsWith(sentence, kClose) && !has(kOpen);
}

bool OpenQuotation::Holds(const text::Sentence& sentence) {
  if (sentence.block != block_) {
    block_ = sentence.block;
    mark_ = 0;
  }
  if (mark_ == 0) {
    mark_ = OpenAtEnd(document_, sentence);
    return false;
  }
  const std::string_view text = document_.TextOf(sentence);
  if (mark_ == '"') {
    const auto marks = std::count(text.begin(), text.end(), '"');
    if (marks % 2 != 0) mark_ = 0;
    return marks == 0;
  }
  const size_t close = text.rfind(kClose);
  if (close == text.npos) return text.find(kOpen) == text.npos;
  const size_t open = text.rfind(kOpen);
  if (open == text.npos || open < close) mark_ = 0;
  return false;
}

}  // namespace summarizer::ranking
