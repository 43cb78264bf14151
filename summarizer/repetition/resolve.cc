#include "summarizer/repetition/resolve.h"

#include <algorithm>
#include <utility>

#include "summarizer/repetition/statements.h"

namespace summarizer::repetition {
namespace {

// Sentences of an original with which one of its copy is compared: no news
// makes a statement so often.
constexpr size_t kMaxCompared = 64;

class Resolver {
 public:
  Resolver(const RecordStore& records, const ResolveOptions& options)
      : records_(records),
        options_(options),
        table_(records, options.threads),
        statements_(FindStatements(table_, options.match)) {
    resolution_.articles.resize(records.size());
    resolution_.sentences.resize(table_.size());
    for (uint32_t r = 0; r < records.size(); ++r) {
      resolution_.first_sentence.push_back(table_.FirstOf(r));
    }
    resolution_.first_sentence.push_back(table_.size());
  }

  Resolution Run() && {
    const std::vector<std::optional<uint32_t>> copies =
        FindCopies(table_, statements_, options_.copy);
    for (uint32_t r = 0; r < records_.size(); ++r) {
      ResolvedArticle& article = resolution_.articles[r];
      article.copy_of = copies[r];
      // Originals come first, so their group is known.
      article.copy_group = copies[r].has_value()
                               ? resolution_.articles[*copies[r]].copy_group
                               : r;
    }
    AssignStories(copies);
    group_seen_.assign(records_.size(), Statements::kNone);
    story_seen_.assign(resolution_.stories.size(), Statements::kNone);
    for (uint32_t id = 0; id < statements_.size(); ++id) Classify(id);
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
    return resolution_.sentences[table_.NumberOf(ref)];
  }

  // A statement that comes up again when its story is over is pasted: it says
  // nothing of the event.
  bool IsPasted(const Statement& statement) const {
    if (statement.version_count >= 2) return false;
    const absl::Span<const SentenceRef> occurrences = statement.occurrences;
    const std::optional<int64_t> first =
        records_.time(occurrences.front().record);
    if (!first.has_value()) return false;
    // Undated ones come last.
    const auto dated_end = std::partition_point(
        occurrences.begin(), occurrences.end(), [&](const SentenceRef& ref) {
          return records_.time(ref.record).has_value();
        });
    const std::optional<int64_t> last = records_.time((dated_end - 1)->record);
    return *last - *first > options_.story.window_seconds;
  }

  // Where a statement comes up.
  struct Spread {
    uint32_t copy_groups = 0;
    uint32_t stories = 0;
    bool in_leads = false;  // Among the first sentences.
  };

  Spread SpreadOf(uint32_t id) {
    Spread spread;
    for (const SentenceRef& ref : statements_[id].occurrences) {
      const ResolvedArticle& article = resolution_.articles[ref.record];
      spread.copy_groups += group_seen_[article.copy_group] != id ? 1 : 0;
      group_seen_[article.copy_group] = id;
      spread.stories += story_seen_[article.story] != id ? 1 : 0;
      story_seen_[article.story] = id;
      spread.in_leads |= ref.sentence < options_.lead_sentences;
    }
    return spread;
  }

  void AssignStories(const std::vector<std::optional<uint32_t>>& copies) {
    enum : uint8_t { kUnknown, kNo, kYes };
    std::vector<uint8_t> known(statements_.size(), kUnknown);
    const auto is_pasted = [&](uint32_t id) {
      if (known[id] == kUnknown) {
        known[id] = IsPasted(statements_[id]) ? kYes : kNo;
      }
      return known[id] == kYes;
    };
    std::vector<uint8_t> pasted(records_.size(), 0);
    for (uint32_t r = 0; r < records_.size(); ++r) {
      const uint32_t leads = std::min<uint32_t>(
          kLeadSentences, table_.EndOf(r) - table_.FirstOf(r));
      for (uint32_t s = 0; s < leads; ++s) {
        const uint32_t id = statements_.Of(table_.FirstOf(r) + s);
        if (id != Statements::kNone && is_pasted(id)) {
          pasted[r] = static_cast<uint8_t>(pasted[r] | 1u << s);
        }
      }
    }
    const std::vector<uint32_t> leaders =
        FindStories(table_, pasted, copies, options_.story);
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

  bool IsBackground(const Spread& spread) const {
    return spread.stories >= 2 ||
           (spread.copy_groups >= options_.background_copy_groups &&
            !spread.in_leads);
  }

  void Classify(uint32_t id) {
    const Statement statement = statements_[id];
    const Spread spread = SpreadOf(id);
    for (const SentenceRef& ref : statement.occurrences) {
      At(ref).set_article_count(spread.copy_groups);
    }
    if (statement.version_count >= 2) {
      ClassifyChange(statement);
      return;
    }
    const bool background = IsBackground(spread);
    const SentenceRef& first = statement.occurrences.front();
    for (const SentenceRef& ref : statement.occurrences) {
      At(ref).set_sentence_class(background ? SentenceClass::kRepeated
                                            : SentenceClass::kRedundant);
      if (background) At(ref).set_background();
    }
    if (!background || first.sentence < options_.lead_sentences) {
      At(first).set_sentence_class(SentenceClass::kNews);
    }
    if (background) {
      resolution_.background.push_back(
          {spread.copy_groups,
           {statement.occurrences.begin(), statement.occurrences.end()}});
    }
  }

  void ClassifyChange(const Statement& statement) {
    Change change;
    change.versions.resize(statement.version_count);
    for (size_t o = 0; o < statement.occurrences.size(); ++o) {
      const SentenceRef& ref = statement.occurrences[o];
      const uint32_t version = statement.versions[o];
      if (version == Statement::kNoVersion) {
        At(ref).set_sentence_class(SentenceClass::kRepeated);
        continue;
      }
      std::vector<SentenceRef>& occurrences =
          change.versions[version].occurrences;
      At(ref).set_sentence_class(occurrences.empty()
                                     ? SentenceClass::kChanged
                                     : SentenceClass::kRepeated);
      if (version + 1 < statement.version_count) At(ref).set_superseded();
      occurrences.push_back(ref);
    }
    resolution_.changes.push_back(std::move(change));
  }

  // In a copy, whatever its original holds with the same values is copied.
  void MarkCopied() {
    for (uint32_t r = 0; r < records_.size(); ++r) {
      const std::optional<uint32_t> original = resolution_.articles[r].copy_of;
      if (!original.has_value()) continue;
      for (uint32_t n = table_.FirstOf(r); n < table_.EndOf(r); ++n) {
        const uint32_t id = statements_.Of(n);
        if (id == Statements::kNone) continue;
        const absl::Span<const SentenceRef> occurrences =
            statements_[id].occurrences;
        size_t compared = 0;
        for (const auto* o =
                 std::lower_bound(occurrences.begin(), occurrences.end(),
                                  SentenceRef{*original, 0});
             o != occurrences.end() && o->record == *original &&
             compared < kMaxCompared;
             ++o, ++compared) {
          if (ValuesConflict(table_[n], table_[table_.NumberOf(*o)])) continue;
          resolution_.sentences[n].set_sentence_class(SentenceClass::kCopied);
          break;
        }
      }
    }
  }

  const RecordStore& records_;
  const ResolveOptions& options_;
  const SentenceTable table_;
  const Statements statements_;
  Resolution resolution_;
  // By copy group and by story the last statement that was met there.
  std::vector<uint32_t> group_seen_;
  std::vector<uint32_t> story_seen_;
};

}  // namespace

Resolution Resolve(const RecordStore& records, const ResolveOptions& options) {
  return Resolver(records, options).Run();
}

}  // namespace summarizer::repetition
