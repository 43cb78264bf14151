#include "summarizer/repetition/record_store.h"

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::repetition {
namespace {

ArticleRecord RandomRecord(std::mt19937& random, size_t sentences) {
  ArticleRecord record;
  record.id = std::string(1 + random() % (random() % 20 == 0 ? 4000 : 40),
                          static_cast<char>('a' + random() % 26));
  record.id += std::to_string(random());
  if (random() % 4 != 0) record.time = static_cast<int64_t>(random()) - 1000;
  record.source = static_cast<uint16_t>(random());
  for (size_t t = random() % (kStoryTerms + 1); t > 0; --t) {
    record.terms.emplace_back(uint64_t{random()} << 32, random() % 2 == 0,
                              random() % 2 == 0);
  }
  std::sort(record.terms.begin(), record.terms.end());
  uint32_t at = 0;
  for (size_t s = 0; s < sentences; ++s) {
    SentenceSketch sketch;
    sketch.begin =
        at + static_cast<uint32_t>(
                 random() % (random() % 8 == 0 ? 5000 << random() % 8 : 3));
    sketch.end =
        sketch.begin + 1 +
        static_cast<uint32_t>(random() %
                              (random() % 8 == 0 ? 5000 << random() % 8 : 200));
    at = sketch.end;
    std::vector<Stem> stems;
    for (size_t i = random() % (kSketchStems + 1); i > 0; --i) {
      stems.emplace_back(uint64_t{random()} << 32, random() % 3 == 0);
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(
        std::unique(stems.begin(), stems.end(),
                    [](Stem a, Stem b) { return a.hash() == b.hash(); }),
        stems.end());
    sketch.stem_count = static_cast<uint8_t>(stems.size());
    std::copy(stems.begin(), stems.end(), sketch.stems.begin());
    sketch.value_count = static_cast<uint8_t>(random() % (kSketchValues + 1));
    for (size_t i = 0; i < sketch.value_count; ++i) {
      sketch.values[i] = static_cast<uint16_t>(1 + random() % 65535);
    }
    std::sort(sketch.values.begin(),
              sketch.values.begin() + sketch.value_count);
    if (!stems.empty() && random() % 2 == 0) {
      sketch.opener = static_cast<uint8_t>(random() % stems.size());
    }
    if (random() % 2 == 0) sketch.names = static_cast<uint16_t>(random()) | 1;
    if (stems.size() < kMinStems) {
      sketch.exact = static_cast<uint16_t>(random()) | 1;
    }
    sketch.words =
        static_cast<uint8_t>(random() % (SentenceSketch::kMaxWords + 1));
    sketch.negated = random() % 2 == 0;
    sketch.future = random() % 2 == 0;
    sketch.truncated = stems.size() == kSketchStems && random() % 2 == 0;
    record.sentences.push_back(sketch);
  }
  return record;
}

void ExpectEqual(const SentenceSketch& x, const SentenceSketch& y) {
  EXPECT_EQ(x.begin, y.begin);
  EXPECT_EQ(x.end, y.end);
  EXPECT_EQ(x.stems, y.stems);
  EXPECT_EQ(x.values, y.values);
  EXPECT_EQ(x.opener, y.opener);
  EXPECT_EQ(x.names, y.names);
  EXPECT_EQ(x.exact, y.exact);
  EXPECT_EQ(x.stem_count, y.stem_count);
  EXPECT_EQ(x.value_count, y.value_count);
  EXPECT_EQ(x.words, y.words);
  EXPECT_EQ(x.negated, y.negated);
  EXPECT_EQ(x.future, y.future);
  EXPECT_EQ(x.truncated, y.truncated);
}

void ExpectEqual(const ArticleRecord& a, const ArticleRecord& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.terms, b.terms);
  ASSERT_EQ(a.sentences.size(), b.sentences.size());
  for (size_t s = 0; s < a.sentences.size(); ++s) {
    SCOPED_TRACE(s);
    ExpectEqual(a.sentences[s], b.sentences[s]);
  }
}

std::vector<ArticleRecord> RandomRecords(uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<ArticleRecord> records;
  records.reserve(200);
  for (int i = 0; i < 200; ++i) {
    // The last but one takes more than a chunk of memory.
    records.push_back(RandomRecord(random, i == 198 ? 70000 : random() % 30));
  }
  return records;
}

TEST(PackedSentencesTest, AreThoseOfAStore) {
  std::mt19937 random(3);
  PackedSentences packed;
  for (int round = 0; round < 100; ++round) {
    const ArticleRecord record = RandomRecord(random, random() % 30);
    packed.Assign(record.sentences);
    RecordStore store;
    store.Add(record);
    ASSERT_EQ(packed.size(), record.sentences.size());
    PackedRef at = packed.size() > 0 ? store.FirstSentence(0) : 0;
    for (size_t s = 0; s < packed.size(); ++s) {
      ExpectEqual(packed[s].Unpack(), store[at].Unpack());
      at = store.NextSentence(at);
    }
  }
}

TEST(RecordStoreTest, GivesBackWhatWasAdded) {
  const std::vector<ArticleRecord> records = RandomRecords(1);
  RecordStore store;
  for (const ArticleRecord& record : records) store.Add(record);
  ASSERT_EQ(store.size(), records.size());
  ArticleRecord unpacked;
  for (uint32_t r = 0; r < store.size(); ++r) {
    store.Unpack(r, unpacked);
    ExpectEqual(unpacked, records[r]);
    EXPECT_EQ(store.id(r), records[r].id);
    EXPECT_EQ(store.sentence_count(r), records[r].sentences.size());
    for (uint32_t s = 0; s < records[r].sentences.size() && s < 50; ++s) {
      const RecordStore::Range range = store.RangeOf(r, s);
      EXPECT_EQ(range.begin, records[r].sentences[s].begin);
      EXPECT_EQ(range.end, records[r].sentences[s].end);
    }
  }
}

TEST(RecordStoreTest, CopiesAreTheSameBytes) {
  const std::vector<ArticleRecord> records = RandomRecords(2);
  RecordStore store;
  for (const ArticleRecord& record : records) store.Add(record);
  RecordStore copy;
  RecordStore parsed;
  for (uint32_t r = 0; r < store.size(); ++r) {
    copy.AddFrom(store, r);
    ASSERT_TRUE(parsed.AddPacked(store.time(r), store.PackedBytes(r))) << r;
    EXPECT_EQ(copy.PackedBytes(r), store.PackedBytes(r));
    EXPECT_EQ(parsed.PackedBytes(r), store.PackedBytes(r));
    EXPECT_EQ(parsed.time(r), store.time(r));
    EXPECT_EQ(copy.BytesOf(r), store.BytesOf(r));
  }
}

TEST(RecordStoreTest, KnowsTheRecordOfEachSentence) {
  const std::vector<ArticleRecord> records = RandomRecords(5);
  RecordStore store;
  for (size_t i = 0; i < 100; ++i) store.Add(records[i]);
  RecordStore other;
  for (size_t i = 100; i < records.size(); ++i) other.Add(records[i]);
  store.Absorb(std::move(other));
  for (uint32_t r = 0; r < store.size(); ++r) {
    EXPECT_EQ(store.RecordAt(store.place(r)), r);
    PackedRef at = store.FirstSentence(r);
    for (uint32_t s = 0; s < store.sentence_count(r); ++s) {
      ASSERT_EQ(store.RecordAt(at), r) << s;
      at = store.NextSentence(at);
    }
  }
}

TEST(RecordStoreTest, CopiesGoTheirOwnWay) {
  const std::vector<ArticleRecord> records = RandomRecords(6);
  RecordStore store;
  for (size_t i = 0; i < 100; ++i) store.Add(records[i]);
  RecordStore copy = store;
  for (size_t i = 100; i < 150; ++i) store.Add(records[i]);
  for (size_t i = 150; i < 200; ++i) copy.Add(records[i]);
  ArticleRecord unpacked;
  for (uint32_t r = 0; r < 150; ++r) {
    store.Unpack(r, unpacked);
    ExpectEqual(unpacked, records[r]);
    copy.Unpack(r, unpacked);
    ExpectEqual(unpacked, records[r < 100 ? r : r + 50]);
    EXPECT_EQ(copy.RecordAt(copy.place(r)), r);
  }
  copy.Sort();
  store.Unpack(7, unpacked);
  ExpectEqual(unpacked, records[7]);
}

TEST(RecordStoreTest, SortsWhatSeveralStoresHeld) {
  const std::vector<ArticleRecord> records = RandomRecords(3);
  RecordStore all;
  for (const ArticleRecord& record : records) all.Add(record);
  all.Sort();
  for (uint32_t r = 1; r < all.size(); ++r) {
    EXPECT_TRUE(all.Order(r - 1) < all.Order(r)) << r;
  }
  RecordStore merged;
  for (uint32_t shard = 0; shard < 7; ++shard) {
    RecordStore part;
    for (size_t i = shard; i < records.size(); i += 7) part.Add(records[i]);
    merged.Absorb(std::move(part));
  }
  merged.Sort();
  ASSERT_EQ(merged.size(), all.size());
  for (uint32_t r = 0; r < all.size(); ++r) {
    EXPECT_EQ(merged.time(r), all.time(r));
    EXPECT_EQ(merged.PackedBytes(r), all.PackedBytes(r));
  }
}

TEST(RecordStoreTest, DropsSketchesAndSentences) {
  std::mt19937 random(7);
  RecordStore store;
  std::vector<ArticleRecord> records;
  for (size_t r = 0; r < 2000; ++r) {
    records.push_back(RandomRecord(random, r % 40));
    store.Add(records.back());
  }
  store.Sort();
  std::sort(records.begin(), records.end(),
            [](const ArticleRecord& a, const ArticleRecord& b) {
              return RecordOrder(a.time, a.id) < RecordOrder(b.time, b.id);
            });
  std::vector<std::vector<RecordStore::Range>> ranges(store.size());
  for (uint32_t r = 0; r < store.size(); ++r) store.RangesOf(r, ranges[r]);
  const size_t bytes = store.MemoryBytes();
  store.DropSketches();
  EXPECT_LT(store.MemoryBytes(), bytes * 2 / 3);
  ASSERT_EQ(store.size(), records.size());
  for (uint32_t r = 0; r < store.size(); ++r) {
    EXPECT_EQ(store.id(r), records[r].id);
    EXPECT_EQ(store.time(r), records[r].time);
    EXPECT_EQ(store.source(r), records[r].source);
    ASSERT_EQ(store.sentence_count(r), ranges[r].size());
    for (uint32_t s = 0; s < ranges[r].size(); ++s) {
      EXPECT_EQ(store.RangeOf(r, s).begin, ranges[r][s].begin);
      EXPECT_EQ(store.RangeOf(r, s).end, ranges[r][s].end);
    }
  }
  store.DropSentences();
  EXPECT_LT(store.MemoryBytes(), bytes / 3);
  ASSERT_EQ(store.size(), records.size());
  for (uint32_t r = 0; r < store.size(); ++r) {
    EXPECT_EQ(store.id(r), records[r].id);
    EXPECT_EQ(store.time(r), records[r].time);
    EXPECT_EQ(store.source(r), records[r].source);
    EXPECT_EQ(store.sentence_count(r), 0u);
  }
}

TEST(RecordStoreTest, RefusesWhatIsNoRecord) {
  std::mt19937 random(4);
  RecordStore store;
  store.Add(RandomRecord(random, 8));
  const absl::Span<const uint16_t> bytes = store.PackedBytes(0);
  RecordStore parsed;
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(parsed.AddPacked(0, bytes.first(size))) << size;
  }
  // Whatever a changed record holds, reading it stays inside of it.
  for (int round = 0; round < 20000; ++round) {
    std::vector<uint16_t> damaged(bytes.begin(), bytes.end());
    damaged[random() % damaged.size()] = static_cast<uint16_t>(random());
    RecordStore other;
    if (!other.AddPacked(0, damaged)) continue;
    ArticleRecord record;
    other.Unpack(0, record);
    EXPECT_EQ(other.PackedBytes(0), absl::MakeConstSpan(damaged));
  }
}

}  // namespace
}  // namespace summarizer::repetition
