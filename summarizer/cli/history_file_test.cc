#include "summarizer/cli/history_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/cli/checkpoint.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::cli {
namespace {

using ::testing::HasSubstr;

class HistoryFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = ::testing::TempDir() + "/history";
    std::filesystem::remove(path_);
    std::filesystem::remove(path_ + ".position");
    absl::StatusOr<Summarizer> summarizer = Summarizer::Create();
    ASSERT_TRUE(summarizer.ok());
    summarizer_.emplace(*std::move(summarizer));
  }

  void Observe(const std::string& id, History& history) {
    v1::Article article;
    article.set_id(id);
    article.set_body("Something happened to " + id + " on Monday in Oslo.");
    ASSERT_TRUE(summarizer_->Observe(article, history).ok());
  }

  static Checkpoint At(uint64_t record) {
    Checkpoint checkpoint;
    checkpoint.input.path = "a.jsonl";
    checkpoint.input.in_file.record = record;
    return checkpoint;
  }

  std::string path_;
  std::optional<Summarizer> summarizer_;
};

TEST_F(HistoryFileTest, NoFileIsAnEmptyHistory) {
  HistoryFile file(path_);
  absl::StatusOr<History> history = file.Load();
  ASSERT_TRUE(history.ok()) << history.status();
  EXPECT_TRUE(history->empty());
  EXPECT_FALSE(file.interrupted().has_value());
}

TEST_F(HistoryFileTest, WhatIsNoRegularFileIsRefusedUnread) {
  const std::string folder = ::testing::TempDir() + "/folder";
  std::filesystem::create_directory(folder);
  const std::string pipe = ::testing::TempDir() + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string& path : {folder, pipe, std::string("/dev/zero")}) {
    const absl::StatusOr<History> history = HistoryFile(path).Load();
    EXPECT_TRUE(absl::IsInvalidArgument(history.status()));
    EXPECT_THAT(std::string(history.status().message()),
                HasSubstr(path + ": a history has to be a regular file"));
    EXPECT_FALSE(std::filesystem::exists(path + ".lock"));
  }
  std::filesystem::remove(pipe);
}

TEST_F(HistoryFileTest, SavesAndLoads) {
  History history;
  Observe("a", history);
  ASSERT_TRUE(HistoryFile(path_).Save(history).ok());
  HistoryFile file(path_);
  absl::StatusOr<History> loaded = file.Load();
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->article_count(), 1u);
  EXPECT_FALSE(file.interrupted().has_value());
}

TEST_F(HistoryFileTest, DamageNamesTheFile) {
  std::ofstream(path_) << "no history";
  const absl::Status status = HistoryFile(path_).Load().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(status.message()), HasSubstr(path_));
}

TEST_F(HistoryFileTest, TheSecondToLoadItIsTold) {
  {
    HistoryFile file(path_);
    ASSERT_TRUE(file.Load().ok());
    const absl::Status status = HistoryFile(path_).Load().status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_THAT(std::string(status.message()), HasSubstr(path_));
  }
  EXPECT_TRUE(HistoryFile(path_).Load().ok());
}

TEST_F(HistoryFileTest, EveryInterruptionLeavesAMatchingPosition) {
  std::string history_1;
  {
    HistoryFile file(path_);
    History history = *file.Load();
    file.Begin(At(0));
    Observe("a", history);
    ASSERT_TRUE(file.SaveCheckpoint(history, At(1)).ok());
    history_1 = *io::ReadFile(path_);
    Observe("b", history);
    ASSERT_TRUE(file.SaveCheckpoint(history, At(2)).ok());
  }
  {
    // After both files changed.
    HistoryFile after(path_);
    EXPECT_EQ(after.Load()->article_count(), 2u);
    ASSERT_TRUE(after.interrupted().has_value());
    EXPECT_EQ(after.interrupted()->input.in_file.record, 2u);
  }
  {
    // Between the two.
    std::ofstream(path_, std::ios::binary) << history_1;
    HistoryFile between(path_);
    EXPECT_EQ(between.Load()->article_count(), 1u);
    ASSERT_TRUE(between.interrupted().has_value());
    EXPECT_EQ(between.interrupted()->input.in_file.record, 1u);
  }

  // With a history that neither belongs to.
  std::filesystem::remove(path_);
  HistoryFile other(path_);
  const absl::Status status = other.Load().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr(".position"));

  ASSERT_TRUE(other.RemovePosition().ok());
  ASSERT_TRUE(other.RemovePosition().ok());
  EXPECT_FALSE(std::filesystem::exists(path_ + ".position"));
}

TEST_F(HistoryFileTest, TheFirstCheckpointMayBeInterruptedToo) {
  {
    HistoryFile file(path_);
    History history = *file.Load();
    file.Begin(At(0));
    Observe("a", history);
    ASSERT_TRUE(file.SaveCheckpoint(history, At(1)).ok());
  }
  std::filesystem::remove(path_);
  HistoryFile file(path_);
  EXPECT_TRUE(file.Load()->empty());
  ASSERT_TRUE(file.interrupted().has_value());
  EXPECT_EQ(file.interrupted()->input.in_file.record, 0u);
}

TEST_F(HistoryFileTest, AHistoryThatDoesNotChangeStillMovesOn) {
  {
    HistoryFile file(path_);
    History history = *file.Load();
    file.Begin(At(0));
    Observe("a", history);
    ASSERT_TRUE(file.SaveCheckpoint(history, At(1)).ok());
    Observe("a", history);
    ASSERT_TRUE(file.SaveCheckpoint(history, At(2)).ok());
  }
  HistoryFile again(path_);
  ASSERT_TRUE(again.Load().ok());
  EXPECT_EQ(again.interrupted()->input.in_file.record, 2u);
}

}  // namespace
}  // namespace summarizer::cli
