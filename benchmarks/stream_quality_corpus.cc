#include "benchmarks/stream_quality_corpus.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "benchmarks/corpus_templates.h"
#include "benchmarks/edits.h"
#include "benchmarks/entities.h"
#include "benchmarks/random.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr int64_t kHour = 3600;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kFirstDay = 18262;  // 2020-01-01.
constexpr size_t kEventsPerDay = 2;
constexpr double kRewording = 0.3;  // Share of the words.
constexpr double kNewFacts = 0.5;   // Another one in the same article.

// A sentence before it has a place.
struct Statement {
  std::string marked;  // See entities.h.
  uint32_t nugget = 0;
  bool is_fact = false;
};

struct Fact {
  uint32_t nugget = 0;
  std::vector<size_t> wordings;  // In which order.
  size_t told = 0;
  std::string marked;  // As it was told last.
};

struct Event {
  size_t type = 0;
  Entities entities;
  std::vector<Fact> facts;  // The first is the main one.
  size_t known = 0;         // How many have been told.
};

// When what is told. Of equal times the first planned comes first.
struct Plan {
  int64_t time = 0;
  size_t event = 0;
};

class StreamWriter {
 public:
  explicit StreamWriter(const StreamOptions& options)
      : options_(options), random_(options.seed) {}

  std::vector<StreamArticle> Write() {
    std::vector<Plan> plans = MakePlans();
    for (const Texts& texts : BackgroundRuns()) {
      std::vector<Statement>& run = runs_.emplace_back();
      Entities entities;
      for (const std::string_view text : texts) {
        run.push_back({WithStop(Expand(text, entities, random_)), NextNugget(),
                       /*is_fact=*/false});
      }
    }
    std::vector<StreamArticle> stream;
    stream.reserve(plans.size());
    for (const Plan& plan : plans) {
      stream.push_back(WriteArticle(plan, stream.size()));
    }
    return stream;
  }

 private:
  uint32_t NextNugget() { return ++nuggets_; }

  static std::string WithStop(std::string text) {
    if (!EndsWith(text, ".") && !EndsWith(text, "”")) text += '.';
    return text;
  }

  std::vector<Plan> MakePlans() {
    const size_t types = EventTypes().size();
    std::vector<Plan> plans;
    for (size_t e = 0; e < options_.events; ++e) {
      Event& event = events_.emplace_back();
      event.type = (e + random_.Below(types / 2 + 1)) % types;
      for (const Texts& wordings : EventTypes()[event.type].facts) {
        Fact& fact = event.facts.emplace_back();
        fact.nugget = NextNugget();
        fact.wordings.resize(wordings.size());
        std::iota(fact.wordings.begin(), fact.wordings.end(), size_t{0});
        random_.Shuffle(fact.wordings);
      }
      int64_t time =
          (kFirstDay + static_cast<int64_t>(e / kEventsPerDay)) * kDay +
          random_.Between(0, kDay - 1);
      const int articles =
          random_.Between(options_.min_articles, options_.max_articles);
      for (int a = 0; a < articles; ++a) {
        plans.push_back({time, e});
        time += random_.Between(kHour, 12 * kHour);
      }
    }
    std::stable_sort(
        plans.begin(), plans.end(),
        [](const Plan& a, const Plan& b) { return a.time < b.time; });
    return plans;
  }

  // The fact as it is known, or for the first time.
  Statement Tell(Event& event, size_t f) {
    Fact& fact = event.facts[f];
    event.known = std::max(event.known, f + 1);
    const Texts& wordings = EventTypes()[event.type].facts[f];
    if (fact.told == 0 || !random_.Chance(options_.verbatim)) {
      const std::string_view text =
          wordings[fact.wordings[fact.told % wordings.size()]];
      fact.marked = Expand(text, event.entities, random_);
      // Wordings run out.
      if (fact.told >= wordings.size()) {
        fact.marked = Edit(fact.marked, kRewording, random_);
      }
      ++fact.told;
    }
    return {fact.marked, fact.nugget, /*is_fact=*/true};
  }

  // The main fact with another figure, where it has one.
  std::optional<Statement> Update(Event& event) {
    Fact& fact = event.facts[0];
    const Texts& wordings = EventTypes()[event.type].facts[0];
    const std::string_view text = random_.Pick(wordings);
    if (!Contains(text, "{count}")) return std::nullopt;
    event.entities.Set("count", StrCat(random_.Between(100, 999)));
    fact.nugget = NextNugget();
    fact.marked = Expand(text, event.entities, random_);
    return Statement{fact.marked, fact.nugget, /*is_fact=*/true};
  }

  Statement Colour(Event& event) {
    const Domain& domain = Domains()[event.type];
    const std::string_view actor = random_.Pick(domain.actors);
    const std::string_view verb = random_.Pick(domain.verbs);
    const std::string_view object = random_.Pick(domain.objects);
    const std::string_view ending = random_.Pick(domain.endings);
    const std::string_view role = random_.Pick(domain.roles);
    Entities entities = event.entities;
    // Other people, and the places of the event.
    std::string text;
    switch (random_.Below(3)) {
      case 0:
        text = StrCat("{person8}, ", role, " in {city}, said that ", actor,
                      " had ", verb, " ", object, " ", ending, ".");
        break;
      case 1:
        text = StrCat(ending, ", ", actor, " from {city} ", verb, " ", object,
                      ".");
        break;
      default:
        text = StrCat("“", actor, " ", verb, " ", object, " ", ending,
                      ",” said {person9} of the {body9}.");
    }
    return {Expand(text, entities, random_), NextNugget(), /*is_fact=*/false};
  }

  std::vector<Statement> Compose(Event& event) {
    std::vector<Statement> text;
    const size_t known = event.known;
    size_t next = known;
    const bool first = known == 0;
    const bool quiet = !first && (known == event.facts.size() ||
                                  random_.Chance(options_.quiet));
    const auto tell_new = [&] {
      while (next < event.facts.size()) {
        text.push_back(Tell(event, next++));
        if (!random_.Chance(kNewFacts)) break;
      }
    };
    const bool known_lead =
        !first && (quiet || random_.Chance(options_.known_leads));
    if (known_lead) {
      std::optional<Statement> update;
      if (!quiet && random_.Chance(options_.updates)) update = Update(event);
      text.push_back(update.has_value() ? *std::move(update) : Tell(event, 0));
    }
    if (!known_lead) tell_new();
    for (size_t f = 1; f < known; ++f) {
      if (random_.Chance(0.3)) text.push_back(Tell(event, f));
    }
    if (known_lead && !quiet) {
      for (int c = random_.Between(0, options_.max_colour / 2); c > 0; --c) {
        text.push_back(Colour(event));
      }
      tell_new();
    }
    if (!quiet) {
      for (int c = random_.Between(0, options_.max_colour); c > 0; --c) {
        text.push_back(Colour(event));
      }
    }
    if (random_.Chance(options_.background)) {
      const std::vector<Statement>& run = random_.Pick(runs_);
      text.insert(text.end(), run.begin(), run.end());
    }
    return text;
  }

  StreamArticle WriteArticle(const Plan& plan, size_t index) {
    StreamArticle result;
    std::string body;
    size_t paragraph = 0;
    for (const Statement& statement : Compose(events_[plan.event])) {
      if (paragraph > 0) {
        body += ' ';
        --paragraph;
      } else {
        if (!body.empty()) body += "\n\n";
        paragraph = random_.Below(3);
      }
      const std::string text = Finish(statement.marked);
      result.sentences.push_back({body.size(), body.size() + text.size(),
                                  statement.nugget, statement.is_fact});
      body += text;
    }
    body += '\n';
    result.article.set_id(absl::StrFormat("s%05d", index));
    result.article.set_source(MakeOutlet(random_));
    result.article.mutable_publish_time()->set_seconds(plan.time);
    result.article.set_body(std::move(body));
    return result;
  }

  const StreamOptions options_;
  Random random_;
  uint32_t nuggets_ = 0;
  std::vector<Event> events_;
  std::vector<std::vector<Statement>> runs_;
};

}  // namespace

std::vector<StreamArticle> GenerateStream(const StreamOptions& options) {
  return StreamWriter(options).Write();
}

}  // namespace summarizer::benchmarks
