#include "summarizer/io/html_stories.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"
#include "summarizer/io/time_scale.h"

namespace summarizer::io {
namespace {

// The rest of a longer list is folded away.
constexpr size_t kShown = 12;
// Between dots of a story, in percent of the line.
constexpr double kGap = 1.8;

class Stories {
 public:
  explicit Stories(const ReportIndex& index) : index_(index) {
    std::optional<std::pair<int64_t, int64_t>> range;
    for (const v1::ArticleDigest& article : index.digest().articles()) {
      if (!article.has_publish_time()) continue;
      const int64_t time = article.publish_time().seconds();
      if (!range.has_value()) range.emplace(time, time);
      range->first = std::min(range->first, time);
      range->second = std::max(range->second, time);
    }
    if (range.has_value()) scale_.emplace(range->first, range->second);
  }

  void Append(std::string& out) const {
    const v1::CorpusDigest& digest = index_.digest();
    if (digest.stories().empty()) return;
    std::vector<int> shared;
    std::vector<int> single;
    for (int i = 0; i < digest.stories_size(); ++i) {
      (index_.IsShared(i) ? shared : single).push_back(i);
    }
    absl::StrAppend(
        &out,
        "<section id=stories aria-labelledby=hs><h2 id=hs>Stories</h2>\n"
        "<p class=m>",
        shared.empty()
            ? "Each is told by one article."
            : absl::StrCat(
                  CountOf(shared.size(), "story is", "stories are"),
                  " told by several articles. A dot is a dated article, "
                  "a ring a copy of another one."),
        "</p>\n", AbslView(kNothingLeft));
    AppendAxis(out);
    for (size_t i = 0; i < shared.size(); ++i) {
      if (i == kShown) {
        absl::StrAppend(
            &out, "<details class=more><summary>",
            CountOf(shared.size() - kShown, "more story", "more stories"),
            "</summary>\n");
      }
      AppendShared(shared[i], out);
    }
    if (shared.size() > kShown) out += "</details>\n";
    if (!single.empty()) AppendSingle(single, !shared.empty(), out);
    out += "</section>\n";
  }

 private:
  void AppendAxis(std::string& out) const {
    if (!scale_.has_value()) return;
    out +=
        "<div class=axis aria-hidden=true><div class=line><div></div>"
        "<div class=track>";
    for (const TimeScale::Tick& tick : scale_->Ticks()) {
      absl::StrAppend(&out, "<span style=--p:", ShortNumber(tick.percent), "%>",
                      tick.label, "</span>");
    }
    out += "</div></div></div>\n";
  }

  // The numbers of a story's articles that are in the corpus.
  std::vector<int> ArticlesOf(int story) const {
    std::vector<int> articles;
    for (const std::string& id : index_.digest().stories(story).article_ids()) {
      const auto article = index_.FindArticle(id);
      if (article.has_value()) articles.push_back(*article);
    }
    return articles;
  }

  // Dots of articles, which are in order of time.
  void AppendTrack(const std::vector<int>& articles, bool apart,
                   std::string& out) const {
    out += "<span class=track aria-hidden=true>";
    std::vector<double> percents;
    std::vector<bool> copies;
    for (const int number : articles) {
      const v1::ArticleDigest& article = index_.digest().articles(number);
      if (!article.has_publish_time() || !scale_.has_value()) continue;
      percents.push_back(scale_->Percent(article.publish_time().seconds()));
      copies.push_back(!article.copy_of().empty());
    }
    if (apart) {
      MoveApart(kGap, percents);
      if (percents.size() > 1) {
        absl::StrAppend(
            &out, "<b style=left:", ShortNumber(percents.front()),
            "%;width:", ShortNumber(percents.back() - percents.front()),
            "%></b>");
      }
    }
    for (size_t i = 0; i < percents.size(); ++i) {
      absl::StrAppend(&out, "<i", copies[i] ? " class=cp" : "",
                      " style=left:", ShortNumber(percents[i]), "%></i>");
    }
    out += "</span>";
  }

  void AppendShared(int number, std::string& out) const {
    const v1::Story& story = index_.digest().stories(number);
    absl::StrAppend(
        &out, "<details class=st data-t id=s", number, " data-s=", number,
        "><summary class=line><span><span class=t dir=auto>",
        HtmlAttribute(story.title()), "</span><span class=m><span>",
        Count(static_cast<uint64_t>(story.article_ids_size()), "article"),
        "</span><span>", Period(story), "</span></span></span>");
    AppendTrack(ArticlesOf(number), /*apart=*/true, out);
    out += "</summary><div class=in><ul>\n";
    for (const v1::RankedSentence& sentence : story.sentences()) {
      absl::StrAppend(
          &out, "<li>", LinkTo(index_, sentence.span(), ReadableText(sentence)),
          "<p class=m>", Origin(index_, sentence.span().article_id()),
          "</p></li>\n");
    }
    out += "</ul><p class=m>All articles:</p><ul>";
    for (const std::string& id : story.article_ids()) {
      absl::StrAppend(&out, "<li class=m>", Origin(index_, id), "</li>\n");
    }
    out += "</ul></div></details>\n";
  }

  void AppendSingle(const std::vector<int>& stories, bool others,
                    std::string& out) const {
    std::vector<int> articles;
    for (const int story : stories) {
      for (const int article : ArticlesOf(story)) articles.push_back(article);
    }
    absl::StrAppend(
        &out,
        "<details class=\"st one\"><summary class=line><span><span "
        "class=t>",
        CountOf(stories.size(), others ? "other story" : "story",
                others ? "other stories" : "stories"),
        "</span><span class=m>",
        stories.size() == 1 ? "in one article" : "each in one article",
        "</span></span>");
    AppendTrack(articles, /*apart=*/false, out);
    out += "</summary><div class=in><ul>\n";
    for (const int article : articles) {
      absl::StrAppend(
          &out, "<li class=m>",
          Origin(index_, index_.digest().articles(article).article_id()),
          "</li>\n");
    }
    out += "</ul></div></details>\n";
  }

  const ReportIndex& index_;
  std::optional<TimeScale> scale_;
};

}  // namespace

void AppendStories(const ReportIndex& index, std::string& out) {
  Stories(index).Append(out);
}

}  // namespace summarizer::io
