// resolve: from records to copies, stories, and the class of each statement. A
// pure function of the set of records.

#ifndef SUMMARIZER_REPETITION_RESOLVE_H_
#define SUMMARIZER_REPETITION_RESOLVE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/matcher.h"
#include "summarizer/repetition/record.h"

namespace summarizer::repetition {

// Thresholds; see RepetitionOptions for meaning and defaults.
struct ResolveOptions {
  MatchOptions match;
  double copy_share = 0.8;
  uint32_t copy_min_words = 40;
  double story_similarity = 0.15;
  double undated_story_similarity = 0.3;
  int64_t story_window_seconds = 72 * 3600;
  uint32_t background_copy_groups = 3;
  uint32_t lead_sentences = kLeadSentences;
};

enum class SentenceClass : uint8_t {
  kNews,
  kChanged,    // A new version of a changed statement: news, too.
  kRepeated,   // Background, or a version known before.
  kRedundant,  // Said before in the story.
  kCopied,
};

inline bool IsSuppressed(SentenceClass c) {
  return c == SentenceClass::kRepeated || c == SentenceClass::kRedundant ||
         c == SentenceClass::kCopied;
}

struct ResolvedSentence {
  SentenceClass sentence_class = SentenceClass::kNews;
  // Copy groups that make the statement, this article's included.
  uint32_t article_count = 1;
};

struct ResolvedArticle {
  // Index of the record that it is a copy of.
  std::optional<uint32_t> copy_of;
  // Index of the record at the root of its chain of copies; its own if it is no
  // copy. Articles of one group count as one.
  uint32_t copy_group = 0;
  uint32_t story = 0;  // Index in Resolution::stories.
  // Parallel to ArticleRecord::sentences.
  std::vector<ResolvedSentence> sentences;
};

// Occurrences are in the order of records, then of sentences.
struct Background {
  uint32_t article_count = 0;
  std::vector<SentenceRef> occurrences;
};

struct Change {
  struct Version {
    // The earliest occurrence first, then those that repeat it.
    std::vector<SentenceRef> occurrences;
  };
  // Oldest first, undated last.
  std::vector<Version> versions;
};

struct Resolution {
  // Parallel to the records.
  std::vector<ResolvedArticle> articles;
  // Records by story, each in the order of records; the first leads.
  std::vector<std::vector<uint32_t>> stories;
  // Most articles first, then by first occurrence.
  std::vector<Background> background;
  // By first occurrence.
  std::vector<Change> changes;
};

// `records` are in their total order, ids distinct.
Resolution Resolve(absl::Span<const ArticleRecord> records,
                   const ResolveOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RESOLVE_H_
