#include "summarizer/text/blocks.h"

#include <algorithm>

#include "summarizer/text/ascii.h"
#include "summarizer/text/line_kinds.h"
#include "summarizer/text/list_marker.h"
#include "summarizer/text/unicode.h"

namespace summarizer::text {
namespace {

// Text is hard-wrapped at 40 columns or more; one line a paragraph is longer
// than people wrap at.
constexpr uint32_t kMinWrapColumns = 40;
constexpr uint32_t kMaxWrapColumns = 140;
// By so much the longest lines of two paragraphs of one text may differ.
constexpr uint32_t kRaggedColumns = 8;
// Tabs or bars that make a line a row of a table.
constexpr size_t kMinCells = 2;

// Whether a line is nothing but text, told by its ends: words that begin in
// ASCII letters, and a full stop. Most are.
bool IsPlainText(std::string_view text) {
  return text.back() == '.' && text.size() > 1 && IsAsciiLetter(text[0]) &&
         IsAsciiLetter(text[1]);
}

bool CanWrapAt(uint32_t width) {
  return width >= kMinWrapColumns && width <= kMaxWrapColumns;
}

}  // namespace

void BlockSplitter::Split(const ByteMap& map, const Language& language,
                          std::vector<Block>& blocks) {
  const std::string_view body = map.text();
  blocks.clear();
  ReadLines(map);
  Measure(body);
  after_lone_marker_ = false;
  for (const Run& run : runs_) {
    size_t first = run.first;
    for (size_t i = first; i + 1 < run.end; ++i) {
      if (Continues(body, language, i, run)) continue;
      Emit(body, language, first, i, blocks);
      first = i + 1;
    }
    Emit(body, language, first, run.end - 1, blocks);
  }
}

// A line ends at LF, CR, CRLF, U+2028 or U+2029.
void BlockSplitter::ReadLines(const ByteMap& map) {
  const std::string_view body = map.text();
  lines_.clear();
  bool after_blank = true;
  size_t begin = 0;
  size_t cells = 0;
  const auto end_line = [&](size_t end) {
    if (end == begin) {  // Also between the CR and the LF of a CRLF.
      if (end == 0 || body[end] != '\n' || body[end - 1] != '\r') {
        after_blank = true;
      }
      return;
    }
    const size_t before = lines_.size();
    AddLine(body, begin, end, cells, after_blank);
    after_blank = lines_.size() == before;
    cells = 0;
  };
  for (size_t base = 0; base < body.size(); base += ByteMap::kChunk) {
    for (uint64_t bits = map.chunk(base / ByteMap::kChunk).line; bits != 0;
         bits &= bits - 1) {
      const size_t at = base + static_cast<size_t>(__builtin_ctzll(bits));
      const char c = body[at];
      if (c == '\t' || c == '|') {
        ++cells;
      } else if (!IsNonAscii(c)) {
        end_line(at);
        begin = at + 1;
      } else if (at >= begin + 2 && body.substr(at - 2, 2) == "\xE2\x80") {
        end_line(at - 2);
        begin = at + 1;
      }
    }
  }
  if (begin < body.size()) end_line(body.size());
}

// Adds the line at [begin, end) unless it is blank.
void BlockSplitter::AddLine(std::string_view body, size_t begin, size_t end,
                            size_t cells, bool after_blank) {
  const size_t text_begin = SkipBlanks(body, begin, end);
  if (text_begin == end) return;
  Line line;
  line.begin = static_cast<uint32_t>(text_begin);
  line.end = static_cast<uint32_t>(TrimBlanks(body, text_begin, end));
  line.indented = text_begin != begin;
  line.starts_run = after_blank;
  line.row = cells >= kMinCells;
  const std::string_view text = TextOf(body, line);
  const size_t marker = ListMarkerLength(text);
  line.lone_marker = marker == text.size();
  line.marker = marker != 0;
  line.separator = !HasLetterOrDigit(text);
  lines_.push_back(line);
}

// Divides the lines into runs, and finds how wide the text is wrapped.
void BlockSplitter::Measure(std::string_view body) {
  runs_.clear();
  wrap_width_ = 0;
  for (size_t first = 0; first < lines_.size();) {
    size_t end = first + 1;
    while (end < lines_.size() && !lines_[end].starts_run) ++end;
    const Run run = MeasureRun(body, first, end);
    if (run.wrapped) wrap_width_ = std::max(wrap_width_, run.width);
    runs_.push_back(run);
    first = end;
  }
}

BlockSplitter::Run BlockSplitter::MeasureRun(std::string_view body,
                                             size_t first, size_t end) {
  Run run;
  run.first = first;
  run.end = end;
  if (end - first == 1) return run;
  for (size_t i = first; i < end; ++i) {
    Line& line = lines_[i];
    const std::string_view text = TextOf(body, line);
    line.columns = Columns(text);
    line.first_word = Columns(text.substr(0, text.find(' ')));
    run.width = std::max(run.width, line.columns);
  }
  // The longest line never has room for the next word, so one break proves
  // nothing: most breaks have to look wrapped.
  const size_t breaks = end - first - 1;
  size_t tight = 0;
  for (size_t i = first; i + 1 < end; ++i) {
    tight += lines_[i].columns + 1 + lines_[i + 1].first_word > run.width;
  }
  run.wrapped = CanWrapAt(run.width) && tight >= 2 && tight * 2 > breaks;
  return run;
}

// Whether line i + 1 of the run continues line i.
bool BlockSplitter::Continues(std::string_view body, const Language& language,
                              size_t i, const Run& run) const {
  const Line& line = lines_[i];
  const Line& next = lines_[i + 1];
  if (line.separator || next.separator || line.row || next.row) return false;
  const std::string_view text = TextOf(body, line);
  const std::string_view next_text = TextOf(body, next);
  // What is quoted in a mail and what is not are two people's.
  if ((text[0] == '>') != (next_text[0] == '>')) return false;
  const uint32_t joined = line.columns + 1 + next.first_word;
  if (next.marker) {
    // "am" and then "4. März"
    return language.ordinal_periods() && run.wrapped && joined > run.width &&
           IsAsciiDigit(body[next.begin]) && IsAsciiLower(text.back());
  }
  // An indented line after a full stop is a new paragraph.
  if (next.indented && !line.indented && EndsTerminal(text)) return false;
  if (run.wrapped) return joined > run.width;
  // Too short to tell: it is wrapped where the rest of the text is, or where
  // the sentence plainly goes on.
  if (IsAddress(next_text)) return false;
  if (wrap_width_ != 0 && run.width <= wrap_width_ + kRaggedColumns &&
      joined > std::max(run.width, wrap_width_)) {
    return true;
  }
  if (ClassAt(next_text, 0) != CharClass::kLower || IsBrandName(next_text) ||
      ClassAt(text, 0) == CharClass::kLower || EndsTerminal(text) ||
      text.find(' ') == text.npos) {
    return false;
  }
  // Narrower than people wrap, only the end of the sentence tells.
  return run.width >= kMinWrapColumns ? joined > run.width
                                      : EndsTerminal(next_text);
}

// Whether line `i` is a title that only its last abbreviation hides: when and
// by whom the text was published stands below it.
bool BlockSplitter::IsTitleBeforeMetadata(std::string_view body,
                                          const Language& language,
                                          size_t i) const {
  return i + 1 < lines_.size() &&
         IsAbbreviatedHeading(TextOf(body, lines_[i]), language) &&
         IsMetadata(TextOf(body, lines_[i + 1]), language);
}

void BlockSplitter::Emit(std::string_view body, const Language& language,
                         size_t first, size_t last,
                         std::vector<Block>& blocks) {
  const Line& line = lines_[first];
  Block block;
  block.begin = line.begin;
  block.end = lines_[last].end;
  block.multi_line = first != last;
  const std::string_view text =
      body.substr(block.begin, block.end - block.begin);
  if (line.separator) {
    block.kind = BlockKind::kSeparator;
  } else if (line.marker || after_lone_marker_) {
    block.kind = BlockKind::kListItem;
  } else if (line.row) {
    block.kind = BlockKind::kTable;
  } else if (blocks.empty() && !block.multi_line &&
             IsTitleBeforeMetadata(body, language, last)) {
    block.kind = BlockKind::kHeading;
  } else if (!block.multi_line && !IsPlainText(text)) {
    if (IsMetadata(text, language)) {
      block.kind = BlockKind::kMetadata;
    } else if (IsCaption(text, language)) {
      block.kind = BlockKind::kCaption;
    } else if (IsHeading(text)) {
      block.kind = BlockKind::kHeading;
    }
  }
  after_lone_marker_ = line.lone_marker;
  blocks.push_back(block);
}

}  // namespace summarizer::text
