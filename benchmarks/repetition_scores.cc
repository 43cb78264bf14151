#include "benchmarks/repetition_scores.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kLabels = static_cast<size_t>(Label::kCopy) + 1;

const char* NameOf(Label label) {
  switch (label) {
    case Label::kNews:
      return "news";
    case Label::kFurniture:
      return "furniture";
    case Label::kHeading:
      return "heading";
    case Label::kRepeated:
      return "repeated";
    case Label::kRedundant:
      return "redundant";
    case Label::kChanged:
      return "changed";
    case Label::kCopy:
      return "copy";
  }
  return "";
}

const char* NameOf(Origin origin) {
  switch (origin) {
    case Origin::kOwn:
      return "own";
    case Origin::kAgreement:
      return "agreement";
    case Origin::kLookalike:
      return "lookalike";
    case Origin::kRun:
      return "run";
    case Origin::kLone:
      return "alone";
    case Origin::kIndicator:
      return "indicator";
    case Origin::kQuote:
      return "quote";
  }
  return "";
}

Label LabelOf(v1::Reason reason) {
  switch (reason) {
    case v1::REASON_RULE:
      return Label::kFurniture;
    case v1::REASON_REPEATED:
      return Label::kRepeated;
    case v1::REASON_REDUNDANT:
      return Label::kRedundant;
    case v1::REASON_COPY:
      return Label::kCopy;
    default:
      return Label::kNews;
  }
}

bool IsSuppressed(Label label) {
  return label != Label::kNews && label != Label::kChanged &&
         label != Label::kHeading;
}

// What a digest says of each byte of an article.
class Reading {
 public:
  explicit Reading(const v1::Article& article)
      : labels_(article.body().size(), Label::kNews) {}

  void Mark(const v1::Span& span, Label label) {
    std::fill(labels_.begin() + span.begin(), labels_.begin() + span.end(),
              label);
  }

  // Of most bytes.
  Label At(size_t begin, size_t end) const {
    std::array<size_t, kLabels> counts{};
    for (size_t i = begin; i < end; ++i) {
      ++counts[static_cast<size_t>(labels_[i])];
    }
    return static_cast<Label>(std::max_element(counts.begin(), counts.end()) -
                              counts.begin());
  }

 private:
  std::vector<Label> labels_;
};

Kind KindOf(Label label) {
  switch (label) {
    case Label::kFurniture:
      return Kind::kFurniture;
    case Label::kRepeated:
      return Kind::kRepeated;
    case Label::kRedundant:
      return Kind::kRedundant;
    case Label::kChanged:
      return Kind::kChanged;
    case Label::kCopy:
      return Kind::kCopiedText;
    default:
      return Kind::kNews;
  }
}

void Add(Score& score, bool expected, bool found) {
  score.expected += expected;
  score.found += found;
  score.right += expected && found;
}

class Evaluation {
 public:
  Evaluation(const LabelledCorpus& labelled, const v1::CorpusDigest& digest)
      : labelled_(labelled), digest_(digest) {
    for (int a = 0; a < labelled.corpus.articles_size(); ++a) {
      index_[labelled.corpus.articles(a).id()] = static_cast<size_t>(a);
    }
  }

  Scores Run() && {
    Sentences();
    Copies();
    Stories();
    return std::move(scores_);
  }

 private:
  const v1::Article& ArticleAt(size_t index) const {
    return labelled_.corpus.articles(static_cast<int>(index));
  }

  void Sentences() {
    for (const v1::RepeatedStatement& statement : digest_.background()) {
      for (const v1::Span& span : statement.occurrences()) {
        others_[{index_.at(span.article_id()), span.begin()}] =
            statement.text();
      }
    }
    std::vector<Reading> readings(labelled_.corpus.articles().begin(),
                                  labelled_.corpus.articles().end());
    for (const v1::ChangedStatement& change : digest_.changes()) {
      for (const v1::StatementVersion& version : change.versions()) {
        const size_t a = index_.at(version.span().article_id());
        const v1::StatementVersion& first = change.versions(0);
        others_[{a, version.span().begin()}] =
            &version == &first ? change.text() : first.text();
        readings[a].Mark(version.span(), Label::kChanged);
      }
    }
    for (const v1::ArticleDigest& article : digest_.articles()) {
      const size_t a = index_.at(article.article_id());
      for (const v1::SuppressedSentence& s : article.suppressed()) {
        readings[a].Mark(s.span(), LabelOf(s.reason()));
        if (s.reason() == v1::REASON_RULE) {
          others_[{a, s.span().begin()}] = s.rule();
        }
      }
    }
    for (size_t a = 0; a < readings.size(); ++a) {
      for (const LabelledSpan& span : labelled_.labels[a].spans) {
        Sentence(a, span, readings[a].At(span.begin, span.end));
      }
    }
  }

  void Sentence(size_t a, const LabelledSpan& span, Label found) {
    const v1::Article& article = ArticleAt(a);
    // A heading is not suppressed, like news.
    const Label expected =
        span.label == Label::kHeading ? Label::kNews : span.label;
    const bool kept = !IsSuppressed(found);
    for (const Kind kind : {Kind::kFurniture, Kind::kRepeated, Kind::kRedundant,
                            Kind::kChanged, Kind::kCopiedText}) {
      Add(scores_.by_kind[kind], KindOf(expected) == kind,
          KindOf(found) == kind);
    }
    Add(scores_.by_kind[Kind::kNews], !IsSuppressed(expected), kept);
    if (expected == Label::kRepeated && span.origin == Origin::kRun) {
      Add(scores_.by_kind[Kind::kInRuns], true, found == expected);
    }
    if (expected == Label::kRepeated && span.origin == Origin::kLone) {
      Add(scores_.by_kind[Kind::kAlone], true, found == expected);
    }
    if (expected == Label::kNews && span.origin == Origin::kAgreement) {
      Add(scores_.by_kind[Kind::kAgreement], true, kept);
    }
    if (expected == Label::kNews && span.origin == Origin::kLookalike) {
      Add(scores_.by_kind[Kind::kLookalikes], true, kept);
    }
    if (expected != found) {
      AddMistake(StrCat(NameOf(span.label), " (", NameOf(span.origin), ")"),
                 NameOf(found), article.id(),
                 article.body().substr(span.begin, span.end - span.begin));
      const auto other = others_.find({a, span.begin});
      if (other != others_.end()) {
        last_->text += StrCat(" || ", other->second);
      }
    }
  }

  void Copies() {
    for (const v1::ArticleDigest& article : digest_.articles()) {
      const ArticleLabels& labels =
          labelled_.labels[index_.at(article.article_id())];
      const std::string expected =
          labels.copy_of.has_value() ? ArticleAt(*labels.copy_of).id() : "";
      Score& score = scores_.by_kind[Kind::kCopies];
      score.expected += !expected.empty();
      score.found += !article.copy_of().empty();
      score.right += !expected.empty() && article.copy_of() == expected;
      if (article.copy_of() != expected) {
        AddMistake(
            StrCat("copy of"), "another article", article.article_id(),
            StrCat("labelled ", expected, ", found ", article.copy_of()));
      }
    }
  }

  void Stories() {
    std::vector<size_t> found(labelled_.labels.size());
    for (int s = 0; s < digest_.stories_size(); ++s) {
      for (const std::string& id : digest_.stories(s).article_ids()) {
        found[index_.at(id)] = static_cast<size_t>(s);
      }
    }
    Score& score = scores_.by_kind[Kind::kStoryPairs];
    std::map<size_t, std::vector<size_t>> expected_groups;
    std::map<size_t, std::vector<size_t>> found_groups;
    for (size_t a = 0; a < found.size(); ++a) {
      if (labelled_.labels[a].copy_of.has_value()) continue;
      expected_groups[labelled_.labels[a].story].push_back(a);
      found_groups[found[a]].push_back(a);
    }
    for (const auto& [story, group] : expected_groups) {
      for (size_t i = 0; i < group.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
          const bool right = found[group[i]] == found[group[j]];
          ++score.expected;
          score.right += right;
          if (!right) PairMistake("one story", "two", group[j], group[i]);
        }
      }
    }
    for (const auto& [story, group] : found_groups) {
      for (size_t i = 0; i < group.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
          ++score.found;
          if (labelled_.labels[group[i]].story !=
              labelled_.labels[group[j]].story) {
            PairMistake("two stories", "one", group[j], group[i]);
          }
        }
      }
    }
  }

  std::string TitleAndLead(size_t a) const {
    const std::string& title = ArticleAt(a).title();
    for (const LabelledSpan& span : labelled_.labels[a].spans) {
      if (span.label == Label::kFurniture || span.label == Label::kHeading) {
        continue;
      }
      return StrCat(
          title, " / ",
          ArticleAt(a).body().substr(span.begin, span.end - span.begin));
    }
    return title;
  }

  void PairMistake(const char* expected, const char* found, size_t a,
                   size_t b) {
    AddMistake(expected, found,
               StrCat(ArticleAt(a).id(), " ", ArticleAt(b).id()),
               StrCat(TitleAndLead(a), " | ", TitleAndLead(b)));
  }

  void AddMistake(std::string expected, std::string found, std::string id,
                  std::string text) {
    std::vector<Mistake>& mistakes =
        scores_.mistakes[StrCat(expected, ", found as ", found)];
    mistakes.push_back({std::move(expected), std::move(found), std::move(id),
                        std::move(text)});
    last_ = &mistakes.back();
  }

  const LabelledCorpus& labelled_;
  const v1::CorpusDigest& digest_;
  std::unordered_map<std::string, size_t> index_;
  // What a sentence, by article and offset, is said to repeat or to change, or
  // the rule that it matches.
  std::map<std::pair<size_t, size_t>, std::string> others_;
  Mistake* last_ = nullptr;
  Scores scores_;
};

}  // namespace

const char* NameOf(Kind kind) {
  switch (kind) {
    case Kind::kFurniture:
      return "furniture";
    case Kind::kRepeated:
      return "repeated";
    case Kind::kInRuns:
      return "– background in runs";
    case Kind::kAlone:
      return "– background alone";
    case Kind::kRedundant:
      return "redundant";
    case Kind::kChanged:
      return "changed";
    case Kind::kCopiedText:
      return "copied sentences";
    case Kind::kCopies:
      return "copies";
    case Kind::kStoryPairs:
      return "story pairs";
    case Kind::kNews:
      return "news kept";
    case Kind::kAgreement:
      return "– agreement kept";
    case Kind::kLookalikes:
      return "– hard negatives kept";
  }
  return "";
}

bool IsPartOfAnother(Kind kind) {
  return kind == Kind::kInRuns || kind == Kind::kAlone ||
         kind == Kind::kAgreement || kind == Kind::kLookalikes;
}

Scores Evaluate(const LabelledCorpus& labelled,
                const v1::CorpusDigest& digest) {
  return Evaluation(labelled, digest).Run();
}

}  // namespace summarizer::benchmarks
