#include "summarizer/rules/title_finder.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "summarizer/text/unicode.h"

namespace summarizer::rules {
namespace {

// The name of a site or of a section has no more.
constexpr uint32_t kMaxLabelWords = 2;
// Fewer may be a menu ("News Reviews Podcasts Events") or one more label.
constexpr uint32_t kMinTitleWords = 5;

// "Harbour reopens" says something; "The Courier" and "NEWS" do not.
bool EndsInLowerCase(std::string_view words) {
  const size_t blank = words.find_last_of(" \t");
  return blank != words.npos && blank + 1 < words.size() &&
         words[blank + 1] >= 'a' && words[blank + 1] <= 'z';
}

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

void TitleFinder::AddTitleLine(std::string_view line) {
  if (saw_text_) {
    if (doubtful_ && longer_.empty() &&
        text::CountWords(line) >= kMinTitleWords && !SawMetadata()) {
      longer_ = line;
    }
    return;
  }
  saw_text_ = true;
  if (!out_.title.empty()) return;
  std::string_view title = line;
  title.remove_prefix(std::min(title.find_first_not_of("# \t"), title.size()));
  out_.title = title;
  found_ = true;
  // A mark-up of its own makes it a title.
  doubtful_ = line.size() == title.size() &&
              text::CountWords(title) <= kMaxLabelWords &&
              !EndsInLowerCase(title);
  byline_ = out_.byline;
  publish_time_ = out_.publish_time;
}

void TitleFinder::AddParagraph(std::string_view text) {
  saw_text_ = true;
  if (doubtful_ && !longer_.empty()) {
    constexpr std::array<std::string_view, 4> kArticles = {"The ", "A ", "An ",
                                                           ""};
    const bool named = std::any_of(
        kArticles.begin(), kArticles.end(), [&](std::string_view article) {
          return StartsWith(text, article) &&
                 StartsWith(text.substr(article.size()), out_.title);
        });
    if (!named) out_.title = longer_;
  }
  doubtful_ = false;
}

void TitleFinder::Drop() {
  if (found_) out_.title = {};
}

bool TitleFinder::SawMetadata() const {
  return out_.byline != byline_ || out_.publish_time != publish_time_;
}

}  // namespace summarizer::rules
