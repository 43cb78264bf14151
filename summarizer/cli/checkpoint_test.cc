#include "summarizer/cli/checkpoint.h"

#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::cli {
namespace {

using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(CheckpointTest, ReadsBackTheSame) {
  Checkpoint first;
  first.history = "none";
  first.input.path = "-";
  Checkpoint second;
  second.history = "00ff";
  second.input.file = 3;
  second.input.path = "odd \"name\"\n.jsonl";
  second.input.in_file.offset = uint64_t{1} << 63;
  second.input.in_file.record = 12;
  second.output = "out";
  second.output_bytes = 99;
  const std::string bytes = FormatCheckpoints({first, second});
  absl::StatusOr<std::vector<Checkpoint>> back = ParseCheckpoints(bytes);
  ASSERT_TRUE(back.ok()) << back.status();
  ASSERT_EQ(back->size(), 2u);
  EXPECT_EQ(FormatCheckpoints(*back), bytes);
  EXPECT_EQ((*back)[1].input.path, second.input.path);
  EXPECT_EQ((*back)[1].input.in_file.offset, uint64_t{1} << 63);
  EXPECT_EQ((*back)[1].output_bytes, 99u);
}

TEST(CheckpointTest, RefusesEverythingElse) {
  EXPECT_THAT(*ParseCheckpoints(""), IsEmpty());
  struct Case {
    std::string_view bytes;
    std::string_view place;
  };
  constexpr Case kCases[] = {
      {"garbage", "1: byte 0: "},
      {"{}", "1: byte 0: expected all"},
      {"{\"history\":7}", "1: byte 11: expected a field"},
      {"{\"offset\":-7}", "1: byte 10: expected a field"},
      {"{\"offset\":\"7\"}", "1: byte 10: expected a field"},
      {"{\"else\":7}", "1: byte 8: expected a field"},
  };
  for (const Case& c : kCases) {
    const absl::Status status = ParseCheckpoints(c.bytes).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.bytes;
    EXPECT_THAT(std::string(status.message()),
                StartsWith(std::string(c.place)));
  }
}

}  // namespace
}  // namespace summarizer::cli
