// How one article stands against an archive.

#include <algorithm>
#include <tuple>
#include <utility>

#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/archive_candidates.h"
#include "summarizer/repetition/retelling.h"
#include "summarizer/repetition/similarity.h"
#include "summarizer/repetition/story_finder.h"

namespace summarizer::repetition {
namespace {

// Of one article, the sentences whose facts may be told again, or tell them:
// the first. News has fewer; longer texts would cost the square of that.
constexpr size_t kMaxRetellings = 512;

// Articles of the story whose facts may be told again: the latest.
constexpr size_t kMaxTold = 16;

// What a candidate may lack of a sentence and is still near it: under most keys
// stand sentences that have nothing to do with it.
constexpr uint16_t kMaxLacking = kAllNew * 3 / 4;

// Neighbours of pairs that one sentence makes with one record. Text that
// repeats itself over and over has as many as it has sentences.
constexpr uint32_t kMaxNeighbours = 8;

}  // namespace

class Archive::Comparison {
 public:
  Comparison(const Archive& archive, const ArticleRecord& record,
             const ResolveOptions& options)
      : store_(archive.store_),
        record_(record),
        options_(options),
        own_(Pack(record)),
        places_(PlacesOf(own_)),
        story_(store_, record_, options.story),
        candidates_(archive, record, own_, places_, story_) {
    standing_.sentences.resize(record.sentences.size());
    standing_.novelty.resize(record.sentences.size(), kAllNew);
    crowd_counts_.resize(record.sentences.size(), 0);
    neighbours_.resize(record.sentences.size());
  }

  Standing Run() && {
    Verify();
    Extend();
    FindRetold();
    if (matches_.empty()) return std::move(standing_);
    FindOriginal();
    Classify();
    return std::move(standing_);
  }

 private:
  static RecordStore Pack(const ArticleRecord& record) {
    RecordStore store;
    store.Add(record);
    return store;
  }
  static std::vector<PackedRef> PlacesOf(const RecordStore& own) {
    std::vector<PackedRef> places(own.sentence_count(0));
    PackedRef next = own.FirstSentence(0);
    for (PackedRef& place : places) {
      place = next;
      next = own.NextSentence(next);
    }
    return places;
  }

  PackedSentence Own(uint32_t s) const { return own_[places_[s]]; }

  // A sentence of the archive that may say, or says, what `sentence` of the
  // article says.
  struct Match {
    uint32_t sentence = 0;
    uint32_t record = 0;
    uint32_t ordinal = 0;  // Of the sentence in its record.
    PackedRef place = 0;

    auto Key() const { return std::tie(sentence, record, ordinal); }
  };

  // Candidates that say the same become matches. The records of those that
  // share enough are met.
  void Verify() {
    struct Near {
      Match match;
      uint16_t lacking = 0;
      bool same = false;
    };
    std::vector<Near> near;
    uint32_t last = ~uint32_t{0};
    StemSet stems;  // Of sentence `last`.
    for (const Candidates::Pair pair : candidates_.pairs()) {
      const PackedSentence sketch = Own(pair.sentence());
      const PackedSentence other = store_[pair.place()];
      if (pair.sentence() != last) {
        last = pair.sentence();
        stems = StemSet(sketch);
      }
      const size_t shared = stems.CountIn(other);
      const uint16_t lacking = Lacking(shared, sketch.stem_count());
      const bool same = MayBeSame(sketch, other, shared, options_.match) &&
                        SameStatement(sketch, other, options_.match);
      if (lacking > kMaxLacking && !same) continue;
      store_.PrefetchRecordAt(pair.place());
      near.push_back({{pair.sentence(), 0, 0, pair.place()}, lacking, same});
    }
    for (Near& n : near) {
      const PackedRef place = n.match.place;
      const std::optional<uint32_t> record = candidates_.RecordOf(place);
      if (!record.has_value()) continue;
      met_.push_back(*record);
      const uint32_t s = n.match.sentence;
      uint16_t& novelty = standing_.novelty[s];
      if (n.lacking < novelty && !ValuesConflict(Own(s), store_[place])) {
        novelty = n.lacking;
      }
      if (!n.same) continue;
      n.match.record = *record;
      matches_.push_back(n.match);
      crowd_counts_[s] = std::max(
          crowd_counts_[s], candidates_.CrowdAt(s, place, options_.match));
    }
    NumberMatches();
    SortMatches();
  }

  // Gives the matches their ordinals, opening each record once.
  void NumberMatches() {
    std::sort(matches_.begin(), matches_.end(),
              [](const Match& a, const Match& b) { return a.place < b.place; });
    uint32_t opened = ~uint32_t{0};
    uint32_t ordinal = 0;
    PackedRef at = 0;
    for (Match& match : matches_) {
      if (match.record != opened) {
        opened = match.record;
        ordinal = 0;
        at = store_.FirstSentence(opened);
      }
      for (; at != match.place; at = store_.NextSentence(at)) ++ordinal;
      match.ordinal = ordinal;
    }
  }

  // What another doesn't hold of a sentence of `count` stems if `shared` are in
  // both.
  static uint16_t Lacking(size_t shared, size_t count) {
    if (count == 0) return kAllNew;
    return static_cast<uint16_t>(kAllNew - kAllNew * shared / count);
  }

  // Sentences that are not known but could tell a known fact again.
  std::vector<uint32_t> Retellings() const {
    std::vector<uint32_t> sentences;
    size_t m = 0;
    for (uint32_t s = 0;
         s < record_.sentences.size() && sentences.size() < kMaxRetellings;
         ++s) {
      while (m < matches_.size() && matches_[m].sentence < s) ++m;
      if (m < matches_.size() && matches_[m].sentence == s) continue;
      if (CouldRetell(Own(s))) sentences.push_back(s);
    }
    return sentences;
  }

  // The latest records of the story.
  std::vector<uint32_t> Told() {
    met_.insert(met_.end(), candidates_.story().begin(),
                candidates_.story().end());
    std::sort(met_.begin(), met_.end());
    met_.erase(std::unique(met_.begin(), met_.end()), met_.end());
    return story_.Latest(std::move(met_), kMaxTold);
  }

  // A fact of the story that is told again in other words has no new names or
  // figures.
  void FindRetold() {
    const std::vector<uint32_t> told = Told();
    if (told.empty()) return;
    const std::vector<uint32_t> sentences = Retellings();
    std::vector<RetellingBits> needed;
    needed.reserve(sentences.size());
    for (const uint32_t s : sentences) {
      needed.push_back(RetellingBits::Needed(Own(s)));
    }
    if (sentences.empty()) return;
    for (const uint32_t record : told) {
      PackedRef at = store_.FirstSentence(record);
      const auto count =
          std::min<size_t>(store_.sentence_count(record), kMaxRetellings);
      for (size_t o = 0; o < count; ++o) {
        const PackedSentence other = store_[at];
        const RetellingBits held = RetellingBits::Held(other);
        for (size_t i = 0; i < sentences.size(); ++i) {
          if (!needed[i].MayBeIn(held)) continue;
          uint16_t& novelty = standing_.novelty[sentences[i]];
          novelty =
              std::min(novelty, NoveltyOfRetelling(Own(sentences[i]), other));
        }
        at = store_.NextSentence(at);
      }
    }
  }

  // Pasted runs: what stands beside a pair on both sides is a pair on weaker
  // evidence. Each pair found extends the run.
  void Extend() {
    const size_t anchors = matches_.size();
    std::vector<PackedRef> places;
    uint32_t opened = ~uint32_t{0};
    // By record, so that each is opened once.
    std::vector<Match> by_record(matches_.begin(), matches_.end());
    std::stable_sort(
        by_record.begin(), by_record.end(),
        [](const Match& a, const Match& b) { return a.record < b.record; });
    for (const Match& anchor : by_record) {
      if (anchor.record != opened) {
        opened = anchor.record;
        places.clear();
        PackedRef at = store_.FirstSentence(opened);
        for (uint32_t s = 0; s < store_.sentence_count(opened); ++s) {
          places.push_back(at);
          at = store_.NextSentence(at);
        }
      }
      for (const int step : {-1, 1}) {
        ExtendFrom(anchor, step, places, anchors);
      }
    }
    SortMatches();
  }

  void ExtendFrom(const Match& anchor, int step,
                  const std::vector<PackedRef>& places, size_t anchors) {
    int64_t s = anchor.sentence;
    int64_t o = anchor.ordinal;
    while (true) {
      s += step;
      o += step;
      if (s < 0 || o < 0 ||
          s >= static_cast<int64_t>(record_.sentences.size()) ||
          o >= static_cast<int64_t>(places.size())) {
        return;
      }
      const Match match = {static_cast<uint32_t>(s), anchor.record,
                           static_cast<uint32_t>(o),
                           places[static_cast<size_t>(o)]};
      // An anchor of its own extends further by itself.
      if (std::binary_search(
              matches_.begin(),
              matches_.begin() + static_cast<std::ptrdiff_t>(anchors), match,
              Less)) {
        return;
      }
      if (!SameStatement(Own(match.sentence), store_[match.place],
                         options_.match, Context::kNeighboursAgree)) {
        return;
      }
      Neighbours& neighbours = neighbours_[match.sentence];
      if (neighbours.record != match.record) neighbours = {match.record, 0};
      if (++neighbours.count > kMaxNeighbours) return;
      matches_.push_back(match);
    }
  }

  static bool Less(const Match& a, const Match& b) { return a.Key() < b.Key(); }

  void SortMatches() {
    std::sort(matches_.begin(), matches_.end(), Less);
    matches_.erase(std::unique(matches_.begin(), matches_.end(),
                               [](const Match& a, const Match& b) {
                                 return a.Key() == b.Key();
                               }),
                   matches_.end());
  }

  bool Conflicts(const Match& match) const {
    return ValuesConflict(Own(match.sentence), store_[match.place]);
  }

  // The record that holds most of the article's words; the earliest of equals.
  void FindOriginal() {
    // Sorted by record, then by sentence.
    std::vector<Match> agreeing;
    for (const Match& match : matches_) {
      if (!Conflicts(match)) agreeing.push_back(match);
    }
    std::sort(agreeing.begin(), agreeing.end(),
              [](const Match& a, const Match& b) {
                return std::tie(a.record, a.sentence) <
                       std::tie(b.record, b.sentence);
              });
    uint32_t words = 0;
    for (const SentenceSketch& s : record_.sentences) words += s.words;
    uint32_t best_words = 0;
    for (size_t i = 0; i < agreeing.size();) {
      const uint32_t other = agreeing[i].record;
      CommonText common;
      uint32_t last = ~uint32_t{0};
      for (; i < agreeing.size() && agreeing[i].record == other; ++i) {
        const uint32_t s = agreeing[i].sentence;
        if (s == last) continue;
        last = s;
        common.words += record_.sentences[s].words;
        common.lead |= s < kLeadSentences;
      }
      if (!IsCopy(words, common, options_.copy)) continue;
      std::optional<uint32_t>& best = standing_.copy_of;
      if (!best.has_value() || common.words > best_words ||
          (common.words == best_words &&
           store_.Order(other) < store_.Order(*best))) {
        best = other;
        best_words = common.words;
      }
    }
  }

  void Classify() {
    for (size_t m = 0; m < matches_.size();) {
      const uint32_t s = matches_[m].sentence;
      ResolvedSentence& resolved = standing_.sentences[s];
      std::vector<SentenceRef> conflicting;
      uint32_t articles = 0;
      std::optional<uint32_t> last;
      bool agrees = false;
      bool copied = false;
      bool outside = false;
      for (; m < matches_.size() && matches_[m].sentence == s; ++m) {
        const Match& match = matches_[m];
        articles += last != match.record;
        last = match.record;
        if (Conflicts(match)) {
          conflicting.push_back({match.record, match.ordinal});
          continue;
        }
        agrees = true;
        copied |= standing_.copy_of == match.record;
        outside = outside || !story_.Contains(match.record);
      }
      resolved.set_article_count(1 + std::max(articles, crowd_counts_[s]));
      if (!agrees) {
        resolved.set_sentence_class(SentenceClass::kChanged);
        std::sort(conflicting.begin(), conflicting.end(),
                  [this](const SentenceRef& a, const SentenceRef& b) {
                    return a.record == b.record ? a.sentence < b.sentence
                                                : store_.Order(a.record) <
                                                      store_.Order(b.record);
                  });
        standing_.changes.push_back({s, std::move(conflicting)});
      } else if (copied) {
        resolved.set_sentence_class(SentenceClass::kCopied);
      } else {
        resolved.set_sentence_class(outside ? SentenceClass::kRepeated
                                            : SentenceClass::kRedundant);
      }
    }
  }

  const RecordStore& store_;
  const ArticleRecord& record_;
  const ResolveOptions& options_;
  const RecordStore own_;                // The article's record,
  const std::vector<PackedRef> places_;  // and its sentences in there.
  StoryFinder story_;
  const Candidates candidates_;
  Standing standing_;
  std::vector<uint32_t> met_;           // Records that may tell the story.
  std::vector<uint32_t> crowd_counts_;  // By sentence.
  // By sentence, then by record and sentence of the archive.
  std::vector<Match> matches_;
  // By sentence, those found in the record at hand.
  struct Neighbours {
    uint32_t record = ~uint32_t{0};
    uint32_t count = 0;
  };
  std::vector<Neighbours> neighbours_;
};

Standing Archive::Compare(const ArticleRecord& record,
                          const ResolveOptions& options) const {
  return Comparison(*this, record, options).Run();
}

}  // namespace summarizer::repetition
