#include "summarizer/text/sentences.h"

#include <algorithm>

#include "summarizer/text/ascii.h"
#include "summarizer/text/list_marker.h"
#include "summarizer/text/sentence_context.h"
#include "summarizer/text/sentence_rules.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

class Splitter {
 public:
  Splitter(const ByteMap& map, size_t begin, size_t end,
           const Language& language, std::vector<Sentence>& sentences)
      : map_(map),
        context_(map, begin, end),
        rules_(context_, language),
        body_(context_.body()),
        end_(end),
        ordinal_periods_(language.ordinal_periods()),
        sentences_(sentences) {}

  void Run() {
    size_t at = Begin(context_.begin());
    while ((at = map_.NextTerminal(at, end_)) < end_) {
      if (IsNonAscii(body_[at])) {
        at = PassNonAscii(at);
      } else if (body_[at] == '(' || body_[at] == ')') {
        at = PassEmoticon(at - (at > 1 && body_[at - 1] == '-' ? 2 : 1), at);
      } else {
        at = PassTerminal(at);
      }
    }
    if (context_.begin() < end_) End(end_);
  }

 private:
  // Handles the terminal at `at`; returns where to go on.
  size_t PassTerminal(size_t at) {
    // Inside of a number, or of a name.
    if (body_[at] == '.' && at + 1 < end_ && IsAsciiDigit(body_[at + 1])) {
      return at + 1;
    }
    if (IsNextItem(at)) {
      const size_t item = context_.OffsetOf(context_.TokenBefore(at));
      End(item);
      return Begin(item);
    }
    if (ordinal_.length == 0 && body_[at] == '.') NoteInlineItem(at);
    const TerminalRun run = context_.ReadRun(at);
    if (IsPeriodThenEllipsis(run)) return Split(at + 1);
    if (run.close < end_ && rules_.IsBoundary(run)) return Split(run.cut);
    return std::max(run.close, at + 1);
  }

  // A lead byte: of a terminal, of a bullet, or of nothing that matters.
  size_t PassNonAscii(size_t at) {
    // Mostly a curly quotation mark, an apostrophe or a dash.
    if (body_.substr(at, 2) == "\xE2\x80" && (body_[at + 2] & 0x30) == 0x10) {
      return at + 3;
    }
    const CodePoint c = DecodeAt(body_, at);
    if (c.value == bullet_ && at > context_.begin() &&
        IsBlank(Classify(DecodeBefore(body_, at).value))) {
      End(at);
      return Begin(at);
    }
    if (Classify(c.value) == CharClass::kTerminal) return PassTerminal(at);
    return IsEmoji(c.value) ? PassEmoticon(at, at) : at + c.size;
  }

  // What may be an emoticon or emoji from `begin` on, and `at` inside of it;
  // returns where to go on.
  size_t PassEmoticon(size_t begin, size_t at) {
    if (begin > context_.begin()) {
      const size_t length = EmoticonLength(body_.substr(begin));
      if (length != 0 && rules_.EndsAfterEmoticon(begin, begin + length)) {
        return Split(begin + length);
      }
      if (length != 0) return std::max(begin + length, at + 1);
    }
    return at + DecodeAt(body_, at).size;
  }

  // "compounds. . . . The practice": a full stop, then an ellipsis that opens
  // the next sentence. With a space before it, all four dots are one mark; and
  // a close ellipsis, "compounds. ... The", opens nothing.
  bool IsPeriodThenEllipsis(const TerminalRun& run) const {
    if (!run.spread || run.dots < 4 || run.calls != 0 ||
        run.begin == context_.begin() || body_[run.begin + 1] != ' ' ||
        body_[run.begin + 3] != ' ' ||
        IsBlank(Classify(DecodeBefore(body_, run.begin).value))) {
      return false;
    }
    return run.close == run.end &&
           context_.Look(run.close).first == CharClass::kUpper;
  }

  // Whether the period at `at` belongs to the mark of the next item of a list
  // that the sentence in hand is an item of: the "2." in "1. One 2. Two".
  bool IsNextItem(size_t at) const {
    if (ordinal_.length == 0 || ordinal_.suffix[0] != '.') return false;
    const std::string_view token = context_.TokenBefore(at);
    const size_t item = context_.OffsetOf(token);
    if (token.empty() || item <= context_.begin() ||
        !IsItem(item, OrdinalAt(body_.substr(item)))) {
      return false;
    }
    const size_t before = TrimBlanks(body_, context_.begin(), item);
    // "Der 1. FC Köln gewann das 2. Spiel"
    if (ordinal_periods_ &&
        IsLetterOrDigit(Classify(DecodeBefore(body_, before).value))) {
      return false;
    }
    // "1. time; 2. money" is one sentence.
    return body_[before - 1] != ';' && body_[before - 1] != ',';
  }

  // "They are: 1. Ann 2. Bob": a list that begins after a colon.
  void NoteInlineItem(size_t at) {
    if (at == context_.begin() || body_[at - 1] != '1') return;
    const size_t item = at - 1;
    const size_t before = TrimBlanks(body_, context_.begin(), item);
    if (before == item || before == context_.begin() ||
        body_[before - 1] != ':') {
      return;
    }
    const Ordinal ordinal = OrdinalAt(body_.substr(item, end_ - item));
    if (ordinal.suffix == ".") ordinal_ = ordinal;
  }

  bool IsItem(size_t at, const Ordinal& ordinal) const {
    return ordinal_.IsFollowedBy(ordinal) &&
           IsBlank(Classify(DecodeBefore(body_, at).value)) &&
           context_.Look(at + ordinal.length).first == CharClass::kUpper;
  }

  size_t Split(size_t close) {
    End(close);
    return Begin(SkipBlanks(body_, close, end_));
  }

  // A sentence begins at `begin`; returns where its text does, after the mark
  // of a list item.
  size_t Begin(size_t begin) {
    context_.set_begin(begin);
    bullet_ = 0;
    ordinal_ = Ordinal();
    if (begin >= end_ || IsAsciiUpper(body_[begin])) return begin;
    const std::string_view text = body_.substr(begin);
    if (IsNonAscii(text[0])) {
      const CodePoint c = DecodeAt(text, 0);
      if (!IsPlainBullet(c.value)) return begin;
      bullet_ = c.value;
    }
    ordinal_ = OrdinalAt(text);
    return begin + std::max(ordinal_.length, ListMarkerLength(text));
  }

  // Ends the sentence in hand, and splits off what follows other marks of its
  // list: the "2)" in "1) One 2) Two".
  void End(size_t end) {
    if (ordinal_.length != 0 && ordinal_.suffix == ")") {
      for (size_t at = context_.begin() + ordinal_.length;
           (at = body_.find(')', at)) < end; ++at) {
        const std::string_view token = context_.TokenBefore(at);
        const size_t item = context_.OffsetOf(token);
        if (token.empty() || item <= context_.begin()) continue;
        const Ordinal ordinal = OrdinalAt(body_.substr(item));
        if (!IsItem(item, ordinal)) continue;
        Add(item);
        context_.set_begin(item);
        ordinal_ = ordinal;
      }
    }
    Add(end);
  }

  void Add(size_t end) {
    Sentence sentence;
    sentence.begin = static_cast<uint32_t>(context_.begin());
    sentence.end =
        static_cast<uint32_t>(TrimBlanks(body_, context_.begin(), end));
    sentences_.push_back(sentence);
  }

  const ByteMap& map_;
  SentenceContext context_;
  const SentenceRules rules_;
  const std::string_view body_;
  const size_t end_;
  const bool ordinal_periods_;
  std::vector<Sentence>& sentences_;
  // What the sentence in hand is marked with, if it is an item of a list.
  uint32_t bullet_ = 0;
  Ordinal ordinal_;
};

}  // namespace

void SplitSentences(const ByteMap& map, uint32_t begin, uint32_t end,
                    const Language& language,
                    std::vector<Sentence>& sentences) {
  Splitter(map, begin, end, language, sentences).Run();
}

}  // namespace summarizer::text
