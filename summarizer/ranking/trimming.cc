#include "summarizer/ranking/trimming.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/trimming_outlets.h"
#include "summarizer/ranking/trimming_phrases.h"
#include "summarizer/ranking/trimming_words.h"
#include "summarizer/text/unicode.h"
#include "summarizer/text/utf8.h"
#include "utf8proc.h"

namespace summarizer::ranking {
namespace {

using text::CharClass;
using text::Term;

// What is left of a sentence has as many words, or nothing is trimmed.
constexpr size_t kMinWords = 5;
constexpr size_t kMaxDatelineWords = 5;
// Of which a hostile sentence has many.
constexpr int kMaxOpenings = 3;
constexpr int kMaxParentheses = 16;

class Trimmer {
 public:
  Trimmer(const text::Document& document, uint32_t begin, uint32_t end,
          const TrimmingWords& data)
      : document_(document),
        data_(data),
        outlets_(data),
        begin_(begin),
        end_(end),
        words_(SplitWords(document.body, begin, end)) {
    const auto first = std::lower_bound(
        document.terms.begin(), document.terms.end(), begin,
        [](const Term& term, uint32_t at) { return term.begin < at; });
    auto last = first;
    while (last != document.terms.end() && last->begin < end) ++last;
    terms_ = absl::Span<const Term>(document.terms)
                 .subspan(static_cast<size_t>(first - document.terms.begin()),
                          static_cast<size_t>(last - first));
  }

  std::string Run() {
    const std::string_view original = Slice(begin_, end_);
    // Each works on what the one before has left.
    if (!BeginsInQuotation()) {
      TrimAttribution();
      TrimDateline();
      for (int i = 0; i < kMaxOpenings && TrimOpening(); ++i) {
      }
      TrimParentheses();
    }
    std::string text = Text();
    return text == original ? "" : text;
  }

 private:
  std::string_view body() const { return document_.body; }
  std::string_view Slice(size_t begin, size_t end) const {
    return body().substr(begin, end - begin);
  }

  // Whether a quotation that began in an earlier sentence of the block goes on.
  bool BeginsInQuotation() const {
    auto block = std::upper_bound(
        document_.blocks.begin(), document_.blocks.end(), begin_,
        [](uint32_t at, const text::Block& b) { return at < b.begin; });
    if (block == document_.blocks.begin()) return false;
    --block;
    bool open = false;
    for (size_t i = block->begin; i < begin_;) {
      const text::CodePoint c = text::DecodeAt(body(), i);
      if (c.value == '"') open = !open;
      if (c.value == 0x201C || c.value == 0xAB) open = true;
      if (c.value == 0x201D || c.value == 0xBB) open = false;
      i += c.size;
    }
    return open;
  }

  // Whether [begin, end) holds neither quantities, negations, nor words of a
  // quotation.
  bool MayGo(size_t begin, size_t end) const {
    return std::none_of(terms_.begin(), terms_.end(), [&](const Term& term) {
      return term.begin < end && term.begin + term.length > begin &&
             (term.Has(Term::kQuantity) || term.Has(Term::kNegation) ||
              term.Has(Term::kQuoted));
    });
  }

  // Takes ", Azernews reports" off the end.
  void TrimAttribution() {
    if (end_ - begin_ < 2 || body()[end_ - 1] != '.') return;
    // An ellipsis, or the end of an abbreviation.
    if (body()[end_ - 2] == '.') return;
    size_t comma = words_.size();
    while (comma > 0 && words_[comma - 1].text.back() != ',') --comma;
    if (comma < kMinWords || comma == words_.size()) return;
    std::vector<Word> tail(words_.begin() + static_cast<int64_t>(comma),
                           words_.end());
    tail.back().text.remove_suffix(1);
    tail.back().end -= 1;
    const size_t stop = words_[comma - 1].end - 1;
    if (!MayGo(stop, end_) || !outlets_.IsAttribution(tail)) return;
    if (!IsClause(stop)) return;
    words_.resize(comma);
    words_.back().end = stop;
    words_.back().text.remove_suffix(1);
    end_ = stop;
    add_stop_ = true;
  }

  // Whether the sentence can end at `stop`, and was not built around the
  // attribution: "In its report, Reuters said", "Citing officials, …".
  bool IsClause(size_t stop) const {
    const text::CodePoint last = text::DecodeBefore(body(), stop);
    const CharClass kind = text::Classify(last.value);
    if (!text::IsLetterOrDigit(kind) && kind != CharClass::kClose &&
        last.value != '%') {
      return false;
    }
    // The attribution of a quotation belongs to it.
    if (IsQuoteAt(stop - last.size)) return false;
    // "and, since May, Reuters reported"
    for (const Word& word : words_) {
      if (word.begin < stop && word.text.back() == ',' &&
          Has(data_.never_after_opening,
              word.text.substr(0, word.text.size() - 1))) {
        return false;
      }
    }
    std::string_view opening = words_.front().text;
    if (opening.back() == ',') opening.remove_suffix(1);
    for (const std::string_view ending : data_.participle_endings) {
      if (opening.size() > ending.size() &&
          opening.substr(opening.size() - ending.size()) == ending) {
        return false;
      }
    }
    return !Has(data_.subordinators, opening, Case::kFirstLetterIgnored) ||
           Slice(begin_, stop).find(", ") != std::string_view::npos;
  }

  // Quotation marks, but not brackets.
  bool IsQuoteAt(size_t at) const {
    static constexpr std::array<uint32_t, 8> kMarks = {
        '"', '\'', 0x201C, 0x201D, 0x2018, 0x2019, 0xAB, 0xBB};
    const uint32_t c = text::DecodeAt(body(), at).value;
    return std::find(kMarks.begin(), kMarks.end(), c) != kMarks.end();
  }

  // Takes "Hanoi (Reuters) — " off the beginning.
  void TrimDateline() {
    size_t open = 0;
    while (open < words_.size() && open <= kMaxDatelineWords &&
           words_[open].text.front() != '(') {
      const std::string_view word = words_[open].text;
      if (!IsUpperAt(word, 0)) return;
      ++open;
    }
    for (size_t close = open; close < words_.size(); ++close) {
      const std::string_view text = words_[close].text;
      if (text.find(')') == std::string_view::npos) continue;
      // "(Reuters) — Exports", "(Reuters)— Exports"
      const size_t end = text.find(')') + 1;
      if (words_[open].text.front() != '(' ||
          close - open > kMaxDatelineWords ||
          !outlets_.IsSourceName(
              Slice(words_[open].begin + 1, words_[close].begin + end - 1))) {
        return;
      }
      size_t next = close + 1;
      if (end < text.size()) {
        if (!IsDash(text.substr(end))) return;
      } else {
        if (next == words_.size() || !IsDash(words_[next].text)) return;
        ++next;
      }
      // "(Reuters) — an agency — " is no dateline.
      if (next < words_.size() &&
          (IsUpperAt(words_[next].text, 0) ||
           !text::IsLetter(text::ClassAt(words_[next].text, 0)))) {
        RemoveFront(next);
      }
      return;
    }
  }

  static bool IsDash(std::string_view text) {
    return text == "-" || text == "--" || text == "–" || text == "—" ||
           text == ":";
  }

  // Takes "Additionally, " off the beginning.
  bool TrimOpening() {
    const Words words = words_;
    size_t length = MatchAny(words, data_.openings, Case::kFirstLetterIgnored,
                             /*closer=*/",");
    if (length == 0) {
      length = MatchAny(words, data_.clause_openings, Case::kFirstLetterIgnored,
                        /*closer=*/",");
    }
    if (length == 0) {
      length =
          MatchAny(words, data_.clause_openings, Case::kFirstLetterIgnored);
    }
    if (length == 0 || length == words.size()) return false;
    std::string_view next = words[length].text;
    if (next.back() == ',') next.remove_suffix(1);
    if (Has(data_.never_after_opening, next)) return false;
    return RemoveFront(length);
  }

  // Takes words off the beginning, if what follows can begin a sentence.
  bool RemoveFront(size_t count) {
    if (words_.size() < count + kMinWords) return false;
    const Word& next = words_[count];
    if (!MayGo(begin_, next.begin)) return false;
    const CharClass first = text::ClassAt(body(), next.begin);
    // A quotation keeps its first letter.
    if (!text::IsLetterOrDigit(first) && first != CharClass::kCurrency) {
      return false;
    }
    begin_ = static_cast<uint32_t>(next.begin);
    words_.erase(words_.begin(), words_.begin() + static_cast<int64_t>(count));
    front_ = true;
    return true;
  }

  void TrimParentheses() {
    if (words_.size() < kMinWords) return;
    int left = kMaxParentheses;
    for (size_t open = Find('(', begin_); open < end_ && left > 0;
         open = Find('(', open + 1), --left) {
      const size_t close = Find(')', open);
      if (close >= end_) return;
      const std::string_view inside = Slice(open + 1, close);
      // Between two words: not at the beginning, not inside of a word.
      if (open == begin_ || body()[open - 1] != ' ' ||
          (close + 1 < end_ &&
           text::IsLetterOrDigit(text::ClassAt(body(), close + 1)))) {
        continue;
      }
      if (inside.empty() || inside.find('(') != std::string_view::npos ||
          !MayGo(open, close)) {
        continue;
      }
      if (Has(data_.asides, inside) || IsSource(inside, open, close) ||
          IsSpelledOut(inside, open)) {
        size_t begin = open - 1;
        while (begin > begin_ && body()[begin - 1] == ' ') --begin;
        if (JoinsQuantity(begin, close + 1)) continue;
        holes_.emplace_back(begin, close + 1);
      }
    }
  }

  // Whether a quantity stands at either side of [begin, end): without what is
  // between it may read as another one.
  bool JoinsQuantity(size_t begin, size_t end) const {
    const size_t next = text::SkipBlanks(body(), end, end_);
    return std::any_of(terms_.begin(), terms_.end(), [&](const Term& term) {
      return term.Has(Term::kQuantity) &&
             (term.begin + term.length == begin || term.begin == next);
    });
  }

  size_t Find(char c, size_t from) const {
    return std::min<size_t>(body().find(c, from), end_);
  }

  // "(Source: Reuters)" anywhere, "(Reuters)" where nothing follows and no name
  // precedes.
  bool IsSource(std::string_view inside, size_t open, size_t close) const {
    if (!outlets_.IsSourceName(inside)) return false;
    if (inside.find(':') != std::string_view::npos) return true;
    if (close + 1 < end_ && Slice(close + 1, end_) != ".") return false;
    const auto before =
        std::find_if(words_.rbegin(), words_.rend(),
                     [&](const Word& word) { return word.end <= open; });
    return before != words_.rend() && !IsUpperAt(before->text, 0);
  }

  // Whether the words before `open` begin with the letters of an acronym that
  // the article doesn't use.
  bool IsSpelledOut(std::string_view acronym, size_t open) const {
    if (acronym.size() < 2) return false;
    for (const char c : acronym) {
      if (c < 'A' || c > 'Z') return false;
    }
    const size_t use = body().find(acronym);
    if (body().find(acronym, use + 1) != std::string_view::npos) return false;
    // Backwards; small words may be passed over.
    size_t left = acronym.size();
    for (size_t w = words_.size(); w > 0 && left > 0; --w) {
      const Word& word = words_[w - 1];
      if (word.end > open) continue;
      const char first = LowerAscii(word.text.front());
      if (first == LowerAscii(acronym[left - 1])) {
        --left;
      } else if (IsUpperAt(word.text, 0) || word.text.size() > 3) {
        return false;
      }
    }
    return left == 0;
  }

  std::string Text() const {
    std::string text;
    size_t from = begin_;
    for (const auto& [begin, end] : holes_) {
      text += Slice(from, begin);
      from = end;
    }
    text += Slice(from, end_);
    if (add_stop_) text += '.';
    CollapseBlanks(text);
    if (front_) Capitalise(text);
    return text;
  }

  // Line breaks and several blanks become one.
  static void CollapseBlanks(std::string& text) {
    std::string collapsed;
    for (size_t i = 0; i < text.size();) {
      const size_t end = text::SkipBlanks(text, i, text.size());
      if (end == i) {
        const size_t size = text::DecodeAt(text, i).size;
        collapsed.append(text, i, size);
        i += size;
        continue;
      }
      // A lone no-break space or soft hyphen is there on purpose.
      const size_t blank = text.find_first_of(" \t\r\n", i);
      if (blank < end) {
        collapsed += ' ';
      } else {
        collapsed.append(text, i, end - i);
      }
      i = end;
    }
    text = std::move(collapsed);
  }

  // The first letter, unless it is small in a name: "iPhone".
  void Capitalise(std::string& text) const {
    const std::string_view word = words_.front().text;
    const text::CodePoint first = text::DecodeAt(word, 0);
    for (size_t i = first.size; i < word.size();
         i += text::DecodeAt(word, i).size) {
      if (IsUpperAt(word, i)) return;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(
        utf8proc_totitle(static_cast<utf8proc_int32_t>(first.value)),
        bytes.data());
    std::string title;
    for (utf8proc_ssize_t i = 0; i < size; ++i) {
      title += static_cast<char>(bytes[static_cast<size_t>(i)]);
    }
    text.replace(0, first.size, title);
  }

  const text::Document& document_;
  const TrimmingWords& data_;
  const Outlets outlets_;
  absl::Span<const Term> terms_;
  // What is left.
  uint32_t begin_;
  size_t end_;
  std::vector<Word> words_;
  std::vector<std::pair<size_t, size_t>> holes_;  // Inside of it, in order.
  bool front_ = false;     // Something was taken off the beginning,
  bool add_stop_ = false;  // off the end.
};

}  // namespace

std::string TrimForReading(const text::Document& document, uint32_t begin,
                           uint32_t end, std::string_view language) {
  const TrimmingWords* const data = FindTrimmingWords(language);
  if (data == nullptr || begin >= end) return "";
  return Trimmer(document, begin, end, *data).Run();
}

}  // namespace summarizer::ranking
