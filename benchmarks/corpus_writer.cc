#include "benchmarks/corpus_writer.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "benchmarks/corpus_templates.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kArticlesPerTopic = 12;
constexpr size_t kArticlesPerIndicator = 20;
constexpr size_t kRecent = 400;

constexpr double kLookalikes = 0.3;  // An article.
constexpr double kIndicators = 0.25;
constexpr double kCopyEdits = 0.1;

// {person} is used by facts; others are for colour.
const std::vector<std::string_view>& Sources() {
  static const auto* const kSources =
      new std::vector<std::string_view>{"{person4}, ROLE,",
                                        "{surname}",
                                        "{person5}, ROLE from {city2},",
                                        "a spokeswoman for {firm}",
                                        "the {body}",
                                        "a report by the {body2}",
                                        "{person6}, ROLE in {country},",
                                        "the mayor of {city2}, {person7},",
                                        "{surname2}",
                                        "a neighbour of {surname2}"};
  return *kSources;
}

// Prose that begins like furniture.
const std::vector<std::string_view>& FurnitureLike() {
  static const auto* const kOpenings = new std::vector<std::string_view>{
      "by {weekday3} noon in {city} ",
      "published reports from {city2} say that ",
      "share prices of {firm} fell because ",
      "pictures that {person10} took show that ",
      "contact with {city3} broke off when ",
      "following {surname}, who left early, ",
      "updated maps of {city} suggest that ",
      "comments from {surname2} imply that "};
  return *kOpenings;
}

const std::vector<std::string_view>& Sayings() {
  static const auto* const kSayings = new std::vector<std::string_view>{
      "said",      "added", "recalled",       "explained",
      "confirmed", "noted", "told reporters", "mentioned"};
  return *kSayings;
}

size_t WordsOf(const DraftSentence& sentence) {
  return 1 + static_cast<size_t>(std::count(sentence.marked.begin(),
                                            sentence.marked.end(), ' '));
}

}  // namespace

std::string WithStop(std::string_view text) {
  return EndsWith(text, ".") || EndsWith(text, "”") ? std::string(text)
                                                    : StrCat(text, ".");
}

CorpusWriter::CorpusWriter(const CorpusOptions& options, Random& random)
    : options_(options),
      random_(random),
      max_indicators_(options.articles / kArticlesPerIndicator + 1) {
  const size_t topics = options.articles / kArticlesPerTopic + 1;
  for (size_t i = 0; i < topics; ++i) {
    const Texts& all = random_.Pick(BackgroundRuns());
    const size_t length = 2 + random_.Below(all.size() - 1);
    const size_t from = random_.Below(all.size() - length + 1);
    runs_.push_back(
        MakeRun({all.begin() + static_cast<int64_t>(from),
                 all.begin() + static_cast<int64_t>(from + length)}));
    lone_.push_back(MakeRun({random_.Pick(LoneBackground())}).front());
  }
}

std::vector<CorpusWriter::Saying> CorpusWriter::MakeRun(
    const std::vector<std::string_view>& texts) {
  std::vector<Saying> run;
  Entities entities;
  for (const std::string_view text : texts) {
    Saying saying;
    saying.text = WithStop(text);
    saying.marked = Expand(saying.text, entities, random_);
    saying.statement = ++statements_;
    run.push_back(std::move(saying));
  }
  for (Saying& saying : run) saying.entities = entities;
  return run;
}

Event CorpusWriter::MakeEvent(size_t type) {
  Event event;
  event.type = type;
  const auto shuffled = [&](size_t size) {
    std::vector<size_t> order(size);
    std::iota(order.begin(), order.end(), size_t{0});
    random_.Shuffle(order);
    return order;
  };
  event.orders.push_back(shuffled(EventTypes()[type].titles.size()));
  for (const Texts& fact : EventTypes()[type].facts) {
    event.orders.push_back(shuffled(fact.size()));
  }
  event.told.assign(EventTypes()[type].facts.size(), 0);
  return event;
}

DraftSentence CorpusWriter::Say(std::string_view text, Entities& entities,
                                Origin origin) {
  DraftSentence sentence;
  sentence.marked = Expand(text, entities, random_);
  sentence.statement = ++statements_;
  sentence.origin = origin;
  Saying saying = {std::string(text), entities, sentence.statement,
                   sentence.marked,   false,    false};
  if (recent_.size() < kRecent) {
    recent_.push_back(std::move(saying));
  } else if (random_.Chance(0.1)) {
    recent_[random_.Below(kRecent)] = std::move(saying);
  }
  return sentence;
}

DraftSentence CorpusWriter::MakeUp(Event& event) {
  const Domain& domain = Domains()[event.type];
  std::array<size_t, 4> parts{};
  for (int tries = 0; tries < 50; ++tries) {
    parts = {random_.Below(domain.actors.size()),
             random_.Below(domain.verbs.size()),
             random_.Below(domain.objects.size()),
             random_.Below(domain.endings.size())};
    const auto alike = [&](const std::array<size_t, 4>& other) {
      int shared = 0;
      for (size_t i = 0; i < parts.size(); ++i) shared += parts[i] == other[i];
      return shared >= 2;
    };
    if (std::none_of(event.used.begin(), event.used.end(), alike)) break;
  }
  event.used.push_back(parts);
  const std::string_view actor = domain.actors[parts[0]];
  const std::string_view verb = domain.verbs[parts[1]];
  const std::string_view object = domain.objects[parts[2]];
  const std::string_view ending = domain.endings[parts[3]];
  const std::string_view role = random_.Pick(domain.roles);
  std::string source(random_.Pick(Sources()));
  const size_t at = source.find("ROLE");
  if (at != std::string::npos) {
    source.replace(at, 4, role.data(), role.size());
  }
  const std::string_view said = random_.Pick(Sayings());
  std::string text;
  switch (random_.Below(6)) {
    case 0:
    case 1:
      text = StrCat(source, " ", said, " that ", actor, " had {not}", verb, " ",
                    object, " << ", ending, ".");
      break;
    case 2:
      text = StrCat("“", actor, " ", verb, " ", object, " ", ending,
                    ",” said {person8} of the {body}.");
      break;
    case 3:
      text =
          StrCat(ending, ", ", actor, " from {city3} ", verb, " ", object, ".");
      break;
    case 4:
      text = StrCat(random_.Pick(FurnitureLike()), actor, " had {not}", verb,
                    " ", object, " << ", ending, ".");
      break;
    default:
      text = StrCat("{person9}, ", role, ", had {not}", verb, " ", object, " ",
                    ending, ", as ", actor, " of {city} ", said,
                    " on {weekday2}.");
  }
  return Say(text, event.entities, Origin::kOwn);
}

void CorpusWriter::Write(size_t index, Event& event,
                         std::vector<Draft>& drafts) {
  Draft& draft = drafts[index];
  if (draft.copy_of.has_value()) {
    WriteCopy(draft, event, drafts);
    return;
  }
  WriteOwn(draft, index, event, drafts);
  AddQuotes(draft, event, drafts);
  const bool flash = event.flash && draft.place == 0;
  if (!flash) {
    if (random_.Chance(kLookalikes)) AddLookalike(draft);
    if (random_.Chance(kIndicators)) AddIndicator(draft);
  }
  prose_ += draft.sentences.size();
  if (!flash) AddBackground(draft);
  event.drafts.push_back(index);
}

void CorpusWriter::WriteOwn(Draft& draft, size_t index, Event& event,
                            const std::vector<Draft>& drafts) {
  const EventType& type = EventTypes()[event.type];
  const size_t place = draft.place;
  draft.title =
      Strip(Expand(type.titles[event.orders[0][place % type.titles.size()]],
                   event.entities, random_));
  const bool flash = event.flash && place == 0;
  const bool follow_up = event.flash && place == 1;
  for (size_t f = 0; f < type.facts.size(); ++f) {
    if (flash ? f > 2 : f > 0 && random_.Chance(0.2)) continue;
    if (place >= type.facts[f].size()) continue;
    const bool agreement = event.told[f] > 0;
    ++event.told[f];
    draft.sentences.push_back(
        Say(type.facts[f][event.orders[f + 1][place]], event.entities,
            agreement ? Origin::kAgreement : Origin::kOwn));
  }
  if (flash) return;
  const int made_up = random_.Between(4, 9);
  for (int i = 0; i < made_up; ++i) Insert(draft, MakeUp(event));
  if (follow_up && !event.drafts.empty() && index > 0) {
    for (const DraftSentence& s : drafts[event.drafts.front()].sentences) {
      DraftSentence quote = s;
      quote.origin = Origin::kQuote;
      Insert(draft, std::move(quote));
    }
  }
}

void CorpusWriter::WriteCopy(Draft& draft, Event& event,
                             const std::vector<Draft>& drafts) {
  const Draft& original = drafts[*draft.copy_of];
  const EventType& type = EventTypes()[event.type];
  draft.title =
      random_.Chance(0.3)
          ? original.title
          : Strip(Expand(random_.Pick(type.titles), event.entities, random_));
  const size_t size = original.sentences.size();
  const size_t kept =
      random_.Chance(0.5)
          ? size
          : std::max<size_t>(5,
                             size * 6 / 10 + random_.Below(size * 4 / 10 + 1));
  size_t words = 0;
  for (size_t s = 0; s < std::min(kept, size); ++s) {
    DraftSentence sentence = original.sentences[s];
    if (random_.Chance(0.3)) {
      sentence.marked = Edit(sentence.marked, kCopyEdits, random_);
    }
    words += WordsOf(sentence);
    draft.sentences.push_back(std::move(sentence));
  }
  // One sentence of its own, where that is little of it.
  if (words > 180 && random_.Chance(0.3)) {
    draft.sentences.push_back(MakeUp(event));
  }
}

}  // namespace summarizer::benchmarks
