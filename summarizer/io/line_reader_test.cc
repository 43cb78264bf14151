#include "summarizer/io/line_reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Gives `step` bytes at a time, as a slow pipe does, and says how far it was
// read.
class SlowStream : public ByteStream {
 public:
  SlowStream(std::string_view bytes, size_t step)
      : memory_(bytes), step_(step) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    absl::StatusOr<size_t> count = memory_.Read(buffer, std::min(size, step_));
    bytes_read_ += *count;
    return count;
  }
  absl::Status Seek(uint64_t offset) override { return memory_.Seek(offset); }

  size_t bytes_read() const { return bytes_read_; }

 private:
  MemoryStream memory_;
  size_t step_;
  size_t bytes_read_ = 0;
};

// All lines as "number@offset:text"; too long ones without text and with "!".
std::vector<std::string> Lines(LineReader& reader) {
  std::vector<std::string> lines;
  Line line;
  for (;;) {
    absl::StatusOr<bool> more = reader.Next(line);
    if (more.ok() && !*more) return lines;
    if (more.ok()) {
      EXPECT_EQ(line.text.data()[line.text.size()], '\n');
    }
    lines.push_back(std::to_string(line.number) + "@" +
                    std::to_string(line.offset) + ":" + std::string(line.text) +
                    (more.ok() ? "" : "!"));
  }
}

TEST(LineReaderTest, SplitsAtLineFeeds) {
  struct Case {
    std::string_view bytes;
    std::vector<std::string> lines;
  };
  const Case kCases[] = {
      {"", {}},
      {"a", {"1@0:a"}},
      {"a\n", {"1@0:a"}},
      {"\n", {"1@0:"}},
      {"\n\na", {"1@0:", "2@1:", "3@2:a"}},
      {"ab\r\ncd\r\n", {"1@0:ab\r", "2@4:cd\r"}},
      {"12345\n123456\n12345", {"1@0:12345", "2@6:!", "3@13:12345"}},
      {"123456", {"1@0:!"}},
      {"1234567890123\n\n1", {"1@0:!", "2@14:", "3@15:1"}},
  };
  for (const Case& c : kCases) {
    for (const size_t step : {1u, 2u, 3u, 1000u}) {
      SlowStream stream(c.bytes, step);
      LineReader reader(stream, /*max_line_bytes=*/5);
      EXPECT_EQ(Lines(reader), c.lines) << c.bytes << " by " << step;
      EXPECT_EQ(reader.offset(), c.bytes.size());
      EXPECT_EQ(reader.line_number(), c.lines.size());
    }
  }
}

TEST(LineReaderTest, GivesALineBeforeTheNextOneComes) {
  SlowStream stream("first\nsecond\n", 6);
  LineReader reader(stream, 100);
  Line line;
  ASSERT_TRUE(reader.Next(line).ok());
  EXPECT_EQ(line.text, "first");
  EXPECT_EQ(stream.bytes_read(), 6u);
}

TEST(LineReaderTest, LongLinesOfManySizes) {
  std::string bytes;
  std::vector<size_t> sizes;
  for (size_t size = 1; size < 3000000; size = size * 3 + 1) {
    sizes.push_back(size);
    bytes += std::string(size, static_cast<char>('a' + sizes.size() % 26));
    bytes += '\n';
  }
  MemoryStream stream(bytes);
  LineReader reader(stream, 1 << 30);
  Line line;
  for (const size_t size : sizes) {
    absl::StatusOr<bool> more = reader.Next(line);
    ASSERT_TRUE(more.ok() && *more);
    EXPECT_EQ(line.text, bytes.substr(line.offset, size));
  }
}

TEST(LineReaderTest, StartsInTheMiddle) {
  MemoryStream stream("one\ntwo\nthree\n");
  LineReader reader(stream, 100);
  ASSERT_TRUE(stream.Seek(4).ok());
  reader.StartAt(4, 1);
  EXPECT_THAT(Lines(reader), ElementsAre("2@4:two", "3@8:three"));
  reader.StartAt(14, 3);
  EXPECT_THAT(Lines(reader), IsEmpty());
}

}  // namespace
}  // namespace summarizer::io
