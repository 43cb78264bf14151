// What is found in a corpus with labels must not get worse. The floors are a
// little below what is reached; the aim is a precision of 0.98 and a recall of
// 0.97 for all kinds.

#include "benchmarks/repetition_scores.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"

namespace summarizer::benchmarks {
namespace {

struct Floor {
  Kind kind;
  double precision;
  double recall;
};

TEST(RepetitionQualityTest, StaysAboveTheFloors) {
  CorpusOptions options;
  options.articles = 2000;
  options.seed = 1;
  options.run_edits = 0.2;
  options.lone_edits = 0.1;
  const LabelledCorpus labelled = GenerateCorpus(options);
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
  ASSERT_TRUE(summarizer.ok());
  const absl::StatusOr<v1::CorpusDigest> digest =
      summarizer->SummarizeCorpus(labelled.corpus);
  ASSERT_TRUE(digest.ok()) << digest.status();
  Scores scores = Evaluate(labelled, *digest);
  const Floor floors[] = {
      {Kind::kFurniture, 0.995, 0.995},  {Kind::kRepeated, 0.99, 0.975},
      {Kind::kInRuns, 0, 0.975},         {Kind::kAlone, 0, 0.98},
      {Kind::kRedundant, 0.985, 0.985},  {Kind::kChanged, 0.975, 0.975},
      {Kind::kCopiedText, 0.995, 0.995}, {Kind::kCopies, 0.995, 0.995},
      {Kind::kStoryPairs, 0.985, 0.985}, {Kind::kNews, 0.99, 0.995},
      {Kind::kAgreement, 0, 0.995},      {Kind::kLookalikes, 0, 0.99}};
  for (const Floor& floor : floors) {
    const Score& score = scores.by_kind[floor.kind];
    EXPECT_GT(score.expected, 0u) << NameOf(floor.kind);
    if (!IsPartOfAnother(floor.kind)) {
      EXPECT_GE(score.precision(), floor.precision) << NameOf(floor.kind);
    }
    EXPECT_GE(score.recall(), floor.recall) << NameOf(floor.kind);
  }
}

}  // namespace
}  // namespace summarizer::benchmarks
