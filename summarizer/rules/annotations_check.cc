#include "summarizer/rules/annotations_check.h"

#include <functional>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "summarizer/text/unicode.h"

namespace summarizer::rules {
namespace {

bool IsTrimmed(std::string_view body, uint32_t begin, uint32_t end) {
  return begin < end && text::SkipBlanks(body, begin, end) == begin &&
         text::TrimBlanks(body, begin, end) == end;
}

bool IsSliceOf(std::string_view body, std::string_view slice) {
  const std::less_equal<const char*> at_most;
  return slice.empty() ||
         (at_most(body.data(), slice.data()) &&
          at_most(slice.data() + slice.size(), body.data() + body.size()));
}

std::string CheckSentence(const text::Sentence& sentence, int16_t rule,
                          const Annotations& annotations) {
  bool inside = false;
  bool touches = false;
  for (const Furniture& f : annotations.furniture) {
    inside |= f.begin <= sentence.begin && sentence.end <= f.end;
    touches |= f.begin < sentence.end && sentence.begin < f.end;
  }
  if (rule >= 0 && !inside) return "furniture outside all spans";
  if (rule < 0 && touches) return "text inside furniture";
  return "";
}

}  // namespace

std::string FindBrokenProperty(const text::Document& document,
                               const Annotations& annotations) {
  uint32_t end = 0;
  for (const Furniture& f : annotations.furniture) {
    if (f.begin < end || f.end > document.body.size() ||
        !IsTrimmed(document.body, f.begin, f.end)) {
      return absl::StrCat("furniture at ", f.begin, " to ", f.end, " after ",
                          end);
    }
    end = f.end;
  }
  const size_t sentences = document.sentences.size();
  if (annotations.sentence_rule.size() != sentences ||
      annotations.cue.size() != sentences) {
    return "not one kind and one cue for each sentence";
  }
  for (size_t s = 0; s < sentences; ++s) {
    const text::Sentence& sentence = document.sentences[s];
    const int16_t rule = annotations.sentence_rule[s];
    std::string broken = CheckSentence(sentence, rule, annotations);
    if (broken.empty() && rule < kHeading) broken = "unknown kind";
    if (broken.empty() && rule != kProse && annotations.cue[s] != 0) {
      broken = "cue without prose";
    }
    if (broken.empty() &&
        !IsTrimmed(document.body, sentence.begin, sentence.end)) {
      broken = "not trimmed";
    }
    if (!broken.empty()) {
      return absl::StrCat("sentence at ", sentence.begin, " to ", sentence.end,
                          ": ", broken);
    }
  }
  for (const std::string_view slice :
       {annotations.title, annotations.byline, annotations.source,
        annotations.publish_time}) {
    if (!IsSliceOf(document.body, slice)) return "metadata from elsewhere";
  }
  return "";
}

}  // namespace summarizer::rules
