#include "summarizer/repetition/stories.h"

#include <algorithm>
#include <cstddef>

#include "absl/container/flat_hash_map.h"
#include "summarizer/repetition/record_store.h"

namespace summarizer::repetition {
namespace {

// Leaders are found by an article's rarest terms, among the latest that share
// one.
constexpr size_t kProbes = 12;
constexpr size_t kMaxLeaders = 48;
// Of those found, so many with most in common are looked at closely.
constexpr size_t kMaxCompared = 12;

class StoryFinder {
 public:
  StoryFinder(const SentenceTable& table, absl::Span<const uint8_t> pasted,
              absl::Span<const std::optional<uint32_t>> copy_of,
              const StoryOptions& options)
      : table_(table),
        store_(table.store()),
        pasted_(pasted),
        copy_of_(copy_of),
        options_(options) {}

  std::vector<uint32_t> Run() && {
    for (uint32_t r = 0; r < store_.size(); ++r) {
      // Copies would make an article's own words look shared.
      if (copy_of_[r].has_value()) continue;
      ReadTerms(r);
      for (const StoryTerm term : terms_) index_.prefetch(term.hash());
      for (const StoryTerm term : terms_) ++index_[term.hash()].count;
      ++articles_;
    }
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

  struct Term {
    uint32_t count = 0;       // Articles that have it.
    uint32_t latest = kNone;  // Posting of the latest leader that has it.
  };
  // What is compared of a leader, so that its record is not read again.
  struct Leader {
    uint32_t record;
    uint32_t term_count;
    size_t first_term;
    double norm;
  };
  struct Posting {
    uint32_t leader;
    uint32_t previous;
  };
  struct Probe {
    Term* term;
    WeighedTerm weighed;
  };

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

  void Weigh(uint32_t record) {
    ReadTerms(record);
    for (const StoryTerm term : terms_) index_.prefetch(term.hash());
    found_.clear();
    weighed_.clear();
    for (const StoryTerm term : terms_) {
      Term& known = index_.find(term.hash())->second;
      found_.push_back(&known);
      weighed_.push_back({term, StoryTermWeight(term, known.count, articles_)});
    }
    norm_ = StoryNorm(weighed_);
  }

  // The heaviest of weighed_ that another article has, too.
  void FindProbes() {
    probes_.clear();
    for (size_t i = 0; i < weighed_.size(); ++i) {
      if (found_[i]->count > 1) probes_.push_back({found_[i], weighed_[i]});
    }
    std::sort(probes_.begin(), probes_.end(),
              [](const Probe& a, const Probe& b) {
                return a.weighed.weight != b.weighed.weight
                           ? a.weighed.weight > b.weighed.weight
                           : a.weighed.term < b.weighed.term;
              });
    if (probes_.size() > kProbes) {
      probes_.erase(probes_.begin() + kProbes, probes_.end());
    }
  }

  bool InWindow(uint32_t record, uint32_t leader) const {
    const std::optional<int64_t> time = store_.time(record);
    const std::optional<int64_t> since = store_.time(leader);
    return !time.has_value() || !since.has_value() ||
           *time - *since <= options_.window_seconds;
  }

  // The most similar leader, the earliest of equals, or `record` itself.
  uint32_t FindLeader(uint32_t record) {
    candidates_.clear();
    for (const Probe& probe : probes_) {
      const double weight = probe.weighed.weight * probe.weighed.weight;
      size_t seen = 0;
      for (uint32_t p = probe.term->latest; p != kNone && seen < kMaxLeaders;
           p = postings_[p].previous, ++seen) {
        const uint32_t leader = postings_[p].leader;
        // Those before it are even older.
        if (!InWindow(record, leaders_[leader].record)) break;
        if (common_[leader] == 0) candidates_.push_back(leader);
        common_[leader] += weight;
      }
    }
    const auto more = [this](uint32_t a, uint32_t b) {
      return common_[a] != common_[b] ? common_[a] > common_[b] : a < b;
    };
    const size_t compared = std::min(candidates_.size(), kMaxCompared);
    std::partial_sort(
        candidates_.begin(),
        candidates_.begin() + static_cast<std::ptrdiff_t>(compared),
        candidates_.end(), more);
    for (const uint32_t candidate : candidates_) common_[candidate] = 0;
    candidates_.resize(compared);
    std::sort(candidates_.begin(), candidates_.end());
    double best = 0;
    uint32_t leader = record;
    for (const uint32_t candidate : candidates_) {
      const Leader& other = leaders_[candidate];
      const double similarity =
          StorySimilarity(weighed_, norm_,
                          absl::MakeConstSpan(leader_terms_)
                              .subspan(other.first_term, other.term_count),
                          other.norm);
      const bool dated = store_.time(record).has_value() &&
                         store_.time(other.record).has_value();
      const double needed =
          dated ? options_.similarity : options_.undated_similarity;
      if (similarity >= needed && similarity > best) {
        best = similarity;
        leader = other.record;
      }
    }
    return leader;
  }

  void AddLeader(uint32_t record) {
    const auto leader = static_cast<uint32_t>(leaders_.size());
    leaders_.push_back({record, static_cast<uint32_t>(terms_.size()),
                        leader_terms_.size(), norm_});
    leader_terms_.insert(leader_terms_.end(), terms_.begin(), terms_.end());
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
  absl::flat_hash_map<uint32_t, Term> index_;  // By hash.
  uint64_t articles_ = 0;
  std::vector<Posting> postings_;
  std::vector<Leader> leaders_;
  std::vector<StoryTerm> leader_terms_;
  // By leader: weight in common with the article in hand.
  std::vector<double> common_;
  // Of the article in hand.
  std::vector<StoryTerm> terms_;
  std::vector<Term*> found_;          // Parallel, and
  std::vector<WeighedTerm> weighed_;  // parallel.
  double norm_ = 0;
  std::vector<Probe> probes_;
  std::vector<uint32_t> candidates_;
};

}  // namespace

std::vector<uint32_t> FindStories(
    const SentenceTable& table, absl::Span<const uint8_t> pasted,
    absl::Span<const std::optional<uint32_t>> copy_of,
    const StoryOptions& options) {
  return StoryFinder(table, pasted, copy_of, options).Run();
}

}  // namespace summarizer::repetition
