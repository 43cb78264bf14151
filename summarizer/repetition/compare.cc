// How one article stands against an archive.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "summarizer/repetition/archive.h"
#include "summarizer/repetition/archive_candidates.h"
#include "summarizer/repetition/packed_sentence.h"
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
 private:
  // A sentence of the archive that may say, or says, what `sentence` of the
  // article says.
  struct Match {
    uint32_t sentence = 0;
    uint32_t record = 0;
    uint32_t ordinal = 0;  // Of the sentence in its record.
    PackedRef place = 0;

    auto Key() const { return std::tie(sentence, record, ordinal); }
  };
  // One that is near a sentence.
  struct Near {
    Match match;
    uint16_t lacking = 0;
    bool same = false;
  };
  // Of a sentence, those found in the record at hand.
  struct Neighbours {
    uint32_t record = ~uint32_t{0};
    uint32_t count = 0;
  };

 public:
  // What it works in, to be kept for the next one.
  struct Buffers {
    PackedSentences own;
    StoryFinder::Buffers story;
    Candidates::Buffers candidates;
    std::vector<uint32_t> met;
    std::vector<uint32_t> crowd_counts;
    std::vector<Neighbours> neighbours;
    std::vector<Match> matches;
    std::vector<PackedRef> places;
    std::vector<Near> near;
    std::vector<uint32_t> retellings;
    std::vector<RetellingBits> needed;
    std::vector<Match> agreeing;
    std::vector<SentenceRef> conflicting;
  };

  // All outlive it.
  Comparison(const Archive& archive, const ArticleRecord& record,
             const ResolveOptions& options, Buffers& buffers,
             Standing& standing);

  void Run() && {
    Verify();
    NumberAndExtend();
    FindRetold();
    if (matches_.empty()) return;
    FindOriginal();
    Classify();
  }

 private:
  PackedSentence Own(uint32_t s) const { return own_[s]; }

  // Candidates that say the same become matches. The records of those that
  // share enough are met.
  void Verify() {
    std::vector<Near>& near = buffers_.near;
    near.clear();
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
      if (n.lacking < novelty && MayRetell(Own(s), store_[place])) {
        novelty = n.lacking;
      }
      if (!n.same) continue;
      n.match.record = *record;
      matches_.push_back(n.match);
      crowd_counts_[s] = std::max(
          crowd_counts_[s], candidates_.CrowdAt(s, place, options_.match));
    }
  }

  // What another doesn't hold of a sentence of `count` stems if `shared` are in
  // both.
  static uint16_t Lacking(size_t shared, size_t count) {
    if (count == 0) return kAllNew;
    return static_cast<uint16_t>(kAllNew - kAllNew * shared / count);
  }

  // Finds the sentences that are not known but could tell a known fact again.
  void FindRetellings(std::vector<uint32_t>& sentences) const {
    sentences.clear();
    size_t m = 0;
    for (uint32_t s = 0;
         s < record_.sentences.size() && sentences.size() < kMaxRetellings;
         ++s) {
      while (m < matches_.size() && matches_[m].sentence < s) ++m;
      if (m < matches_.size() && matches_[m].sentence == s) continue;
      if (CouldRetell(Own(s))) sentences.push_back(s);
    }
  }

  // Of the records that were met, the latest of the story.
  const std::vector<uint32_t>& Told() {
    met_.insert(met_.end(), candidates_.story().begin(),
                candidates_.story().end());
    std::sort(met_.begin(), met_.end());
    met_.erase(std::unique(met_.begin(), met_.end()), met_.end());
    story_.KeepLatest(met_, kMaxTold);
    return met_;
  }

  // A fact of the story that is told again in other words has no new names or
  // figures.
  void FindRetold() {
    const std::vector<uint32_t>& told = Told();
    if (told.empty()) return;
    std::vector<uint32_t>& sentences = buffers_.retellings;
    FindRetellings(sentences);
    if (sentences.empty()) return;
    std::vector<RetellingBits>& needed = buffers_.needed;
    needed.clear();
    for (const uint32_t s : sentences) {
      needed.push_back(RetellingBits::Needed(Own(s)));
    }
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

  // Gives the matches their ordinals. Pasted runs: what stands beside a pair on
  // both sides is a pair on weaker evidence, and each pair found extends the
  // run. Record by record, so that each is opened once.
  void NumberAndExtend() {
    std::sort(matches_.begin(), matches_.end(),
              [](const Match& a, const Match& b) { return a.place < b.place; });
    const size_t anchors = matches_.size();
    size_t end = 0;
    for (size_t begin = 0; begin < anchors; begin = end) {
      const uint32_t record = matches_[begin].record;
      OpenRecord(record);
      uint32_t ordinal = 0;
      for (end = begin; end < anchors && matches_[end].record == record;
           ++end) {
        // A match is where a sentence begins.
        while (places_[ordinal] != matches_[end].place) ++ordinal;
        matches_[end].ordinal = ordinal;
      }
      std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(begin),
                matches_.begin() + static_cast<std::ptrdiff_t>(end), Less);
      for (size_t a = begin; a < end; ++a) {
        for (const int step : {-1, 1}) ExtendFrom(a, step, begin, end);
      }
    }
    SortMatches();
  }

  // Finds the places of a record's sentences.
  void OpenRecord(uint32_t record) {
    places_.clear();
    PackedRef at = store_.FirstSentence(record);
    const uint32_t count = store_.sentence_count(record);
    for (uint32_t s = 0; s < count; ++s) {
      places_.push_back(at);
      at = store_.NextSentence(at);
    }
  }

  // Extends match `anchor` in the record that is open, whose other anchors are
  // matches [begin, end).
  void ExtendFrom(size_t anchor, int step, size_t begin, size_t end) {
    int64_t s = matches_[anchor].sentence;
    int64_t o = matches_[anchor].ordinal;
    const uint32_t record = matches_[anchor].record;
    while (true) {
      s += step;
      o += step;
      if (s < 0 || o < 0 ||
          s >= static_cast<int64_t>(record_.sentences.size()) ||
          o >= static_cast<int64_t>(places_.size())) {
        return;
      }
      const Match match = {static_cast<uint32_t>(s), record,
                           static_cast<uint32_t>(o),
                           places_[static_cast<size_t>(o)]};
      // An anchor of its own extends further by itself.
      if (std::binary_search(
              matches_.begin() + static_cast<std::ptrdiff_t>(begin),
              matches_.begin() + static_cast<std::ptrdiff_t>(end), match,
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
    std::vector<Match>& agreeing = buffers_.agreeing;
    agreeing.clear();
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
      std::vector<SentenceRef>& conflicting = buffers_.conflicting;
      conflicting.clear();
      uint32_t articles = 0;
      std::optional<uint32_t> last;
      bool holds_all = false;
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
        holds_all |= HasAllValues(store_[match.place], Own(s));
        copied |= standing_.copy_of == match.record;
        outside = outside || !story_.Contains(match.record);
      }
      resolved.set_article_count(1 + std::max(articles, crowd_counts_[s]));
      // Of what has changed before, one that tells less than all is no proof
      // that this is known: "10.36" of "10.55, from 10.36".
      if (!holds_all && !conflicting.empty()) {
        resolved.set_sentence_class(SentenceClass::kChanged);
        std::sort(conflicting.begin(), conflicting.end(),
                  [this](const SentenceRef& a, const SentenceRef& b) {
                    return a.record == b.record ? a.sentence < b.sentence
                                                : store_.Order(a.record) <
                                                      store_.Order(b.record);
                  });
        standing_.changes.push_back({s, conflicting});
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
  Buffers& buffers_;
  const PackedSentences& own_;  // The article's.
  StoryFinder story_;
  const Candidates candidates_;
  Standing& standing_;
  // Records that may tell the story.
  std::vector<uint32_t>& met_;
  // By sentence.
  std::vector<uint32_t>& crowd_counts_;
  std::vector<Neighbours>& neighbours_;
  // In the end by sentence, then by record and sentence of the archive.
  std::vector<Match>& matches_;
  // Of the sentences of the record at hand.
  std::vector<PackedRef>& places_;
};

Archive::Comparison::Comparison(const Archive& archive,
                                const ArticleRecord& record,
                                const ResolveOptions& options, Buffers& buffers,
                                Standing& standing)
    : store_(archive.store_),
      record_(record),
      options_(options),
      buffers_(buffers),
      own_(buffers.own.Assign(record.sentences)),
      story_(store_, record_, options.story, buffers.story),
      candidates_(archive, record, own_, story_, buffers.candidates),
      standing_(standing),
      met_(buffers.met),
      crowd_counts_(buffers.crowd_counts),
      neighbours_(buffers.neighbours),
      matches_(buffers.matches),
      places_(buffers.places) {
  const size_t sentences = record.sentences.size();
  standing_.copy_of.reset();
  standing_.sentences.assign(sentences, {});
  standing_.novelty.assign(sentences, kAllNew);
  standing_.changes.clear();
  met_.clear();
  crowd_counts_.assign(sentences, 0);
  neighbours_.assign(sentences, {});
  matches_.clear();
}

struct Archive::Buffers::Impl {
  Comparison::Buffers comparison;
};

Archive::Buffers::Buffers() : impl_(std::make_unique<Impl>()) {}
Archive::Buffers::~Buffers() = default;

void Archive::Compare(const ArticleRecord& record,
                      const ResolveOptions& options, Buffers& buffers,
                      Standing& standing) const {
  Comparison(*this, record, options, buffers.impl_->comparison, standing).Run();
}

Standing Archive::Compare(const ArticleRecord& record,
                          const ResolveOptions& options) const {
  Buffers buffers;
  Standing standing;
  Compare(record, options, buffers, standing);
  return standing;
}

}  // namespace summarizer::repetition
