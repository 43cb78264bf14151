#include "summarizer/io/html_article.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// What report.css makes of text, for articles that are not laid out yet.
constexpr size_t kBytesPerLine = 80;
constexpr size_t kLineHeight = 27;
constexpr size_t kBlockSpace = 12;
constexpr size_t kHeaderHeight = 130;

size_t GuessHeight(const std::vector<text::Block>& blocks) {
  size_t height = kHeaderHeight;
  for (const text::Block& block : blocks) {
    height += kBlockSpace +
              kLineHeight *
                  ((block.end - block.begin + kBytesPerLine) / kBytesPerLine);
  }
  return height;
}

std::string_view ElementOf(text::BlockKind kind) {
  switch (kind) {
    case text::BlockKind::kHeading:
      return "h4";
    case text::BlockKind::kTable:
      return "pre";
    default:
      return "p";
  }
}

std::string Pasted(uint32_t articles) {
  return absl::StrCat("in ", Count(articles, "article"));
}

}  // namespace

void HtmlArticle::Append(int article, std::string_view body, std::string& out) {
  body_ = body;
  map_.Build(body);
  splitter_.Split(map_, language_, blocks_);
  next_place_ = 0;
  const v1::ArticleDigest& digest = index_.digest().articles(article);
  absl::StrAppend(&out, "<article id=a", article);
  const auto story = index_.StoryOf(article);
  if (story.has_value()) absl::StrAppend(&out, " data-s=", *story);
  if (!digest.language().empty() && digest.language() != "en") {
    absl::StrAppend(&out, " lang=\"", HtmlAttribute(digest.language()), "\"");
  }
  absl::StrAppend(&out, " style=--h:", GuessHeight(blocks_), "px>");
  AppendHeader(article, out);
  for (const text::Block& block : blocks_) AppendBlock(article, block, out);
  out += "</article>\n";
}

void HtmlArticle::AppendHeader(int article, std::string& out) const {
  const v1::ArticleDigest& digest = index_.digest().articles(article);
  absl::StrAppend(&out, "<header><h3 dir=auto><a href=#a", article, ">",
                  HtmlAttribute(TitleOrId(digest)), "</a></h3><p class=m>",
                  HtmlDate(digest.publish_time(), digest.has_publish_time()));
  for (const std::string& part :
       {digest.source(),
        digest.byline().empty() ? "" : absl::StrCat("by ", digest.byline()),
        digest.title().empty() ? "" : digest.article_id()}) {
    if (!part.empty()) {
      absl::StrAppend(&out, "<span>", HtmlAttribute(part), "</span>");
    }
  }
  const auto story = index_.StoryOf(article);
  if (story.has_value() && index_.IsShared(*story)) {
    absl::StrAppend(
        &out, "<a href=#s", *story, ">story of ",
        Count(static_cast<uint64_t>(
                  index_.digest().stories(*story).article_ids_size()),
              "article"),
        "</a>");
  }
  const v1::ArticleStats& stats = digest.stats();
  const std::string counts = JoinParts(
      {NumberOrNothing(stats.selected(), "picked"), RepeatedParts(stats),
       CountOrNothing(stats.furniture(), "furniture line")});
  if (!counts.empty()) absl::StrAppend(&out, "<span>", counts, "</span>");
  out += "</p>";
  if (!digest.copy_of().empty()) {
    absl::StrAppend(&out, "<p class=\"m copy\"><span>Copy of</span>",
                    Origin(index_, digest.copy_of()), "</p>");
  }
  out += "</header>";
}

bool HtmlArticle::IsTitle(int article, const text::Block& block) const {
  if (block.kind != text::BlockKind::kHeading) return false;
  const std::vector<Place>& places = index_.PlacesOf(article);
  if (next_place_ < places.size() && places[next_place_].begin < block.end) {
    return false;  // There is something to be said about it.
  }
  return OneLine(body_.substr(block.begin, block.end - block.begin)) ==
         OneLine(index_.digest().articles(article).title());
}

void HtmlArticle::AppendBlock(int article, const text::Block& block,
                              std::string& out) {
  const std::vector<Place>& places = index_.PlacesOf(article);
  while (next_place_ < places.size() &&
         places[next_place_].end <= block.begin) {
    ++next_place_;
  }
  if (IsTitle(article, block)) return;
  const std::string_view element = ElementOf(block.kind);
  absl::StrAppend(&out, "<", AbslView(element), " dir=auto",
                  IsAllSuppressed(block, places) ? " class=x>" : ">");
  uint32_t at = block.begin;
  const auto text = [&](uint32_t end) { return body_.substr(at, end - at); };
  for (size_t i = next_place_; i < places.size() && places[i].begin < block.end;
       ++i) {
    const Place& place = places[i];
    const uint32_t end = std::min(place.end, block.end);
    if (end <= at) continue;
    if (place.begin > at) {
      AppendHtml(text(place.begin), out);
      at = place.begin;
    }
    const bool is_first = place.begin >= block.begin;
    AppendPlace(article, place, text(end), is_first, out);
    at = end;
  }
  AppendHtml(text(block.end), out);
  absl::StrAppend(&out, "</", AbslView(element), ">\n");
}

void HtmlArticle::AppendPlace(int article, const Place& place,
                              std::string_view text, bool is_first,
                              std::string& out) const {
  std::string id;
  if (is_first && (place.picked != nullptr || place.background.has_value() ||
                   place.change.has_value())) {
    id = absl::StrCat(" id=", PlaceId(article, place.begin));
  }
  if (place.picked != nullptr) {
    absl::StrAppend(&out, "<mark", place.corpus_rank > 0 ? " class=n" : "", id,
                    WhyAttribute(*place.picked), ">");
    AppendHtml(text, out);
    out += "</mark>";
  } else if (place.suppressed == nullptr) {
    if (!id.empty()) absl::StrAppend(&out, "<span", id, ">");
    AppendHtml(text, out);
    if (!id.empty()) out += "</span>";
  } else if (place.suppressed->reason() == v1::REASON_RULE) {
    absl::StrAppend(&out, "<s data-r=\"",
                    HtmlAttribute(place.suppressed->rule()), "\"", id, ">");
    AppendHtml(text, out);
    out += "</s>";
  } else {
    const v1::Reason reason = place.suppressed->reason();
    const char* const name = reason == v1::REASON_COPY        ? "c"
                             : reason == v1::REASON_REDUNDANT ? "d"
                                                              : "r";
    absl::StrAppend(&out, "<span class=", name, id, ">");
    AppendHtml(text, out);
    if (is_first && reason != v1::REASON_COPY) {
      AppendSuppressedNote(article, place, out);
    }
    out += "</span>";
  }
  if (is_first) AppendNotes(place, out);
}

// "in 3 articles", as a link to what they all say.
void HtmlArticle::AppendSuppressedNote(int article, const Place& place,
                                       std::string& out) const {
  std::string link;
  const auto story = index_.StoryOf(article);
  if (place.background.has_value()) {
    link = absl::StrCat(" href=#b", *place.background);
  } else if (place.repeated_change.has_value()) {
    link = absl::StrCat(" href=#c", *place.repeated_change);
  } else if (place.suppressed->reason() == v1::REASON_REDUNDANT &&
             story.has_value() && index_.IsShared(*story)) {
    link = absl::StrCat(" href=#s", *story);
  }
  absl::StrAppend(&out, "<a", link, ">",
                  Pasted(place.suppressed->article_count()), "</a>");
}

// Links back to where the digest has the sentence.
void HtmlArticle::AppendNotes(const Place& place, std::string& out) const {
  if (place.corpus_rank > 0) {
    absl::StrAppend(&out, "<a class=k href=#n", place.corpus_rank,
                    " aria-label=\"Number ", place.corpus_rank,
                    " of what is new\">", place.corpus_rank, "</a>");
  }
  if (place.change.has_value()) {
    absl::StrAppend(&out, "<a class=v href=#c", *place.change, ">version ",
                    place.version + 1, " of ",
                    index_.digest().changes(*place.change).versions_size(),
                    "</a>");
  }
  if (place.background.has_value() && place.suppressed == nullptr) {
    absl::StrAppend(
        &out, "<a class=v href=#b", *place.background, ">",
        Pasted(index_.digest().background(*place.background).article_count()),
        "</a>");
  }
}

bool HtmlArticle::IsAllSuppressed(const text::Block& block,
                                  const std::vector<Place>& places) const {
  uint32_t at = block.begin;
  for (size_t i = next_place_; i < places.size() && places[i].begin < block.end;
       ++i) {
    if (places[i].suppressed == nullptr) return false;
    // Between sentences there is a space or a line break.
    if (places[i].begin > at &&
        !OneLine(body_.substr(at, places[i].begin - at)).empty()) {
      return false;
    }
    at = std::max(at, places[i].end);
  }
  return at >= block.end;
}

}  // namespace summarizer::io
