// Documents to records.

#ifndef SUMMARIZER_REPETITION_SKETCH_H_
#define SUMMARIZER_REPETITION_SKETCH_H_

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "summarizer/repetition/record.h"
#include "summarizer/text/document.h"
#include "summarizer/text/language.h"
#include "summarizer/text/stemmer.h"

namespace summarizer::repetition {

// Sketches the sentences of documents of one language. Keeps scratch memory:
// for one thread at a time.
class Sketcher {
 public:
  // `seed` is that of the documents' stems.
  Sketcher(const std::shared_ptr<const text::Language>& language,
           uint64_t seed);

  // Fills terms and sentences of `record` from an article's document. `prose`
  // are the indices of its prose sentences, ascending; `title` is the document
  // of its title. Id, time and source are left alone.
  void Sketch(const text::Document& document, absl::Span<const uint32_t> prose,
              const text::Document& title, ArticleRecord& record);

 private:
  void SketchSentence(const text::Document& document,
                      const text::Sentence& sentence, SentenceSketch& sketch);
  // What the terms of a sentence are.
  struct Content {
    absl::Span<const uint32_t> terms;  // Indices of those that are content.
    bool has_quantity;
    bool negated;  // An odd number of times.
    bool future;
  };
  // Good until the next call. `capitals`: all are in upper case.
  Content FindContent(absl::Span<const text::Term> terms, bool capitals);
  void AddStoryTerms(const text::Document& document,
                     absl::Span<const text::Term> terms, bool in_title);
  void FinishStoryTerms(std::vector<StoryTerm>& terms) const;

  // By stem, what a sketch has in its place.
  struct Substitute {
    uint64_t stem = 0;
    bool amount_verb = false;
    Stem contrast{};           // None, or in place of it.
    bool capitalised = false;  // That, only where it is.
    bool first_only = false;   // That, only where no other of its set was seen.

    // `seen` are sets of which one was.
    bool IsContrast(bool opens, const text::Term& term, uint64_t& seen) const {
      if (contrast.none()) return false;
      if (capitalised && (opens || !term.Has(text::Term::kCapitalised))) {
        return false;
      }
      if (!first_only) return true;
      const uint64_t set = uint64_t{1} << contrast.contrast_set();
      const bool is_first = (seen & set) == 0;
      seen |= set;
      return is_first;
    }
  };
  const Substitute* FindSubstitute(uint64_t stem) const {
    if ((may_have_substitute_[stem % 64] >> (stem >> 6 & 63) & 1) == 0) {
      return nullptr;
    }
    const auto it = substitutes_.find(stem);
    return it == substitutes_.end() ? nullptr : &it->second;
  }
  void SetSubstitute(uint64_t stem, const Substitute& substitute);
  void AddContrasts(const text::Language& language,
                    const text::Stemmer& stemmer);

  absl::flat_hash_map<uint64_t, Substitute> substitutes_;
  std::array<uint64_t, 64> may_have_substitute_{};  // Bits by stem.
  // Of the sentence in hand; the first two have room for all its terms.
  std::vector<uint32_t> content_;
  std::vector<Stem> stems_;
  std::vector<uint64_t> names_seen_;
  // Of the article in hand: of its title, names and figures; all other terms.
  std::vector<StoryTerm> story_;
  std::vector<StoryTerm> other_story_;
};

}  // namespace summarizer::repetition

#endif  // SUMMARIZER_REPETITION_SKETCH_H_
