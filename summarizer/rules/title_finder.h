// TitleFinder: which of the lines above an article's prose is its title.

#ifndef SUMMARIZER_RULES_TITLE_FINDER_H_
#define SUMMARIZER_RULES_TITLE_FINDER_H_

#include <string_view>

#include "summarizer/rules/annotations.h"

namespace summarizer::rules {

// Is told of an article's texts that are not furniture, line by line. Fills the
// title where it is empty. For one document.
class TitleFinder {
 public:
  // `out` outlives the object.
  explicit TitleFinder(Annotations& out) : out_(out) {}

  // A line that reads as a title. The first text is the title if it is such a
  // line.
  void AddTitleLine(std::string_view line);

  // A paragraph. If the first text was of a word or two, it may have been the
  // name of a site or of a section: then the title is a longer line that came
  // between, but for "Tamsin Bridge" above "The Tamsin Bridge is …".
  void AddParagraph(std::string_view text);

  // Anything else.
  void AddOther() { saw_text_ = true; }

  // Takes back what was found: no text follows it.
  void Drop();

 private:
  // Whether something says when or by whom since the first text was seen: what
  // comes after is no title.
  bool SawMetadata() const;

  Annotations& out_;
  bool saw_text_ = false;
  bool found_ = false;
  // The title may be a label; then the first longer line after it.
  bool doubtful_ = false;
  std::string_view longer_;
  // Metadata known at the first text.
  std::string_view byline_;
  std::string_view publish_time_;
};

}  // namespace summarizer::rules

#endif  // SUMMARIZER_RULES_TITLE_FINDER_H_
