// The words that labelled corpora are made of: hand-written English sentences
// with slots. All names are invented.
//
// A slot is written {kind}, or {kind2}, {kind3} for others of its kind; which
// kinds there are is told by entities.h. "<<" stands before a closing clause
// that an editor may move to the front. {not} is empty, or "not " in a negated
// sentence.

#ifndef BENCHMARKS_CORPUS_TEMPLATES_H_
#define BENCHMARKS_CORPUS_TEMPLATES_H_

#include <string_view>
#include <vector>

namespace summarizer::benchmarks {

using Texts = std::vector<std::string_view>;

// What articles of one subject talk about. Verbs are regular: one form serves
// for past tense and participle. Any actor goes with any verb, object, ending.
struct Domain {
  Texts actors;
  Texts verbs;
  Texts objects;
  Texts endings;
  Texts roles;
  Texts headings;
};

// A kind of event: one for each domain, in the same order. A fact is a list of
// sentences that say it in different words; titles likewise.
struct EventType {
  Texts titles;
  std::vector<Texts> facts;  // The first is the lead's.
};

const std::vector<Domain>& Domains();
const std::vector<EventType>& EventTypes();

// Background: sentences that are pasted together, in this order.
const std::vector<Texts>& BackgroundRuns();

// Background that stands alone.
const Texts& LoneBackground();

// Statements that are made again with another {value} and {period}.
const Texts& Indicators();

// Furniture before the text, inside and after it. Slots {person}, {city},
// {outlet}, {iso} (the date), {day} (likewise) and {title} (of another
// article); "\n" ends a line.
const Texts& FurnitureAbove();
const Texts& FurnitureInside();
const Texts& FurnitureBelow();
const Texts& FurniturePrefixes();

// Groups of words and phrases that can stand for each other, "a|b|c", all in
// lower case.
const Texts& Synonyms();

// Words that can be left out; openings that can be put before a sentence.
const Texts& Fillers();
const Texts& Openings();

}  // namespace summarizer::benchmarks

#endif  // BENCHMARKS_CORPUS_TEMPLATES_H_
