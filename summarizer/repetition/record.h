// What is remembered of an article: sketches of its sentences, no text.

#ifndef SUMMARIZER_REPETITION_RECORD_H_
#define SUMMARIZER_REPETITION_RECORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace summarizer::repetition {

// Content stems kept of a sentence: contrasts and those with the smallest
// hashes, a bottom-k sketch (Broder 1997). Most sentences have no more, and are
// kept whole.
inline constexpr size_t kSketchStems = 12;
// Values kept of a sentence, the first in order.
inline constexpr size_t kSketchValues = 4;
// An article's first prose sentences: its news is there, background is not.
inline constexpr size_t kLeadSentences = 3;
// Terms kept of an article to tell its story by.
inline constexpr size_t kStoryTerms = 15;

// A content stem: 15 bits of the hash of its root (see text::Term::id), a
// quarter of whose values are not taken, and whether it is (part of) a proper
// name.
//
// In place of hashes, the smallest numbers stand for words that exclude others,
// so that even the sketch of a long sentence has them: 4 bits of the side that
// a word is on, 6 of the set of sides, 3 that tell words of a side apart.
class Stem {
 public:
  static constexpr int kHashBits = 15;
  static constexpr uint32_t kContrastSides = 15;
  static constexpr uint32_t kContrastSets = 64;
  static constexpr uint32_t kContrastWords = 8;
  // The first sets together are one, of events; the last of those of events
  // that turn what else is told.
  static constexpr uint32_t kEventSets = 8;
  static constexpr uint32_t kFirstTurning = 6;
  // Of words that tell different things apart, the first set.
  static constexpr uint32_t kFirstApart = 32;

  constexpr Stem() = default;
  constexpr Stem(uint64_t hash, bool name)
      : bits_(static_cast<uint16_t>(HashOf(hash) << 1 | (name ? 1 : 0))) {}
  // All are counted from 0. Beyond kContrastWords, words share a number.
  static constexpr Stem Contrast(uint32_t set, uint32_t side, uint32_t word) {
    return FromBits(static_cast<uint16_t>(
        (((side + 1) * kContrastSets + set) * kContrastWords +
         word % kContrastWords)
        << 1));
  }
  // Those that turn have numbers of their own.
  static constexpr Stem Event(uint32_t number, bool turns, uint32_t word) {
    return Contrast((turns ? kFirstTurning : 0) + number / kContrastSides,
                    number % kContrastSides, word);
  }
  // A word that may tell of what has not happened yet; in place of the last
  // event that turns.
  static constexpr Stem MayBeFuture(uint32_t word) {
    return Contrast(kEventSets - 1, kContrastSides - 1, word);
  }
  static constexpr Stem FromBits(uint16_t bits) {
    Stem stem;
    stem.bits_ = bits;
    return stem;
  }

  static constexpr uint32_t HashOf(uint64_t hash) {
    const uint32_t bits = static_cast<uint32_t>(hash >> 32) & 0x7FFF;
    // Those that stand for contrasts are spread over the others, by more bits.
    constexpr uint32_t kOthers = 3;
    static_assert((1 + kOthers) * kContrastEnd == 1u << kHashBits);
    return bits < kContrastEnd
               ? kContrastEnd + bits * kOthers +
                     static_cast<uint32_t>(hash >> 47 & 0x7F) % kOthers
               : bits;
  }

  constexpr uint32_t hash() const { return bits_ >> 1; }
  constexpr bool name() const { return (bits_ & 1) != 0; }
  constexpr uint16_t bits() const { return bits_; }
  constexpr bool none() const { return bits_ == 0; }

  constexpr Stem AsName() const {
    return FromBits(static_cast<uint16_t>(bits_ | 1));
  }

  constexpr bool contrast() const { return hash() < kContrastEnd; }
  // Of one that is a contrast: its set, its side, which tells the set, too, and
  // whether it is a MayBeFuture.
  constexpr uint32_t contrast_set() const { return side() % kContrastSets; }
  constexpr uint32_t side() const { return hash() / kContrastWords; }
  constexpr bool may_be_future() const {
    return side() == MayBeFuture(0).side();
  }

  // 16 other bits of the same hash.
  static constexpr uint16_t MoreBits(uint64_t hash) {
    return static_cast<uint16_t>(hash >> 48);
  }

  friend constexpr bool operator==(Stem a, Stem b) {
    return a.bits_ == b.bits_;
  }
  friend constexpr bool operator<(Stem a, Stem b) { return a.bits_ < b.bits_; }

 private:
  static constexpr uint32_t kContrastEnd =
      (kContrastSides + 1) * kContrastSets * kContrastWords;

  uint16_t bits_ = 0;
};

// One prose sentence, slots masked: quantities and dates are not among its
// stems but among its values.
struct SentenceSketch {
  uint32_t begin = 0;  // Bytes of the body.
  uint32_t end = 0;
  // Ascending by hash, each hash once; the first `stem_count` are in use.
  std::array<Stem, kSketchStems> stems{};
  // Ascending, none 0; the first `value_count` are in use. Each has 6 bits of
  // what is measured and 10 of the amount.
  std::array<uint16_t, kSketchValues> values{};
  // Index of the stem that opens the sentence, where it is in upper case like
  // all openers and could be a name. kNoOpener: there is none such.
  uint8_t opener = kNoOpener;
  // More bits of the names, or where there are none of the opener: 15 bits are
  // few where a thousand sentences differ in a name alone. 0: there is neither.
  uint16_t names = 0;
  // Fingerprint of all words in order, slots masked. 0 where the stems tell
  // enough.
  uint16_t exact = 0;
  uint8_t stem_count = 0;
  uint8_t value_count = 0;
  uint8_t words = 0;       // White-space tokens, at most kMaxWords.
  bool negated = false;    // An odd number of negations.
  bool future = false;     // Tells of what has not happened yet: "will".
  bool truncated = false;  // There are more stems.

  static constexpr uint8_t kMaxWords = 63;
  static constexpr uint8_t kNoOpener = 15;
};

// With fewer content stems, only the same words in the same order are the same
// statement.
inline constexpr size_t kMinStems = 3;

// A word or a figure of an article's title or of its first sentences: 22 bits
// of its hash, of which the lower 15 are those of its stem, and what it is.
class StoryTerm {
 public:
  static constexpr int kHashBits = 22;

  constexpr StoryTerm() = default;
  constexpr StoryTerm(uint64_t hash, bool in_title, bool specific)
      : bits_((static_cast<uint32_t>(hash >> 32) & 0x3FFFFF) << 2 |
              (in_title ? 2u : 0u) | (specific ? 1u : 0u)) {}
  static constexpr StoryTerm FromBits(uint32_t bits) {
    StoryTerm term;
    term.bits_ = bits & 0xFFFFFF;
    return term;
  }

  constexpr uint32_t hash() const { return bits_ >> 2; }
  constexpr uint32_t stem_hash() const {
    return Stem::HashOf(uint64_t{hash()} << 32);
  }
  constexpr bool in_title() const { return (bits_ & 2) != 0; }
  // A name or a figure.
  constexpr bool specific() const { return (bits_ & 1) != 0; }
  constexpr uint32_t bits() const { return bits_; }

  friend constexpr bool operator==(StoryTerm a, StoryTerm b) {
    return a.bits_ == b.bits_;
  }
  friend constexpr bool operator<(StoryTerm a, StoryTerm b) {
    return a.bits_ < b.bits_;
  }

 private:
  uint32_t bits_ = 0;
};

// One article.
struct ArticleRecord {
  std::string id;
  // Nanoseconds don't matter for news: seconds since the epoch, UTC.
  std::optional<int64_t> time;
  // Fingerprint of the source, 0: unknown.
  uint16_t source = 0;
  // Ascending by hash, each hash once, at most kStoryTerms.
  std::vector<StoryTerm> terms;
  // Its prose in order.
  std::vector<SentenceSketch> sentences;
};

// Place of a record in the total order: dated first, by time, then by id.
struct RecordOrder {
  bool undated = true;
  int64_t time = 0;
  std::string_view id;

  RecordOrder(std::optional<int64_t> when, std::string_view who)
      : undated(!when.has_value()), time(when.value_or(0)), id(who) {}

  friend bool operator<(const RecordOrder& a, const RecordOrder& b) {
    return std::tie(a.undated, a.time, a.id) <
           std::tie(b.undated, b.time, b.id);
  }
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_RECORD_H_
