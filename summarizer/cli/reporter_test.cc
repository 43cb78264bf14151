#include "summarizer/cli/reporter.h"

#include <chrono>
#include <optional>
#include <sstream>
#include <string>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/io/byte_sink.h"
#include "summarizer/io/byte_stream.h"

namespace summarizer::cli {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using ::testing::Not;

class ReporterTest : public ::testing::Test {
 protected:
  Reporter::Clock clock() {
    return [this] { return now_; };
  }
  // What was said since the last call.
  std::string Said() {
    std::string said = err_.str();
    err_.str("");
    return said;
  }

  io::MemoryStream in_{""};
  io::StringSink out_;
  std::ostringstream err_;
  Console terminal_{in_, out_, err_, /*err_is_terminal=*/true};
  Console file_{in_, out_, err_, /*err_is_terminal=*/false};
  std::chrono::steady_clock::time_point now_;
};

TEST_F(ReporterTest, MessagesAreHarmlessLines) {
  Reporter reporter(file_, clock());
  reporter.Say("bad \x1B[31m\nfile");
  EXPECT_EQ(Said(), "summarize: bad \uFFFD[31m file\n");
}

TEST_F(ReporterTest, ProgressWaitsForASecondAndIsNotTooEager) {
  Reporter reporter(terminal_, clock());
  now_ += milliseconds(999);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "");
  now_ += milliseconds(1);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "\r2 articles, 2.0 MB, 2.0 MB/s\x1B[K");
  now_ += milliseconds(199);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "");
  now_ += milliseconds(801);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "\r4 articles, 4.0 MB, 2.0 MB/s\x1B[K");
  reporter.Say("hello");
  EXPECT_EQ(Said(), "\r\x1B[Ksummarize: hello\n");
}

TEST_F(ReporterTest, ProgressSaysWhatIsLeftOfOnePass) {
  Reporter reporter(terminal_, clock());
  std::optional<double> share = 0.001;
  reporter.Plan(1, [&share] { return share; });
  now_ += milliseconds(1000);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "\r1 article, 1.0 MB, 1.0 MB/s\x1B[K");
  now_ += milliseconds(1000);
  share = 0.25;
  reporter.Article(1000000);
  EXPECT_EQ(Said(),
            "\r2 articles, 2.0 MB, 1.0 MB/s, 25 % done, 6 s left\x1B[K");
  now_ += milliseconds(98000);
  share = 0.5;
  reporter.Article(1000000);
  EXPECT_THAT(Said(), HasSubstr("50 % done, 1:40 left"));
  share = 0.01;
  now_ += milliseconds(1000);
  reporter.Article(1000000);
  EXPECT_THAT(Said(), HasSubstr("1 % done, 2:46:39 left"));
  share.reset();  // As of standard input.
  now_ += milliseconds(1000);
  reporter.Article(1000000);
  EXPECT_THAT(Said(), Not(HasSubstr("left")));
}

TEST_F(ReporterTest, ProgressOverSeveralPasses) {
  Reporter reporter(terminal_, clock());
  reporter.Plan(2, [] { return 0.5; });
  reporter.BeginPass();  // Nothing was read yet: it is the first one.
  now_ += milliseconds(2000);
  reporter.Article(1000000);
  EXPECT_EQ(Said(), "\r1 article, 1.0 MB, 0.5 MB/s, 25 % done, 6 s left\x1B[K");
  now_ += milliseconds(100);
  reporter.Article(3000000);
  now_ += milliseconds(1900);
  reporter.BeginPass();
  now_ += milliseconds(1000);
  reporter.Article(1000000);
  EXPECT_EQ(Said(),
            "\r1 of 2 articles, 1.0 MB, 1.0 MB/s, 62 % done, 3 s left\x1B[K");
}

TEST_F(ReporterTest, TheLineGoesAtTheEnd) {
  {
    Reporter reporter(terminal_, clock());
    now_ += milliseconds(2000);
    reporter.Article(1);
    Said();
  }
  EXPECT_EQ(Said(), "\r\x1B[K");
}

TEST_F(ReporterTest, NoProgressForFiles) {
  Reporter reporter(file_, clock());
  now_ += milliseconds(5000);
  reporter.Article(1);
  EXPECT_EQ(Said(), "");
}

TEST_F(ReporterTest, CountsWhatItDoesNotSay) {
  Reporter reporter(file_, clock());
  reporter.SumUp(0);
  EXPECT_EQ(Said(), "");
  reporter.PassedOver(absl::InvalidArgumentError("a.txt: bad"));
  EXPECT_EQ(Said(), "summarize: passed over: a.txt: bad\n");
  reporter.SumUp(1);
  EXPECT_EQ(Said(), "summarize: passed over 1 bad input\n");
  for (int i = 0; i < 100; ++i) {
    reporter.PassedOver(absl::InvalidArgumentError(std::to_string(i)));
  }
  const std::string said = Said();
  EXPECT_THAT(said, HasSubstr("passed over: 18\n"));
  EXPECT_THAT(said, Not(HasSubstr("passed over: 19\n")));
  reporter.SumUp(101);
  EXPECT_EQ(Said(),
            "summarize: passed over 101 bad inputs; the first are above\n");
}

}  // namespace
}  // namespace summarizer::cli
