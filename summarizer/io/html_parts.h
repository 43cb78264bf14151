// Small pieces of HTML that several sections of the report use, and how its
// elements are named:
//
//   a3        article 3 of the digest      p3-120  byte 120 of its body
//   n1        sentence of rank 1           s2      story 2
//   c4        changed statement 4          b5      repeated statement 5

#ifndef SUMMARIZER_IO_HTML_PARTS_H_
#define SUMMARIZER_IO_HTML_PARTS_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "summarizer/io/report_index.h"
#include "summarizer/v1/digest.pb.h"

namespace summarizer::io {

// The id of a place. For spans in history, which have no place, see LinkTo.
std::string PlaceId(int article, uint32_t begin);

// `text`, escaped, as a link of class "q" to where `span` is; without a link
// where its article is none of the corpus.
std::string LinkTo(const ReportIndex& index, const v1::Span& span,
                   std::string_view text);

// "Title · Source" as items of a line of class "m", the title as a
// link to the article, or the id of one that is in history only.
std::string OriginName(const ReportIndex& index, std::string_view article_id);

// The same with the article's date.
std::string Origin(const ReportIndex& index, std::string_view article_id);

// "<time>2023-05-24</time>" or "<span class=ud>undated</span>".
std::string HtmlDate(const google::protobuf::Timestamp& time, bool has_time);

// Attribute ` data-f="…"` with a sentence's score and what it is made of.
std::string WhyAttribute(const v1::RankedSentence& sentence);

// Adds the story of an article, if it has one.
void AddStory(const ReportIndex& index, std::string_view article_id,
              std::set<int>& stories);
// Attribute ` data-s="2 5"`, or nothing: what the story filter goes by.
std::string StoriesAttribute(const std::set<int>& stories);

// A number without more decimals than it needs, at most two.
std::string ShortNumber(double number);

// What a section says while the filters leave nothing of it.
inline constexpr std::string_view kNothingLeft =
    "<p class=\"none nothing\" hidden>Nothing here for this filter.</p>\n";

}  // namespace summarizer::io

#endif  // SUMMARIZER_IO_HTML_PARTS_H_
