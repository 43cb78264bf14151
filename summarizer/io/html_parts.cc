#include "summarizer/io/html_parts.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// Of a title in a reference, in code points.
constexpr size_t kTitleWidth = 80;

}  // namespace

std::string PlaceId(int article, uint32_t begin) {
  return absl::StrCat("p", article, "-", begin);
}

std::string LinkTo(const ReportIndex& index, const v1::Span& span,
                   std::string_view text) {
  const auto article = index.FindArticle(span.article_id());
  if (!article.has_value()) {
    return absl::StrCat("<span class=q dir=auto>", Html(text), "</span>");
  }
  return absl::StrCat("<a class=q dir=auto href=#",
                      PlaceId(*article, span.begin()), ">", Html(text), "</a>");
}

std::string OriginName(const ReportIndex& index, std::string_view article_id) {
  const auto number = index.FindArticle(article_id);
  if (!number.has_value()) {
    return absl::StrCat("<span>", HtmlAttribute(article_id), "</span>");
  }
  const v1::ArticleDigest& article = index.digest().articles(*number);
  std::string origin = absl::StrCat(
      "<a href=#a", *number, ">",
      HtmlAttribute(Shorten(TitleOrId(article), kTitleWidth)), "</a>");
  if (!article.source().empty()) {
    absl::StrAppend(&origin, "<span>",
                    HtmlAttribute(Shorten(article.source(), kTitleWidth)),
                    "</span>");
  }
  return origin;
}

std::string Origin(const ReportIndex& index, std::string_view article_id) {
  const auto number = index.FindArticle(article_id);
  if (!number.has_value()) return OriginName(index, article_id);
  const v1::ArticleDigest& article = index.digest().articles(*number);
  return absl::StrCat(
      OriginName(index, article_id),
      HtmlDate(article.publish_time(), article.has_publish_time()));
}

std::string HtmlDate(const google::protobuf::Timestamp& time, bool has_time) {
  const std::string date = DateOf(time, has_time);
  return has_time ? absl::StrCat("<time>", date, "</time>")
                  : absl::StrCat("<span class=ud>", date, "</span>");
}

std::string WhyAttribute(const v1::RankedSentence& sentence) {
  std::string why =
      absl::StrCat(" data-f=\"", absl::StrFormat("%.1f", sentence.score()));
  for (const v1::FeatureContribution& feature : sentence.features()) {
    if (std::abs(feature.contribution()) < 0.05) continue;  // Reads as 0.0.
    absl::StrAppend(&why, " ", static_cast<int>(feature.feature()), ":",
                    ShortNumber(feature.value()), ":",
                    ShortNumber(feature.contribution()));
  }
  return why + "\"";
}

void AddStory(const ReportIndex& index, std::string_view article_id,
              std::set<int>& stories) {
  const auto article = index.FindArticle(article_id);
  if (!article.has_value()) return;
  const auto story = index.StoryOf(*article);
  if (story.has_value()) stories.insert(*story);
}

std::string StoriesAttribute(const std::set<int>& stories) {
  if (stories.empty()) return "";
  if (stories.size() == 1) return absl::StrCat(" data-s=", *stories.begin());
  return absl::StrCat(" data-s=\"", absl::StrJoin(stories, " "), "\"");
}

std::string ShortNumber(double number) {
  std::string text = absl::StrFormat("%.2f", number);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace summarizer::io
