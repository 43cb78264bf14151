#include "examples/digest_server/json_log.h"

#include <unistd.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

class JsonLogTest : public testing::Test {
 protected:
  JsonLogTest() { EXPECT_EQ(pipe(ends_.data()), 0); }
  ~JsonLogTest() override {
    close(ends_[0]);
    close(ends_[1]);
  }

  int in() const { return ends_[1]; }

  // What was written, read as JSON by another program's parser.
  std::vector<google::protobuf::Struct> Lines() {
    std::string bytes(1 << 16, '\0');
    const ssize_t size = read(ends_[0], bytes.data(), bytes.size());
    EXPECT_GT(size, 0);
    bytes.resize(static_cast<size_t>(size));
    std::vector<google::protobuf::Struct> result;
    for (const auto line : absl::StrSplit(bytes, '\n', absl::SkipEmpty())) {
      const auto status = google::protobuf::util::JsonStringToMessage(
          std::string(line), &result.emplace_back());
      EXPECT_TRUE(status.ok()) << line;
    }
    return result;
  }

 private:
  std::array<int, 2> ends_;
};

TEST_F(JsonLogTest, OneObjectALine) {
  JsonLog log(in());
  log.Write(Severity::kInfo, "serving",
            {{"address", "[::1]:5"}, {"articles", size_t{7}}, {"s", 0.25}});
  log.Write(Severity::kError, "stop", {});
  const auto lines = Lines();
  ASSERT_EQ(lines.size(), 2U);
  const auto& fields = lines[0].fields();
  EXPECT_EQ(fields.size(), 6U);
  EXPECT_EQ(fields.at("severity").string_value(), "INFO");
  EXPECT_EQ(fields.at("event").string_value(), "serving");
  EXPECT_EQ(fields.at("address").string_value(), "[::1]:5");
  EXPECT_EQ(fields.at("articles").number_value(), 7);
  EXPECT_EQ(fields.at("s").number_value(), 0.25);
  EXPECT_EQ(fields.at("time").string_value().size(),
            std::string("2024-01-02T03:04:05.678Z").size());
  EXPECT_EQ(lines[1].fields().at("severity").string_value(), "ERROR");
}

TEST_F(JsonLogTest, AnyBytesStayOneLineOfJson) {
  JsonLog log(in());
  log.Write(Severity::kWarning, "a \"b\"\n\\",
            {{"bytes", "\xff\xfe"},
             {"none", std::numeric_limits<double>::infinity()}});
  const auto lines = Lines();
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].fields().at("event").string_value(), "a \"b\"\n\\");
  EXPECT_EQ(lines[0].fields().at("bytes").string_value(), "(not UTF-8)");
  EXPECT_TRUE(lines[0].fields().at("none").has_null_value());
}

TEST_F(JsonLogTest, AFloodIsCutAndCounted) {
  JsonLog log(in());
  // It may fall into two seconds, no more.
  for (int i = 0; i < 3 * JsonLog::kMaxRepeats; ++i) {
    log.WriteSome(Severity::kWarning, "call", {{"i", i}});
  }
  const size_t lines = Lines().size();
  EXPECT_GE(lines, static_cast<size_t>(JsonLog::kMaxRepeats));
  EXPECT_LE(lines, static_cast<size_t>(2 * JsonLog::kMaxRepeats));
}

TEST_F(JsonLogTest, NobodyReading) {
  JsonLog log(-1);
  log.Write(Severity::kInfo, "lost", {});
}

}  // namespace
}  // namespace summarizer::digest_server
