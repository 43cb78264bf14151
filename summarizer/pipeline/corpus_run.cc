#include "summarizer/pipeline/corpus_run.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/article_digest.h"

namespace summarizer::pipeline {

absl::Status CorpusRun::Observe(size_t index, const v1::Article& article,
                                Analyzer& analyzer, Analysis& analysis) {
  if (absl::Status status = analyzer.Analyze(article, analysis); !status.ok()) {
    return status;
  }
  observed_[index] = analysis.record;
  return absl::OkStatus();
}

void CorpusRun::Resolve() {
  absl::flat_hash_set<absl::string_view> ids;
  for (const repetition::ArticleRecord& record : observed_)
    ids.insert(record.id);
  // (input index or none, record), then in the order of records.
  std::vector<std::pair<size_t, repetition::ArticleRecord>> all;
  constexpr size_t kPast = std::numeric_limits<size_t>::max();
  if (past_ != nullptr) {
    for (const repetition::ArticleRecord* record : past_->Sorted()) {
      if (!ids.contains(record->id)) all.emplace_back(kPast, *record);
    }
  }
  ids.clear();
  place_.resize(observed_.size());
  for (size_t i = 0; i < observed_.size(); ++i) {
    all.emplace_back(i, std::move(observed_[i]));
  }
  observed_.clear();
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.second.Order() < b.second.Order();
  });
  records_.reserve(all.size());
  for (auto& [input, record] : all) {
    if (input != kPast) place_[input] = static_cast<uint32_t>(records_.size());
    records_.push_back(std::move(record));
  }
  if (configuration_.repetition_disabled) {
    ResolveNothing();
  } else {
    resolution_ = repetition::Resolve(records_, configuration_.repetition);
  }
  parts_.resize(records_.size());
  changes_of_.resize(records_.size());
  for (uint32_t c = 0; c < resolution_.changes.size(); ++c) {
    for (const auto& version : resolution_.changes[c].versions) {
      std::vector<uint32_t>& changes =
          changes_of_[version.occurrences.front().record];
      if (changes.empty() || changes.back() != c) changes.push_back(c);
    }
  }
  quotations_.emplace(records_, resolution_);
}

void CorpusRun::Quote(size_t index, const v1::Article& article,
                      text::DocumentParser& parser) {
  quotations_->Fetch(place_[index], article.body(), parser);
}

absl::StatusOr<v1::ArticleDigest> CorpusRun::Digest(size_t index,
                                                    const v1::Article& article,
                                                    Analyzer& analyzer,
                                                    Analysis& analysis) {
  if (absl::Status status = analyzer.Analyze(article, analysis); !status.ok()) {
    return status;
  }
  const uint32_t place = place_[index];
  const repetition::ResolvedArticle& resolved = resolution_.articles[place];
  if (article.id() != records_[place].id ||
      analysis.prose.size() != resolved.sentences.size()) {
    return absl::FailedPreconditionError(
        absl::StrCat("article \"", article.id(),
                     "\": the source gave another text in its second pass"));
  }
  std::vector<ranking::Candidate> candidates;
  ranking::Mentions mentions;
  v1::ArticleDigest digest =
      BuildArticleDigest(analysis, resolved, configuration_.rules,
                         configuration_.ranking, candidates, mentions);
  if (resolved.copy_of.has_value()) {
    digest.set_copy_of(records_[*resolved.copy_of].id);
  }
  for (const uint32_t c : changes_of_[place]) {
    *digest.add_changes() = quotations_->Statement(resolution_.changes[c]);
  }
  parts_[place] = MakePart(analysis, resolved, std::move(candidates),
                           std::move(mentions), configuration_.ranking);
  return digest;
}

v1::CorpusDigest CorpusRun::Combine(v1::CorpusStats stats) const {
  v1::CorpusDigest digest = BuildCorpusDigest(
      records_, resolution_, parts_, *quotations_, configuration_.ranking);
  stats.set_stories(static_cast<uint32_t>(digest.stories_size()));
  stats.set_background_statements(
      static_cast<uint32_t>(digest.background_size()));
  stats.set_changed_statements(static_cast<uint32_t>(digest.changes_size()));
  *digest.mutable_stats() = std::move(stats);
  digest.set_algorithm_version(std::string(kAlgorithmVersion));
  return digest;
}

// Every article a story of its own, every sentence news.
void CorpusRun::ResolveNothing() {
  for (uint32_t r = 0; r < records_.size(); ++r) {
    repetition::ResolvedArticle article;
    article.copy_group = r;
    article.story = r;
    article.sentences.resize(records_[r].sentences.size());
    resolution_.articles.push_back(std::move(article));
    resolution_.stories.push_back({r});
  }
}

}  // namespace summarizer::pipeline
