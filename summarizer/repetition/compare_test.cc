// How one article stands against an archive.

#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "summarizer/repetition/archive.h"
#include "summarizer/testing/records.h"

namespace summarizer::repetition {
namespace {

using ::summarizer::testing::kDay;
using ::summarizer::testing::kHour;
using ::summarizer::testing::MakeRecord;

constexpr uint16_t kAllNew = 256;

Archive ArchiveOf(const std::vector<ArticleRecord>& records) {
  Archive archive;
  for (const ArticleRecord& record : records) archive.Put(record);
  return archive;
}

void ExpectSame(const Standing& a, const Standing& b) {
  EXPECT_EQ(a.copy_of, b.copy_of);
  EXPECT_EQ(a.novelty, b.novelty);
  ASSERT_EQ(a.sentences.size(), b.sentences.size());
  for (size_t s = 0; s < a.sentences.size(); ++s) {
    EXPECT_EQ(a.sentences[s].sentence_class(), b.sentences[s].sentence_class());
    EXPECT_EQ(a.sentences[s].article_count(), b.sentences[s].article_count());
  }
  ASSERT_EQ(a.changes.size(), b.changes.size());
  for (size_t c = 0; c < a.changes.size(); ++c) {
    EXPECT_EQ(a.changes[c].sentence, b.changes[c].sentence);
    EXPECT_EQ(a.changes[c].versions, b.changes[c].versions);
  }
}

TEST(CompareTest, BuffersKeepNothingOfTheCallBefore) {
  const std::string flood = "The flood in the Lume valley killed ";
  const std::string boats =
      " people. Rescue boats searched the drowned village of Ostra for "
      "survivors. The army sent engineers to repair the broken dyke.";
  std::vector<ArticleRecord> records = {
      MakeRecord("empty", 0, "", ""),
      MakeRecord("a", 0, "Flood in the Lume valley", flood + "12" + boats),
      MakeRecord("b", kHour, "Flood in the Lume valley", flood + "14" + boats),
      MakeRecord("c", 2 * kHour, "Flood", flood + "14" + boats + boats + boats),
      MakeRecord("news", kDay, "Mill", "The mill in Tarn sold forty boats."),
      MakeRecord("d", 3 * kHour, "Dyke",
                 "The broken dyke in the Lume valley will be repaired by army "
                 "engineers, the mayor of Ostra said on Monday.")};
  const std::vector<Archive> archives = {
      Archive(), ArchiveOf({records[1]}), ArchiveOf(records),
      ArchiveOf({records[5], records[4], records[2], records[3]})};
  Archive::Buffers buffers;
  Standing standing;
  int changes = 0;
  int copies = 0;
  for (size_t i = 0; i < archives.size() * records.size() * 3; ++i) {
    const Archive& archive = archives[i % archives.size()];
    ArticleRecord record = records[i * 5 / 3 % records.size()];
    if (i % 2 == 0) record.id += " again";
    archive.Compare(record, {}, buffers, standing);
    ExpectSame(standing, archive.Compare(record, {}));
    changes += !standing.changes.empty();
    copies += standing.copy_of.has_value();
  }
  EXPECT_GT(changes, 0);
  EXPECT_GT(copies, 0);
}

TEST(CompareTest, TellsEchoUpdateAndNews) {
  Archive archive = ArchiveOf({MakeRecord(
      "flash", 0, "Flood in the Lume valley",
      "The flood in the Lume valley killed 12 people. Rescue boats searched "
      "the drowned village of Ostra for survivors.")});
  const Standing standing = archive.Compare(
      MakeRecord("update", 5 * kHour, "Flood in the Lume valley",
                 "The flood in the Lume valley killed 14 people. Rescue boats "
                 "searched the drowned village of Ostra for survivors. The "
                 "army sent engineers to repair the broken dyke."),
      {});
  ASSERT_EQ(standing.sentences.size(), 3u);
  EXPECT_EQ(standing.sentences[0].sentence_class(), SentenceClass::kChanged);
  EXPECT_EQ(standing.sentences[1].sentence_class(), SentenceClass::kRedundant);
  EXPECT_EQ(standing.sentences[2].sentence_class(), SentenceClass::kNews);
  ASSERT_EQ(standing.changes.size(), 1u);
  EXPECT_EQ(standing.changes[0].versions.size(), 1u);
}

TEST(CompareTest, ANewValueBesideTheLastOneIsAChange) {
  const auto krona = [](const std::string& rest) {
    return "The Norrland krona traded at " + rest +
           " on the exchange in Halden.";
  };
  const Archive archive = ArchiveOf(
      {MakeRecord("a", 0, "", krona("10.42 to the dollar, from 10.38")),
       MakeRecord("b", kDay, "", krona("10.36 to the dollar, from 10.42")),
       MakeRecord("c", 2 * kDay, "", krona("10.36 to the dollar, unchanged"))});
  const auto classify = [&](const std::string& rest) {
    return archive.Compare(MakeRecord("d", 3 * kDay, "", krona(rest)), {})
        .sentences[0]
        .sentence_class();
  };
  EXPECT_EQ(classify("10.55 to the dollar, from 10.36"),
            SentenceClass::kChanged);
  EXPECT_NE(classify("10.36 to the dollar, from 10.42"),
            SentenceClass::kChanged);
  EXPECT_NE(classify("10.36 to the dollar, unchanged"),
            SentenceClass::kChanged);
}

// The novelty of `text` in an article on a flood that has been told of.
uint16_t NoveltyInStory(const std::string& text, int64_t time) {
  const std::string flood =
      "The flood in the Lume valley burst three dykes and a bridge on Monday. ";
  const Archive archive = ArchiveOf({MakeRecord(
      "flash", 0, "Flood in the Lume valley",
      flood +
          "The flood pushed 62 thousand people out of Ostrava on Monday.")});
  const Standing standing = archive.Compare(
      MakeRecord("later", time, "Flood in the Lume valley", flood + text), {});
  EXPECT_EQ(standing.sentences.back().sentence_class(), SentenceClass::kNews);
  return standing.novelty.back();
}

TEST(CompareTest, AFactToldAgainIsHardlyNovel) {
  const auto novelty = [](const std::string& text) {
    return NoveltyInStory(text, 5 * kHour);
  };
  // The same name and figure in other words.
  EXPECT_LT(novelty("Whole quarters of Ostrava, where 62 thousand people "
                    "lived, stand empty since the flood."),
            kAllNew / 5);
  // Another figure, another name, a negation, nothing else in common.
  EXPECT_EQ(novelty("Whole quarters of Ostrava, where 73 thousand people "
                    "lived, stand empty since the flood."),
            kAllNew);
  EXPECT_EQ(novelty("Whole quarters of Halden, where 62 thousand people "
                    "lived, stand empty since the flood."),
            kAllNew);
  EXPECT_EQ(novelty("Whole quarters of Ostrava, where 62 thousand people "
                    "lived, did not notice the flood."),
            kAllNew);
  EXPECT_EQ(novelty("A tram line in Ostrava carries 62 thousand people "
                    "each year."),
            kAllNew);
}

// How novel the last sentence of `after` is where `before` is known.
uint16_t NoveltyAfter(const std::string& before, const std::string& after) {
  const Archive archive = ArchiveOf({MakeRecord("first", 0, "", before)});
  return archive.Compare(MakeRecord("later", kDay, "", after), {})
      .novelty.back();
}

// Who was in the news is in what comes of it.
TEST(CompareTest, KnownNamesAloneAreNoFactToldAgain) {
  EXPECT_GT(NoveltyAfter("A search began for Emil Stadt, a boy who went "
                         "missing near Lake Torve.",
                         "Emil Stadt, the boy who went missing near Lake "
                         "Torve, has been found alive."),
            kAllNew / 5);
  EXPECT_GT(NoveltyAfter("Polls opened in Norrland, where president Ilse "
                         "Marten faces the Liberal Tor Egge.",
                         "Tor Egge has beaten president Ilse Marten in "
                         "Norrland."),
            kAllNew / 5);
}

TEST(CompareTest, WhatWasDeniedIsNovel) {
  EXPECT_EQ(
      NoveltyAfter("No deaths were reported after the landslide in Kelmont.",
                   "Two deaths were reported after the landslide in Kelmont."),
      kAllNew);
}

TEST(CompareTest, WhatAnotherStoryToldIsNovel) {
  EXPECT_EQ(NoveltyInStory("Whole quarters of Ostrava, where 62 thousand "
                           "people lived, stand empty since the flood.",
                           9 * kDay),
            kAllNew);
}

// An article that has no sentence in common with the one above, in its words.
constexpr char kRetold[] =
    "Ostrava counted its losses after the dykes gave way along the Lume. Whole "
    "quarters of Ostrava, where 62 thousand people lived, lie under the flood.";
constexpr char kFlood[] =
    "Water burst through three dykes in the Lume valley on Monday. The flood "
    "pushed 62 thousand people out of Ostrava.";

TEST(CompareTest, FindsTheStoryWhereNoSentenceIsAlike) {
  const auto novelty = [](std::optional<int64_t> first,
                          std::optional<int64_t> time) {
    const Archive archive =
        ArchiveOf({MakeRecord("flash", first, "Ostrava flooded", kFlood)});
    const Standing standing = archive.Compare(
        MakeRecord("later", time, "Ostrava after the flood", kRetold), {});
    return standing.novelty.back();
  };
  EXPECT_LT(novelty(0, 5 * kHour), kAllNew / 5);
  EXPECT_LT(novelty(0, 3 * kDay), kAllNew / 5);
  EXPECT_LT(novelty(3 * kDay, 0), kAllNew / 5);
  EXPECT_LT(novelty(std::nullopt, std::nullopt), kAllNew / 5);
  EXPECT_EQ(novelty(0, 4 * kDay), kAllNew);
}

TEST(CompareTest, AmongManyTheNearestOfTheStoryAreLookedAt) {
  std::vector<ArticleRecord> records = {
      MakeRecord("flash", 0, "Ostrava flooded", kFlood)};
  // Of the day and of its places, but of other events: too many to look at.
  for (int i = 0; i < 100; ++i) {
    const std::string name(1, static_cast<char>('A' + i % 26));
    const std::string place = i % 2 == 0 ? "Ostrava" : "Lume";
    records.push_back(MakeRecord(
        "other-" + std::to_string(i), i * 60, name + "olm wins a regatta",
        "Rowers of " + name + "olm beat " + name + "ansk, " + name +
            "erby and " + name + "ovo. They had trained at " + place +
            " since spring. Wind at " + place + " helped."));
  }
  const ArticleRecord later =
      MakeRecord("later", 5 * kHour, "Ostrava after the flood", kRetold);
  const Archive archive = ArchiveOf(records);
  EXPECT_LT(archive.Compare(later, {}).novelty.back(), kAllNew / 5);
  // What is forgotten takes nobody's place, nor does the order matter.
  Archive backward;
  for (auto it = records.rbegin(); it != records.rend(); ++it) {
    ArticleRecord draft = MakeRecord(it->id, it->time, "Ostrava", kFlood);
    backward.Put(draft);
    backward.Put(*it);
  }
  EXPECT_EQ(archive.Compare(later, {}).novelty,
            backward.Compare(later, {}).novelty);
}

// A sentence that a hundred articles have, in two wordings.
Archive CrowdedArchive(const MatchOptions& match) {
  Archive archive;
  archive.CountBy(match);
  for (int i = 0; i < 200; ++i) {
    const std::string text =
        i % 2 == 0 ? "The harbour of Ostrava exports timber, copper, wheat, "
                     "barley and cement."
                   : "The harbour of Ostrava exports timber, copper, grapes, "
                     "melons and cotton.";
    archive.Put(MakeRecord(std::to_string(i), i * kDay, "", text));
  }
  return archive;
}

TEST(CompareTest, CountsCrowdsByTheCallersOptions) {
  const ArticleRecord probe =
      MakeRecord("probe", 300 * kDay, "",
                 "The harbour of Ostrava exports timber, copper, wheat, barley "
                 "and cement.");
  MatchOptions loose;
  loose.statement_similarity = 0.3;
  for (const MatchOptions& counted : {MatchOptions(), loose}) {
    const Archive archive = CrowdedArchive(counted);
    ResolveOptions options;
    EXPECT_EQ(archive.Compare(probe, options).sentences[0].article_count(),
              101u);
    options.match = loose;
    EXPECT_EQ(archive.Compare(probe, options).sentences[0].article_count(),
              201u);
  }
  Archive archive = CrowdedArchive(MatchOptions());
  archive.CountBy(loose);
  ResolveOptions options;
  options.match = loose;
  EXPECT_EQ(archive.Compare(probe, options).sentences[0].article_count(), 201u);
}

}  // namespace
}  // namespace summarizer::repetition
