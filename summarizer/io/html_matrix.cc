#include "summarizer/io/html_matrix.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// More columns are drawn without names and links.
constexpr size_t kMaxNamed = 30;
// In CSS pixels.
constexpr double kRow = 20;
constexpr double kColumn = 22;
constexpr double kEdge = 1;     // Left of the cells.
constexpr double kWidth = 900;  // To be filled by labels and cells.
constexpr double kMinLabels = 335;
constexpr double kMaxLabels = 480;
constexpr double kNames = 128;      // Above the cells, turned by 45 degrees.
constexpr double kSources = 22;     // Above the cells where there are no names.
constexpr double kCells = 700;      // All columns, where there are no names.
constexpr double kPerLetter = 6.3;  // Of text.
// In code points.
constexpr size_t kNameWidth = 24;

class Matrix {
 public:
  explicit Matrix(const ReportIndex& index)
      : index_(index),
        rows_(std::min(index.digest().background_size(), kMatrixRows)) {
    FindColumns();
    named_ = columns_.size() <= kMaxNamed;
    column_ = named_ ? kColumn : kCells / static_cast<double>(columns_.size());
    top_ = named_ ? kNames : kSources;
    labels_ =
        std::clamp(kWidth - column_ * static_cast<double>(columns_.size()),
                   kMinLabels, kMaxLabels);
  }

  void Append(std::string& out) const {
    if (columns_.empty()) return;
    const double cells = column_ * static_cast<double>(columns_.size());
    const double width =
        X(columns_.size()) + std::max(labels_, named_ ? kNames : 0);
    const double height = top_ + kRow * rows_ + 1;
    absl::StrAppend(
        &out,
        "<div class=mx tabindex=0 role=group aria-label=\"Matrix of "
        "statements and articles; the list below says the same\">"
        "<svg width=",
        ShortNumber(width), " height=", ShortNumber(height), " viewBox=\"0 0 ",
        ShortNumber(width), " ", ShortNumber(height), "\">");
    AppendGrid(cells, out);
    if (named_) {
      AppendNames(out);
    } else {
      AppendSources(out);
    }
    for (int row = 0; row < rows_; ++row) AppendRow(row, out);
    out += "</svg></div>\n";
  }

 private:
  void FindColumns() {
    using Key = std::tuple<bool, std::string, bool, int64_t, int>;
    std::map<Key, int> sorted;
    for (int row = 0; row < rows_; ++row) {
      for (const v1::Span& span :
           index_.digest().background(row).occurrences()) {
        const auto number = index_.FindArticle(span.article_id());
        if (!number.has_value()) continue;
        const v1::ArticleDigest& article = index_.digest().articles(*number);
        sorted.emplace(Key{article.source().empty(), article.source(),
                           !article.has_publish_time(),
                           article.publish_time().seconds(), *number},
                       *number);
      }
    }
    for (const auto& [key, number] : sorted) {
      numbers_.emplace(number, columns_.size());
      columns_.push_back(number);
    }
  }

  double X(size_t column) const {
    return kEdge + column_ * static_cast<double>(column);
  }
  double Y(int row) const { return top_ + kRow * row; }

  const v1::ArticleDigest& ArticleOf(size_t column) const {
    return index_.digest().articles(columns_[column]);
  }

  // Of the outlet where it is known, else of the article.
  std::string NameOf(size_t column) const {
    const v1::ArticleDigest& article = ArticleOf(column);
    if (article.source().empty()) {
      return Shorten(TitleOrId(article), kNameWidth);
    }
    const std::string date =
        article.has_publish_time() ? DateOf(article.publish_time(), true) : "";
    return JoinParts(
        {Shorten(article.source(), kNameWidth - date.size()), date});
  }

  void AppendGrid(double cells, std::string& out) const {
    absl::StrAppend(&out, "<rect class=bg x=", ShortNumber(kEdge),
                    " y=", ShortNumber(top_ - 0.5),
                    " width=", ShortNumber(cells),
                    " height=", ShortNumber(kRow * rows_), " />");
    std::string lines;
    for (int row = 1; row < rows_; ++row) {
      absl::StrAppend(&lines, "M", ShortNumber(kEdge), " ",
                      ShortNumber(Y(row) - 0.5), "h", ShortNumber(cells));
    }
    for (size_t i = 1; named_ && i < columns_.size(); ++i) {
      absl::StrAppend(&lines, "M", ShortNumber(X(i)), " ",
                      ShortNumber(top_ - 0.5), "v", ShortNumber(kRow * rows_));
    }
    absl::StrAppend(&out, "<path class=sep d=\"", lines, "\"/>");
  }

  void AppendNames(std::string& out) const {
    for (size_t i = 0; i < columns_.size(); ++i) {
      absl::StrAppend(&out, "<a href=#a", columns_[i],
                      " tabindex=-1><text transform=\"translate(",
                      ShortNumber(X(i) + kColumn / 2 + 3), " ",
                      ShortNumber(top_ - 8), ") rotate(-45)\">",
                      HtmlAttribute(NameOf(i)), "</text></a>");
    }
  }

  // Names of the sources that have room for one, each at its first column.
  void AppendSources(std::string& out) const {
    size_t first = 0;
    std::string lines;
    for (size_t i = 1; i <= columns_.size(); ++i) {
      const std::string& source = ArticleOf(first).source();
      if (i < columns_.size() && ArticleOf(i).source() == source) continue;
      const double room = X(i) - X(first);
      if (!source.empty() &&
          room > kPerLetter * static_cast<double>(CountCodePoints(source))) {
        absl::StrAppend(&out, "<text class=src x=", ShortNumber(X(first) + 2),
                        " y=14>", HtmlAttribute(source), "</text>");
      }
      if (i < columns_.size()) {
        absl::StrAppend(&lines, "M", ShortNumber(X(i)), " ",
                        ShortNumber(top_ - 6), "V", ShortNumber(Y(rows_)));
      }
      first = i;
    }
    if (!lines.empty()) {
      absl::StrAppend(&out, "<path class=sep d=\"", lines, "\"/>");
    }
  }

  void AppendRow(int row, std::string& out) const {
    const v1::RepeatedStatement& statement = index_.digest().background(row);
    absl::StrAppend(
        &out, "<a href=#b", row,
        " tabindex=-1><text x=", ShortNumber(X(columns_.size()) + 10),
        " y=", ShortNumber(Y(row) + 14), ">",
        HtmlAttribute(Shorten(statement.text(),
                              static_cast<size_t>(labels_ / kPerLetter) - 2)),
        "</text></a>");
    std::map<size_t, const v1::Span*> cells;
    for (const v1::Span& span : statement.occurrences()) {
      const auto number = index_.FindArticle(span.article_id());
      if (!number.has_value()) continue;
      const auto column = numbers_.find(*number);
      if (column != numbers_.end()) cells.emplace(column->second, &span);
    }
    std::string path;
    for (const auto& [column, span] : cells) {
      if (named_) {
        AppendCell(row, column, *span, out);
      } else {
        absl::StrAppend(&path, "M", ShortNumber(X(column)), " ",
                        ShortNumber(Y(row) + kRow / 2 - 0.5), "h",
                        ShortNumber(std::max(column_, 1.0)));
      }
    }
    if (!path.empty()) {
      absl::StrAppend(&out, "<path stroke-width=", ShortNumber(kRow - 3),
                      " d=\"", path, "\"/>");
    }
  }

  void AppendCell(int row, size_t column, const v1::Span& span,
                  std::string& out) const {
    absl::StrAppend(
        &out, "<a href=#", PlaceId(columns_[column], span.begin()),
        " tabindex=-1><rect x=", ShortNumber(X(column) + 3),
        " y=", ShortNumber(Y(row) + 2.5), " width=", ShortNumber(kColumn - 6),
        " height=", ShortNumber(kRow - 6), " rx=3><title>",
        HtmlAttribute(TitleOrId(ArticleOf(column))), "</title></rect></a>");
  }

  const ReportIndex& index_;
  const int rows_;
  std::vector<int> columns_;       // Numbers of articles.
  std::map<int, size_t> numbers_;  // And back.
  bool named_ = true;
  double column_ = kColumn;
  double top_ = kNames;
  double labels_ = kMinLabels;  // Right of the cells.
};

}  // namespace

void AppendMatrix(const ReportIndex& index, std::string& out) {
  Matrix(index).Append(out);
}

}  // namespace summarizer::io
