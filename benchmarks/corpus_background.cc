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

}  // namespace summarizer::benchmarks
