#include "benchmarks/corpus_generator.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "benchmarks/corpus_draft.h"
#include "benchmarks/corpus_templates.h"
#include "benchmarks/corpus_writer.h"
#include "benchmarks/entities.h"
#include "benchmarks/random.h"
#include "benchmarks/strings.h"

namespace summarizer::benchmarks {
namespace {

constexpr int64_t kHour = 3600;
constexpr int64_t kDay = 24 * kHour;
constexpr int64_t kFirstDay = 14610;  // 2010-01-01.
constexpr size_t kArticlesPerDay = 1;
constexpr size_t kMinDays = 60;
constexpr size_t kMaxDays = 4000;
// Days between two events of one type, as far as there are types left.
constexpr int64_t kApart = 4;

constexpr double kStories = 0.4;  // Share of events with several articles.
constexpr double kFlashes = 0.15;
constexpr double kCopied = 0.15;  // Share of articles that are copied.
constexpr double kUndated = 0.03;
// All of a story within 72 hours of its first article.
constexpr int64_t kArticleHours = 40;
constexpr int64_t kCopyHours = 30;

// Events and their articles, by time, without text.
struct Plan {
  std::vector<Event> events;
  std::vector<Draft> drafts;
};

// Which types of events there were when.
class EventCalendar {
 public:
  explicit EventCalendar(double twins) : twins_(twins) {}

  // A type for an event on `day`.
  size_t Pick(int64_t day, Random& random) {
    const size_t types = EventTypes().size();
    size_t type = random.Below(types);
    if (!random.Chance(twins_)) {
      for (size_t tries = 0; tries < types && IsTaken(type, day); ++tries) {
        type = (type + 1) % types;
      }
    }
    taken_.emplace(type, day);
    return type;
  }

 private:
  bool IsTaken(size_t type, int64_t day) const {
    const auto next = taken_.lower_bound({type, day - kApart});
    return next != taken_.end() && next->first == type &&
           next->second <= day + kApart;
  }

  const double twins_;
  std::set<std::pair<size_t, int64_t>> taken_;
};

Plan MakePlan(const CorpusOptions& options, CorpusWriter& writer,
              Random& random) {
  const size_t days =
      std::clamp(options.articles / kArticlesPerDay, kMinDays, kMaxDays);
  Plan plan;
  EventCalendar types(options.twins);
  std::vector<Draft>& drafts = plan.drafts;
  while (drafts.size() < options.articles) {
    const size_t e = plan.events.size();
    const int64_t start =
        kFirstDay * kDay +
        static_cast<int64_t>(random.Below(days * static_cast<size_t>(kDay)));
    plan.events.push_back(writer.MakeEvent(types.Pick(start / kDay, random)));
    Event& event = plan.events.back();
    const bool story = random.Chance(kStories);
    event.flash = story && random.Chance(kFlashes);
    const int articles = story ? random.Between(2, 4) : 1;
    for (int a = 0; a < articles; ++a) {
      Draft draft;
      draft.event = e;
      draft.time =
          start + (a == 0 ? 0 : random.Between(1, kArticleHours * kHour));
      if (!story && random.Chance(kUndated)) draft.time.reset();
      const bool copied = draft.time.has_value() && !event.flash;
      drafts.push_back(std::move(draft));
      for (int copies = 0; copied && copies < 2 && random.Chance(kCopied);
           ++copies) {
        Draft copy;
        copy.event = e;
        copy.copy_of = drafts.size() - 1 - static_cast<size_t>(copies);
        copy.time = *drafts[*copy.copy_of].time +
                    random.Between(kHour / 2, kCopyHours * kHour);
        drafts.push_back(std::move(copy));
      }
    }
  }
  drafts.resize(options.articles);

  std::vector<size_t> order(drafts.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::make_pair(!drafts[a].time.has_value(), drafts[a].time) <
           std::make_pair(!drafts[b].time.has_value(), drafts[b].time);
  });
  std::vector<size_t> index_of(drafts.size());
  std::vector<Draft> sorted;
  std::vector<size_t> articles(plan.events.size(), 0);
  for (const size_t from : order) {
    index_of[from] = sorted.size();
    sorted.push_back(std::move(drafts[from]));
    Draft& draft = sorted.back();
    // Originals come first.
    if (draft.copy_of.has_value()) {
      draft.copy_of = index_of[*draft.copy_of];
    } else {
      draft.place = articles[draft.event]++;
    }
  }
  drafts = std::move(sorted);
  return plan;
}

// Writes one article's body and where things are in it.
class Layout {
 public:
  Layout(const Draft& draft, const std::vector<std::string>& titles,
         Random& random)
      : draft_(draft), titles_(titles), random_(random) {
    // An undated article must not be dated by its furniture.
    const int64_t day = draft.time.value_or(0) / kDay;
    names_.Set("iso", IsoDate(day));
    names_.Set("day", LongDate(day));
    names_.Set("dateline", MonthAndDay(day));
    names_.Set("yyyy", IsoDate(day).substr(0, 4));
    names_.Set("outlet", draft.outlet);
    names_.Set("CITY", absl::AsciiStrToUpper(MakeCity(random)));
  }

  void Write(const Domain& domain, bool furniture, bool title) {
    if (title) {
      Begin();
      Add(draft_.title, Label::kHeading);
    }
    if (furniture) {
      AddFurniture(FurnitureAbove(), random_.Below(3));
    }
    size_t s = 0;
    while (s < draft_.sentences.size()) {
      if (s > 0 && furniture && random_.Chance(0.06)) {
        AddFurniture(FurnitureInside(), 1);
      }
      if (s > 2 && random_.Chance(0.04)) {
        Begin();
        Add(std::string(random_.Pick(domain.headings)), Label::kHeading);
      }
      Begin();
      if (s == 0 && furniture && random_.Chance(0.4)) AddPrefix();
      const size_t end =
          std::min(draft_.sentences.size(), s + 1 + random_.Below(3));
      for (const size_t first = s; s < end; ++s) {
        if (s > first) body_ += ' ';
        const DraftSentence& sentence = draft_.sentences[s];
        Add(Finish(sentence.marked), sentence.label, sentence.origin);
      }
    }
    if (furniture) AddFurniture(FurnitureBelow(), 1 + random_.Below(4));
    body_ += '\n';
  }

  std::string& body() { return body_; }
  std::vector<LabelledSpan>& spans() { return spans_; }

 private:
  void Begin() {
    if (!body_.empty()) body_ += "\n\n";
  }

  void Add(std::string_view text, Label label, Origin origin = Origin::kOwn) {
    spans_.push_back({body_.size(), body_.size() + text.size(), label, origin});
    body_ += text;
  }

  static bool SaysDate(std::string_view text) {
    return Contains(text, "{iso}") || Contains(text, "{day}") ||
           Contains(text, "{dateline}") || Contains(text, "{yyyy}");
  }

  // Different lines of `texts`.
  void AddFurniture(const Texts& texts, size_t count) {
    std::vector<std::string_view> picked(texts);
    random_.Shuffle(picked);
    for (size_t i = 0; i < count; ++i) {
      if (SaysDate(picked[i]) && !draft_.time.has_value()) continue;
      Begin();
      bool first = true;
      for (const std::string_view line : Split(picked[i], '\n')) {
        if (!first) body_ += '\n';
        first = false;
        // Each line has people and titles of its own.
        Entities names = names_;
        names.Set("title", random_.Pick(titles_));
        Add(Strip(Expand(line, names, random_)), Label::kFurniture);
      }
    }
  }

  void AddPrefix() {
    const std::string_view text = random_.Pick(FurniturePrefixes());
    if (SaysDate(text) && !draft_.time.has_value()) return;
    const std::string prefix = Strip(Expand(text, names_, random_));
    Add(prefix.substr(0, prefix.size() - 1), Label::kFurniture);
    body_ += ' ';
  }

  const Draft& draft_;
  const std::vector<std::string>& titles_;
  Random& random_;
  Entities names_;
  std::string body_;
  std::vector<LabelledSpan> spans_;
};

}  // namespace

LabelledCorpus GenerateCorpus(const CorpusOptions& options) {
  Random random(options.seed);
  CorpusWriter writer(options, random);
  Plan plan = MakePlan(options, writer, random);
  std::vector<Draft>& drafts = plan.drafts;
  std::vector<std::string> outlets;
  for (int i = 0; i < 40; ++i) outlets.push_back(MakeOutlet(random));
  for (size_t d = 0; d < drafts.size(); ++d) {
    drafts[d].outlet = random.Pick(outlets);
    writer.Write(d, plan.events[drafts[d].event], drafts);
  }
  LabelDrafts(drafts);

  LabelledCorpus result;
  result.run_edits = writer.run_edits();
  result.lone_edits = writer.lone_edits();
  std::vector<std::string> titles;
  for (const Draft& draft : drafts) titles.push_back(draft.title);
  for (size_t d = 0; d < drafts.size(); ++d) {
    const Draft& draft = drafts[d];
    const bool title_in_body = random.Chance(0.3);
    Layout layout(draft, titles, random);
    layout.Write(Domains()[plan.events[draft.event].type],
                 random.Chance(options.furniture), title_in_body);
    v1::Article& article = *result.corpus.add_articles();
    article.set_id(absl::StrFormat("n%06d", d));
    article.set_source(draft.outlet);
    if (!title_in_body) article.set_title(draft.title);
    article.set_body(std::move(layout.body()));
    if (draft.time.has_value()) {
      article.mutable_publish_time()->set_seconds(*draft.time);
    }
    ArticleLabels labels;
    labels.spans = std::move(layout.spans());
    labels.story = draft.event;
    labels.copy_of = draft.copy_of;
    result.labels.push_back(std::move(labels));
  }
  return result;
}

}  // namespace summarizer::benchmarks
