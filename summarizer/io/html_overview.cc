#include "summarizer/io/html_overview.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

void AppendTile(uint64_t number, std::string_view one, std::string_view many,
                std::string& out) {
  absl::StrAppend(&out, "<div><dt>", AbslView(number == 1 ? one : many),
                  "</dt><dd>", Digits(number), "</dd></div>");
}

// "2023-01-19 to 2024-02-08", or nothing where no article is dated.
std::string PeriodOf(const v1::CorpusDigest& digest) {
  std::set<int64_t> times;
  for (const v1::ArticleDigest& article : digest.articles()) {
    if (article.has_publish_time()) {
      times.insert(article.publish_time().seconds());
    }
  }
  if (times.empty()) return "";
  v1::Story period;
  period.mutable_first_seen()->set_seconds(*times.begin());
  period.mutable_last_seen()->set_seconds(*times.rbegin());
  return Period(period);
}

size_t CountSources(const v1::CorpusDigest& digest) {
  std::set<std::string_view> sources;
  for (const v1::ArticleDigest& article : digest.articles()) {
    if (!article.source().empty()) sources.insert(article.source());
  }
  return sources.size();
}

// What became of all text, as one bar with a legend.
void AppendMix(const v1::CorpusDigest& digest, std::string& out) {
  const v1::CorpusStats& stats = digest.stats();
  uint64_t picked = 0;
  for (const v1::ArticleDigest& article : digest.articles()) {
    picked += article.stats().selected();
  }
  const uint64_t accounted =
      picked + stats.repeated() + stats.redundant() + stats.copied();
  struct Part {
    uint64_t count;
    std::string_view name;
  };
  const Part parts[] = {
      {picked, "picked for their article"},
      {stats.sentences() - std::min<uint64_t>(stats.sentences(), accounted),
       "other news"},
      {stats.repeated(), "repeated"},
      {stats.redundant(), "told before in their story"},
      {stats.copied(), "in copies"},
      {stats.furniture(), "furniture lines"},
  };
  std::string bar;
  std::string key;
  int number = 0;
  for (const Part& part : parts) {
    ++number;
    if (part.count == 0) continue;
    absl::StrAppend(&bar, "<i class=k", number, " style=flex:", part.count,
                    "></i>");
    absl::StrAppend(&key, "<span><i class=k", number, "></i>",
                    Digits(part.count), " ", AbslView(part.name), "</span>");
  }
  if (bar.empty()) return;
  absl::StrAppend(&out, "<div class=mix aria-hidden=true>", bar,
                  "</div>\n<p class=key>", key, "</p>\n");
}

}  // namespace

std::string ReportTitle(const v1::CorpusDigest& digest) {
  return absl::StrCat(
      "What is new in ",
      Count(static_cast<uint64_t>(digest.articles_size()), "article"));
}

void AppendHead(const v1::CorpusDigest& digest, std::string& out) {
  const v1::CorpusStats& stats = digest.stats();
  absl::StrAppend(&out, "<header class=head><h1>", ReportTitle(digest),
                  "</h1>\n<p class=m>");
  const size_t sources = CountSources(digest);
  for (const std::string& part :
       {PeriodOf(digest), CountOrNothing(sources, "source"),
        CountOrNothing(stats.bytes(), "byte"),
        stats.bad_articles() == 0
            ? std::string()
            : CountOf(stats.bad_articles(), "article that could not be read",
                      "articles that could not be read")}) {
    if (!part.empty()) absl::StrAppend(&out, "<span>", part, "</span>");
  }
  out += "</p>\n<dl class=tiles>";
  AppendTile(static_cast<uint64_t>(digest.articles_size()), "article",
             "articles", out);
  AppendTile(stats.copies(), "copy", "copies", out);
  AppendTile(stats.stories(), "story", "stories", out);
  AppendTile(stats.sentences(), "sentence", "sentences", out);
  AppendTile(stats.changed_statements(), "changed statement",
             "changed statements", out);
  AppendTile(stats.background_statements(), "pasted statement",
             "pasted statements", out);
  out += "</dl>\n";
  AppendMix(digest, out);
  out += "</header>\n";
}

void AppendNews(const ReportIndex& index, std::string& out) {
  std::vector<const v1::RankedSentence*> sentences;
  double best = 0;
  for (const v1::RankedSentence& sentence : index.digest().sentences()) {
    sentences.push_back(&sentence);
    best = std::max(best, sentence.score());
  }
  std::stable_sort(
      sentences.begin(), sentences.end(),
      [](const auto* a, const auto* b) { return a->rank() < b->rank(); });
  absl::StrAppend(
      &out, "<section id=new aria-labelledby=hn><h2 id=hn>What is new</h2>\n",
      sentences.empty() ? "<p class=none>Nothing.</p>\n" : "",
      AbslView(kNothingLeft), "<ol class=new>\n");
  for (const v1::RankedSentence* sentence : sentences) {
    std::set<int> stories;
    AddStory(index, sentence->span().article_id(), stories);
    absl::StrAppend(
        &out, "<li id=n", sentence->rank(), " data-n=", sentence->rank(),
        StoriesAttribute(stories), ">",
        LinkTo(index, sentence->span(), ReadableText(*sentence)), "<p class=m>",
        Origin(index, sentence->span().article_id()),
        "</p><button type=button class=w", WhyAttribute(*sentence),
        "><i style=width:",
        ShortNumber(best > 0 ? sentence->score() / best * 100 : 0),
        "%></i><span>score ", absl::StrFormat("%.1f", sentence->score()),
        "</span></button></li>\n");
  }
  out += "</ol></section>\n";
}

}  // namespace summarizer::io
