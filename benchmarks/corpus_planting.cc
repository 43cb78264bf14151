// What is planted in an article besides its own sentences.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/corpus_templates.h"
#include "benchmarks/corpus_writer.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr size_t kLead = 3;
constexpr size_t kMaxRuns = 3;  // In an article.
constexpr double kLone = 0.4;   // An article where pasting is due.
constexpr double kLeadBackground = 0.08;

bool Says(const Draft& draft, uint32_t statement) {
  return std::any_of(
      draft.sentences.begin(), draft.sentences.end(),
      [&](const DraftSentence& s) { return s.statement == statement; });
}

}  // namespace

size_t CorpusWriter::PlaceIn(const Draft& draft) {
  const size_t size = draft.sentences.size();
  return size <= kLead ? size : kLead + random_.Below(size - kLead + 1);
}

void CorpusWriter::Insert(Draft& draft, DraftSentence sentence) {
  // Not between two of a run.
  size_t at = PlaceIn(draft);
  while (at > 0 && at < draft.sentences.size() &&
         draft.sentences[at - 1].origin == Origin::kRun &&
         draft.sentences[at].origin == Origin::kRun) {
    ++at;
  }
  draft.sentences.insert(draft.sentences.begin() + static_cast<int64_t>(at),
                         std::move(sentence));
}

void CorpusWriter::AddQuotes(Draft& draft, const Event& event,
                             const std::vector<Draft>& drafts) {
  if (event.drafts.empty() || event.flash || random_.Chance(0.4)) return;
  const Draft& from = drafts[random_.Pick(event.drafts)];
  const int quotes = random_.Between(1, 2);
  for (int q = 0; q < quotes; ++q) {
    DraftSentence quote = random_.Pick(from.sentences);
    if (quote.origin != Origin::kOwn && quote.origin != Origin::kAgreement) {
      continue;
    }
    const bool known = std::any_of(
        draft.sentences.begin(), draft.sentences.end(),
        [&](const DraftSentence& s) { return s.statement == quote.statement; });
    if (known) continue;
    quote.origin = Origin::kQuote;
    if (random_.Chance(0.5)) {
      quote.marked =
          Edit(quote.marked, options_.lone_edits, random_, &lone_edits_);
    }
    Insert(draft, std::move(quote));
  }
}

void CorpusWriter::AddLookalike(Draft& draft) {
  if (recent_.empty()) return;
  Saying* saying = &recent_[random_.Below(recent_.size())];
  if (random_.Chance(0.5)) {
    std::vector<Saying>& topic =
        random_.Chance(0.5) ? runs_[random_.Below(runs_.size())] : lone_;
    saying = &topic[random_.Below(topic.size())];
    if (!saying->pasted) return;
  }
  Entities entities = saying->entities;
  if (Contains(saying->text, "{not}") && !saying->negated &&
      random_.Chance(0.5)) {
    saying->negated = true;
    entities.Set("negation", "not");
  } else {
    entities = entities.Renamed(saying->text, random_.Chance(0.5), random_);
  }
  DraftSentence sentence;
  sentence.marked = Expand(saying->text, entities, random_);
  sentence.statement = ++statements_;
  sentence.origin = Origin::kLookalike;
  Insert(draft, std::move(sentence));
}

DraftSentence CorpusWriter::Paste(Saying& saying, Origin origin) {
  DraftSentence sentence;
  sentence.statement = saying.statement;
  sentence.origin = origin;
  const bool run = origin == Origin::kRun;
  sentence.marked =
      saying.pasted
          ? Edit(saying.marked, run ? options_.run_edits : options_.lone_edits,
                 random_, run ? &run_edits_ : &lone_edits_)
          : saying.marked;
  saying.pasted = true;
  return sentence;
}

void CorpusWriter::AddBackground(Draft& draft) {
  const auto due = [&] {
    return static_cast<double>(pasted_) <
           options_.background * static_cast<double>(prose_ + pasted_);
  };
  if (due() && random_.Chance(kLone)) {
    DraftSentence sentence =
        Paste(lone_[random_.Below(lone_.size())], Origin::kLone);
    if (random_.Chance(kLeadBackground)) {
      draft.sentences.insert(draft.sentences.begin() + kLead - 1,
                             std::move(sentence));
    } else {
      Insert(draft, std::move(sentence));
    }
    ++pasted_;
  }
  for (size_t runs = 0; runs < kMaxRuns && due(); ++runs) {
    std::vector<Saying>& run = runs_[random_.Below(runs_.size())];
    size_t from = 0;
    size_t to = run.size();
    if (run.size() > 2 && random_.Chance(0.3)) {
      (random_.Chance(0.5) ? from += 1 : to -= 1);
    }
    if (Says(draft, run.front().statement) ||
        Says(draft, run[from].statement)) {
      continue;
    }
    // At the end, where no other run is torn apart.
    for (size_t i = from; i < to; ++i) {
      draft.sentences.push_back(Paste(run[i], Origin::kRun));
    }
    pasted_ += to - from;
  }
}

void CorpusWriter::AddIndicator(Draft& draft) {
  const auto period = [&] {
    std::string year = std::to_string(random_.Between(2017, 2024));
    if (random_.Chance(0.4)) return year;
    return StrCat("the first ", random_.Between(2, 11), " months of ", year);
  };
  size_t version = 0;
  double edits = options_.lone_edits;
  Indicator* indicator = nullptr;
  const auto unit_of = [](std::string_view text) {
    if (Contains(text, "{tonnes}")) return Unit::kTonnes;
    if (Contains(text, "{persons}")) return Unit::kPersons;
    if (Contains(text, "{share}")) return Unit::kPercent;
    return Unit::kMoney;
  };
  if (indicators_.size() < max_indicators_ && random_.Chance(0.4)) {
    Indicator made;
    made.text = WithStop(random_.Pick(Indicators()));
    made.statement = ++statements_;
    made.versions.push_back(
        {MakeAmount(unit_of(made.text), random_), period()});
    indicators_.push_back(std::move(made));
    edits = 0;
    indicator = &indicators_.back();
  } else if (!indicators_.empty()) {
    indicator = &indicators_[random_.Below(indicators_.size())];
    if (random_.Chance(0.5)) {
      const auto same = [&](const Amount& amount) {
        return std::any_of(
            indicator->versions.begin(), indicator->versions.end(),
            [&](const auto& v) { return v.amount.tenths == amount.tenths; });
      };
      const Unit unit = unit_of(indicator->text);
      Amount amount = MakeAmount(unit, random_);
      while (same(amount)) amount = MakeAmount(unit, random_);
      indicator->versions.push_back({amount, period()});
      version = indicator->versions.size() - 1;
    } else {
      version = random_.Chance(0.85)
                    ? indicator->versions.size() - 1
                    : random_.Below(indicator->versions.size());
    }
  }
  if (indicator == nullptr) return;
  const Indicator::Version& v = indicator->versions[version];
  const std::string value = WriteAmount(v.amount, random_.Below(12));
  for (const char* slot : {"value", "tonnes", "persons", "share"}) {
    indicator->entities.Set(slot, value);
  }
  indicator->entities.Set("period", v.period);
  DraftSentence sentence;
  sentence.marked = Edit(Expand(indicator->text, indicator->entities, random_),
                         edits, random_, &lone_edits_);
  sentence.statement = indicator->statement;
  sentence.version = static_cast<uint32_t>(version);
  sentence.origin = Origin::kIndicator;
  Insert(draft, std::move(sentence));
}

}  // namespace summarizer::benchmarks
