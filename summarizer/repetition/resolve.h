// resolve: from records to copies, stories, and the class of each statement. A
// pure function of the set of records.

#ifndef SUMMARIZER_REPETITION_RESOLVE_H_
#define SUMMARIZER_REPETITION_RESOLVE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/repetition/copies.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/repetition/sentence_table.h"
#include "summarizer/repetition/similarity.h"
#include "summarizer/repetition/stories.h"

namespace summarizer::repetition {

// Thresholds; see RepetitionOptions for meaning and defaults.
struct ResolveOptions {
  MatchOptions match;
  CopyOptions copy;
  StoryOptions story;
  uint32_t background_copy_groups = 3;
  uint32_t lead_sentences = kLeadSentences;
  // That may work on it. What comes out is the same.
  uint32_t threads = 1;
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

// What became of one sentence: its class, and how many copy groups make its
// statement, its own article's included.
class ResolvedSentence {
 public:
  static constexpr uint32_t kMaxCount = (1u << 27) - 1;

  SentenceClass sentence_class() const {
    return static_cast<SentenceClass>(bits_ >> 28 & 7);
  }
  // Whether its statement is background. Where it is news all the same, it is
  // the first occurrence.
  bool background() const { return (bits_ & kBackground) != 0; }
  // Whether a later version of its statement is known.
  bool superseded() const { return (bits_ & kSuperseded) != 0; }
  uint32_t article_count() const { return bits_ & kMaxCount; }

  void set_sentence_class(SentenceClass c) {
    bits_ = (bits_ & ~kClass) | static_cast<uint32_t>(c) << 28;
  }
  void set_background() { bits_ |= kBackground; }
  void set_superseded() { bits_ |= kSuperseded; }
  void set_article_count(uint32_t count) {
    bits_ = (bits_ & ~kMaxCount) | (count < kMaxCount ? count : kMaxCount);
  }

 private:
  static constexpr uint32_t kSuperseded = 1u << 27;
  static constexpr uint32_t kClass = 7u << 28;
  static constexpr uint32_t kBackground = 1u << 31;

  uint32_t bits_ = 1;
};

struct ResolvedArticle {
  // Index of the record that it is a copy of.
  std::optional<uint32_t> copy_of;
  // Index of the record at the root of its chain of copies; its own if it is no
  // copy. Articles of one group count as one.
  uint32_t copy_group = 0;
  uint32_t story = 0;  // Index in Resolution::stories.
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
  // By record.
  std::vector<ResolvedArticle> articles;
  // Records by story, each in the order of records; the first leads.
  std::vector<std::vector<uint32_t>> stories;
  // Most articles first, then by first occurrence.
  std::vector<Background> background;
  // By first occurrence.
  std::vector<Change> changes;

  absl::Span<const ResolvedSentence> SentencesOf(uint32_t record) const {
    return absl::MakeConstSpan(sentences).subspan(
        first_sentence[record],
        first_sentence[record + 1] - first_sentence[record]);
  }
  // All sentences in order, and by record the first one and the count of all.
  std::vector<ResolvedSentence> sentences;
  std::vector<uint32_t> first_sentence;
};

// `records` are in their total order, ids distinct.
Resolution Resolve(const RecordStore& records, const ResolveOptions& options);

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RESOLVE_H_
