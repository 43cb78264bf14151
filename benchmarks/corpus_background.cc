// What is repeated: background, figures that change, furniture.

#include "benchmarks/corpus_templates.h"

namespace summarizer::benchmarks {

const std::vector<Texts>& BackgroundRuns() {
  static const auto* const kRuns = new std::vector<Texts>{
      {"currently, {country} and {country2} are cooperating in different "
       "sectors of the economy << on the basis of an agreement signed in "
       "{year}",
       "companies from {country} are active in {country2} in the fields of "
       "food processing, construction and tourism",
       "{country} has invested {money} in enterprises of {country2} << during "
       "the entire period of diplomatic relations",
       "a joint chamber of commerce with offices in {city} and {city2} "
       "represents about {count} member companies",
       "the two countries opened direct flights between {city} and {city2} << "
       "in {year2}"},
      {"{firm} was founded by {person} in a garage in {city} << in {year}",
       "today the company employs around {count} hundred people at its plants "
       "in {city} and {city2}",
       "the founder {person} still holds {percent} of the shares of {firm}",
       "the group has {not}built a factory in {country} << since it took over "
       "its competitor {firm2}",
       "its best known product, the {surname} pump, is sold in {count2} "
       "countries"},
      {"the conflict over water from the {surname} reservoir began << when "
       "{country} changed the course of the river in {year}",
       "farmers in {country2} say that their fields have {not}received enough "
       "water << since the dam near {city} was completed",
       "several rounds of talks in {city2} ended without result << because "
       "the governments could not agree on quotas",
       "an international commission led by {person} proposed to share the "
       "reservoir equally << in {year2}",
       "the dispute has cost the border region around {city} an estimated "
       "{money} a year"},
      {"the {body} monitors the quality of air and drinking water << on "
       "behalf of the government",
       "its network of {count} measuring stations covers the whole territory "
       "of {country}",
       "the institution moved its headquarters from {city} to {city2} << "
       "after a fire destroyed the old building in {year}",
       "{person}, a trained chemist, has headed the {body} << since the "
       "reform of environmental law",
       "critics accuse the {body} of publishing its findings too late"},
      {"the festival in {city} attracts about {count} thousand visitors every "
       "summer << despite high ticket prices",
       "it was established by the composer {person} << in order to promote "
       "young musicians from {country}",
       "among the artists who gave their first concerts there is the pianist "
       "{person2}",
       "the event is funded by the city of {city} and the brewery {firm}",
       "the main stage stands on an island in the river, opposite the old "
       "customs house of {city}"},
      {"the ruling party of {country} has governed with a narrow majority << "
       "since the elections in {year}",
       "prime minister {person} came to power << after mass protests against "
       "rising energy prices in {city}",
       "the opposition led by {person2} has {not}supported any budget of the "
       "cabinet << over the past years",
       "parliament in {city} consists of {count} deputies who are elected for "
       "{days} years",
       "observers from {country2} described the last ballot as largely free "
       "and fair"},
      {"the tunnel between {city} and {city2} is considered the most "
       "expensive infrastructure project in the history of {country}",
       "construction started {days} years late << because residents of "
       "{city} filed a complaint against the route",
       "the budget of the {surname} tunnel was increased from {money} to "
       "{money2} << as a consequence of higher steel prices",
       "the general contractor {firm} has {not}published a new schedule << "
       "for months",
       "experts of the {body} had warned early of unstable rock under the "
       "hills of {city2}"},
      {"{person} was born in a village near {city} and studied mathematics "
       "in {city2}",
       "her first novel about the miners of {city} was translated into {count} "
       "languages",
       "critics praised the author {person} for the clear style of her short "
       "stories",
       "she worked as a teacher in {country} << before she won the {surname2} "
       "prize in {year}",
       "her publisher {firm} plans a complete edition of all letters and "
       "diaries of {person}"}};
  return *kRuns;
}

const Texts& LoneBackground() {
  static const auto* const kLone = new Texts{
      "{country} joined the customs union << together with {country2} in "
      "{year}",
      "the airport of {city} is one of the busiest hubs for cargo in "
      "{country}",
      "{firm} is the largest private employer in the region around {city}",
      "the trade unions of {country} have demanded higher wages for nurses "
      "and teachers << for years",
      "the island of {surname} belongs to {country} but is claimed by "
      "{country2}",
      "{person} is widely regarded as the father of modern shipbuilding in "
      "{country}",
      "the {body} was created to supervise banks and insurers << after the "
      "financial crisis of {year}",
      "the port of {city} handles most of the timber which {country} sells "
      "abroad",
      "a peace treaty between {country} and {country2} was {not}signed << "
      "after the war",
      "the copper mine near {city} has polluted the {surname} river with "
      "heavy metals << for decades",
      "the university of {city} maintains close ties with research centres "
      "in {country2}",
      "the drug made by {firm} is used to treat severe forms of asthma in "
      "children"};
  return *kLone;
}

const Texts& Indicators() {
  static const auto* const kIndicators = new Texts{
      "trade between {country} and {country2} amounted to {value} << in "
      "{period}",
      "the net profit of {firm} reached {value} << in {period}",
      "exports of timber from {country} were worth {value} << in {period}",
      "the port of {city} handled {tonnes} of cargo << in {period}",
      "the number of registered patients with the {surname} virus in "
      "{country} stood at {persons} << in {period}",
      "unemployment in {country} stood at {share} << in {period}",
      "{firm} spent {value} on research and development << in {period}",
      "the state debt of {country} grew to {value} << in {period}",
      "visitors to {city} spent {value} in hotels and restaurants << in "
      "{period}",
      "the mines near {city} produced {tonnes} of copper ore << in {period}"};
  return *kIndicators;
}

const Texts& FurnitureAbove() {
  static const auto* const kLines =
      new Texts{"By {person}",
                "By {person}, {outlet} correspondent",
                "Article Republished By {person}",
                "Published: {day}",
                "Updated: {day}",
                "Posted on {day} by {person}",
                "date {iso}",
                "Written by {person}",
                "Share this article",
                "Home > News > World"};
  return *kLines;
}

const Texts& FurnitureInside() {
  static const auto* const kLines =
      new Texts{"Advertisement",
                "Read more: {title}",
                "Story continues after advertisement",
                "Sign up for our newsletter",
                "READ MORE: {title}",
                "Photo: {person}",
                "Also read: {title}",
                "* * *"};
  return *kLines;
}

const Texts& FurnitureBelow() {
  static const auto* const kLines = new Texts{
      "© {yyyy} {outlet}. All rights reserved.",
      "Copyright {yyyy} {outlet}",
      "Read more:\n{title}\n{title}",
      "Most read\n1. {title}\n2. {title}\n3. {title}",
      "Share on Facebook",
      "Follow us on Twitter",
      "Leave a Reply\nYour email address will not be published. Required "
      "fields are marked *",
      "Save my name and email in this browser for the next time I comment.",
      "Liked this? Follow us for more headlines.",
      "Reporting by {person}; editing by {person2}",
      "Sign up for our newsletter",
      "Tags: {city}, {person}",
      "Related articles\n{title}\n{title}",
      "Comments are closed"};
  return *kLines;
}

const Texts& FurniturePrefixes() {
  static const auto* const kPrefixes =
      new Texts{"{CITY} (Meridian Wire) — ", "{CITY} — ", "date {iso} ",
                "{CITY}, {dateline} (Baltika News) – "};
  return *kPrefixes;
}

const Texts& Synonyms() {
  static const auto* const kSynonyms =
      new Texts{"cooperating|working together|collaborating",
                "different|various|diverse",
                "sectors|fields|branches|areas",
                "countries|nations|states",
                "during|throughout",
                "entire|whole",
                "companies|firms|businesses",
                "company|firm|business",
                "enterprises|ventures",
                "active|engaged",
                "agreement|accord|deal",
                "signed|concluded",
                "construction|building work",
                "invested|placed",
                "relations|ties",
                "diplomatic|official",
                "period|history",
                "joint|common",
                "offices|branches",
                "represents|speaks for",
                "about|around|some|approximately",
                "member|affiliated",
                "opened|launched",
                "direct|non-stop",
                "flights|air links",
                "founded|set up|established|created",
                "today|at present|nowadays",
                "employs|gives work to",
                "people|staff",
                "plants|factories|works",
                "plant|factory",
                "still|to this day",
                "holds|owns|keeps",
                "shares|stock",
                "group|concern",
                "built|erected",
                "took over|acquired|bought",
                "competitor|rival",
                "best known|most famous",
                "product|article",
                "sold|marketed",
                "conflict|dispute|quarrel",
                "began|started",
                "changed|altered",
                "course|path",
                "say|claim",
                "received|obtained",
                "enough|sufficient",
                "dam|barrage",
                "completed|finished",
                "several|a number of",
                "talks|negotiations",
                "rounds|series",
                "ended|finished",
                "without result|without success",
                "because|as",
                "governments|cabinets",
                "agree|settle",
                "international|multinational",
                "commission|panel",
                "led|headed|chaired",
                "proposed|suggested",
                "equally|evenly|in equal parts",
                "border|frontier",
                "region|area|district",
                "estimated|assumed",
                "monitors|observes|watches",
                "quality|purity",
                "on behalf of|in the name of",
                "government|cabinet",
                "network|grid",
                "measuring|monitoring",
                "stations|posts",
                "covers|spans",
                "territory|area",
                "institution|agency",
                "moved|transferred|relocated",
                "headquarters|head office|main office",
                "destroyed|ruined",
                "old|former|previous",
                "building|premises",
                "trained|qualified",
                "headed|directed|run",
                "reform|revision",
                "law|legislation",
                "critics|opponents",
                "accuse|blame",
                "publishing|releasing",
                "findings|results",
                "festival|event",
                "attracts|draws",
                "visitors|guests",
                "every|each",
                "despite|in spite of",
                "high|steep",
                "in order to|so as to",
                "promote|support|encourage",
                "young|aspiring",
                "musicians|performers",
                "artists|performers",
                "gave|played",
                "concerts|recitals",
                "funded|financed|sponsored",
                "city|town",
                "main|principal|biggest",
                "stands|is located",
                "opposite|facing",
                "ruling|governing",
                "governed|ruled",
                "narrow|slim|thin",
                "elections|vote",
                "came to power|took office",
                "mass|large|huge",
                "protests|demonstrations|rallies",
                "rising|growing|soaring",
                "prices|costs",
                "supported|backed",
                "opposition|minority",
                "budget|spending plan",
                "over|during|in",
                "parliament|the assembly",
                "consists|is made up",
                "deputies|lawmakers|members",
                "elected|chosen",
                "observers|monitors",
                "described|characterised",
                "ballot|vote",
                "largely|mostly|mainly",
                "fair|honest",
                "considered|regarded as",
                "expensive|costly",
                "project|scheme",
                "late|behind schedule",
                "residents|inhabitants",
                "filed|lodged|submitted",
                "complaint|lawsuit",
                "route|course",
                "increased|raised|lifted",
                "as a consequence of|because of|owing to|due to",
                "general|lead",
                "contractor|builder",
                "published|released|presented",
                "schedule|timetable",
                "experts|specialists",
                "warned|cautioned",
                "early|in good time",
                "unstable|loose|brittle",
                "hills|mountains",
                "village|hamlet",
                "novel|book",
                "miners|pitmen",
                "translated|rendered",
                "languages|tongues",
                "praised|lauded",
                "author|writer",
                "style|language",
                "stories|tales",
                "worked|served",
                "teacher|schoolteacher",
                "won|received|was awarded",
                "plans|prepares|intends",
                "complete|full",
                "letters|correspondence",
                "diaries|journals",
                "joined|entered",
                "together with|along with",
                "busiest|most important",
                "hubs|centres",
                "exports|foreign sales",
                "cargo|freight",
                "largest|biggest",
                "private|commercial",
                "demanded|called for|asked for",
                "wages|pay|salaries",
                "nurses|caregivers",
                "trade unions|labour unions",
                "belongs to|is part of",
                "claimed|contested",
                "widely|generally|often",
                "father|founder|pioneer",
                "modern|contemporary",
                "supervise|oversee|control",
                "insurers|insurance companies",
                "financial|banking",
                "crisis|crash",
                "handles|ships",
                "most of|the bulk of",
                "timber|wood",
                "abroad|overseas",
                "war|fighting",
                "treaty|accord",
                "polluted|contaminated|poisoned",
                "maintains|keeps",
                "close|tight|intensive",
                "research|scientific",
                "centres|institutes",
                "drug|medicine|remedy",
                "made|produced|manufactured",
                "used|employed|taken",
                "treat|fight|relieve",
                "severe|serious|grave",
                "children|minors|youngsters",
                "trade|commerce",
                "amounted to|came to|totalled",
                "reached|hit",
                "handled|processed",
                "registered|recorded",
                "stood at|lay at",
                "spent|paid",
                "grew to|climbed to",
                "hotels|guesthouses",
                "produced|extracted",
                "and|as well as",
                "until|till",
                "said|stated|declared",
                "added|went on to say",
                "noted|observed",
                "confirmed|acknowledged",
                "explained|made clear",
                "hospital|clinic",
                "prison|jail",
                "before|prior to",
                "near|close to",
                "staff|workforce|employees"};
  return *kSynonyms;
}

const Texts& Fillers() {
  static const auto* const kFillers =
      new Texts{"still", "largely", "widely", "currently", "already",
                "also",  "entire",  "about",  "different"};
  return *kFillers;
}

const Texts& Openings() {
  static const auto* const kOpenings = new Texts{"In addition,",
                                                 "Moreover,",
                                                 "Currently,",
                                                 "At the same time,",
                                                 "It may be recalled that",
                                                 "Meanwhile,",
                                                 "As is known,",
                                                 "Additionally,",
                                                 "Furthermore,"};
  return *kOpenings;
}

}  // namespace summarizer::benchmarks
