#include "summarizer/repetition/copies.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"

namespace summarizer::repetition {
namespace {

// Occurrences of a statement that are looked at, the earliest: an original is
// among them, and pasted background of thousands costs no more.
constexpr size_t kMaxOccurrences = 64;

struct Overlap {
  uint32_t words = 0;
  bool lead = false;
};

}  // namespace

bool IsCopy(const ArticleRecord& record, uint32_t matched_words,
            bool lead_matched, const CopyOptions& options) {
  // A brief with a new lead over a long pasted background is no copy.
  if (!lead_matched) return false;
  const uint32_t words = CountWords(record);
  return words >= options.min_words && matched_words >= options.min_words &&
         matched_words >= options.share * words;
}

std::vector<std::optional<uint32_t>> FindCopies(
    absl::Span<const ArticleRecord> records, const Statements& statements,
    const CopyOptions& options) {
  std::vector<std::optional<uint32_t>> copies(records.size());
  absl::flat_hash_map<uint32_t, Overlap> overlaps;
  for (uint32_t r = 0; r < records.size(); ++r) {
    overlaps.clear();
    for (uint32_t s = 0; s < records[r].sentences.size(); ++s) {
      const uint32_t id = statements.of[r][s];
      if (id == Statements::kNone) continue;
      const Statement& statement = statements.statements[id];
      const auto self =
          std::lower_bound(statement.occurrences.begin(),
                           statement.occurrences.end(), SentenceRef{r, s});
      const uint32_t version = statement.versions[static_cast<size_t>(
          self - statement.occurrences.begin())];
      const size_t looked_at =
          std::min(statement.occurrences.size(), kMaxOccurrences);
      uint32_t previous = Statements::kNone;
      for (size_t o = 0; o < looked_at; ++o) {
        const uint32_t other = statement.occurrences[o].record;
        if (other >= r) break;
        // Another value is another sentence; twice in one article counts once.
        if (other == previous || statement.versions[o] != version) continue;
        previous = other;
        Overlap& overlap = overlaps[other];
        overlap.words += records[r].sentences[s].words;
        overlap.lead |= s < kLeadSentences;
      }
    }
    std::optional<uint32_t> best;
    for (const auto& [other, overlap] : overlaps) {
      if (!IsCopy(records[r], overlap.words, overlap.lead, options)) continue;
      if (!best.has_value() || overlap.words > overlaps[*best].words ||
          (overlap.words == overlaps[*best].words && other < *best)) {
        best = other;
      }
    }
    copies[r] = best;
  }
  return copies;
}

}  // namespace summarizer::repetition
