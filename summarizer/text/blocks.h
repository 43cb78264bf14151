// Bytes to blocks: paragraphs, headings, list items, tables.

#ifndef SUMMARIZER_TEXT_BLOCKS_H_
#define SUMMARIZER_TEXT_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "summarizer/text/byte_map.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"

namespace summarizer::text {

// Splits texts into blocks. Keeps scratch memory: not for use by two threads at
// a time.
//
// Blank lines end a block. A line break does too, unless the text is
// hard-wrapped there: the next line's first word would not have fitted the
// longest line of the run, which has 40 columns or more. Where a run of lines
// is too short to tell, the rest of the text decides, or a small letter that
// goes on with the sentence: in lines of less than 40 columns only if the next
// one ends it.
class BlockSplitter {
 public:
  // Replaces the contents of `blocks` with those of the text of `map`, which is
  // valid UTF-8 of less than 4 GiB.
  void Split(const ByteMap& map, const Language& language,
             std::vector<Block>& blocks);

 private:
  struct Line {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint32_t columns = 0;     // Code points from the first to the last.
    uint32_t first_word = 0;  // Code points of the first word.
    bool starts_run = false;  // The first one, or after a blank one.
    bool marker = false;      // Begins with a list marker.
    bool lone_marker = false;
    bool separator = false;  // Neither letter nor digit.
    bool indented = false;
    bool row = false;  // Has the cells of a table.
  };
  // Lines [first, end) without a blank one among them.
  struct Run {
    size_t first = 0;
    size_t end = 0;
    uint32_t width = 0;  // Of the longest line.
    bool wrapped = false;
  };

  void ReadLines(const ByteMap& map);
  void AddLine(std::string_view body, size_t begin, size_t end, size_t cells,
               bool after_blank);
  void Measure(std::string_view body);
  Run MeasureRun(std::string_view body, size_t first, size_t end);
  bool Continues(std::string_view body, const Language& language, size_t i,
                 const Run& run) const;
  bool IsTitleBeforeMetadata(std::string_view body, const Language& language,
                             size_t i) const;
  void Emit(std::string_view body, const Language& language, size_t first,
            size_t last, std::vector<Block>& blocks);
  std::string_view TextOf(std::string_view body, const Line& line) const {
    return body.substr(line.begin, line.end - line.begin);
  }

  std::vector<Line> lines_;
  std::vector<Run> runs_;
  uint32_t wrap_width_ = 0;  // Of the runs that are wrapped for certain, or 0.
  bool after_lone_marker_ = false;
};

}  // namespace summarizer::text

#endif  // SUMMARIZER_TEXT_BLOCKS_H_
