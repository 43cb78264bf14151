#include "summarizer/repetition/copies.h"

#include <algorithm>
#include <cstddef>

#include "absl/types/span.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {
namespace {

// Occurrences of a statement that are looked at, the earliest: an original is
// among them, and pasted background of thousands costs no more.
constexpr size_t kMaxOccurrences = 64;

class CopyFinder {
 public:
  CopyFinder(const SentenceTable& table, const Statements& statements,
             const CopyOptions& options)
      : table_(table), statements_(statements), options_(options) {}

  std::optional<uint32_t> OriginalOf(uint32_t record) {
    originals_.clear();
    const uint32_t first = table_.FirstOf(record);
    const uint32_t end = table_.EndOf(record);
    // Only what shares one of the first sentences can be the original.
    for (uint32_t s = first;
         s < std::min<uint32_t>(end, first + kLeadSentences); ++s) {
      ForEachEarlier(record, s, [&](uint32_t other) {
        const auto at = Find(other);
        if (at == originals_.end() || at->record != other) {
          originals_.insert(at, {other, {0, true}});
        }
      });
    }
    if (originals_.empty()) return std::nullopt;
    uint32_t words = 0;
    for (uint32_t s = first; s < end; ++s) {
      const uint32_t own = table_[s].words();
      words += own;
      ForEachEarlier(record, s, [&](uint32_t other) {
        const auto at = Find(other);
        if (at != originals_.end() && at->record == other) {
          at->common.words += own;
        }
      });
    }
    std::optional<uint32_t> best;
    uint32_t best_words = 0;
    for (const Original& original : originals_) {
      if (original.common.words > best_words &&
          IsCopy(words, original.common, options_)) {
        best = original.record;
        best_words = original.common.words;
      }
    }
    return best;
  }

 private:
  struct Original {
    uint32_t record;
    CommonText common;
  };

  std::vector<Original>::iterator Find(uint32_t record) {
    return std::lower_bound(
        originals_.begin(), originals_.end(), record,
        [](const Original& o, uint32_t r) { return o.record < r; });
  }

  // Calls body(other) for the earlier records with the same statement in the
  // same version as `sentence` of `record`, once for each.
  template <typename Body>
  void ForEachEarlier(uint32_t record, uint32_t sentence, Body body) const {
    const uint32_t id = statements_.Of(sentence);
    if (id == Statements::kNone) return;
    const Statement statement = statements_[id];
    const auto self = std::lower_bound(
        statement.occurrences.begin(), statement.occurrences.end(),
        SentenceRef{record, sentence - table_.FirstOf(record)});
    // Another value is another sentence, none may be the same.
    const uint32_t version = statement.versions[static_cast<size_t>(
        self - statement.occurrences.begin())];
    const size_t looked_at =
        std::min(statement.occurrences.size(), kMaxOccurrences);
    uint32_t previous = Statements::kNone;
    for (size_t o = 0; o < looked_at; ++o) {
      const uint32_t other = statement.occurrences[o].record;
      if (other >= record) break;
      if (other == previous || Differ(statement.versions[o], version)) continue;
      previous = other;
      body(other);
    }
  }

  static bool Differ(uint32_t version, uint32_t other) {
    return version != other && version != Statement::kNoVersion &&
           other != Statement::kNoVersion;
  }

  const SentenceTable& table_;
  const Statements& statements_;
  const CopyOptions& options_;
  std::vector<Original> originals_;  // Ascending.
};

}  // namespace

bool IsCopy(uint32_t words, const CommonText& common,
            const CopyOptions& options) {
  // A brief with a new lead over a long pasted background is no copy.
  return common.lead && words >= options.min_words &&
         common.words >= options.min_words &&
         common.words >= options.share * words;
}

std::vector<std::optional<uint32_t>> FindCopies(const SentenceTable& table,
                                                const Statements& statements,
                                                const CopyOptions& options) {
  std::vector<std::optional<uint32_t>> copies(table.store().size());
  CopyFinder finder(table, statements, options);
  for (uint32_t r = 0; r < copies.size(); ++r) copies[r] = finder.OriginalOf(r);
  return copies;
}

}  // namespace summarizer::repetition
