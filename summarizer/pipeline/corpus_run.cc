#include "summarizer/pipeline/corpus_run.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/article_digest.h"

namespace summarizer::pipeline {

CorpusRun::Shard& CorpusRun::AddShard() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return shards_.emplace_back();
}

absl::Status CorpusRun::Observe(size_t index, const v1::Article& article,
                                Analyzer& analyzer, Analysis& analysis,
                                Shard& shard) {
  if (absl::Status status = analyzer.Analyze(article, analysis); !status.ok()) {
    return status;
  }
  shard.records.Add(analysis.record);
  shard.inputs.push_back(index);
  return absl::OkStatus();
}

void CorpusRun::MergeShards() {
  std::vector<size_t> inputs;
  for (Shard& shard : shards_) {
    records_.Absorb(std::move(shard.records));
    inputs.insert(inputs.end(), shard.inputs.begin(), shard.inputs.end());
  }
  shards_.clear();
  // Sorting changes the index of a record, not its place.
  std::vector<std::pair<repetition::PackedRef, size_t>> input_of;
  input_of.reserve(inputs.size());
  absl::flat_hash_set<std::string_view> ids;
  for (uint32_t r = 0; r < records_.size(); ++r) {
    input_of.emplace_back(records_.place(r), inputs[r]);
    if (past_ != nullptr) ids.insert(records_.id(r));
  }
  if (past_ != nullptr) {
    for (const uint32_t r : past_->Sorted()) {
      if (ids.contains(past_->records().id(r))) continue;
      records_.AddFrom(past_->records(), r);
    }
  }
  records_.Sort();
  std::sort(input_of.begin(), input_of.end());
  place_.resize(inputs.size());
  for (uint32_t r = 0; r < records_.size(); ++r) {
    const auto it =
        std::lower_bound(input_of.begin(), input_of.end(),
                         std::make_pair(records_.place(r), size_t{0}));
    if (it != input_of.end() && it->first == records_.place(r)) {
      place_[it->second] = r;
    }
  }
}

void CorpusRun::Resolve() {
  MergeShards();
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
                                                    Analysis& analysis,
                                                    RankingScratch& scratch) {
  if (absl::Status status = analyzer.Read(article, analysis); !status.ok()) {
    return status;
  }
  const uint32_t place = place_[index];
  const repetition::ResolvedArticle& resolved = resolution_.articles[place];
  const absl::Span<const repetition::ResolvedSentence> sentences =
      resolution_.SentencesOf(place);
  if (article.id() != records_.id(place) ||
      analysis.prose.size() != sentences.size()) {
    return absl::FailedPreconditionError(
        absl::StrCat("article \"", article.id(),
                     "\": the source gave another text in its second pass"));
  }
  const Known known = {sentences, {}};
  v1::ArticleDigest digest = BuildArticleDigest(
      analysis, known, configuration_.rules, configuration_.ranking, scratch);
  if (resolved.copy_of.has_value()) {
    digest.set_copy_of(std::string(records_.id(*resolved.copy_of)));
  }
  for (const uint32_t c : changes_of_[place]) {
    *digest.add_changes() = quotations_->Statement(resolution_.changes[c]);
  }
  parts_[place] = MakePart(analysis, configuration_.ranking, scratch);
  parts_[place].copy = resolved.copy_of.has_value();
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
  uint32_t sentences = 0;
  for (uint32_t r = 0; r < records_.size(); ++r) {
    repetition::ResolvedArticle article;
    article.copy_group = r;
    article.story = r;
    resolution_.articles.push_back(std::move(article));
    resolution_.stories.push_back({r});
    resolution_.first_sentence.push_back(sentences);
    sentences += records_.sentence_count(r);
  }
  resolution_.first_sentence.push_back(sentences);
  resolution_.sentences.resize(sentences);
}

}  // namespace summarizer::pipeline
