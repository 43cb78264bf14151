#include "summarizer/pipeline/corpus_run.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "summarizer/pipeline/article_digest.h"
#include "summarizer/pipeline/corpus_choice.h"
#include "summarizer/pipeline/story_digest.h"
#include "summarizer/pipeline/story_order.h"
#include "summarizer/ranking/selection.h"

namespace summarizer::pipeline {
namespace {

// The corpus-wide digest chooses from so many stories, or from one for each
// two sentences that it may have, whichever is more: what it weighs is bounded
// however large the corpus is.
constexpr size_t kChoosableStories = 256;
constexpr size_t kSentencesPerChoosableStory = 2;

// Sentences of each article that it then chooses from.
constexpr size_t kFewCandidates = 3;

// Clearing keeps memory, and so may assigning.
template <typename Container>
void Free(Container& container) {
  Container().swap(container);
}

}  // namespace

CorpusRun::Shard& CorpusRun::AddShard() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return shards_.emplace_back();
}

absl::Status CorpusRun::Observe(size_t index, const v1::Article& article,
                                Analyzer& analyzer, Analysis& analysis,
                                RankingScratch& scratch, Shard& shard) {
  if (absl::Status status = analyzer.Analyze(article, analysis); !status.ok()) {
    return status;
  }
  shard.records.Add(analysis.record);
  shard.inputs.push_back(index);
  if (DraftsSuffice(configuration_.ranking.settings)) {
    ArticleDraft draft = NoteFindings(analysis);
    if (drafts_may_hold_ && (configuration_.repetition_disabled ||
                             shard.guess.Add(analysis.record))) {
      PickForDraft(analysis, configuration_.ranking, scratch, draft);
    }
    shard.drafts.emplace_back(draft, scratch.packing);
  }
  return absl::OkStatus();
}

void CorpusRun::MergeShards() {
  std::vector<size_t> inputs;
  for (Shard& shard : shards_) {
    records_.Absorb(std::move(shard.records));
    inputs.insert(inputs.end(), shard.inputs.begin(), shard.inputs.end());
  }
  if (shards_.size() == 1) {
    drafts_ = std::move(shards_.front().drafts);  // Observed in input order.
  } else if (DraftsSuffice(configuration_.ranking.settings)) {
    drafts_.resize(inputs.size());
    for (Shard& shard : shards_) {
      for (size_t r = 0; r < shard.inputs.size(); ++r) {
        drafts_[shard.inputs[r]] = std::move(shard.drafts[r]);
      }
    }
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
  present_.resize(records_.size());
  for (uint32_t r = 0; r < records_.size(); ++r) {
    const auto it =
        std::lower_bound(input_of.begin(), input_of.end(),
                         std::make_pair(records_.place(r), size_t{0}));
    if (it != input_of.end() && it->first == records_.place(r)) {
      place_[it->second] = r;
      present_[r] = 1;
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
  // Most of what is kept of articles: nothing will be compared any more.
  records_.DropSketches();
  for (uint32_t c = 0; c < resolution_.changes.size(); ++c) {
    for (const auto& version : resolution_.changes[c].versions) {
      changes_.emplace_back(version.occurrences.front().record, c);
    }
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
  quotations_.emplace(records_, resolution_, present_);
  PlanStories();
}

void CorpusRun::PlanStories() {
  story_order_ = OrderStories(records_, resolution_, present_);
  parts_.resize(records_.size());
  waiting_.resize(records_.size());
  stories_.resize(resolution_.stories.size());
  story_states_ = std::vector<StoryState>(resolution_.stories.size());
  const ranking::Settings& settings = configuration_.ranking.settings;
  const size_t choosable =
      std::max(kChoosableStories, settings.corpus_budget.MostSentences() /
                                      kSentencesPerChoosableStory);
  for (size_t i = 0; i < story_order_.size(); ++i) {
    const uint32_t s = story_order_[i];
    uint32_t articles = 0;
    for (const uint32_t r : resolution_.stories[s]) articles += present_[r];
    StoryState& state = story_states_[s];
    state.missing.store(articles, std::memory_order_relaxed);
    state.alone = articles == 1 && drafts_may_hold_;
    state.choosable = i < choosable;
  }
}

void CorpusRun::Quote(size_t index, const v1::Article& article,
                      text::DocumentParser& parser) {
  quotations_->Fetch(place_[index], article.body(), parser);
}

bool CorpusRun::DraftHolds(uint32_t place) const {
  const StoryState& story = story_states_[resolution_.articles[place].story];
  return !HasPart(story) && !resolution_.articles[place].copy_of.has_value() &&
         HoldsFor(resolution_.SentencesOf(place));
}

absl::Status CorpusRun::Reread(size_t index, const v1::Article& article,
                               Analyzer& analyzer, Analysis& analysis) const {
  if (drafts_.empty()) return analyzer.Read(article, analysis);
  const ArticleDraft draft = drafts_[index].Unpack();
  const absl::StatusOr<Findings> findings =
      FindingsOf(draft, article, records_, place_[index]);
  if (!findings.ok()) return findings.status();
  return analyzer.ReadAgain(article, *findings, analysis);
}

absl::StatusOr<v1::ArticleDigest> CorpusRun::Digest(size_t index,
                                                    const v1::Article& article,
                                                    Analyzer& analyzer,
                                                    Analysis& analysis,
                                                    RankingScratch& scratch) {
  const uint32_t place = place_[index];
  if (!drafts_.empty() && drafts_[index].picked() && DraftHolds(place)) {
    absl::StatusOr<v1::ArticleDigest> digest =
        DigestOf(drafts_[index].Unpack(), article, configuration_.analysis,
                 records_, place);
    if (!digest.ok()) return digest.status();
    words_ += digest->stats().words();
    KeepStory(resolution_.articles[place].story,
              StoryOfOne(records_, place, *digest));
    return digest;
  }
  if (absl::Status status = Reread(index, article, analyzer, analysis);
      !status.ok()) {
    return status;
  }
  const absl::Span<const repetition::ResolvedSentence> sentences =
      resolution_.SentencesOf(place);
  if (article.id() != records_.id(place) ||
      analysis.prose.size() != sentences.size()) {
    return AnotherTextError(article);
  }
  const repetition::ResolvedArticle& resolved = resolution_.articles[place];
  v1::ArticleDigest digest = BuildArticleDigest(
      analysis, {sentences, {}}, configuration_.rules, configuration_.ranking,
      HasPart(story_states_[resolved.story])
          ? ranking::CandidateBuilder::Scope::kAll
          : ranking::CandidateBuilder::Scope::kShared,
      scratch);
  if (resolved.copy_of.has_value()) {
    digest.set_copy_of(std::string(records_.id(*resolved.copy_of)));
  }
  for (auto it = std::lower_bound(changes_.begin(), changes_.end(),
                                  std::make_pair(place, uint32_t{0}));
       it != changes_.end() && it->first == place; ++it) {
    *digest.add_changes() =
        quotations_->StatementAround(resolution_.changes[it->second], place);
  }
  Keep(place, digest, analysis, scratch);
  return digest;
}

void CorpusRun::Keep(uint32_t place, const v1::ArticleDigest& digest,
                     const Analysis& analysis, RankingScratch& scratch) {
  words_ += scratch.unsuppressed;
  const repetition::ResolvedArticle& resolved = resolution_.articles[place];
  StoryState& story = story_states_[resolved.story];
  if (story.alone) {
    KeepStory(resolved.story, StoryOfOne(records_, place, digest));
  }
  if (!HasPart(story)) return;
  ArticlePart part = MakePart(analysis, configuration_.ranking, scratch);
  part.copy = resolved.copy_of.has_value();
  if (story.alone) {
    Reduce(scratch, part);
    HoldPart(place, part, scratch);
    return;
  }
  // Whoever brings the last article tells the story. Where that is known
  // before, its part need not be packed.
  if (story.missing.load(std::memory_order_acquire) != 1) {
    waiting_[place] = PackedPart(part, scratch.packing);
    scratch.candidates = std::move(part.candidates);
    if (story.missing.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  } else if (story.choosable) {
    HoldPart(place, part, scratch);
  } else {
    parts_[place] = std::make_unique<ArticlePart>(std::move(part));
  }
  std::vector<uint32_t> articles;
  for (const uint32_t r : resolution_.stories[resolved.story]) {
    if (present_[r] == 0) continue;
    articles.push_back(r);
    if (parts_[r] != nullptr) continue;
    parts_[r] = std::make_unique<ArticlePart>(waiting_[r].Unpack());
    waiting_[r] = PackedPart();
  }
  KeepStory(resolved.story, BuildStory(View(), articles, scratch.selector));
  for (const uint32_t r : articles) {
    if (story.choosable) {
      Reduce(scratch, *parts_[r]);
    } else {
      if (r == place) scratch.candidates = std::move(parts_[r]->candidates);
      parts_[r].reset();
    }
  }
}

void CorpusRun::HoldPart(uint32_t place, ArticlePart& part,
                         RankingScratch& scratch) {
  parts_[place] = std::make_unique<ArticlePart>(part);
  scratch.candidates = std::move(part.candidates);
}

void CorpusRun::Reduce(RankingScratch& scratch, ArticlePart& part) const {
  // Where there is less to choose from, all of it counts.
  if (story_order_.size() > kChoosableStories) {
    KeepBest(kFewCandidates, configuration_.ranking, scratch, part);
  }
}

CorpusView CorpusRun::View() const {
  return {records_, resolution_, parts_, configuration_.ranking};
}

void CorpusRun::KeepStory(uint32_t story, const v1::Story& told) {
  stories_[story] = told.SerializeAsString();
}

void CorpusRun::PickSentences(v1::CorpusDigest& digest) const {
  std::vector<uint32_t> choosable;
  for (uint32_t r = 0; r < records_.size(); ++r) {
    if (parts_[r] != nullptr) choosable.push_back(r);
  }
  const CorpusView corpus = View();
  const std::vector<CorpusChoice::Member> members = corpus.MembersOf(choosable);
  const ranking::Scoring& scoring = configuration_.ranking;
  ranking::Selector selector;
  corpus.Pick(choosable, CorpusChoice(members, scoring),
              scoring.settings.corpus_budget.For(words_.load()), selector,
              *digest.mutable_sentences());
}

absl::StatusOr<v1::CorpusDigest> CorpusRun::Combine(v1::CorpusStats stats) {
  // The digest may take more memory than all that it is made of: each part of
  // that goes as soon as it can.
  Free(drafts_);
  Free(place_);
  Free(waiting_);
  Free(changes_);
  Free(resolution_.sentences);
  Free(resolution_.first_sentence);
  v1::CorpusDigest digest;
  PickSentences(digest);
  Free(parts_);
  AddChanges(resolution_, *quotations_, digest);
  TakeBackground(resolution_, records_, present_, *quotations_, digest);
  quotations_.reset();
  resolution_ = repetition::Resolution();
  records_ = repetition::RecordStore();
  digest.mutable_stories()->Reserve(static_cast<int>(story_order_.size()));
  for (const uint32_t s : story_order_) {
    if (!digest.add_stories()->ParseFromString(stories_[s])) {
      return absl::InternalError("a story could not be read back");
    }
    Free(stories_[s]);
  }
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
    resolution_.articles.push_back(article);
    resolution_.stories.push_back({r});
    resolution_.first_sentence.push_back(sentences);
    sentences += records_.sentence_count(r);
  }
  resolution_.first_sentence.push_back(sentences);
  resolution_.sentences.resize(sentences);
}

}  // namespace summarizer::pipeline
