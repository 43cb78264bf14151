#include "summarizer/io/text_digest.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "summarizer/io/absl_view.h"
#include "summarizer/io/digest_words.h"
#include "summarizer/io/text_layout.h"

namespace summarizer::io {
namespace {

// Entries of a list that is cut, and texts quoted for one rule then.
constexpr size_t kMaxEntries = 25;
constexpr size_t kMaxQuotes = 3;
// A text that is cut to fit its line.
constexpr size_t kMinShort = 10;

// A date, padded so that what follows stands in one column.
std::string DateColumn(std::string date) {
  constexpr size_t kWidth = sizeof("2022-01-14  ") - 1;
  if (date.size() < kWidth) date.resize(kWidth, ' ');
  return date;
}

// Whether there is something to read in a text, unlike in a lone dash.
bool HasWords(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Furniture of one rule.
struct RuleUse {
  uint64_t count = 0;
  std::vector<std::string_view> texts;  // Those with words.
};
using RuleUses = std::map<std::string_view, RuleUse>;

void AddRuleUses(const v1::ArticleDigest& article, RuleUses& uses) {
  for (const v1::SuppressedSentence& sentence : article.suppressed()) {
    if (sentence.reason() != v1::REASON_RULE) continue;
    RuleUse& use = uses[sentence.rule()];
    ++use.count;
    if (HasWords(sentence.text())) use.texts.push_back(sentence.text());
  }
}

// What letters look like.
enum class Look { kPlain, kHeading, kTitle, kReference, kValue };

TextStyle StyleOf(Look look) {
  switch (look) {
    case Look::kPlain:
      return {};
    case Look::kHeading:
      return {"\x1B[1;36m", "\x1B[0m"};  // Bold cyan.
    case Look::kTitle:
      return {"\x1B[1m", "\x1B[0m"};  // Bold.
    case Look::kReference:
      return {"\x1B[2m", "\x1B[0m"};  // Dim.
    case Look::kValue:
      return {"\x1B[35m", "\x1B[0m"};  // Magenta.
  }
  return {};
}

class TextDigest {
 public:
  TextDigest(const v1::CorpusDigest& digest, const TextDigestOptions& options)
      : digest_(digest),
        options_(options),
        is_long_(digest.articles_size() > options.max_listed_articles),
        names_(digest) {}

  std::string Format() && {
    AddOverview();
    AddStories();
    AddChanges();
    AddArticles();
    AddBackground();
    AddLeftOut();
    AddTotals();
    return std::move(out_);
  }

 private:
  void AddHeading(std::string_view heading) {
    if (!out_.empty()) out_ += '\n';
    AddText("", heading, Look::kHeading);
    AddText("", std::string(heading.size(), '='), Look::kHeading);
  }

  void AddText(std::string_view prefix, std::string_view text,
               Look look = Look::kPlain) {
    AppendWrapped(prefix, text, options_.width, out_,
                  options_.color ? StyleOf(look) : TextStyle{});
  }

  void AddShort(std::string_view prefix, std::string_view text,
                Look look = Look::kPlain) {
    const size_t indent = CountColumns(prefix);
    // On one line, however narrow the terminal is.
    const std::string line =
        Shorten(text, std::max(options_.width, indent + kMinShort) - indent);
    AppendWrapped(prefix, line, std::numeric_limits<size_t>::max(), out_,
                  options_.color ? StyleOf(look) : TextStyle{});
  }

  // Says that a list goes on, if it does.
  void AddMore(size_t count) {
    if (count == 0) return;
    absl::StrAppend(&out_, "\n... and ", count,
                    " more; --format=json has them all.\n");
  }

  size_t Shown(size_t size) const {
    return is_long_ ? std::min(size, kMaxEntries) : size;
  }

  // "[Title, Source, date]".
  std::string Reference(const std::string& article_id) const {
    return absl::StrCat("[", names_.ReferenceTo(article_id), "]");
  }

  // Sentences with the articles that they are from.
  void AddSentences(
      const google::protobuf::RepeatedPtrField<v1::RankedSentence>& sentences,
      std::string_view prefix, bool spaced) {
    for (const v1::RankedSentence& sentence : sentences) {
      if (spaced) out_ += '\n';
      AddText(prefix, ReadableText(sentence));
      AddText(std::string(prefix.size(), ' '),
              Reference(sentence.span().article_id()), Look::kReference);
    }
  }

  void AddOverview() {
    AddHeading("WHAT IS NEW");
    AddSentences(digest_.sentences(), "- ", /*spaced=*/true);
    if (digest_.sentences().empty()) out_ += "\nNothing.\n";
  }

  void AddStories() {
    std::vector<const v1::Story*> shared;
    std::vector<const v1::Story*> single;
    for (const v1::Story& story : digest_.stories()) {
      (story.article_ids_size() > 1 ? shared : single).push_back(&story);
    }
    if (shared.size() + single.size() < 2) return;  // The digest above.
    AddHeading("STORIES");
    for (const v1::Story* story : shared) {
      out_ += '\n';
      AddText("", story->title(), Look::kTitle);
      AddText("",
              JoinParts({Count(static_cast<uint64_t>(story->article_ids_size()),
                               "article"),
                         Period(*story)}));
      AddSentences(story->sentences(), "  - ", /*spaced=*/false);
    }
    if (single.empty()) return;
    out_ += shared.empty() ? "\nEach in one article:\n"
                           : "\nOthers, each in one article:\n";
    const size_t shown = Shown(single.size());
    for (size_t i = 0; i < shown; ++i) {
      AddShort(absl::StrCat("  ", DateColumn(Period(*single[i]))),
               single[i]->title());
    }
    AddMore(single.size() - shown);
  }

  void AddChanges() {
    if (digest_.changes().empty()) return;
    AddHeading("WHAT CHANGED");
    const auto size = static_cast<size_t>(digest_.changes_size());
    const size_t shown = Shown(size);
    for (size_t i = 0; i < shown; ++i) {
      out_ += '\n';
      const v1::ChangedStatement& change = digest_.changes(static_cast<int>(i));
      const std::vector<std::string> values = ChangedValues(change);
      for (int v = 0; v < change.versions_size(); ++v) {
        AddVersion(change.versions(v), values[static_cast<size_t>(v)]);
      }
    }
    AddMore(size - shown);
  }

  void AddVersion(const v1::StatementVersion& version,
                  const std::string& values) {
    const std::string date =
        DateColumn(DateOf(version.time(), version.has_time()));
    const std::string indent(date.size(), ' ');
    if (!values.empty()) AddText(date, values, Look::kValue);
    AddText(values.empty() ? date : indent,
            version.text().empty() ? "(seen before; its text was not kept)"
                                   : version.text());
    AddText(indent,
            absl::StrCat("[", names_.NameOf(version.span().article_id()), "]"),
            Look::kReference);
  }

  void AddArticles() {
    if (digest_.articles().empty()) return;
    AddHeading("ARTICLES");
    for (const v1::ArticleDigest& article : digest_.articles()) {
      out_ += '\n';
      AddText("", TitleOrId(article), Look::kTitle);
      AddText(
          "",
          JoinParts({DateOf(article.publish_time(), article.has_publish_time()),
                     article.source(), ByLine(article),
                     article.title().empty() ? "" : article.article_id()}));
      if (!article.copy_of().empty()) {
        AddText("  ", absl::StrCat("Copy of ", Reference(article.copy_of())));
      }
      for (const v1::RankedSentence& sentence : article.sentences()) {
        AddText("  - ", ReadableText(sentence));
      }
      if (article.sentences().empty() && article.copy_of().empty()) {
        AddText("  ", absl::StrCat("(", NothingPicked(article.stats()), ")"));
      }
    }
  }

  static std::string ByLine(const v1::ArticleDigest& article) {
    return article.byline().empty() ? ""
                                    : absl::StrCat("by ", article.byline());
  }

  void AddBackground() {
    if (digest_.background().empty()) return;
    AddHeading("WHAT WAS REPEATED");
    const auto size = static_cast<size_t>(digest_.background_size());
    const size_t shown = Shown(size);
    for (size_t i = 0; i < shown; ++i) {
      const v1::RepeatedStatement& statement =
          digest_.background(static_cast<int>(i));
      out_ += '\n';
      AddText("- ", statement.text());
      AddText("  ",
              absl::StrCat("[in ", Count(statement.article_count(), "article"),
                           ", ", Period(statement), "]"));
    }
    AddMore(size - shown);
  }

  void AddLeftOut() {
    const v1::CorpusStats& stats = digest_.stats();
    if (stats.furniture() + stats.repeated() + stats.redundant() +
            stats.copied() ==
        0) {
      return;
    }
    AddHeading("WHAT WAS LEFT OUT");
    RuleUses corpus_uses;
    for (const v1::ArticleDigest& article : digest_.articles()) {
      if (is_long_) {
        AddRuleUses(article, corpus_uses);
        continue;
      }
      const std::string counts = JoinParts(
          {RepeatedParts(article.stats()),
           CountOrNothing(article.stats().furniture(), "furniture line")});
      if (counts.empty()) continue;
      out_ += '\n';
      AddText("", TitleOrId(article), Look::kTitle);
      AddText("", counts);
      RuleUses uses;
      AddRuleUses(article, uses);
      AddRules(uses, std::numeric_limits<size_t>::max());
    }
    if (!is_long_) return;
    out_ += '\n';
    AddText("",
            JoinParts({RepeatedParts(stats),
                       CountOrNothing(stats.furniture(), "furniture line")}));
    AddRules(corpus_uses, kMaxQuotes);
  }

  void AddRules(const RuleUses& uses, size_t max_quotes) {
    for (const auto& [rule, use] : uses) {
      AddText("  ", absl::StrCat(AbslView(rule), ", ", Count(use.count, "line"),
                                 use.texts.empty() ? "" : ":"));
      const size_t shown = std::min(use.texts.size(), max_quotes);
      for (size_t i = 0; i < shown; ++i) {
        AddShort("    ", use.texts[i], Look::kReference);
      }
      if (shown < use.texts.size()) {
        absl::StrAppend(&out_, "    ... and ", use.texts.size() - shown,
                        " more\n");
      }
    }
  }

  void AddTotals() {
    const v1::CorpusStats& stats = digest_.stats();
    AddHeading("IN TOTAL");
    out_ += '\n';
    AddText("", absl::StrCat(
                    JoinParts({Count(stats.articles(), "article"),
                               NumberOrNothing(stats.bad_articles(), "bad"),
                               stats.copies() == 0
                                   ? ""
                                   : CountOf(stats.copies(), "copy", "copies"),
                               CountOf(stats.stories(), "story", "stories")}),
                    "; ", Count(stats.words(), "word"), " in ",
                    Count(stats.sentences(), "sentence"), ", ",
                    Count(stats.bytes(), "byte")));
  }

  const v1::CorpusDigest& digest_;
  const TextDigestOptions options_;
  const bool is_long_;
  const ArticleNames names_;
  std::string out_;
};

}  // namespace

std::string FormatTextDigest(const v1::CorpusDigest& digest,
                             const TextDigestOptions& options) {
  return TextDigest(digest, options).Format();
}

}  // namespace summarizer::io
