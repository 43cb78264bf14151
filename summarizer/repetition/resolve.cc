#include "summarizer/repetition/resolve.h"

#include <algorithm>
#include <utility>

#include "summarizer/repetition/copies.h"
#include "summarizer/repetition/statements.h"
#include "summarizer/repetition/stories.h"

namespace summarizer::repetition {
namespace {

class Resolver {
 public:
  Resolver(absl::Span<const ArticleRecord> records,
           const ResolveOptions& options)
      : records_(records),
        options_(options),
        statements_(FindStatements(records, options.match)) {
    resolution_.articles.resize(records.size());
  }

  Resolution Run() && {
    const std::vector<std::optional<uint32_t>> copies = FindCopies(
        records_, statements_, {options_.copy_share, options_.copy_min_words});
    for (uint32_t r = 0; r < records_.size(); ++r) {
      ResolvedArticle& article = resolution_.articles[r];
      article.copy_of = copies[r];
      // Originals come first, so their group is known.
      article.copy_group = copies[r].has_value()
                               ? resolution_.articles[*copies[r]].copy_group
                               : r;
      article.sentences.resize(records_[r].sentences.size());
    }
    AssignStories(copies);
    for (const Statement& statement : statements_.statements) {
      Classify(statement);
    }
    MarkCopied();
    std::stable_sort(resolution_.background.begin(),
                     resolution_.background.end(),
                     [](const Background& a, const Background& b) {
                       return a.article_count > b.article_count;
                     });
    return std::move(resolution_);
  }

 private:
  ResolvedSentence& At(const SentenceRef& ref) {
    return resolution_.articles[ref.record].sentences[ref.sentence];
  }

  // A statement that comes up again when its story is over is pasted: it says
  // nothing of the event.
  bool IsPasted(const Statement& statement) const {
    if (statement.version_count >= 2) return false;
    std::optional<int64_t> first;
    std::optional<int64_t> last;
    for (const SentenceRef& ref : statement.occurrences) {
      const std::optional<int64_t>& time = records_[ref.record].time;
      if (!time.has_value()) continue;
      if (!first.has_value()) first = time;
      last = time;
    }
    return first.has_value() && *last - *first > options_.story_window_seconds;
  }

  uint32_t CountGroups(const Statement& statement) const {
    std::vector<uint32_t> groups;
    for (const SentenceRef& ref : statement.occurrences) {
      groups.push_back(resolution_.articles[ref.record].copy_group);
    }
    return CountDistinct(groups);
  }

  uint32_t CountStories(const Statement& statement) const {
    std::vector<uint32_t> stories;
    for (const SentenceRef& ref : statement.occurrences) {
      stories.push_back(resolution_.articles[ref.record].story);
    }
    return CountDistinct(stories);
  }

  static uint32_t CountDistinct(std::vector<uint32_t>& values) {
    std::sort(values.begin(), values.end());
    return static_cast<uint32_t>(std::unique(values.begin(), values.end()) -
                                 values.begin());
  }

  void AssignStories(absl::Span<const std::optional<uint32_t>> copies) {
    std::vector<StoryTerms> terms(records_.size());
    for (uint32_t r = 0; r < records_.size(); ++r) {
      uint32_t skip = 0;
      const size_t leads =
          std::min(kLeadSentences, records_[r].sentences.size());
      for (size_t s = 0; s < leads; ++s) {
        const uint32_t id = statements_.of[r][s];
        if (id != Statements::kNone && IsPasted(statements_.statements[id])) {
          skip |= 1u << s;
        }
      }
      terms[r] = StoryTermsOf(records_[r], skip);
    }
    const std::vector<uint32_t> leaders = FindStories(
        records_, terms, copies,
        {options_.story_similarity, options_.undated_story_similarity,
         options_.story_window_seconds});
    std::vector<uint32_t> story_of(records_.size());
    for (uint32_t r = 0; r < records_.size(); ++r) {
      if (leaders[r] == r) {
        story_of[r] = static_cast<uint32_t>(resolution_.stories.size());
        resolution_.stories.emplace_back();
      }
      const uint32_t story = story_of[leaders[r]];
      resolution_.articles[r].story = story;
      resolution_.stories[story].push_back(r);
    }
  }

  bool IsBackground(const Statement& statement) const {
    if (CountStories(statement) >= 2) return true;
    return CountGroups(statement) >= options_.background_copy_groups &&
           std::all_of(statement.occurrences.begin(),
                       statement.occurrences.end(),
                       [&](const SentenceRef& ref) {
                         return ref.sentence >= options_.lead_sentences;
                       });
  }

  void Classify(const Statement& statement) {
    const uint32_t article_count = CountGroups(statement);
    for (const SentenceRef& ref : statement.occurrences) {
      At(ref).article_count = article_count;
    }
    if (statement.version_count >= 2) {
      ClassifyChange(statement);
      return;
    }
    const bool background = IsBackground(statement);
    const SentenceRef& first = statement.occurrences.front();
    for (const SentenceRef& ref : statement.occurrences) {
      At(ref).sentence_class =
          background ? SentenceClass::kRepeated : SentenceClass::kRedundant;
    }
    if (!background || first.sentence < options_.lead_sentences) {
      At(first).sentence_class = SentenceClass::kNews;
    }
    if (background) {
      resolution_.background.push_back({article_count, statement.occurrences});
    }
  }

  void ClassifyChange(const Statement& statement) {
    Change change;
    change.versions.resize(statement.version_count);
    for (size_t o = 0; o < statement.occurrences.size(); ++o) {
      const SentenceRef& ref = statement.occurrences[o];
      const uint32_t version = statement.versions[o];
      if (version == Statement::kNoVersion) {
        At(ref).sentence_class = SentenceClass::kRepeated;
        continue;
      }
      std::vector<SentenceRef>& occurrences =
          change.versions[version].occurrences;
      At(ref).sentence_class = occurrences.empty() ? SentenceClass::kChanged
                                                   : SentenceClass::kRepeated;
      occurrences.push_back(ref);
    }
    resolution_.changes.push_back(std::move(change));
  }

  // In a copy, whatever its original holds with the same values is copied.
  void MarkCopied() {
    for (uint32_t r = 0; r < records_.size(); ++r) {
      const std::optional<uint32_t> original = resolution_.articles[r].copy_of;
      if (!original.has_value()) continue;
      for (uint32_t s = 0; s < records_[r].sentences.size(); ++s) {
        const uint32_t id = statements_.of[r][s];
        if (id == Statements::kNone) continue;
        for (const SentenceRef& ref : statements_.statements[id].occurrences) {
          if (ref.record == *original &&
              !ValuesConflict(records_[r].sentences[s],
                              records_[ref.record].sentences[ref.sentence])) {
            At({r, s}).sentence_class = SentenceClass::kCopied;
          }
        }
      }
    }
  }

  const absl::Span<const ArticleRecord> records_;
  const ResolveOptions& options_;
  const Statements statements_;
  Resolution resolution_;
};

}  // namespace

Resolution Resolve(absl::Span<const ArticleRecord> records,
                   const ResolveOptions& options) {
  return Resolver(records, options).Run();
}

}  // namespace summarizer::repetition
