#include "summarizer/repetition/archive.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/copies.h"

namespace summarizer::repetition {
namespace {

constexpr int64_t kSecondsPerDay = 24 * 3600;

// What a record and its part of the index take.
size_t BytesOf(const ArticleRecord& record) {
  constexpr size_t kIndexBytesPerSentence = 7 * 24;
  size_t bytes = sizeof(ArticleRecord) + 2 * record.id.size() +
                 record.title.size() * sizeof(uint16_t) +
                 record.sentences.size() *
                     (sizeof(SentenceSketch) + kIndexBytesPerSentence);
  for (const auto& lead : record.lead) bytes += lead.size() * sizeof(uint16_t);
  return bytes;
}

int64_t DayOf(int64_t seconds) {
  return seconds >= 0 ? seconds / kSecondsPerDay
                      : -((-seconds - 1) / kSecondsPerDay) - 1;
}

// Fields of a sketch in a fixed order, for comparison.
auto Fields(const SentenceSketch& s) {
  return std::tie(s.begin, s.end, s.exact, s.values, s.stems, s.opener, s.names,
                  s.names_with_opener, s.stem_count, s.words, s.flags);
}

// A total order on the content of records of one id and time.
bool ContentLess(const ArticleRecord& a, const ArticleRecord& b) {
  if (a.sentences.size() != b.sentences.size()) {
    return a.sentences.size() < b.sentences.size();
  }
  for (size_t s = 0; s < a.sentences.size(); ++s) {
    if (Fields(a.sentences[s]) != Fields(b.sentences[s])) {
      return Fields(a.sentences[s]) < Fields(b.sentences[s]);
    }
  }
  return std::tie(a.source, a.title, a.lead) <
         std::tie(b.source, b.title, b.lead);
}

// Whether `b` takes the place of `a`, both of one id: the dated one, then the
// later one, then the one with the larger content.
bool Replaces(const ArticleRecord& b, const ArticleRecord& a) {
  const auto age = [](const ArticleRecord& r) {
    return std::make_pair(r.time.has_value(), r.time.value_or(0));
  };
  return age(a) != age(b) ? age(a) < age(b) : ContentLess(a, b);
}

}  // namespace

absl::Status CheckSame(const Identity& expected, const Identity& found) {
  const auto differ = [](absl::string_view field, const auto& want,
                         const auto& got) {
    return absl::FailedPreconditionError(
        absl::StrCat("history was made with another ", field, ": expected ",
                     want, ", found ", got));
  };
  if (expected.algorithm_version != found.algorithm_version) {
    return differ("algorithm version", expected.algorithm_version,
                  found.algorithm_version);
  }
  if (expected.language != found.language) {
    return differ("language", expected.language, found.language);
  }
  if (expected.seed != found.seed) {
    // Seeds may be secret.
    return differ("seed", "the summarizer's", "a different one");
  }
  if (expected.rules != found.rules) {
    return differ("rule set", absl::Hex(expected.rules, absl::kZeroPad16),
                  absl::Hex(found.rules, absl::kZeroPad16));
  }
  return absl::OkStatus();
}

absl::Status Archive::Bind(const Identity& identity) {
  if (absl::Status status = Check(identity); !status.ok()) return status;
  identity_ = identity;
  bound_ = true;
  return absl::OkStatus();
}

absl::Status Archive::Check(const Identity& identity) const {
  return bound_ ? CheckSame(identity, identity_) : absl::OkStatus();
}

void Archive::Put(ArticleRecord record) {
  if (const auto it = by_id_.find(record.id); it != by_id_.end()) {
    Erase(it->second);
  }
  uint32_t index = 0;
  if (free_.empty()) {
    index = static_cast<uint32_t>(records_.size());
    records_.emplace_back();
  } else {
    index = free_.back();
    free_.pop_back();
  }
  memory_bytes_ += BytesOf(record);
  weights_.Add(StoryTermsOf(record, 0));
  by_id_.emplace(record.id, index);
  records_[index] = std::move(record);
  matcher_.Add(records_[index], index, records_);
}

void Archive::Erase(uint32_t index) {
  ArticleRecord& record = records_[index];
  matcher_.Remove(record, index, records_);
  weights_.Remove(StoryTermsOf(record, 0));
  memory_bytes_ -= BytesOf(record);
  by_id_.erase(record.id);
  record = ArticleRecord();
  free_.push_back(index);
}

absl::Status Archive::Merge(const Archive& other) {
  if (other.bound_) {
    if (absl::Status status = Bind(other.identity_); !status.ok()) {
      return status;
    }
  }
  if (&other == this) return absl::OkStatus();
  for (const ArticleRecord* record : other.Sorted()) {
    const auto it = by_id_.find(record->id);
    if (it == by_id_.end() || Replaces(*record, records_[it->second])) {
      Put(*record);
    }
  }
  return absl::OkStatus();
}

void Archive::Trim(size_t max_bytes) {
  if (max_bytes == 0 || memory_bytes_ <= max_bytes) return;
  std::vector<uint32_t> dated;
  for (const auto& [id, index] : by_id_) dated.push_back(index);
  const auto undated =
      std::partition(dated.begin(), dated.end(),
                     [&](uint32_t i) { return records_[i].time.has_value(); });
  for (auto it = undated; it != dated.end(); ++it) Erase(*it);
  dated.erase(undated, dated.end());
  std::sort(dated.begin(), dated.end(), [&](uint32_t a, uint32_t b) {
    return records_[a].Order() < records_[b].Order();
  });
  for (size_t i = 0; i < dated.size() && memory_bytes_ > max_bytes;) {
    const int64_t day = DayOf(*records_[dated[i]].time);
    while (i < dated.size() && DayOf(*records_[dated[i]].time) == day) {
      Erase(dated[i++]);
    }
  }
}

bool Archive::SameStory(const ArticleRecord& a, const ArticleRecord& b,
                        const ResolveOptions& options) const {
  const bool dated = a.time.has_value() && b.time.has_value();
  if (dated) {
    const int64_t apart =
        *a.time > *b.time ? *a.time - *b.time : *b.time - *a.time;
    if (apart > options.story_window_seconds) return false;
  }
  return weights_.Similarity(StoryTermsOf(a, 0), StoryTermsOf(b, 0)) >=
         (dated ? options.story_similarity : options.undated_story_similarity);
}

Standing Archive::Compare(const ArticleRecord& record,
                          const ResolveOptions& options) const {
  Standing standing;
  standing.article.sentences.resize(record.sentences.size());
  const auto own = by_id_.find(record.id);
  const uint32_t self = own == by_id_.end()
                            ? static_cast<uint32_t>(records_.size())
                            : own->second;
  std::vector<Matcher::Match> matches;
  matcher_.Find(record, self, records_, options.match, matches);
  if (matches.empty()) return standing;

  const auto sketch_of = [&](const SentenceRef& ref) -> const SentenceSketch& {
    return records_[ref.record].sentences[ref.sentence];
  };
  const auto by_order = [&](const SentenceRef& a, const SentenceRef& b) {
    return a.record == b.record
               ? a.sentence < b.sentence
               : records_[a.record].Order() < records_[b.record].Order();
  };

  // The best original: most words, then earliest.
  struct Overlap {
    uint32_t words = 0;
    uint32_t last_sentence = ~uint32_t{0};
    bool lead = false;
  };
  absl::flat_hash_map<uint32_t, Overlap> overlaps;
  for (const Matcher::Match& match : matches) {
    const SentenceSketch& sketch = record.sentences[match.sentence];
    if (ValuesConflict(sketch, sketch_of(match.other))) continue;
    Overlap& overlap = overlaps[match.other.record];
    if (overlap.last_sentence == match.sentence) continue;
    overlap.last_sentence = match.sentence;
    overlap.words += sketch.words;
    overlap.lead |= match.sentence < kLeadSentences;
  }
  std::optional<uint32_t>& original = standing.article.copy_of;
  for (const auto& [other, overlap] : overlaps) {
    if (!IsCopy(record, overlap.words, overlap.lead,
                {options.copy_share, options.copy_min_words})) {
      continue;
    }
    if (!original.has_value() || overlap.words > overlaps[*original].words ||
        (overlap.words == overlaps[*original].words &&
         records_[other].Order() < records_[*original].Order())) {
      original = other;
    }
  }

  absl::flat_hash_map<uint32_t, bool> same_story;
  const auto in_story = [&](uint32_t other) {
    const auto [it, inserted] = same_story.emplace(other, false);
    if (inserted) it->second = SameStory(record, records_[other], options);
    return it->second;
  };
  for (size_t m = 0; m < matches.size();) {
    const uint32_t s = matches[m].sentence;
    const SentenceSketch& sketch = record.sentences[s];
    ResolvedSentence& resolved = standing.article.sentences[s];
    std::vector<SentenceRef> conflicting;
    uint32_t articles = 0;
    uint32_t last = self;
    bool agrees = false;
    bool copied = false;
    bool outside = false;
    for (; m < matches.size() && matches[m].sentence == s; ++m) {
      const SentenceRef& other = matches[m].other;
      articles += other.record != last;
      last = other.record;
      if (ValuesConflict(sketch, sketch_of(other))) {
        conflicting.push_back(other);
        continue;
      }
      agrees = true;
      copied |= original.has_value() && other.record == *original;
      outside |= !in_story(other.record);
    }
    resolved.article_count =
        1 + std::max(articles, matcher_.CountExact(sketch));
    if (!agrees) {
      resolved.sentence_class = SentenceClass::kChanged;
      std::sort(conflicting.begin(), conflicting.end(), by_order);
      standing.changes.push_back({s, std::move(conflicting)});
    } else if (copied) {
      resolved.sentence_class = SentenceClass::kCopied;
    } else {
      resolved.sentence_class =
          outside ? SentenceClass::kRepeated : SentenceClass::kRedundant;
    }
  }
  return standing;
}

std::vector<const ArticleRecord*> Archive::Sorted() const {
  std::vector<const ArticleRecord*> sorted;
  sorted.reserve(by_id_.size());
  for (const auto& [id, index] : by_id_) sorted.push_back(&records_[index]);
  std::sort(sorted.begin(), sorted.end(),
            [](const ArticleRecord* a, const ArticleRecord* b) {
              return a->Order() < b->Order();
            });
  return sorted;
}

bool Archive::Contains(std::string_view id) const {
  return by_id_.contains(absl::string_view(id.data(), id.size()));
}

}  // namespace summarizer::repetition
