// How one article stands against an archive.

#include <algorithm>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/retelling.h"
#include "summarizer/repetition/sentence_keys.h"
#include "summarizer/repetition/similarity.h"
#include "summarizer/repetition/story_similarity.h"

namespace summarizer::repetition {
namespace {

// Articles of the story whose facts may be told again: the latest.
constexpr size_t kMaxRetold = 16;

// Of one article, the sentences whose facts may be told again, or tell them:
// the first. News has fewer; longer texts would cost the square of that.
constexpr size_t kMaxRetellings = 512;

// Neighbours of pairs that one sentence makes with one record. Text that
// repeats itself over and over has as many as it has sentences.
constexpr uint32_t kMaxNeighbours = 8;

}  // namespace

class Archive::Comparison {
 public:
  Comparison(const Archive& archive, const ArticleRecord& record,
             const ResolveOptions& options)
      : archive_(archive),
        store_(archive.store_),
        record_(record),
        options_(options),
        self_(archive.Find(record.id)) {
    own_.Add(record);
    PackedRef place = own_.FirstSentence(0);
    for (size_t s = 0; s < record.sentences.size(); ++s) {
      places_.push_back(place);
      place = own_.NextSentence(place);
    }
    standing_.sentences.resize(record.sentences.size());
    standing_.novelty.resize(record.sentences.size(), kAllNew);
    crowd_counts_.resize(record.sentences.size(), 0);
    neighbours_.resize(record.sentences.size());
  }

  Standing Run() && {
    FindCandidates();
    Verify();
    Extend();
    FindRetold();
    if (matches_.empty()) return std::move(standing_);
    FindOriginal();
    Classify();
    return std::move(standing_);
  }

 private:
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

  void FindCandidates() {
    std::vector<uint32_t> keys;
    std::vector<uint32_t> sentence_of;  // Parallel.
    for (uint32_t s = 0; s < record_.sentences.size(); ++s) {
      const auto probes = ProbeKeys(Own(s));  // Outlives the loop's span.
      for (const uint32_t hash : probes.Span()) {
        const uint32_t key = SentenceIndex::KeyOf(hash);
        const auto crowd = archive_.crowds_.find(key);
        if (crowd == archive_.crowds_.end()) {
          keys.push_back(key);
          sentence_of.push_back(s);
        } else {
          candidates_.emplace_back(s, crowd->second.first);
          crowds_.push_back({s, key, crowd->second});
        }
      }
    }
    std::vector<SentenceIndex::Hit> hits;
    archive_.sentences_.Find(keys, hits);
    for (const SentenceIndex::Hit& hit : hits) {
      candidates_.emplace_back(sentence_of[hit.key_index], hit.place);
    }
    for (const auto& [s, place] : candidates_) store_.Prefetch(place);
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()),
                      candidates_.end());
    FindRecords();
  }

  // The records of the candidates, but for those that don't count.
  void FindRecords() {
    std::vector<PackedRef> places;
    places.reserve(candidates_.size());
    for (const auto& [s, place] : candidates_) {
      places.push_back(place);
      store_.PrefetchRecordAt(place);
    }
    std::sort(places.begin(), places.end());
    for (const PackedRef place : places) {
      if (!records_.empty() && place < records_.back().end) continue;
      const uint32_t record = store_.RecordAt(place);
      const PackedRef end = record + 1 == store_.size()
                                ? ~PackedRef{0}
                                : store_.place(record + 1);
      records_.push_back(
          {end, record, archive_.IsLive(record) && record != self_});
    }
  }

  // The record of a candidate; none where it does not count.
  std::optional<uint32_t> RecordOf(PackedRef place) const {
    const auto it = std::upper_bound(
        records_.begin(), records_.end(), place,
        [](PackedRef at, const Met& met) { return at < met.end; });
    return it->counts ? std::make_optional(it->record) : std::nullopt;
  }

  // Candidates that say the same become matches.
  void Verify() {
    for (const auto& [s, place] : candidates_) {
      const PackedSentence sketch = Own(s);
      const PackedSentence other = store_[place];
      const uint16_t novelty =
          NoveltyBeside(sketch, other, standing_.novelty[s]);
      const bool same = SameStatement(sketch, other, options_.match);
      if (!same && novelty == standing_.novelty[s]) continue;
      const std::optional<uint32_t> record = RecordOf(place);
      if (!record.has_value()) continue;
      standing_.novelty[s] = novelty;
      if (!same) continue;
      matches_.push_back({s, *record, 0, place});
      auto met = std::lower_bound(crowds_.begin(), crowds_.end(), s,
                                  [](const MetCrowd& a, uint32_t sentence) {
                                    return a.sentence < sentence;
                                  });
      for (; met != crowds_.end() && met->sentence == s; ++met) {
        if (met->crowd.first != place) continue;
        crowd_counts_[s] = std::max(crowd_counts_[s], CountOf(*met));
      }
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

  // A crowd under a key of a sentence.
  struct MetCrowd {
    uint32_t sentence = 0;
    uint32_t key = 0;
    Crowd crowd;
  };

  uint32_t CountOf(const MetCrowd& met) const {
    return options_.match == archive_.match_
               ? met.crowd.count
               : archive_.CountSame(met.key, met.crowd.first, options_.match);
  }

  // What `other` doesn't hold of a sentence, of which it is known that it is at
  // most `least`.
  static uint16_t NoveltyBeside(const PackedSentence& sketch,
                                const PackedSentence& other, uint16_t least) {
    const size_t count = sketch.stem_count();
    if (count == 0) return least;
    // Both ascend. Which comes first can't be guessed: no branches.
    const size_t others = other.stem_count();
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < count && j < others;) {
      const uint32_t x = sketch.stem(i).hash();
      const uint32_t y = other.stem(j).hash();
      shared += x == y ? 1 : 0;
      i += x <= y ? 1 : 0;
      j += y <= x ? 1 : 0;
    }
    const auto novelty =
        static_cast<uint16_t>(kAllNew - kAllNew * shared / count);
    return novelty >= least || ValuesConflict(sketch, other) ? least : novelty;
  }

  // The latest articles of the story, of those where candidates stand.
  std::vector<uint32_t> StoryRecords() {
    std::vector<uint32_t> records;
    for (const Met& met : records_) {
      if (met.counts && IsNear(met.record)) records.push_back(met.record);
    }
    for (const uint32_t record : records) store_.PrefetchRecord(record);
    records.erase(std::remove_if(records.begin(), records.end(),
                                 [this](uint32_t r) { return !InStory(r); }),
                  records.end());
    std::sort(records.begin(), records.end(), [this](uint32_t a, uint32_t b) {
      return store_.Order(b) < store_.Order(a);
    });
    if (records.size() > kMaxRetold) records.resize(kMaxRetold);
    return records;
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

  // A fact of the story that is told again in other words has no new names or
  // figures.
  void FindRetold() {
    const std::vector<uint32_t> sentences = Retellings();
    if (sentences.empty()) return;
    for (const uint32_t record : StoryRecords()) {
      PackedRef at = store_.FirstSentence(record);
      const auto count =
          std::min<size_t>(store_.sentence_count(record), kMaxRetellings);
      for (size_t o = 0; o < count; ++o) {
        const PackedSentence other = store_[at];
        for (const uint32_t s : sentences) {
          uint16_t& novelty = standing_.novelty[s];
          novelty = std::min(novelty, NoveltyOfRetelling(Own(s), other));
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

  // An archive counts no terms: all are equally rare.
  void Weigh(const std::vector<StoryTerm>& terms,
             std::vector<WeighedTerm>& weighed) const {
    weighed.clear();
    for (const StoryTerm term : terms) {
      weighed.push_back({term, term.specific() ? specific_ : unspecific_});
    }
  }

  // Whether the times of a record and of the article allow for one story.
  bool IsNear(uint32_t other) const {
    const std::optional<int64_t> time = store_.time(other);
    if (!record_.time.has_value() || !time.has_value()) return true;
    const int64_t apart =
        std::max(*record_.time, *time) - std::min(*record_.time, *time);
    return apart <= options_.story.window_seconds;
  }

  bool InStory(uint32_t other) {
    if (!IsNear(other)) return false;
    const auto [known, is_new] = same_story_.try_emplace(other, true);
    if (!is_new) return known->second;
    if (terms_.empty()) {
      Weigh(record_.terms, terms_);
      norm_ = StoryNorm(terms_);
    }
    store_.StoryTermsOf(other, other_terms_);
    Weigh(other_terms_, weighed_);
    const bool dated = record_.time.has_value() && store_.time(other);
    return known->second = StorySimilarity(terms_, norm_, other_terms_,
                                           StoryNorm(weighed_)) >=
                           (dated ? options_.story.similarity
                                  : options_.story.undated_similarity);
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
        outside = outside || !InStory(match.record);
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

  const Archive& archive_;
  const RecordStore& store_;
  const ArticleRecord& record_;
  const ResolveOptions& options_;
  const std::optional<uint32_t> self_;
  RecordStore own_;                // The article's record,
  std::vector<PackedRef> places_;  // and its sentences in there.
  Standing standing_;
  std::vector<std::pair<uint32_t, PackedRef>> candidates_;
  // A record with candidates, whose places are below `end`.
  struct Met {
    PackedRef end = 0;
    uint32_t record = 0;
    bool counts = false;  // It is remembered, and not the article itself.
  };
  std::vector<Met> records_;            // In order.
  std::vector<MetCrowd> crowds_;        // By sentence.
  std::vector<uint32_t> crowd_counts_;  // By sentence.
  // By sentence, then by record and sentence of the archive.
  std::vector<Match> matches_;
  std::vector<WeighedTerm> terms_;
  double norm_ = 0;  // Of those.
  const double specific_ = StoryTermWeight(
      StoryTerm(0, /*in_title=*/false, /*specific=*/true), 0, 0);
  const double unspecific_ = StoryTermWeight(StoryTerm(), 0, 0);
  std::vector<StoryTerm> other_terms_;
  std::vector<WeighedTerm> weighed_;
  absl::flat_hash_map<uint32_t, bool> same_story_;
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
