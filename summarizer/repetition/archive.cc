#include "summarizer/repetition/archive.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/sentence_keys.h"
#include "summarizer/repetition/story_keys.h"

namespace summarizer::repetition {
namespace {

constexpr int64_t kSecondsPerDay = 24 * 3600;

// Dead records are dropped when they are a quarter, and at least so many;
constexpr size_t kMinDead = 64;
// or when so many times a record a dead one was in the way: that took as long
// as building everything anew.
constexpr size_t kMaxDeadMet = 64;

// Of so many sentences one beyond the lead has one key only, to make room for
// those of the story: pasted text comes in runs, of which one is enough to
// find.
constexpr uint32_t kOneKeyEvery = 4;

// Entries that are sorted at a time: they fit the caches.
constexpr size_t kBatch = size_t{1} << 18;

// So many times as many records as are there are few: indexing them one by one
// is faster than reading all.
constexpr size_t kFew = 8;

int64_t DayOf(int64_t seconds) {
  return seconds >= 0 ? seconds / kSecondsPerDay
                      : -((-seconds - 1) / kSecondsPerDay) - 1;
}

// Whether `b` of one store takes the place of `a` of another, both of one id:
// the dated one, then the later one, then the one with the larger content.
bool Replaces(const RecordStore& b_store, uint32_t b,
              const RecordStore& a_store, uint32_t a) {
  const auto age = [](const RecordStore& store, uint32_t r) {
    const std::optional<int64_t> time = store.time(r);
    return std::make_pair(time.has_value(), time.value_or(0));
  };
  if (age(a_store, a) != age(b_store, b)) {
    return age(a_store, a) < age(b_store, b);
  }
  const absl::Span<const uint16_t> old_bytes = a_store.PackedBytes(a);
  const absl::Span<const uint16_t> new_bytes = b_store.PackedBytes(b);
  return std::lexicographical_compare(old_bytes.begin(), old_bytes.end(),
                                      new_bytes.begin(), new_bytes.end());
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

std::optional<uint32_t> Archive::Find(std::string_view id) const {
  std::vector<uint32_t> records;
  ids_.AppendRecords(id, records);
  for (const uint32_t r : records) {
    if (IsLive(r) && store_.id(r) == id) return r;
  }
  return std::nullopt;
}

void Archive::Put(const ArticleRecord& record) {
  if (const auto old = Find(record.id)) {
    Erase(*old);
    CompactIfDue();
  }
  Index(store_.Add(record));
}

void Archive::AppendEntries(uint32_t record,
                            std::vector<SentenceIndex::Entry>& entries) const {
  PackedRef place = store_.FirstSentence(record);
  const uint32_t count = store_.sentence_count(record);
  if (count == 0) return;  // There is no place for it, either.
  std::vector<uint32_t> story;
  AppendStoryKeys(store_, record, story);
  for (const uint32_t key : story) {
    entries.push_back(
        SentenceIndex::MakeEntry(SentenceIndex::KeyOf(key), place));
  }
  for (uint32_t s = 0; s < count; ++s) {
    const PackedSentence sentence = store_[place];
    const auto keys = IndexKeys(sentence);  // Outlives the span.
    const size_t kept = s % kOneKeyEvery == kLeadSentences ? 1 : keys.size;
    for (const uint32_t key : keys.Span().first(kept)) {
      entries.push_back(
          SentenceIndex::MakeEntry(SentenceIndex::KeyOf(key), place));
    }
    place += static_cast<PackedRef>(sentence.size());
  }
}

void Archive::AddBytes(uint32_t record, size_t keys) {
  const size_t bytes = BytesOf(record, keys);
  memory_bytes_ += bytes;
  const std::optional<int64_t> time = store_.time(record);
  if (time.has_value()) {
    day_bytes_[DayOf(*time)] += bytes;
  } else {
    undated_bytes_ += bytes;
    undated_.push_back(record);
  }
}

void Archive::Index(uint32_t record) {
  dead_.push_back(0);
  entries_.assign(1, IdIndex::MakeEntry(store_.id(record), record));
  ids_.Add(entries_, sorted_);
  entries_.clear();
  AppendEntries(record, entries_);
  AddBytes(record, entries_.size());
  sentences_.Add(entries_, sorted_);
  UpdateCrowds(entries_, record);
}

void Archive::IndexFrom(uint32_t first) {
  dead_.resize(store_.size(), 0);
  std::vector<IdIndex::Entry> ids;
  for (uint32_t r = first; r < store_.size(); ++r) {
    ids.push_back(IdIndex::MakeEntry(store_.id(r), r));
    if (ids.size() == kBatch || r + 1 == store_.size()) {
      ids_.Add(ids, sorted_);
      ids.clear();
    }
  }
  ids_.MergeAll();
  for (uint32_t r = first; r < store_.size(); ++r) {
    const size_t before = entries_.size();
    AppendEntries(r, entries_);
    AddBytes(r, entries_.size() - before);
    if (entries_.size() >= kBatch || r + 1 == store_.size()) {
      sentences_.Add(entries_, sorted_);
      entries_.clear();
    }
  }
  sentences_.MergeAll();
  // They are large, and not needed again.
  entries_ = {};
  sorted_ = {};
  FindCrowds();
}

void Archive::Erase(uint32_t record) {
  entries_.clear();
  AppendEntries(record, entries_);
  const size_t bytes = BytesOf(record, entries_.size());
  memory_bytes_ -= bytes;
  if (const std::optional<int64_t> time = store_.time(record)) {
    const auto day = day_bytes_.find(DayOf(*time));
    day->second -= bytes;
    if (day->second == 0) day_bytes_.erase(day);
  } else {
    undated_bytes_ -= bytes;
  }
  dead_[record] = 1;
  ++dead_count_;
  std::sort(entries_.begin(), entries_.end());
  RemoveFromCrowds(entries_, record);
}

void Archive::CompactIfDue() {
  const bool many = dead_count_ >= kMinDead && dead_count_ >= store_.size() / 4;
  // As of an article that is put again and again.
  const bool often =
      dead_count_ >= kMinDead && dead_met_ >= kMaxDeadMet * store_.size();
  if (many || often) Rebuild([](uint32_t) { return true; });
}

template <typename Keep>
void Archive::Rebuild(Keep keep) {
  Archive kept;
  kept.identity_ = std::move(identity_);
  kept.bound_ = bound_;
  kept.match_ = match_;
  for (uint32_t r = 0; r < store_.size(); ++r) {
    if (IsLive(r) && keep(r)) kept.store_.AddFrom(store_, r);
  }
  // First what is not needed goes: together they would take twice the memory.
  *this = Archive();
  kept.IndexFrom(0);
  *this = std::move(kept);
}

absl::Status Archive::Merge(const Archive& other) {
  if (&other == this) return absl::OkStatus();
  if (uint64_t{memory_bytes_} + other.memory_bytes_ > kMaxArchiveBytes) {
    return absl::ResourceExhaustedError(absl::StrCat(
        "histories of ", memory_bytes_, " and ", other.memory_bytes_,
        " bytes do not merge, at most ", kMaxArchiveBytes, " can"));
  }
  if (other.bound_) {
    if (absl::Status status = Bind(other.identity_); !status.ok()) {
      return status;
    }
  }
  const uint32_t first = store_.size();
  for (uint32_t r = 0; r < other.store_.size(); ++r) {
    if (!other.IsLive(r)) continue;
    if (const auto own = Find(other.store_.id(r))) {
      if (!Replaces(other.store_, r, store_, *own)) continue;
      Erase(*own);
    }
    store_.AddFrom(other.store_, r);
  }
  if (store_.size() - first < first / kFew) {
    for (uint32_t r = first; r < store_.size(); ++r) Index(r);
  } else {
    IndexFrom(first);
  }
  CompactIfDue();
  return absl::OkStatus();
}

size_t Archive::BytesOf(uint32_t record, size_t keys) const {
  return store_.BytesOf(record) + IdIndex::BytesFor(1) +
         SentenceIndex::BytesFor(keys);
}

void Archive::Trim(size_t max_bytes) {
  if (max_bytes == 0 || memory_bytes_ <= max_bytes) return;
  size_t bytes = memory_bytes_ - undated_bytes_;
  auto day = day_bytes_.begin();
  for (; day != day_bytes_.end() && bytes > max_bytes; ++day) {
    bytes -= day->second;
  }
  if (day == day_bytes_.begin()) {
    // Undated ones that come when all is full.
    for (const uint32_t r : undated_) {
      if (IsLive(r)) Erase(r);
    }
    undated_.clear();
    CompactIfDue();
    return;
  }
  // A day is much at a time: what stays is built anew.
  const bool none = day == day_bytes_.end();
  const int64_t first = none ? 0 : day->first;
  Rebuild([&](uint32_t r) {
    const std::optional<int64_t> time = store_.time(r);
    return !none && time.has_value() && DayOf(*time) >= first;
  });
}

std::vector<uint32_t> Archive::Sorted() const {
  struct Item {
    int64_t time;  // Undated ones last.
    uint32_t record;
  };
  std::vector<Item> items;
  items.reserve(size());
  for (uint32_t r = 0; r < store_.size(); ++r) {
    if (IsLive(r)) items.push_back({store_.time(r).value_or(INT64_MAX), r});
  }
  const auto less = [this](const Item& a, const Item& b) {
    return a.time != b.time ? a.time < b.time
                            : store_.Order(a.record) < store_.Order(b.record);
  };
  // As they are after Parse, and nearly as they come.
  if (!std::is_sorted(items.begin(), items.end(), less)) {
    std::sort(items.begin(), items.end(), less);
  }
  std::vector<uint32_t> sorted;
  sorted.reserve(items.size());
  for (const Item& item : items) sorted.push_back(item.record);
  return sorted;
}

}  // namespace summarizer::repetition
