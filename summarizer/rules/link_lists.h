// LinkLists: lines of links, which follow a line such as "Most read".

#ifndef SUMMARIZER_RULES_LINK_LISTS_H_
#define SUMMARIZER_RULES_LINK_LISTS_H_

#include <cstdint>

#include "summarizer/rules/annotations.h"
#include "summarizer/rules/title_finder.h"
#include "summarizer/text/document.h"

namespace summarizer::rules {

// Makes the whole of `block` furniture.
void SuppressBlock(const text::Block& block, int rule, Annotations& out);

// What a line that is no furniture reads as.
enum class LineKind { kTitle, kOther };

// Follows a document block by block. For one document.
class LinkLists {
 public:
  // Both outlive the object.
  LinkLists(const text::Document& document, Annotations& out)
      : document_(document), out_(out), titles_(out) {}

  // From block `b` + 1 on, lines go with `rule`. Ends the list before.
  void Open(uint32_t b, int rule);

  // Whether block `b`, which no rule matches, belongs to the list that is open.
  // If so, it is suppressed.
  bool Take(uint32_t b);

  // The article goes on at the next block: a list that is open ends. What looks
  // like the heading of what follows, rather than the list's last line, is
  // given back.
  void Close();

  // Tells of a block that is not furniture, from its byte `begin` on.
  void AddText(const text::Block& block, uint32_t begin, LineKind kind);

  // After the last block: suppresses lines of links at the end of the article
  // that nothing but furniture separates from its prose.
  void TakeTrailing();

  // Takes back the title that was found: no text follows it.
  void DropTitle() { titles_.Drop(); }

 private:
  bool IsOpen() const { return rule_ >= 0; }
  bool FollowsBlankLine(uint32_t b) const;
  bool LastLineIsHeading() const;
  void GiveBack(const text::Block& block);

  const text::Document& document_;
  Annotations& out_;

  // The list that is open.
  int rule_ = kProse;
  uint32_t lines_ = 0;     // Lines taken, separators left out.
  uint32_t last_ = 0;      // Block of the last of them.
  bool bulleted_ = false;  // Of the others, some are list items,
  bool spaced_ = false;    // some follow a blank line.

  bool saw_prose_ = false;  // A paragraph that is no furniture.
  TitleFinder titles_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_LINK_LISTS_H_
