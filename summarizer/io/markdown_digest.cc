#include "summarizer/io/markdown_digest.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// Entries of a list that is cut.
constexpr size_t kMaxEntries = 25;

bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<uint8_t>(c)); }
bool IsAlnum(char c) { return absl::ascii_isalnum(static_cast<uint8_t>(c)); }

// Where a line that begins with `line` would be no paragraph, the offset of the
// character to escape.
size_t BlockMarker(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  constexpr std::string_view kMarkers = "#+-=~";
  if (kMarkers.find(line[0]) != std::string_view::npos) return 0;
  size_t digits = 0;
  while (digits < line.size() && IsDigit(line[digits])) ++digits;
  if (digits > 0 && digits < line.size() &&
      (line[digits] == '.' || line[digits] == ')') &&
      (digits + 1 == line.size() || line[digits + 1] == ' ')) {
    return digits;
  }
  return std::string_view::npos;
}

// Whether the character at `at` means something wherever it stands.
bool IsSpecial(std::string_view line, size_t at) {
  const char next = at + 1 < line.size() ? line[at + 1] : ' ';
  switch (line[at]) {
    case '\\':
    case '`':
    case '*':
    case '_':
    case '[':
    case ']':
    case '<':
    case '>':
    case '|':
      return true;
    case '~':
      return next == '~';
    case '&':  // An entity.
      return IsAlnum(next) || next == '#';
    default:
      return false;
  }
}

class MarkdownDigest {
 public:
  MarkdownDigest(const v1::CorpusDigest& digest,
                 const MarkdownDigestOptions& options)
      : digest_(digest),
        is_long_(digest.articles_size() > options.max_listed_articles),
        names_(digest) {}

  std::string Format() && {
    absl::StrAppend(
        &out_, "# What is new in ",
        Count(static_cast<uint64_t>(digest_.articles_size()), "article"),
        "\n\n");
    AddOverview();
    AddStories();
    AddChanges();
    AddBackground();
    if (!is_long_) AddArticles();
    AddTotals();
    return std::move(out_);
  }

 private:
  void AddHeading(std::string_view heading) {
    absl::StrAppend(&out_, "\n## ", AbslView(heading), "\n\n");
  }

  size_t Shown(size_t size) const {
    return is_long_ ? std::min(size, kMaxEntries) : size;
  }

  void AddMore(size_t count) {
    if (count > 0) absl::StrAppend(&out_, "\n… and ", count, " more\n");
  }

  // " — *Title, Source, date*"
  std::string Reference(const std::string& article_id) const {
    return absl::StrCat(" — *", EscapeMarkdown(names_.ReferenceTo(article_id)),
                        "*");
  }

  void AddOverview() {
    std::vector<const v1::RankedSentence*> sentences;
    for (const v1::RankedSentence& sentence : digest_.sentences()) {
      sentences.push_back(&sentence);
    }
    std::stable_sort(
        sentences.begin(), sentences.end(),
        [](const auto* a, const auto* b) { return a->rank() < b->rank(); });
    int number = 0;
    for (const v1::RankedSentence* sentence : sentences) {
      absl::StrAppend(&out_, ++number, ". ",
                      EscapeMarkdown(ReadableText(*sentence)),
                      Reference(sentence->span().article_id()), "\n");
    }
    if (sentences.empty()) out_ += "Nothing.\n";
  }

  void AddStories() {
    std::vector<const v1::Story*> shared;
    for (const v1::Story& story : digest_.stories()) {
      if (story.article_ids_size() > 1) shared.push_back(&story);
    }
    if (shared.empty()) return;
    AddHeading("Stories");
    const size_t shown = Shown(shared.size());
    for (size_t i = 0; i < shown; ++i) {
      const v1::Story& story = *shared[i];
      absl::StrAppend(
          &out_, i == 0 ? "" : "\n", "**", EscapeMarkdown(story.title()),
          "** (",
          Count(static_cast<uint64_t>(story.article_ids_size()), "article"),
          ", ", Period(story), ")\n\n");
      for (const v1::RankedSentence& sentence : story.sentences()) {
        absl::StrAppend(&out_, "- ", EscapeMarkdown(ReadableText(sentence)),
                        Reference(sentence.span().article_id()), "\n");
      }
    }
    AddMore(shared.size() - shown);
  }

  void AddChanges() {
    if (digest_.changes().empty()) return;
    AddHeading("What changed");
    const auto size = static_cast<size_t>(digest_.changes_size());
    const size_t shown = Shown(size);
    for (size_t i = 0; i < shown; ++i) {
      const v1::ChangedStatement& change = digest_.changes(static_cast<int>(i));
      absl::StrAppend(&out_, "- ", EscapeMarkdown(change.text()), "\n");
      const std::vector<std::string> values = ChangedValues(change);
      for (int v = 0; v < change.versions_size(); ++v) {
        const v1::StatementVersion& version = change.versions(v);
        const std::string& value = values[static_cast<size_t>(v)];
        std::string said = "(seen before; its text was not kept)";
        if (!version.text().empty()) {
          said = value.empty()
                     ? EscapeMarkdown(version.text())
                     : absl::StrCat("**", EscapeMarkdown(value), "**");
        }
        absl::StrAppend(
            &out_, "  - ", DateOf(version.time(), version.has_time()), ": ",
            said, " — *",
            EscapeMarkdown(names_.NameOf(version.span().article_id())), "*\n");
      }
    }
    AddMore(size - shown);
  }

  void AddBackground() {
    if (digest_.background().empty()) return;
    AddHeading("Said before");
    const auto size = static_cast<size_t>(digest_.background_size());
    const size_t shown = Shown(size);
    for (size_t i = 0; i < shown; ++i) {
      const v1::RepeatedStatement& statement =
          digest_.background(static_cast<int>(i));
      absl::StrAppend(&out_, "- ", EscapeMarkdown(statement.text()), " (in ",
                      Count(statement.article_count(), "article"), ", ",
                      Period(statement), ")\n");
    }
    AddMore(size - shown);
  }

  void AddArticles() {
    if (digest_.articles().empty()) return;
    AddHeading("Articles");
    for (int i = 0; i < digest_.articles_size(); ++i) {
      const v1::ArticleDigest& article = digest_.articles(i);
      const std::string about = EscapeMarkdown(
          JoinParts({DateOf(article.publish_time(), article.has_publish_time()),
                     article.source()}));
      absl::StrAppend(&out_, i == 0 ? "" : "\n", "**",
                      EscapeMarkdown(TitleOrId(article)), "** (", about,
                      ")\n\n");
      if (!article.copy_of().empty()) {
        absl::StrAppend(&out_, "- Copy", Reference(article.copy_of()), "\n");
      } else if (article.sentences().empty()) {
        absl::StrAppend(&out_, "- (", NothingPicked(article.stats()), ")\n");
      }
      for (const v1::RankedSentence& sentence : article.sentences()) {
        absl::StrAppend(&out_, "- ", EscapeMarkdown(ReadableText(sentence)),
                        "\n");
      }
    }
  }

  void AddTotals() {
    const v1::CorpusStats& stats = digest_.stats();
    AddHeading("In total");
    absl::StrAppend(
        &out_,
        JoinParts({Count(stats.articles(), "article"),
                   stats.copies() == 0
                       ? ""
                       : CountOf(stats.copies(), "copy", "copies"),
                   CountOf(stats.stories(), "story", "stories"),
                   Count(stats.sentences(), "sentence"), RepeatedParts(stats),
                   NumberOrNothing(stats.changed(), "changed"),
                   CountOrNothing(stats.furniture(), "furniture line")}),
        ".\n");
  }

  const v1::CorpusDigest& digest_;
  const bool is_long_;
  const ArticleNames names_;
  std::string out_;
};

}  // namespace

std::string EscapeMarkdown(std::string_view text) {
  const std::string line = OneLine(text);
  const size_t marker = BlockMarker(line);
  std::string escaped;
  escaped.reserve(line.size());
  for (size_t at = 0; at < line.size(); ++at) {
    if (at == marker || IsSpecial(line, at)) escaped += '\\';
    escaped += line[at];
  }
  return escaped;
}

std::string FormatMarkdownDigest(const v1::CorpusDigest& digest,
                                 const MarkdownDigestOptions& options) {
  return MarkdownDigest(digest, options).Format();
}

}  // namespace summarizer::io
