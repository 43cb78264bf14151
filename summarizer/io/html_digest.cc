#include "summarizer/io/html_digest.h"

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/html_article.h"
#include "summarizer/io/html_background.h"
#include "summarizer/io/html_changes.h"
#include "summarizer/io/html_overview.h"
#include "summarizer/io/html_parts.h"
#include "summarizer/io/html_stories.h"
#include "summarizer/io/html_text.h"
#include "summarizer/io/report/report_css.h"
#include "summarizer/io/report/report_js.h"
#include "summarizer/io/report_index.h"
#include "summarizer/text/language.h"

namespace summarizer::io {
namespace {

// Hash of the script as a Content-Security-Policy has it.
std::string ScriptHash() {
  return absl::StrCat(
      "sha256-",
      absl::Base64Escape(absl::HexStringToBytes(AbslView(report::kJsSha256))));
}

void AppendPageHead(const v1::CorpusDigest& digest, std::string& out) {
  absl::StrAppend(
      &out,
      "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n"
      "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; script-src '",
      ScriptHash(),
      "'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n"
      "<meta name=referrer content=no-referrer>\n<title>",
      ReportTitle(digest), "</title>\n<style>\n", AbslView(report::kCss),
      "</style>\n<body>\n<a class=skip href=#new>To what is new</a>\n");
}

void AppendBar(const v1::CorpusDigest& digest, std::string& out) {
  absl::StrAppend(
      &out,
      "<form id=bar role=search hidden><div class=wrap><nav "
      "aria-label=Sections><a href=#new>New</a>",
      digest.stories().empty() ? "" : "<a href=#stories>Stories</a>",
      digest.changes().empty() ? "" : "<a href=#changes>Changed</a>",
      digest.background().empty() ? "" : "<a href=#said>Said before</a>",
      digest.articles().empty() ? "" : "<a href=#articles>Articles</a>",
      "</nav><input id=q type=search placeholder=Filter "
      "aria-label=\"Filter by words\" aria-keyshortcuts=/ autocomplete=off "
      "spellcheck=false>"
      "<select id=story aria-label=\"Filter by story\" autocomplete=off>"
      "<option value=\"\">All stories</option></select>"
      "<label title=\"Hide what was left out\"><input id=plain type=checkbox "
      "autocomplete=off>Only news</label><output "
      "id=found></output></div></form>\n");
}

absl::Status WriteArticles(const ReportIndex& index,
                           const text::Language& language, ArticleSource& texts,
                           ByteSink& sink) {
  absl::Status status = sink.Write(absl::StrCat(
      "<section id=articles aria-labelledby=ha><h2 id=ha>Articles in full</h2>"
      "\n<p class=m>",
      "Marked: what was picked. Grey: what was said before, told before in its "
      "story, or copied. Struck out: furniture.</p>\n",
      AbslView(kNothingLeft)));
  if (status.ok()) status = texts.Rewind();
  if (!status.ok()) return status;
  HtmlArticle writer(index, language);
  v1::Article article;
  std::string html;
  const v1::CorpusDigest& digest = index.digest();
  for (int i = 0; i < digest.articles_size(); ++i) {
    absl::StatusOr<bool> more = texts.Next(article);
    if (!more.ok()) return more.status();
    if (!*more || article.id() != digest.articles(i).article_id()) {
      return absl::AbortedError(absl::StrCat(
          "the articles are not those that were digested: expected ",
          digest.articles(i).article_id(), ", got ",
          *more ? article.id() : "the end"));
    }
    html.clear();
    writer.Append(i, article.body(), html);
    status = sink.Write(html);
    if (!status.ok()) return status;
  }
  return sink.Write("</section>\n");
}

}  // namespace

absl::Status WriteHtmlDigest(const v1::CorpusDigest& digest,
                             ArticleSource& texts, ByteSink& sink) {
  absl::StatusOr<std::unique_ptr<const text::Language>> language =
      text::Language::ForTag("en");
  if (!language.ok()) return language.status();
  const ReportIndex index(digest);
  std::string html;
  AppendPageHead(digest, html);
  html += "<div class=wrap>\n";
  AppendHead(digest, html);
  html += "</div>\n";
  AppendBar(digest, html);
  html += "<main class=wrap>\n";
  AppendNews(index, html);
  AppendStories(index, html);
  AppendChanges(index, **language, html);
  AppendBackground(index, html);
  absl::Status status = sink.Write(html);
  if (status.ok() && !digest.articles().empty()) {
    status = WriteArticles(index, **language, texts, sink);
  }
  if (!status.ok()) return status;
  return sink.Write(absl::StrCat(
      "</main>\n<footer class=wrap>Made by summarize ", AbslView(Version()),
      ", algorithm ", HtmlAttribute(digest.algorithm_version()),
      ". Keys: / filters, Escape clears.</footer>\n<script>",
      AbslView(report::kJs), "</script>\n"));
}

}  // namespace summarizer::io
