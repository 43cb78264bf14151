#include "summarizer/repetition/stories.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "absl/container/flat_hash_map.h"
#include "summarizer/repetition/record_store.h"
#include "summarizer/text/prefetch.h"

namespace summarizer::repetition {
namespace {

// Leaders are found by an article's rarest terms, among the latest that share
// one.
constexpr size_t kProbes = 12;
constexpr size_t kMaxLeaders = 48;
// Of those found, so many with most in common are looked at closely.
constexpr size_t kMaxCompared = 12;

class StoryGrouper {
 public:
  StoryGrouper(const SentenceTable& table, absl::Span<const uint8_t> pasted,
               absl::Span<const std::optional<uint32_t>> copy_of,
               const StoryOptions& options)
      : table_(table),
        store_(table.store()),
        pasted_(pasted),
        copy_of_(copy_of),
        options_(options) {}

  std::vector<uint32_t> Run() && {
    CollectTerms();
    std::vector<uint32_t> leader(store_.size());
    for (uint32_t r = 0; r < store_.size(); ++r) {
      if (copy_of_[r].has_value()) {
        leader[r] = leader[*copy_of_[r]];
        continue;
      }
      Weigh(r);
      FindProbes();
      leader[r] = FindLeader(r);
      if (leader[r] == r) AddLeader(r);
    }
    return leader;
  }

 private:
  static constexpr uint32_t kNone = ~uint32_t{0};

  // A term of all articles.
  struct Term {
    uint32_t count = 0;       // Articles that have it.
    uint32_t latest = kNone;  // Posting of the latest leader that has it.
    double rarity = 0;        // Its weight where it is not specific.
  };
  // What is compared of a leader, so that its record is not read again.
  struct Leader {
    uint32_t record;
    double norm;
    // Of what it shares with others and has no posting for.
    double unlisted;
  };
  struct Posting {
    uint32_t leader;
    uint32_t previous;
  };
  struct Probe {
    Term* term;
    StoryTerm key;
    double square;  // Of its weight.
  };
  // Leaders that share a term, as they are compared: most in common first, of
  // equals the earliest.
  class Candidate {
   public:
    Candidate(uint32_t common, uint32_t leader)
        : bits_(uint64_t{common} << 32 | ~leader) {}
    uint32_t common() const { return static_cast<uint32_t>(bits_ >> 32); }
    uint32_t leader() const { return ~static_cast<uint32_t>(bits_); }
    friend bool operator<(Candidate a, Candidate b) {
      return a.bits_ > b.bits_;
    }

   private:
    uint64_t bits_;
  };

  // What is added up for many leaders is in units of this, so that sums are the
  // same in any order. Similarities are multiples of it, too.
  static constexpr double kUnit = 1.0 / (1 << 16);

  // The record's terms into terms_, without those of pasted sentences alone.
  void ReadTerms(uint32_t record) {
    store_.StoryTermsOf(record, terms_);
    for (uint32_t s = 0; pasted_[record] >> s != 0; ++s) {
      if ((pasted_[record] >> s & 1) == 0) continue;
      const PackedSentence sentence = table_[table_.FirstOf(record) + s];
      const auto is_of_it = [&](StoryTerm term) {
        if (term.in_title()) return false;
        for (size_t i = 0; i < sentence.stem_count(); ++i) {
          if (sentence.stem(i).hash() == term.stem_hash()) return true;
        }
        return false;
      };
      terms_.erase(std::remove_if(terms_.begin(), terms_.end(), is_of_it),
                   terms_.end());
    }
  }

  absl::Span<const StoryTerm> TermsOf(uint32_t record) const {
    return absl::MakeConstSpan(article_terms_)
        .subspan(begins_[record], begins_[record + 1] - begins_[record]);
  }

  // Reads and counts the terms of all articles but copies, which would make an
  // article's own words look shared.
  void CollectTerms() {
    absl::flat_hash_map<uint32_t, uint32_t> numbers;  // By hash.
    uint64_t articles = 0;
    begins_.reserve(store_.size() + size_t{1});
    for (uint32_t r = 0; r < store_.size(); ++r) {
      begins_.push_back(article_terms_.size());
      if (copy_of_[r].has_value()) continue;
      ++articles;
      ReadTerms(r);
      for (const StoryTerm term : terms_) numbers.prefetch(term.hash());
      for (const StoryTerm term : terms_) {
        const uint32_t number =
            numbers
                .try_emplace(term.hash(), static_cast<uint32_t>(known_.size()))
                .first->second;
        if (number == known_.size()) known_.emplace_back();
        ++known_[number].count;
        article_terms_.push_back(term);
        numbers_.push_back(number);
      }
    }
    begins_.push_back(article_terms_.size());
    for (Term& term : known_) {
      term.rarity = StoryTermRarity(term.count, articles);
    }
  }

  void Weigh(uint32_t record) {
    // The next one's are fetched.
    for (size_t i = begins_[record + 1];
         i < std::min(begins_[record + 1] + kStoryTerms, numbers_.size());
         ++i) {
      text::Prefetch(&known_[numbers_[i]]);
    }
    weighed_.clear();
    probes_.clear();
    for (size_t i = begins_[record]; i < begins_[record + 1]; ++i) {
      Term& known = known_[numbers_[i]];
      const StoryTerm term = article_terms_[i];
      const double weight = StoryTermWeight(term, known.rarity);
      weighed_.push_back({term, weight});
      // Another article has it, too.
      if (known.count > 1) probes_.push_back({&known, term, weight * weight});
    }
    norm_ = StoryNorm(weighed_);
  }

  // Keeps the heaviest.
  void FindProbes() {
    unlisted_ = 0;
    if (probes_.size() <= kProbes) return;
    std::nth_element(probes_.begin(), probes_.begin() + kProbes, probes_.end(),
                     [](const Probe& a, const Probe& b) {
                       return a.square != b.square ? a.square > b.square
                                                   : a.key < b.key;
                     });
    while (probes_.size() > kProbes) {
      unlisted_ += probes_.back().square;
      probes_.pop_back();
    }
  }

  // Dated leaders ascend: those before have left the window.
  void MoveWindow(std::optional<int64_t> time) {
    if (!time.has_value()) {
      oldest_ = 0;
      return;
    }
    while (oldest_ < leaders_.size() &&
           *time - *store_.time(leaders_[oldest_].record) >
               options_.window_seconds) {
      ++oldest_;
    }
  }

  // The leaders in the window that share a probe, into candidates_, those with
  // most in common. Returns what an article may have in common with a leader
  // that was not seen.
  double FindCandidates() {
    double unseen = unlisted_;
    candidates_.clear();
    found_.clear();
    for (const Probe& probe : probes_) {
      const auto square =
          static_cast<uint32_t>(std::lround(probe.square / kUnit));
      size_t seen = 0;
      uint32_t p = probe.term->latest;
      for (; p != kNone && seen < kMaxLeaders;
           p = postings_[p].previous, ++seen) {
        const uint32_t leader = postings_[p].leader;
        if (leader < oldest_) break;
        if (common_[leader] == 0) found_.push_back(leader);
        common_[leader] += square;
      }
      if (p != kNone && seen == kMaxLeaders) unseen += probe.square;
    }
    for (const uint32_t leader : found_) {
      candidates_.emplace_back(common_[leader], leader);
      common_[leader] = 0;
    }
    const size_t compared = std::min(candidates_.size(), kMaxCompared);
    std::partial_sort(
        candidates_.begin(),
        candidates_.begin() + static_cast<std::ptrdiff_t>(compared),
        candidates_.end());
    candidates_.erase(
        candidates_.begin() + static_cast<std::ptrdiff_t>(compared),
        candidates_.end());
    return unseen;
  }

  // The most similar leader, the earliest of equals, or `record` itself.
  uint32_t FindLeader(uint32_t record) {
    const std::optional<int64_t> time = store_.time(record);
    MoveWindow(time);
    const double unseen = FindCandidates();
    double best = 0;
    uint32_t leader = record;
    for (const Candidate candidate : candidates_) {
      const Leader& other = leaders_[candidate.leader()];
      const bool dated =
          time.has_value() && store_.time(other.record).has_value();
      const double needed = std::max(
          best, dated ? options_.similarity : options_.undated_similarity);
      // At most: it may be specific in one of the two, and sums are rounded.
      const double shared =
          kSpecificWeight *
          ((candidate.common() + kProbes) * kUnit + unseen + other.unlisted);
      if (shared < (needed - kUnit) * std::sqrt(norm_ * other.norm)) continue;
      const double similarity =
          StorySimilarity(weighed_, norm_, TermsOf(other.record), other.norm);
      if (similarity < needed || similarity == 0) continue;
      if (similarity > best || other.record < leader) leader = other.record;
      best = similarity;
    }
    return leader;
  }

  void AddLeader(uint32_t record) {
    const auto leader = static_cast<uint32_t>(leaders_.size());
    leaders_.push_back({record, norm_, unlisted_});
    common_.push_back(0);
    for (const Probe& probe : probes_) {
      postings_.push_back({leader, probe.term->latest});
      probe.term->latest = static_cast<uint32_t>(postings_.size() - 1);
    }
  }

  const SentenceTable& table_;
  const RecordStore& store_;
  const absl::Span<const uint8_t> pasted_;
  const absl::Span<const std::optional<uint32_t>> copy_of_;
  const StoryOptions& options_;
  std::vector<Term> known_;
  // Of all articles, and by record where its own begin.
  std::vector<StoryTerm> article_terms_;
  std::vector<uint32_t> numbers_;  // Parallel: in known_.
  std::vector<size_t> begins_;
  std::vector<Posting> postings_;
  std::vector<Leader> leaders_;
  uint32_t oldest_ = 0;  // Leader in the window.
  // By leader: in common with the article in hand.
  std::vector<uint32_t> common_;
  // Of the article in hand.
  std::vector<StoryTerm> terms_;
  std::vector<WeighedTerm> weighed_;
  double norm_ = 0;
  std::vector<Probe> probes_;
  double unlisted_ = 0;  // The squares of what were probes, were they fewer.
  std::vector<uint32_t> found_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<uint32_t> FindStories(
    const SentenceTable& table, absl::Span<const uint8_t> pasted,
    absl::Span<const std::optional<uint32_t>> copy_of,
    const StoryOptions& options) {
  return StoryGrouper(table, pasted, copy_of, options).Run();
}

}  // namespace summarizer::repetition
