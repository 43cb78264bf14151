// Candidates: sentences that may be picked, with what they are scored by.

#ifndef SUMMARIZER_RANKING_CANDIDATES_H_
#define SUMMARIZER_RANKING_CANDIDATES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "summarizer/ranking/concept_index.h"
#include "summarizer/ranking/repeat_filter.h"
#include "summarizer/text/document.h"

namespace summarizer::ranking {

// What is known of a sentence apart from its concepts.
struct Traits {
  uint32_t begin = 0;  // Bytes of the body.
  uint32_t end = 0;
  // Index among the article's prose sentences, pasted and known ones left out.
  uint32_t position = 0;
  uint32_t words = 0;  // White-space tokens.
  uint32_t names = 0;
  uint32_t quantities = 0;
  uint32_t title_concepts = 0;  // Content stems shared with the title.
  int32_t cue = 0;              // In units of 1/1024.
  // Shares from 0 to 1: of the title's content stems that it has; of its own
  // that the article's first candidate has too (0 for that one itself); of its
  // words inside quotation marks; of its information that history does not
  // hold; of what its article says that other articles say too, against the
  // article that agrees most.
  float title_share = 0;
  float lead_share = 0;
  float quoted = 0;
  float novelty = 1;
  float agreement = 1;
  bool lead = false;  // The article's first candidate.
  bool stands_alone = true;
  bool complete = false;    // Ends in terminal punctuation.
  bool changed = false;     // A version of a changed statement.
  bool superseded = false;  // There is a later one.
  // Other articles say it in nearly the same words, and not as their news.
  bool pasted = false;
  bool background = false;  // Other stories have it, too.
};

// Traits of a sentence that its text tells. Position, title, lead, cue,
// agreement and repetition are left to others.
Traits ExtractTraits(const text::Document& document,
                     const text::Sentence& sentence);

// A concept is a content stem, or a pair of neighbouring stems of which one is
// content (Filatova and Hatzivassiloglou 2004; Gillick and Favre 2009). Numbers
// are content.
struct Concept {
  uint64_t hash = 0;
  // Sum over the candidates that mention it of their lead shares, in 1/256;
  // the first candidate's is 1.
  uint32_t related = 0;
  uint16_t mentions = 0;  // Candidates that mention it, at most 65,535.
  uint8_t first = 255;    // Position of the first of them, at most 255.
  uint8_t flags = 0;

  bool bigram() const { return (flags & kBigram) != 0; }
  bool in_title() const { return (flags & kInTitle) != 0; }
  // Only sentences mention it that say what a newer version says otherwise.
  bool only_superseded() const { return (flags & kOnlySuperseded) != 0; }

  static constexpr uint8_t kBigram = 1;
  static constexpr uint8_t kInTitle = 2;
  static constexpr uint8_t kOnlySuperseded = 4;
};

// Concept::first for a position.
inline uint8_t FirstAt(uint32_t position) {
  return static_cast<uint8_t>(position < 255 ? position : 255);
}

// The candidates of one article in flat arrays, in reading order.
struct CandidateSet {
  std::vector<Traits> traits;
  // Candidate c has the concepts concept_ids[first_concept[c]] up to
  // concept_ids[first_concept[c + 1]], each once. They number `concepts`.
  std::vector<uint32_t> first_concept = {0};
  std::vector<uint32_t> concept_ids;
  // Those that several candidates mention first, in order of appearance.
  std::vector<Concept> concepts;
  // How many concepts come before those that surely one candidate alone
  // mentions, once, and the title doesn't. These are in the order of the
  // candidates, each of which mentions its own last.
  uint32_t shared = 0;
  // By candidate, the concepts that it alone mentions, once, and the title
  // doesn't, where they are only counted; else empty.
  struct Own {
    uint32_t stems = 0;
    uint32_t pairs = 0;

    uint32_t count() const { return stems + pairs; }
  };
  std::vector<Own> own;

  size_t size() const { return traits.size(); }
  absl::Span<const uint32_t> ConceptsOf(size_t candidate) const {
    return absl::MakeConstSpan(concept_ids)
        .subspan(first_concept[candidate],
                 first_concept[candidate + 1] - first_concept[candidate]);
  }

  // What the candidate adds to Concept::related of those that it mentions.
  uint32_t RelatedOf(size_t candidate) const {
    return traits[candidate].lead
               ? 256
               : static_cast<uint32_t>(traits[candidate].lead_share * 256);
  }

  // Keeps the candidates at these indices, ascending; the concepts stay.
  void Keep(absl::Span<const size_t> indices);

  // Drops the concepts that no candidate mentions, and spare memory.
  void DropUnmentioned();

  // Keeps capacity.
  void Clear();
};

// Fills sets, reusing memory: one per thread.
class CandidateBuilder {
 public:
  // One sentence that may be picked.
  struct Entry {
    const text::Sentence* sentence = nullptr;
    Traits traits;
  };

  // What is kept of concepts.
  enum class Scope {
    kAll,
    // What a single candidate mentions makes no difference to others: for a
    // choice among these candidates it is enough to count it. Most concepts are
    // of this kind. With other articles' they may have to be compared.
    kShared,
  };

  // Makes `set` the candidates `entries` with their concepts; title and lead
  // traits are filled in.
  void Build(const text::Document& document, absl::Span<const Entry> entries,
             const text::Document& title, Scope scope, CandidateSet& set);

 private:
  // What a sentence mentions, in order, repeated where it repeats it.
  struct Mention {
    uint64_t hash;
    uint8_t flags;  // Of the concept.
  };
  // Fills mentions_ and ends_.
  void CollectMentions(const text::Document& document,
                       absl::Span<const Entry> entries);
  // Reduces mentions_ to what comes twice, or in the title, and little else.
  // The rest is counted in set.own and, to be kept, goes to own_.
  void CountOwn(const text::Document& title, Scope scope, CandidateSet& set);
  // Adds what is in own_ to the concepts.
  void AddOwn(CandidateSet& set);
  // Counts what the last candidate mentions.
  void AddConcepts(absl::Span<const Mention> mentions, CandidateSet& set);
  static void MarkSuperseded(CandidateSet& set);
  void MarkTitle(const text::Document& title, CandidateSet& set);
  void FillShares(CandidateSet& set);

  ConceptIndex index_;
  // Of one candidate after the other, and where those of each end. There is
  // room for more.
  std::vector<Mention> mentions_;
  std::vector<uint32_t> ends_;
  std::vector<Mention> own_;
  RepeatFilter repeats_;
  // By concept: the last candidate that mentions it, counted from 1.
  std::vector<uint32_t> last_;
  uint32_t title_size_ = 0;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_CANDIDATES_H_
