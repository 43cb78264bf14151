#include "summarizer/repetition/stories.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace summarizer::repetition {
namespace {

// Leaders are found by an article's rarest stems, and among the latest leaders
// that share one.
constexpr size_t kProbes = 24;
constexpr size_t kMaxLeaders = 64;

// In a handful of articles on one event its words are not rare; as many others
// are imagined beside them.
constexpr double kPriorArticles = 50;

}  // namespace

StoryTerms StoryTermsOf(const ArticleRecord& record, uint32_t skip) {
  StoryTerms terms = record.title;
  for (size_t s = 0; s < record.lead.size(); ++s) {
    if ((skip >> s & 1) != 0) continue;
    terms.insert(terms.end(), record.lead[s].begin(), record.lead[s].end());
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

void StoryWeights::Add(const StoryTerms& terms) {
  ++articles_;
  for (const uint16_t stem : terms) ++counts_[stem];
}

void StoryWeights::Remove(const StoryTerms& terms) {
  --articles_;
  for (const uint16_t stem : terms) --counts_[stem];
}

double StoryWeights::Weight(uint16_t stem) const {
  return std::log2(1.0 + (articles_ + kPriorArticles) / (counts_[stem] + 0.5));
}

double StoryWeights::Similarity(const StoryTerms& a,
                                const StoryTerms& b) const {
  double shared = 0;
  double norm_a = 0;
  double norm_b = 0;
  size_t j = 0;
  for (const uint16_t stem : a) {
    const double weight = Weight(stem);
    norm_a += weight * weight;
    while (j < b.size() && b[j] < stem) ++j;
    if (j < b.size() && b[j] == stem) shared += weight * weight;
  }
  for (const uint16_t stem : b) {
    const double weight = Weight(stem);
    norm_b += weight * weight;
  }
  if (shared == 0) return 0;
  // In fixed point, so that the last bit of a logarithm decides nothing.
  return std::round(shared / std::sqrt(norm_a * norm_b) * 65536) / 65536;
}

std::vector<uint32_t> FindStories(
    absl::Span<const ArticleRecord> records, absl::Span<const StoryTerms> terms,
    absl::Span<const std::optional<uint32_t>> copy_of,
    const StoryOptions& options) {
  StoryWeights weights;
  // Copies would make an article's own words look shared.
  for (size_t r = 0; r < records.size(); ++r) {
    if (!copy_of[r].has_value()) weights.Add(terms[r]);
  }

  std::vector<uint32_t> leader(records.size());
  // Leaders by stem, in the order of records.
  absl::flat_hash_map<uint16_t, std::vector<uint32_t>> by_stem;
  std::vector<uint32_t> candidates;
  StoryTerms probes;
  for (uint32_t r = 0; r < records.size(); ++r) {
    leader[r] = r;
    if (copy_of[r].has_value()) {
      leader[r] = leader[*copy_of[r]];
      continue;
    }
    // Stems of this article alone lead nowhere.
    probes.clear();
    std::copy_if(terms[r].begin(), terms[r].end(), std::back_inserter(probes),
                 [&](uint16_t stem) { return weights.Count(stem) > 1; });
    std::stable_sort(probes.begin(), probes.end(), [&](uint16_t a, uint16_t b) {
      return weights.Count(a) < weights.Count(b);
    });
    if (probes.size() > kProbes) probes.resize(kProbes);
    candidates.clear();
    for (const uint16_t stem : probes) {
      const auto it = by_stem.find(stem);
      if (it == by_stem.end()) continue;
      const std::vector<uint32_t>& leaders = it->second;
      const size_t looked_at = std::min(leaders.size(), kMaxLeaders);
      candidates.insert(candidates.end(),
                        leaders.end() - static_cast<int64_t>(looked_at),
                        leaders.end());
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()),
                     candidates.end());
    double best = 0;
    for (const uint32_t candidate : candidates) {
      const bool dated =
          records[r].time.has_value() && records[candidate].time.has_value();
      if (dated && *records[r].time - *records[candidate].time >
                       options.window_seconds) {
        continue;
      }
      const double similarity = weights.Similarity(terms[r], terms[candidate]);
      const double needed =
          dated ? options.similarity : options.undated_similarity;
      if (similarity >= needed && similarity > best) {
        best = similarity;
        leader[r] = candidate;
      }
    }
    if (leader[r] == r) {
      for (const uint16_t stem : terms[r]) by_stem[stem].push_back(r);
    }
  }
  return leader;
}

}  // namespace summarizer::repetition
