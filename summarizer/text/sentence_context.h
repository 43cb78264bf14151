// What stands around a possible end of a sentence.

#ifndef SUMMARIZER_TEXT_SENTENCE_CONTEXT_H_
#define SUMMARIZER_TEXT_SENTENCE_CONTEXT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "summarizer/text/ascii.h"
#include "summarizer/text/byte_map.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {

// A run of terminal punctuation, "?!" or ". . .", and what closes after it.
struct TerminalRun {
  size_t begin = 0;
  size_t end = 0;
  // Past closing quotation marks and brackets, footnote marks, emoticons.
  size_t close = 0;
  // Where the sentence ends if the run ends it: at `close`, or before a
  // straight quotation mark between spaces that opens.
  size_t cut = 0;
  uint32_t dots = 0;       // Full stops; an ellipsis character has three.
  uint32_t calls = 0;      // All others.
  bool spread = false;     // ". . ."
  bool quoted = false;     // A quotation mark closes.
  bool bracketed = false;  // A bracket closes.

  bool IsFullStop() const { return dots == 1 && calls == 0; }
  bool IsEllipsis() const { return dots >= 2 && calls == 0; }
};

// What follows a possible end, past white space and opening punctuation.
struct Following {
  size_t begin = 0;       // Where the next sentence would begin.
  std::string_view word;  // First word, if it begins with a letter.
  // Of the first character that opens nothing; kSpace: nothing follows.
  CharClass first = CharClass::kSpace;
  bool quote = false;    // A quotation mark opens before the word.
  bool bracket = false;  // A bracket does.
  bool dash = false;     // A dash or bullet stands before the word.
  bool dotted = false;   // A period touches the end of the word: "J.".
};

// Reads around offsets of one sentence-to-be. Every method looks at a bounded
// number of bytes, or only at those no earlier call has looked at.
class SentenceContext {
 public:
  // [begin, end) of the text of `map` is one block.
  SentenceContext(const ByteMap& map, size_t begin, size_t end)
      : map_(map),
        body_(map.text().substr(0, end)),
        begin_(begin),
        end_(end),
        counted_(begin) {}

  std::string_view body() const { return body_; }
  size_t begin() const { return begin_; }
  size_t end() const { return end_; }
  // The sentence in hand begins here from now on.
  void set_begin(size_t begin) { begin_ = begin; }

  // The run that begins with the terminal character at `at`.
  TerminalRun ReadRun(size_t at) {
    // Mostly a full stop, a space and a letter; in names without the space.
    const size_t next = at + 1 < end_ && body_[at + 1] == ' ' ? at + 2 : at + 1;
    if (body_[at] == '.' && next < end_ && IsAsciiLetter(body_[next])) {
      TerminalRun run;
      run.begin = at;
      run.end = run.close = run.cut = at + 1;
      run.dots = 1;
      return run;
    }
    return ReadAnyRun(at);
  }

  Following Look(size_t at) const;

  // The token that ends right before `at`, from the last white space, quotation
  // mark, bracket, slash or dash on. Long ones are cut.
  std::string_view TokenBefore(size_t at) const;

  // Offset of a token that TokenBefore returned.
  size_t OffsetOf(std::string_view token) const {
    return static_cast<size_t>(token.data() - body_.data());
  }

  // White-space tokens of the sentence before `at`, at most `max`.
  size_t WordsBefore(size_t at, size_t max) const;

 private:
  TerminalRun ReadAnyRun(size_t at);
  void ReadClosers(TerminalRun& run);
  size_t SpacedCloserLength(size_t at, TerminalRun& run);
  bool InsideStraightQuotes(size_t at);

  const ByteMap& map_;
  const std::string_view body_;
  size_t begin_;
  const size_t end_;
  // Straight quotation marks of the block before `counted_`.
  size_t counted_;
  size_t straight_quotes_ = 0;
};

// Whether a code point is a pictograph.
inline bool IsEmoji(uint32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF);
}

// Bytes of the emoticon or emoji that `text` begins with, 0 if there is none.
size_t EmoticonLength(std::string_view text);

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_SENTENCE_CONTEXT_H_
