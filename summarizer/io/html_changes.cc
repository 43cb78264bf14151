#include "summarizer/io/html_changes.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"
#include "summarizer/io/value_lines.h"
#include "summarizer/io/word_difference.h"

namespace summarizer::io {
namespace {

// Of a drawing, in CSS pixels; the text at its ends included.
constexpr double kWidth = 232;
constexpr double kHeight = 84;
constexpr double kSide = 10;
constexpr double kTop = 22;
constexpr double kBottom = 24;
// Of a value's text, in code points.
constexpr size_t kLabelWidth = 16;

std::string Label(double x, double y, const char* anchor,
                  std::string_view text) {
  return absl::StrCat("<text x=", ShortNumber(x), " y=", ShortNumber(y),
                      " text-anchor=", anchor, ">",
                      HtmlAttribute(Shorten(text, kLabelWidth)), "</text>");
}

// The line with a point for each version; its first and last value are written
// beside their points, above or below, where the line does not go.
std::string Draw(const ValueLine& line) {
  const auto [least, most] = std::minmax_element(
      line.begin(), line.end(), [](const ValuePoint& a, const ValuePoint& b) {
        return a.value < b.value;
      });
  const double highest = most->value;
  const double range = highest - least->value;
  const auto x = [](const ValuePoint& point) {
    return kSide + point.when * (kWidth - 2 * kSide);
  };
  const auto y = [&](const ValuePoint& point) {
    return kTop + (highest - point.value) / range * (kHeight - kTop - kBottom);
  };
  std::vector<std::string> points;
  std::vector<std::string> texts;
  std::string circles;
  for (const ValuePoint& point : line) {
    const std::string px = ShortNumber(x(point));
    const std::string py = ShortNumber(y(point));
    points.push_back(absl::StrCat(px, ",", py));
    texts.push_back(point.text);
    absl::StrAppend(&circles, "<circle cx=", px, " cy=", py, " r=4><title>",
                    HtmlAttribute(point.text), "</title></circle>");
  }
  const auto label_y = [&](const ValuePoint& point, const ValuePoint& next) {
    return point.value >= next.value ? y(point) - 9 : y(point) + 17;
  };
  return absl::StrCat(
      "<figure><svg class=pl role=img aria-label=\"",
      HtmlAttribute(absl::StrJoin(texts, ", then ")), "\" width=", kWidth,
      " height=", kHeight, " viewBox=\"0 0 ", kWidth, " ", kHeight,
      "\"><polyline points=\"", absl::StrJoin(points, " "), "\"/>", circles,
      Label(kSide - 6, label_y(line.front(), line[1]), "start",
            line.front().text),
      Label(kWidth - kSide + 6, label_y(line.back(), line[line.size() - 2]),
            "end", line.back().text),
      "</svg></figure>");
}

// The version's text, with the words that `other` does not have as <ins>.
std::string Marked(std::string_view text, std::string_view other) {
  std::string html;
  size_t at = 0;
  for (const TextRange& range : WordDifference(text, other)) {
    AppendHtml(text.substr(at, range.begin - at), html);
    html += "<ins>";
    AppendHtml(text.substr(range.begin, range.end - range.begin), html);
    html += "</ins>";
    at = range.end;
  }
  AppendHtml(text.substr(at), html);
  return html;
}

// The text of the nearest version with one, going by `step`; empty: none.
std::string_view TextBeside(const v1::ChangedStatement& change, int version,
                            int step) {
  for (int i = version + step; i >= 0 && i < change.versions_size();
       i += step) {
    if (!change.versions(i).text().empty()) return change.versions(i).text();
  }
  return "";
}

void AppendVersion(const ReportIndex& index, const v1::ChangedStatement& change,
                   int number, std::string& out) {
  const v1::StatementVersion& version = change.versions(number);
  absl::StrAppend(&out, "<li>", HtmlDate(version.time(), version.has_time()));
  if (version.text().empty()) {
    out += "<span class=\"q none\">Seen before; its text was not kept.</span>";
  } else {
    std::string_view other = TextBeside(change, number, -1);
    if (other.empty()) other = TextBeside(change, number, 1);
    const std::string html =
        other.empty() ? Html(version.text()) : Marked(version.text(), other);
    const auto article = index.FindArticle(version.span().article_id());
    if (article.has_value()) {
      absl::StrAppend(&out, "<a class=q dir=auto href=#",
                      PlaceId(*article, version.span().begin()), ">", html,
                      "</a>");
    } else {
      absl::StrAppend(&out, "<span class=q dir=auto>", html, "</span>");
    }
  }
  absl::StrAppend(&out, "<p class=m>",
                  OriginName(index, version.span().article_id()),
                  "</p></li>\n");
}

}  // namespace

void AppendChanges(const ReportIndex& index, const text::Language& language,
                   std::string& out) {
  const v1::CorpusDigest& digest = index.digest();
  if (digest.changes().empty()) return;
  absl::StrAppend(
      &out,
      "<section id=changes aria-labelledby=hc><h2 id=hc>What changed</h2>\n"
      "<p class=m>",
      CountOf(static_cast<uint64_t>(digest.changes_size()), "statement was",
              "statements were"),
      " made again with other values.</p>\n", AbslView(kNothingLeft));
  for (int i = 0; i < digest.changes_size(); ++i) {
    const v1::ChangedStatement& change = digest.changes(i);
    std::set<int> stories;
    for (const v1::StatementVersion& version : change.versions()) {
      AddStory(index, version.span().article_id(), stories);
    }
    absl::StrAppend(&out, "<div class=ch id=c", i, StoriesAttribute(stories),
                    "><ol>");
    for (int j = 0; j < change.versions_size(); ++j) {
      AppendVersion(index, change, j, out);
    }
    out += "</ol><div>";
    for (const ValueLine& line : ValueLines(change, language)) {
      out += Draw(line);
    }
    out += "</div></div>\n";
  }
  out += "</section>\n";
}

}  // namespace summarizer::io
