#include "summarizer/rules/link_lists.h"

#include <algorithm>
#include <string_view>

#include "summarizer/text/line_kinds.h"

namespace summarizer::rules {
namespace {

using text::Block;
using text::BlockKind;

// Bytes beyond which a line is no title, or none if it ends as a sentence does.
constexpr uint32_t kMaxTitleBytes = 240;
constexpr uint32_t kMaxSentenceTitleBytes = 120;
// Fewer lines at the end of an article may belong to it.
constexpr uint32_t kMinTrailingLines = 3;

// Whether the line's last character is a full stop, quotation marks left out.
bool EndsInFullStop(std::string_view line) {
  for (bool quoted = true; quoted;) {
    quoted = false;
    for (const std::string_view mark : {"\"", "'", "”", "’", ")"}) {
      if (line.size() < mark.size() ||
          line.substr(line.size() - mark.size()) != mark) {
        continue;
      }
      line.remove_suffix(mark.size());
      quoted = true;
    }
  }
  return !line.empty() && line.back() == '.';
}

// Whether a list of links may hold the line.
bool IsTitleLike(const text::Document& document, const Block& block) {
  const std::string_view line = document.TextOf(block);
  if (block.kind == BlockKind::kHeading) return line.size() <= kMaxTitleBytes;
  if (line.size() > kMaxTitleBytes ||
      block.end_sentence - block.first_sentence > 2) {
    return false;
  }
  if (!text::EndsTerminal(line)) return true;
  if (line.size() > kMaxSentenceTitleBytes) return false;
  // "Can you tell a fen from a marsh?" is a title anywhere, "It rained." only
  // in an itemised list.
  return block.kind == BlockKind::kListItem || !EndsInFullStop(line);
}

// Whether the line may be a link that no rule knows: as above, but only what
// cannot be a sentence, not even one with a citation mark ("… in 1951.[4]"),
// and of which nothing was stripped.
bool IsLinkLike(const text::Document& document, const Block& block) {
  const std::string_view line = document.TextOf(block);
  return (block.kind == BlockKind::kHeading ||
          block.kind == BlockKind::kListItem) &&
         line.size() <= kMaxTitleBytes && line.back() != ']' &&
         block.end_sentence - block.first_sentence == 1 &&
         document.sentences[block.first_sentence].begin == block.begin &&
         !text::EndsTerminal(line);
}

bool IsSuppressed(const Block& block, const Annotations& annotations) {
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    if (annotations.sentence_rule[s] < 0) return false;
  }
  return true;
}

}  // namespace

void SuppressBlock(const Block& block, int rule, Annotations& out) {
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    out.sentence_rule[s] = static_cast<int16_t>(rule);
    out.cue[s] = 0;  // It may have been prose so far.
  }
  out.furniture.push_back(
      {block.begin, block.end, static_cast<uint16_t>(rule)});
}

void LinkLists::Open(uint32_t b, int rule) {
  rule_ = rule;
  lines_ = 0;
  last_ = b;
  bulleted_ = false;
  spaced_ = false;
}

bool LinkLists::Take(uint32_t b) {
  if (!IsOpen()) return false;
  const Block& block = document_.blocks[b];
  if (block.kind != BlockKind::kSeparator) {
    if (!IsTitleLike(document_, block)) return false;
    if (lines_ > 0) {
      bulleted_ |= document_.blocks[last_].kind == BlockKind::kListItem;
      spaced_ |= FollowsBlankLine(last_);
    }
    ++lines_;
    last_ = b;
  }
  SuppressBlock(block, rule_, out_);
  return true;
}

void LinkLists::Close() {
  if (!IsOpen()) return;
  rule_ = kProse;
  if (lines_ == 0 || !LastLineIsHeading()) return;
  GiveBack(document_.blocks[last_]);
}

// Whether the last line taken is the heading of what comes after the list.
bool LinkLists::LastLineIsHeading() const {
  if (document_.blocks[last_].kind != BlockKind::kHeading) return false;
  // Before all prose, the line before it is the article's title.
  if (!saw_prose_) return true;
  // It doesn't look like the other lines.
  return bulleted_ || (lines_ > 1 && !spaced_ && FollowsBlankLine(last_));
}

bool LinkLists::FollowsBlankLine(uint32_t b) const {
  if (b == 0) return false;
  const uint32_t begin = document_.blocks[b - 1].end;
  const uint32_t end = document_.blocks[b].begin;
  return std::count(document_.body.begin() + begin,
                    document_.body.begin() + end, '\n') > 1;
}

void LinkLists::GiveBack(const Block& block) {
  std::vector<Furniture>& furniture = out_.furniture;
  for (size_t f = furniture.size(); f > 0; --f) {
    if (furniture[f - 1].begin != block.begin) continue;
    furniture.erase(furniture.begin() + static_cast<ptrdiff_t>(f - 1));
    break;
  }
  for (uint32_t s = block.first_sentence; s < block.end_sentence; ++s) {
    out_.sentence_rule[s] = kHeading;
  }
  AddText(block, block.begin, LineKind::kTitle);
}

void LinkLists::AddText(const Block& block, uint32_t begin, LineKind kind) {
  const std::string_view text = document_.body.substr(begin, block.end - begin);
  if (kind == LineKind::kTitle) {
    titles_.AddTitleLine(text);
  } else if (block.kind == BlockKind::kParagraph) {
    titles_.AddParagraph(text);
    saw_prose_ = true;
  } else {
    titles_.AddOther();
  }
}

void LinkLists::TakeTrailing() {
  const std::vector<Block>& blocks = document_.blocks;
  // Past the last prose.
  size_t begin = blocks.size();
  while (begin > 0 && (IsSuppressed(blocks[begin - 1], out_) ||
                       IsLinkLike(document_, blocks[begin - 1]))) {
    --begin;
  }
  if (begin == 0) return;  // All of it looks like links: then it is the text.
  int rule = kProse;
  for (size_t b = begin; b < blocks.size();) {
    if (IsSuppressed(blocks[b], out_)) {
      rule = out_.sentence_rule[blocks[b].first_sentence];
      ++b;
      continue;
    }
    size_t end = b;
    while (end < blocks.size() && !IsSuppressed(blocks[end], out_)) ++end;
    if (rule >= 0 && end - b >= kMinTrailingLines) {
      for (size_t i = b; i < end; ++i) {
        SuppressBlock(blocks[i], rule, out_);
      }
    }
    b = end;
  }
}

}  // namespace summarizer::rules
