#include "summarizer/pipeline/packed_draft.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace summarizer::pipeline {
namespace {

void ExpectSameSlice(const ArticleDraft::Slice& a,
                     const ArticleDraft::Slice& b) {
  EXPECT_EQ(a.begin, b.begin);
  EXPECT_EQ(a.size, b.size);
}

void ExpectSamePicks(const ArticleDraft& a, const ArticleDraft& b) {
  ASSERT_EQ(a.picks.size(), b.picks.size());
  for (size_t i = 0; i < a.picks.size(); ++i) {
    EXPECT_EQ(a.picks[i].score, b.picks[i].score);
    EXPECT_EQ(a.picks[i].sentence, b.picks[i].sentence);
    EXPECT_EQ(a.picks[i].words, b.picks[i].words);
  }
  ASSERT_EQ(a.display_texts == nullptr, b.display_texts == nullptr);
  if (a.display_texts != nullptr) {
    EXPECT_EQ(*a.display_texts, *b.display_texts);
  }
}

void ExpectSame(const ArticleDraft& a, const ArticleDraft& b) {
  ExpectSameSlice(a.title, b.title);
  ExpectSameSlice(a.byline, b.byline);
  ExpectSameSlice(a.source, b.source);
  EXPECT_EQ(a.bytes, b.bytes);
  EXPECT_EQ(a.headings, b.headings);
  EXPECT_EQ(a.furniture, b.furniture);
  EXPECT_EQ(a.picked, b.picked);
  EXPECT_EQ(a.words, b.words);
  ExpectSamePicks(a, b);
  ASSERT_EQ(a.cues.size(), b.cues.size());
  for (size_t i = 0; i < a.cues.size(); ++i) {
    EXPECT_EQ(a.cues[i].sentence, b.cues[i].sentence);
    EXPECT_EQ(a.cues[i].weight, b.cues[i].weight);
  }
}

TEST(PackedDraftTest, UnpacksWhatWasPacked) {
  std::mt19937_64 random(1);
  // Small and large ones.
  const auto number = [&] {
    return static_cast<uint32_t>(random()) >> random() % 32;
  };
  std::vector<char> room;
  for (int round = 0; round < 500; ++round) {
    ArticleDraft draft;
    draft.title = {number(), number()};
    draft.byline = {number(), number()};
    draft.source = {number(), number()};
    draft.bytes = number();
    draft.headings = number();
    draft.furniture = number();
    draft.picked = random() % 2 == 0;
    draft.words = number();
    for (size_t i = random() % 6; i > 0; --i) {
      const auto score = static_cast<int64_t>(random()) >> random() % 64;
      draft.picks.push_back({score, number(), number()});
    }
    if (!draft.picks.empty() && random() % 2 == 0) {
      draft.display_texts = std::make_unique<std::vector<std::string>>();
      for (size_t i = 0; i < draft.picks.size(); ++i) {
        draft.display_texts->push_back(std::string(random() % 300, 'x'));
      }
    }
    for (size_t i = random() % 4; i > 0; --i) {
      const auto weight = static_cast<int32_t>(number());
      draft.cues.push_back({number(), weight});
    }
    ExpectSame(PackedDraft(draft, room).Unpack(), draft);
  }
}

TEST(PackedDraftTest, KeepsExtremes) {
  std::vector<char> room;
  ArticleDraft draft;
  ExpectSame(PackedDraft(draft, room).Unpack(), draft);
  constexpr uint32_t kMost = std::numeric_limits<uint32_t>::max();
  draft.title = {kMost, kMost};
  draft.picks.push_back({std::numeric_limits<int64_t>::min(), kMost, kMost});
  draft.picks.push_back({std::numeric_limits<int64_t>::max(), 0, 0});
  draft.cues.push_back({kMost, std::numeric_limits<int32_t>::min()});
  draft.cues.push_back({0, std::numeric_limits<int32_t>::max()});
  ExpectSame(PackedDraft(draft, room).Unpack(), draft);
}

}  // namespace
}  // namespace summarizer::pipeline
