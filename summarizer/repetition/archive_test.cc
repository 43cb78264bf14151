#include "summarizer/repetition/archive.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::kDay;
using ::summarizer::testing::kHour;
using ::summarizer::testing::MakeRecord;

const Identity kIdentity = {"1", "en", 7, 11};

// Articles that share sentences with one another, some undated.
std::vector<ArticleRecord> SomeRecords(int count, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<ArticleRecord> records;
  for (int i = 0; i < count; ++i) {
    std::string body;
    for (int s = 0; s < 5; ++s) {
      body += "Inspector number " + std::to_string(random() % 50) +
              " visited harbour warehouse " +
              std::string(1, "abcdefghi"[random() % 9]) +
              "x with guards, lawyers and a camera. ";
    }
    std::optional<int64_t> time;
    if (random() % 4 != 0) time = static_cast<int64_t>(random() % 9) * kDay;
    records.push_back(
        MakeRecord("article-" + std::to_string(i), time, "Visit", body));
  }
  return records;
}

Archive ArchiveOf(const std::vector<ArticleRecord>& records) {
  Archive archive;
  EXPECT_TRUE(archive.Bind(kIdentity).ok());
  for (const ArticleRecord& record : records) archive.Put(record);
  return archive;
}

std::string Bytes(const Archive& archive) { return *archive.Serialize(); }

TEST(ArchiveTest, RoundTrip) {
  const Archive archive = ArchiveOf(SomeRecords(30, 1));
  absl::StatusOr<Archive> again = Archive::Parse(Bytes(archive));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->size(), 30u);
  EXPECT_EQ(again->MemoryBytes(), archive.MemoryBytes());
  EXPECT_EQ(Bytes(*again), Bytes(archive));
  EXPECT_TRUE(again->Check(kIdentity).ok());
}

TEST(ArchiveTest, EmptyRoundTrip) {
  absl::StatusOr<Archive> again = Archive::Parse(Bytes(Archive()));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->size(), 0u);
  EXPECT_TRUE(again->Check(kIdentity).ok());
}

// What depends on the set of records only.
void ExpectSameAnswers(const Archive& a, const Archive& b, int probes) {
  EXPECT_EQ(Bytes(a), Bytes(b));
  EXPECT_EQ(a.size(), b.size());
  EXPECT_EQ(a.MemoryBytes(), b.MemoryBytes());
  for (const ArticleRecord& probe : SomeRecords(probes, 77)) {
    const Standing x = a.Compare(probe, {});
    const Standing y = b.Compare(probe, {});
    EXPECT_EQ(x.novelty, y.novelty);
    ASSERT_EQ(x.copy_of.has_value(), y.copy_of.has_value());
    if (x.copy_of.has_value()) {
      EXPECT_EQ(a.records().id(*x.copy_of), b.records().id(*y.copy_of));
    }
    ASSERT_EQ(x.sentences.size(), y.sentences.size());
    for (size_t s = 0; s < x.sentences.size(); ++s) {
      EXPECT_EQ(x.sentences[s].sentence_class(),
                y.sentences[s].sentence_class());
      EXPECT_EQ(x.sentences[s].article_count(), y.sentences[s].article_count());
    }
  }
}

TEST(ArchiveTest, ManyAtOnceAreTheSameAsOneByOne) {
  // There are crowds among them.
  const Archive archive = ArchiveOf(SomeRecords(400, 8));
  absl::StatusOr<Archive> parsed = Archive::Parse(Bytes(archive));
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ExpectSameAnswers(*parsed, archive, 15);
  Archive merged;
  ASSERT_TRUE(merged.Merge(archive).ok());
  ExpectSameAnswers(merged, archive, 15);
  // And it can go on.
  Archive longer = archive;
  for (ArticleRecord record : SomeRecords(100, 9)) {
    record.id += " more";
    parsed->Put(record);
    longer.Put(record);
  }
  ExpectSameAnswers(*parsed, longer, 15);
}

TEST(ArchiveTest, CopiesGoTheirOwnWay) {
  Archive archive = ArchiveOf(SomeRecords(150, 10));
  const Archive copy = archive;
  const std::string before = Bytes(archive);
  // Replaces all, which drops what is dead, too.
  for (const ArticleRecord& record : SomeRecords(150, 11)) archive.Put(record);
  ExpectSameAnswers(copy, ArchiveOf(SomeRecords(150, 10)), 15);
  ExpectSameAnswers(archive, ArchiveOf(SomeRecords(150, 11)), 15);
  archive.Trim(1);
  EXPECT_EQ(Bytes(copy), before);
}

TEST(ArchiveTest, AnArticleThatIsPutAgainAndAgainIsOne) {
  Archive archive = ArchiveOf(SomeRecords(150, 12));
  const Archive once = archive;
  const ArticleRecord record = SomeRecords(1, 12).front();
  for (int i = 0; i < 500; ++i) archive.Put(record);
  ExpectSameAnswers(archive, once, 15);
}

TEST(ArchiveTest, MergeIsCommutativeAssociativeIdempotent) {
  const auto records = SomeRecords(30, 2);
  const std::vector<ArticleRecord> x(records.begin(), records.begin() + 15);
  const std::vector<ArticleRecord> y(records.begin() + 10,
                                     records.begin() + 25);
  const std::vector<ArticleRecord> z(records.begin() + 20, records.end());
  const auto merged = [](const std::vector<std::vector<ArticleRecord>>& parts) {
    Archive archive;
    for (const auto& part : parts) {
      EXPECT_TRUE(archive.Merge(ArchiveOf(part)).ok());
    }
    return Bytes(archive);
  };
  const std::string all = Bytes(ArchiveOf(records));
  EXPECT_EQ(merged({x, y, z}), all);
  EXPECT_EQ(merged({z, y, x}), all);
  EXPECT_EQ(merged({y, z, x, x}), all);
}

TEST(ArchiveTest, MergePrefersTheLaterRecordOfOneId) {
  Archive early = ArchiveOf({MakeRecord("a", 0, "", "The old text stands.")});
  Archive late = ArchiveOf({MakeRecord("a", 9, "", "The new text stands.")});
  Archive other = early;
  ASSERT_TRUE(early.Merge(late).ok());
  ASSERT_TRUE(late.Merge(other).ok());
  EXPECT_EQ(Bytes(early), Bytes(late));
  EXPECT_EQ(early.records().time(early.Sorted()[0]), 9);
}

TEST(ArchiveTest, ReplacingAnArticleForgetsItsOldText) {
  Archive archive = ArchiveOf(
      {MakeRecord("a", 0, "", "A heron landed on the roof of the town hall.")});
  archive.Put(MakeRecord("a", 0, "", "Nothing happened in the town today."));
  EXPECT_EQ(archive.size(), 1u);
  const Standing standing = archive.Compare(
      MakeRecord("b", kHour, "",
                 "A heron landed on the roof of the town hall."),
      {});
  EXPECT_EQ(standing.sentences[0].sentence_class(), SentenceClass::kNews);
}

// What is neither DataLoss nor parses to the same content, in words.
std::string Damage(std::string_view damaged, const std::string& whole) {
  const absl::StatusOr<Archive> parsed = Archive::Parse(damaged);
  if (!parsed.ok()) {
    return absl::IsDataLoss(parsed.status())
               ? ""
               : std::string(parsed.status().message());
  }
  return Bytes(*parsed) == whole ? "" : "parses to other content";
}

TEST(ArchiveTest, AnyChangedByteIsDataLoss) {
  const std::string whole = Bytes(ArchiveOf(SomeRecords(4, 3)));
  std::string damaged = whole;
  for (size_t i = 0; i < whole.size(); ++i) {
    for (unsigned mask = 1; mask < 256; ++mask) {
      damaged[i] =
          static_cast<char>(static_cast<unsigned char>(whole[i]) ^ mask);
      EXPECT_EQ(Damage(damaged, whole), "")
          << "byte " << i << ", mask " << mask;
    }
    damaged[i] = whole[i];
  }
}

TEST(ArchiveTest, AnyTruncationIsDataLoss) {
  const std::string whole = Bytes(ArchiveOf(SomeRecords(4, 3)));
  for (size_t size = 0; size < whole.size(); ++size) {
    const absl::StatusOr<Archive> parsed =
        Archive::Parse(std::string_view(whole).substr(0, size));
    EXPECT_FALSE(parsed.ok()) << size;
    EXPECT_TRUE(absl::IsDataLoss(parsed.status())) << size;
  }
}

// Behind the checksum, which whoever means harm can make: records themselves.
TEST(ArchiveTest, AnyChangedUnitOfARecordIsARecordOrNone) {
  RecordStore whole;
  for (const ArticleRecord& record : SomeRecords(3, 4)) whole.Add(record);
  for (uint32_t r = 0; r < whole.size(); ++r) {
    const absl::Span<const uint16_t> units = whole.PackedBytes(r);
    std::vector<uint16_t> damaged(units.begin(), units.end());
    for (size_t i = 0; i < units.size(); ++i) {
      for (int bit = 0; bit < 16; ++bit) {
        damaged[i] = static_cast<uint16_t>(units[i] ^ 1u << bit);
        RecordStore store;
        if (!store.AddPacked(0, damaged)) continue;
        // Whatever it holds can be read.
        ArticleRecord unpacked;
        store.Unpack(0, unpacked);
        Archive archive;
        archive.Put(unpacked);
        EXPECT_EQ(archive.Compare(unpacked, {}).sentences.size(),
                  unpacked.sentences.size());
      }
      damaged[i] = units[i];
    }
    for (size_t size = 0; size < units.size(); ++size) {
      RecordStore store;
      EXPECT_FALSE(store.AddPacked(0, units.first(size)));
    }
  }
}

TEST(ArchiveTest, IdentitiesDoNotMix) {
  Archive archive = ArchiveOf(SomeRecords(2, 4));
  for (const Identity& other :
       {Identity{"2", "en", 7, 11}, Identity{"1", "de", 7, 11},
        Identity{"1", "en", 8, 11}, Identity{"1", "en", 7, 12}}) {
    Archive with_other;
    ASSERT_TRUE(with_other.Bind(other).ok());
    const std::string before = Bytes(archive);
    EXPECT_TRUE(absl::IsFailedPrecondition(archive.Merge(with_other)));
    EXPECT_EQ(Bytes(archive), before);
  }
  EXPECT_TRUE(archive.Merge(Archive()).ok());
}

TEST(ArchiveTest, TrimForgetsUndatedThenOldestDays) {
  Archive archive;
  for (int day = 0; day < 6; ++day) {
    for (const char* half : {"x", "y"}) {
      archive.Put(MakeRecord(std::to_string(day) + half, day * kDay + 100, "",
                             "The ferry left the harbour on time."));
    }
  }
  const size_t full = archive.MemoryBytes();
  archive.Put(MakeRecord("undated", std::nullopt, "",
                         "The ferry left the harbour on time."));
  archive.Trim(full);
  EXPECT_FALSE(archive.Contains("undated"));
  EXPECT_EQ(archive.size(), 12u);
  archive.Trim(full * 3 / 4);
  EXPECT_LE(archive.MemoryBytes(), full * 3 / 4);
  EXPECT_FALSE(archive.Contains("0x"));
  EXPECT_FALSE(archive.Contains("1y"));
  EXPECT_TRUE(archive.Contains("2x"));
  archive.Trim(1);
  EXPECT_EQ(archive.size(), 0u);
  EXPECT_EQ(archive.MemoryBytes(), 0u);
}

TEST(ArchiveTest, TrimForgetsAFewLikeMany) {
  const auto dated = [](int i) {
    return MakeRecord("d" + std::to_string(i), i * kDay, "",
                      "The ferry left the harbour on time with " +
                          std::to_string(i) + " horses.");
  };
  const auto undated = [](int i) {
    return MakeRecord("u" + std::to_string(i), std::nullopt, "",
                      "The ferry left the harbour on time without horses.");
  };
  Archive expected;
  for (int i = 0; i < 200; ++i) expected.Put(dated(i));
  // Among them from one to more than a quarter, all at once or one by one.
  for (const int count : {1, 10, 60, 150}) {
    for (const bool at_once : {true, false}) {
      Archive archive;
      for (int i = 0; i < 200; ++i) {
        archive.Put(dated(i));
        if (i < count) {
          archive.Put(undated(i));
          if (!at_once) archive.Trim(archive.MemoryBytes() - 1);
        }
      }
      if (at_once) archive.Trim(archive.MemoryBytes() - 1);
      EXPECT_EQ(archive.size(), 200u);
      EXPECT_EQ(archive.MemoryBytes(), expected.MemoryBytes());
      EXPECT_EQ(Bytes(archive), Bytes(expected));
      const auto echo =
          MakeRecord("echo", 300 * kDay, "",
                     "The ferry left the harbour on time with 7 horses.");
      EXPECT_EQ(archive.Compare(echo, {}).sentences[0].article_count(),
                expected.Compare(echo, {}).sentences[0].article_count());
    }
  }
}

TEST(ArchiveTest, ComparisonDoesNotDependOnTheOrderOfArrival) {
  auto records = SomeRecords(200, 5);
  const ArticleRecord probe = records.back();
  records.pop_back();
  const Archive forward = ArchiveOf(records);
  std::reverse(records.begin(), records.end());
  const Archive backward = ArchiveOf(records);
  const Standing a = forward.Compare(probe, {});
  const Standing b = backward.Compare(probe, {});
  ASSERT_EQ(a.sentences.size(), b.sentences.size());
  for (size_t s = 0; s < a.sentences.size(); ++s) {
    EXPECT_EQ(a.sentences[s].sentence_class(), b.sentences[s].sentence_class());
    EXPECT_EQ(a.sentences[s].article_count(), b.sentences[s].article_count());
    EXPECT_EQ(a.novelty[s], b.novelty[s]);
  }
}

}  // namespace
}  // namespace summarizer::repetition
