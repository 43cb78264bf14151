#include "summarizer/io/byte_sink.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::io {
namespace {

using ::testing::HasSubstr;

TEST(DescriptorSinkTest, KeepsOrderAcrossBufferSizes) {
  const std::string path = ::testing::TempDir() + "/sink";
  const int descriptor =
      open(path.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  ASSERT_GE(descriptor, 0);
  DescriptorSink sink(descriptor, path);
  std::string expected;
  for (const size_t size : {0u, 1u, 10u, 65535u, 65536u, 3u, 200000u, 7u}) {
    const std::string part(size, static_cast<char>('a' + size % 26));
    ASSERT_TRUE(sink.Write(part).ok());
    expected += part;
  }
  ASSERT_TRUE(sink.Flush().ok());
  close(descriptor);
  absl::StatusOr<std::string> written = ReadFile(path);
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(*written, expected);
}

TEST(DescriptorSinkTest, ClosedPipeIsCancelled) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  DescriptorSink sink(ends[1], "standard output");
  ASSERT_TRUE(sink.Write("kept back").ok());
  EXPECT_EQ(sink.Flush().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(sink.Write("more").code(), absl::StatusCode::kCancelled);
  close(ends[1]);
}

TEST(DescriptorSinkTest, FullDeviceIsAnErrorThatStays) {
  const int descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) GTEST_SKIP() << "no /dev/full here";
  DescriptorSink sink(descriptor, "standard output");
  ASSERT_TRUE(sink.Write("kept back").ok());
  const absl::Status status = sink.Flush();
  EXPECT_THAT(std::string(status.message()), HasSubstr("standard output"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("No space left"));
  EXPECT_EQ(sink.Flush(), status);
  close(descriptor);
}

TEST(StringSinkTest, Collects) {
  StringSink sink;
  ASSERT_TRUE(sink.Write("a").ok());
  ASSERT_TRUE(sink.Write("b").ok());
  ASSERT_TRUE(sink.Flush().ok());
  EXPECT_EQ(sink.bytes(), "ab");
}

}  // namespace
}  // namespace summarizer::io
