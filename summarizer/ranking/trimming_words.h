// The words that trimming knows, by language: data only.

#ifndef SUMMARIZER_RANKING_TRIMMING_WORDS_H_
#define SUMMARIZER_RANKING_TRIMMING_WORDS_H_

#include <string_view>

#include "absl/types/span.h"

namespace summarizer::ranking {

// Words of phrases are separated by one blank. In lower case but for names.
struct TrimmingWords {
  using Phrases = absl::Span<const std::string_view>;

  // Open a sentence before a comma and add nothing to it. None that contrasts
  // ("however"), concludes ("therefore") or restricts ("in particular").
  Phrases openings;
  // The same before a clause that stands for itself: "it should be noted that".
  Phrases clause_openings;
  // After an opening these show that it belongs to what follows.
  Phrases never_after_opening;
  // Open an adverbial that is no sentence without the clause after its comma.
  Phrases subordinators;
  // Of a word that opens one, too.
  Phrases participle_endings;

  // Names of news agencies and media, without article.
  Phrases outlets;
  // Last words of names of media that name nothing else.
  Phrases outlet_endings;
  // Say that a name beside them is of a medium: "Xinhua news agency".
  Phrases outlet_kinds;
  // May stand inside a name in lower case.
  Phrases name_joiners;
  Phrases articles;

  // Of media: "Reuters reported", "reported Reuters".
  Phrases report_verbs;
  // Of any name at the end of a sentence: "Foreign Ministry reports".
  Phrases agency_verbs;
  // Of known outlets only.
  Phrases say_verbs;
  // "As Reuters reported", "according to Reuters", "as reported by Reuters".
  Phrases before_outlet;
  Phrases as;
  // "A source in the ministry told Reuters".
  Phrases sources;
  Phrases told;
  // Say when it was reported, besides the days of the week.
  Phrases times;
  Phrases before_day;
  Phrases days;

  // All that stands in parentheses: "(pictured)".
  Phrases asides;
  // "(Source: Reuters)".
  Phrases source_labels;
};

// Those of a language, named by its BCP-47 tag, or null.
const TrimmingWords* FindTrimmingWords(std::string_view language);

}  // namespace summarizer::ranking

#endif  // SUMMARIZER_RANKING_TRIMMING_WORDS_H_
