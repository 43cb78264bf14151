#include "summarizer/io/html_background.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_matrix.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// The rest of a longer list is folded away.
constexpr int kShown = 20;
// Of a title in a list of places, in code points.
constexpr size_t kTitleWidth = 60;

void AppendOccurrence(const ReportIndex& index, const v1::Span& span,
                      std::string& out) {
  const auto number = index.FindArticle(span.article_id());
  if (!number.has_value()) return;
  const v1::ArticleDigest& article = index.digest().articles(*number);
  absl::StrAppend(
      &out, "<li><a href=#", PlaceId(*number, span.begin()), ">",
      HtmlAttribute(Shorten(TitleOrId(article), kTitleWidth)), "</a> ",
      HtmlAttribute(JoinParts(
          {Shorten(article.source(), kTitleWidth),
           DateOf(article.publish_time(), article.has_publish_time())})),
      "\n");
}

void AppendStatement(const ReportIndex& index, int number, std::string& out) {
  const v1::RepeatedStatement& statement = index.digest().background(number);
  std::set<int> stories;
  for (const v1::Span& span : statement.occurrences()) {
    AddStory(index, span.article_id(), stories);
  }
  absl::StrAppend(
      &out, "<li id=b", number, " data-n=", number + 1,
      StoriesAttribute(stories), "><span class=q dir=auto>",
      Html(statement.text()), "</span><details><summary>",
      JoinParts(
          {absl::StrCat("in ", Count(statement.article_count(), "article")),
           Period(statement)}),
      "</summary><ul>\n");
  for (const v1::Span& span : statement.occurrences()) {
    AppendOccurrence(index, span, out);
  }
  out += "</ul></details></li>\n";
}

}  // namespace

void AppendBackground(const ReportIndex& index, std::string& out) {
  const int size = index.digest().background_size();
  if (size == 0) return;
  absl::StrAppend(
      &out,
      "<section id=said aria-labelledby=hb><h2 id=hb>Said before</h2>\n"
      "<p class=m>",
      CountOf(static_cast<uint64_t>(size), "statement is", "statements are"),
      " pasted into several stories. ",
      size > kMatrixRows ? absl::StrCat("Each row is one of the ", kMatrixRows,
                                        " most repeated ones")
                         : "Each row is a statement",
      ", each column an article.</p>\n", AbslView(kNothingLeft));
  AppendMatrix(index, out);
  out += "<ol class=said>\n";
  for (int i = 0; i < size && i < kShown; ++i) AppendStatement(index, i, out);
  out += "</ol>\n";
  if (size > kShown) {
    absl::StrAppend(&out, "<details class=more><summary>",
                    Digits(static_cast<uint64_t>(size - kShown)),
                    " more</summary><ol class=said>\n");
    for (int i = kShown; i < size; ++i) AppendStatement(index, i, out);
    out += "</ol></details>\n";
  }
  out += "</section>\n";
}

}  // namespace summarizer::io
