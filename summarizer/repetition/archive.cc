#include "summarizer/repetition/archive.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "summarizer/repetition/sentence_keys.h"
#include "summarizer/repetition/similarity.h"

namespace summarizer::repetition {
namespace {

constexpr int64_t kSecondsPerDay = 24 * 3600;

// Sentences under one key that are all compared.
constexpr size_t kMaxUnderKey = 64;

// Dead records are dropped when they are a quarter, or so many.
constexpr size_t kMinDead = 64;

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

Archive::Archive()
    : store_(std::make_unique<RecordStore>()), ids_(store_.get()) {}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

Archive::Archive(const Archive& other) : Archive() {
  identity_ = other.identity_;
  bound_ = other.bound_;
  match_ = other.match_;
  for (uint32_t r = 0; r < other.store_->size(); ++r) {
    if (other.IsLive(r)) Index(store_->AddFrom(*other.store_, r));
  }
}

Archive& Archive::operator=(const Archive& other) {
  if (this != &other) *this = Archive(other);
  return *this;
}

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

void Archive::Put(const ArticleRecord& record) {
  if (const auto old = ids_.Find(record.id)) Erase(*old);
  Index(store_->Add(record));
}

void Archive::Index(uint32_t record) {
  dead_.push_back(0);
  ids_.Insert(record);
  entries_.clear();
  PackedRef place = store_->FirstSentence(record);
  for (uint32_t s = 0; s < store_->sentence_count(record); ++s) {
    const auto keys = IndexKeys((*store_)[place]);  // Outlives the span.
    for (const uint32_t key : keys.Span()) {
      entries_.push_back({SentenceIndex::KeyOf(key), place});
    }
    place = store_->NextSentence(place);
  }
  memory_bytes_ += BytesOf(record, entries_.size());
  sentences_.Add(entries_);
  // Sorted; each key once, as a recount takes all of its places.
  for (size_t i = 0; i < entries_.size();) {
    size_t end = i + 1;
    while (end < entries_.size() && entries_[end].key == entries_[i].key) ++end;
    UpdateCrowd(absl::MakeConstSpan(entries_).subspan(i, end - i), record);
    i = end;
  }
}

void Archive::UpdateCrowd(absl::Span<const SentenceIndex::Entry> added,
                          uint32_t record) {
  const uint32_t key = added.front().key;
  const auto it = crowds_.find(key);
  if (it == crowds_.end()) {
    if (sentences_.Count(key) > kMaxUnderKey) RecountCrowd(key);
    return;
  }
  Crowd& crowd = it->second;
  if (store_->Order(record) < store_->Order(crowd.record)) {
    RecountCrowd(key);
    return;
  }
  for (const SentenceIndex::Entry& entry : added) {
    if (SameStatement((*store_)[entry.place], (*store_)[crowd.first], match_)) {
      ++crowd.count;
    }
  }
}

void Archive::RecountCrowd(uint32_t key) {
  crowds_.erase(key);
  std::vector<PackedRef> places;
  sentences_.AppendPlaces(key, places);
  places.erase(
      std::remove_if(places.begin(), places.end(),
                     [&](PackedRef place) { return !IsLive(RecordAt(place)); }),
      places.end());
  if (places.size() <= kMaxUnderKey) return;
  Crowd crowd;
  for (const PackedRef place : places) {
    const uint32_t record = RecordAt(place);
    if (crowd.first == 0 ||
        store_->Order(record) < store_->Order(crowd.record) ||
        (record == crowd.record && place < crowd.first)) {
      crowd.first = place;
      crowd.record = record;
    }
  }
  crowd.count = CountSame(key, crowd.first, match_);
  crowds_.emplace(key, crowd);
}

uint32_t Archive::CountSame(uint32_t key, PackedRef first,
                            const MatchOptions& match) const {
  std::vector<PackedRef> places;
  sentences_.AppendPlaces(key, places);
  return static_cast<uint32_t>(
      std::count_if(places.begin(), places.end(), [&](PackedRef place) {
        return IsLive(RecordAt(place)) &&
               SameStatement((*store_)[place], (*store_)[first], match);
      }));
}

void Archive::CountBy(const MatchOptions& match) {
  if (match == match_) return;
  match_ = match;
  for (auto& [key, crowd] : crowds_) {
    crowd.count = CountSame(key, crowd.first, match_);
  }
}

void Archive::Erase(uint32_t record) {
  ids_.Erase(record);
  memory_bytes_ -= BytesOf(record);
  dead_[record] = 1;
  ++dead_count_;
  PackedRef place = store_->FirstSentence(record);
  for (uint32_t s = 0; s < store_->sentence_count(record); ++s) {
    const auto keys = IndexKeys((*store_)[place]);  // Outlives the span.
    for (const uint32_t hash : keys.Span()) {
      const uint32_t key = SentenceIndex::KeyOf(hash);
      if (crowds_.contains(key)) RecountCrowd(key);
    }
    place = store_->NextSentence(place);
  }
  if (dead_count_ >= kMinDead && dead_count_ >= store_->size() / 4) Compact();
}

void Archive::Compact() {
  const Archive whole = std::move(*this);
  *this = Archive(whole);
}

uint32_t Archive::RecordAt(PackedRef place) const {
  uint32_t low = 0;
  uint32_t high = store_->size();
  while (high - low > 1) {
    const uint32_t middle = low + (high - low) / 2;
    (store_->place(middle) <= place ? low : high) = middle;
  }
  return low;
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
  for (const uint32_t r : other.Sorted()) {
    const std::optional<uint32_t> own = ids_.Find(other.store_->id(r));
    if (own.has_value()) {
      if (!Replaces(*other.store_, r, *store_, *own)) continue;
      Erase(*own);
    }
    Index(store_->AddFrom(*other.store_, r));
  }
  return absl::OkStatus();
}

size_t Archive::BytesOf(uint32_t record, size_t keys) const {
  return store_->BytesOf(record) + IdIndex::BytesFor(1) +
         SentenceIndex::BytesFor(keys);
}

size_t Archive::BytesOf(uint32_t record) const {
  size_t keys = 0;
  PackedRef place = store_->FirstSentence(record);
  for (uint32_t s = 0; s < store_->sentence_count(record); ++s) {
    keys += IndexKeys((*store_)[place]).size;
    place = store_->NextSentence(place);
  }
  return BytesOf(record, keys);
}

void Archive::Trim(size_t max_bytes) {
  if (max_bytes == 0 || memory_bytes_ <= max_bytes) return;
  const std::vector<uint32_t> sorted = Sorted();
  const auto undated = std::partition_point(
      sorted.begin(), sorted.end(),
      [&](uint32_t r) { return store_->time(r).has_value(); });
  size_t bytes = memory_bytes_;
  for (auto it = undated; it != sorted.end(); ++it) bytes -= BytesOf(*it);
  auto first = sorted.begin();
  while (first != undated && bytes > max_bytes) {
    const int64_t day = DayOf(*store_->time(*first));
    for (; first != undated && DayOf(*store_->time(*first)) == day; ++first) {
      bytes -= BytesOf(*first);
    }
  }
  // A few, as the undated ones that come when all is full: what stays need not
  // be built anew, nor does erasing them lead to it (which would change the
  // numbers of records).
  if (first == sorted.begin() &&
      dead_count_ + static_cast<size_t>(sorted.end() - undated) <
          store_->size() / 4) {
    for (auto it = undated; it != sorted.end(); ++it) Erase(*it);
    return;
  }
  // A day is much at a time: what stays is built anew.
  Archive kept;
  kept.identity_ = identity_;
  kept.bound_ = bound_;
  kept.match_ = match_;
  for (; first != undated; ++first) {
    kept.Index(kept.store_->AddFrom(*store_, *first));
  }
  *this = std::move(kept);
}

std::vector<uint32_t> Archive::Sorted() const {
  std::vector<uint32_t> sorted;
  sorted.reserve(size());
  for (uint32_t r = 0; r < store_->size(); ++r) {
    if (IsLive(r)) sorted.push_back(r);
  }
  std::sort(sorted.begin(), sorted.end(), [this](uint32_t a, uint32_t b) {
    return store_->Order(a) < store_->Order(b);
  });
  return sorted;
}

}  // namespace summarizer::repetition
