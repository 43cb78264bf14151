// PresentChars: which characters a text has, found out when it is first asked.

#ifndef SUMMARIZER_RULES_PRESENT_CHARS_H_
#define SUMMARIZER_RULES_PRESENT_CHARS_H_

#include <string_view>

#include "summarizer/rules/char_set.h"

namespace summarizer::rules {

class PresentChars {
 public:
  // Of `text`, which outlives the use, for sets without letters and spaces.
  void Reset(std::string_view text) {
    text_ = text;
    known_ = false;
  }

  // Whether the text has a character of `set`. True, maybe, where it has one
  // that begins with the same byte.
  bool MayHave(const CharSet& set) {
    if (!known_) Find();
    return present_.Intersects(set);
  }

 private:
  void Find();

  std::string_view text_;
  bool known_ = false;
  CharSet present_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_PRESENT_CHARS_H_
