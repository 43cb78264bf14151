// Finds the media that a sentence names as its source.

#ifndef SUMMARIZER_RANKING_TRIMMING_OUTLETS_H_
#define SUMMARIZER_RANKING_TRIMMING_OUTLETS_H_

#include <cstddef>
#include <string_view>

#include "summarizer/ranking/trimming_phrases.h"
#include "summarizer/ranking/trimming_words.h"

namespace summarizer::ranking {

class Outlets {
 public:
  // `data` outlives this object.
  explicit Outlets(const TrimmingWords& data) : data_(data) {}

  // Whether `words`, the end of a sentence after its last comma, only say which
  // medium reported it: "Reuters reported on Monday".
  bool IsAttribution(Words words) const;

  // Whether `inside` is the name of a medium and nothing else: "Reuters",
  // "Source: Reuters".
  bool IsSourceName(std::string_view inside) const;

 private:
  // Words of the name at the beginning: capitalised ones; 0 where there is
  // none.
  size_t NameLength(Words words) const;

  // The same for a name that is that of a medium beyond doubt: "Reuters", "the
  // Baltika Courier", "Xinhua news agency", "the newspaper Diena".
  size_t KnownOutletLength(Words words) const;

  // Whether an outlet of the list is at the beginning.
  bool StartsWithKnown(Words words) const;

  // "a source in the ministry told Reuters"
  bool IsSourceTold(Words words) const;

  // "on Monday", "earlier today", or nothing: whether that is all of `words`.
  bool IsTime(Words words) const;

  const TrimmingWords& data_;
};

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_TRIMMING_OUTLETS_H_
