// The server as a process: how it starts, and what it leaves when it ends.

#include <grpcpp/grpcpp.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "examples/digest_server/kill_check.h"
#include "examples/digest_server/server_process.h"
#include "examples/digest_server/test_server.h"
#include "gtest/gtest.h"
#include "summarizer/history.h"
#include "summarizer/io/atomic_file_writer.h"
#include "summarizer/io/byte_stream.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/digest_service.grpc.pb.h"

namespace summarizer::digest_server {
namespace {

std::string Binary() {
  return absl::StrCat(std::getenv("TEST_SRCDIR"),
                      "/summarizer/examples/digest_server/server");
}

std::string NewFile(const std::string& name) {
  return absl::StrCat(testing::TempDir(), "/", name);
}

// Starts a server that must not serve; returns its exit code.
int ExitCode(const std::vector<std::string>& flags, std::string& log) {
  auto server = ServerProcess::Start(Binary(), flags);
  EXPECT_TRUE(server.ok());
  EXPECT_FALSE((*server)->WaitUntilServing().ok());
  const int code = (*server)->Wait();
  log = (*server)->log();
  return code;
}

TEST(ProcessTest, SigtermDrainsThenSavesAndTheNextOneRemembers) {
  const std::string file = NewFile("drained");
  const std::vector<std::string> flags = {"--history=" + file};
  auto server = ServerProcess::Start(Binary(), flags);
  ASSERT_TRUE(server.ok());
  auto target = (*server)->WaitUntilServing();
  ASSERT_TRUE(target.ok()) << target.status();
  auto stub = v1::DigestService::NewStub(
      grpc::CreateChannel(*target, grpc::InsecureChannelCredentials()));
  const std::vector<v1::Article> articles = TestArticles(50);
  const Summarizer summarizer = *Summarizer::Create();
  History history;
  {
    grpc::ClientContext context;
    const auto stream = stub->DigestStream(&context);
    for (const v1::Article& article : articles) {
      v1::DigestStreamRequest request;
      *request.mutable_article() = article;
      v1::DigestStreamResponse response;
      ASSERT_TRUE(stream->Write(request));
      ASSERT_TRUE(stream->Read(&response));
      ASSERT_TRUE(summarizer.Observe(article, history).ok());
    }
    // The stream is open when the signal comes.
    (*server)->Signal(SIGTERM);
    v1::DigestStreamResponse response;
    EXPECT_FALSE(stream->Read(&response));
    EXPECT_EQ(stream->Finish().error_code(), grpc::UNAVAILABLE);
  }
  EXPECT_EQ((*server)->Wait(), 0) << (*server)->log();
  EXPECT_EQ(*io::ReadFile(file), *history.Serialize());

  server = ServerProcess::Start(Binary(), flags);
  ASSERT_TRUE(server.ok());
  target = (*server)->WaitUntilServing();
  ASSERT_TRUE(target.ok()) << target.status();
  stub = v1::DigestService::NewStub(
      grpc::CreateChannel(*target, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  const auto stream = stub->DigestStream(&context);
  v1::DigestStreamRequest request;
  *request.mutable_article() = articles[0];
  request.mutable_article()->set_id("again");
  v1::DigestStreamResponse response;
  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.digest().copy_of(), articles[0].id());
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
}

TEST(ProcessTest, SavesOnAnInterval) {
  const std::string file = NewFile("interval");
  auto server = ServerProcess::Start(
      Binary(), {"--history=" + file, "--save_interval=0.05"});
  ASSERT_TRUE(server.ok());
  const auto target = (*server)->WaitUntilServing();
  ASSERT_TRUE(target.ok()) << target.status();
  EXPECT_TRUE(absl::IsNotFound(io::ReadFile(file).status()));
  const auto channel =
      grpc::CreateChannel(*target, grpc::InsecureChannelCredentials());
  v1::DigestStreamRequest request;
  request.mutable_article()->set_id("a");
  ASSERT_TRUE(
      CallWithBytes(channel, "DigestStream", {request.SerializeAsString()})
          .ok());
  for (int i = 0; i < 500 && (*server)->saved().saves == 0; ++i) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  // Where nothing changes, nothing is saved.
  absl::SleepFor(absl::Milliseconds(200));
  EXPECT_EQ((*server)->saved().saves, 1U);
  EXPECT_EQ((*server)->saved().sequence, 1U);
  const auto saved = History::Parse(*io::ReadFile(file));
  ASSERT_TRUE(saved.ok());
  EXPECT_EQ(saved->article_count(), 1U);
}

TEST(ProcessTest, SurvivesKills) {
  KillOptions options;
  options.binary = Binary();
  options.history = NewFile("killed");
  options.kills = 5;
  options.save_interval = absl::Milliseconds(50);
  // Long enough for a save, where sanitizers and other tests slow it down, too.
  options.max_life = absl::Milliseconds(1500);
  options.articles_before = 100;
  size_t rounds = 0;
  uint64_t saved = 0;
  const absl::Status status = CheckKills(options, [&](const KillRound& round) {
    ++rounds;
    saved += round.saved;
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(rounds, options.kills);
  EXPECT_GT(saved, 0U);
}

TEST(ProcessTest, TwoServersCannotHaveOneFile) {
  const std::string file = NewFile("shared");
  auto first = ServerProcess::Start(Binary(), {"--history=" + file});
  ASSERT_TRUE(first.ok());
  ASSERT_TRUE((*first)->WaitUntilServing().ok());
  std::string log;
  EXPECT_EQ(ExitCode({"--history=" + file}, log), 1);
  EXPECT_TRUE(absl::StrContains(log, "another process has it")) << log;
  (*first)->Signal(SIGKILL);
  (*first)->Wait();
  auto next = ServerProcess::Start(Binary(), {"--history=" + file});
  ASSERT_TRUE(next.ok());
  EXPECT_TRUE((*next)->WaitUntilServing().ok());
}

TEST(ProcessTest, SaysWhyItDoesNotStart) {
  std::string log;
  const std::string damaged = NewFile("damaged");
  ASSERT_TRUE(io::WriteFileAtomically(damaged, "no history").ok());
  EXPECT_EQ(ExitCode({"--history=" + damaged}, log), 1);
  EXPECT_TRUE(absl::StrContains(log, "\"DATA_LOSS\"")) << log;
  EXPECT_TRUE(absl::StrContains(log, damaged)) << log;
  EXPECT_EQ(*io::ReadFile(damaged), "no history");  // Left as it was.

  // A history made with other options.
  v1::SummarizerOptions seeded;
  seeded.set_seed(7);
  const Summarizer summarizer = *Summarizer::Create(seeded);
  History history;
  v1::Article article;
  article.set_id("a");
  article.set_body("A bell rang in Oslo on Monday.");
  ASSERT_TRUE(summarizer.Observe(article, history).ok());
  const std::string other = NewFile("other");
  ASSERT_TRUE(io::WriteFileAtomically(other, *history.Serialize()).ok());
  EXPECT_EQ(ExitCode({"--history=" + other}, log), 1);
  EXPECT_TRUE(absl::StrContains(log, "\"FAILED_PRECONDITION\"")) << log;

  EXPECT_EQ(ExitCode({"--history=/no/such/folder/file"}, log), 1);
  EXPECT_EQ(ExitCode({"--listen=256.0.0.1:1"}, log), 1);
  EXPECT_TRUE(absl::StrContains(log, "can't listen on 256.0.0.1:1")) << log;
  for (const absl::string_view line :
       absl::StrSplit(log, '\n', absl::SkipEmpty())) {
    EXPECT_EQ(line.front(), '{') << line;  // gRPC's own words, too.
  }
  EXPECT_EQ(ExitCode({"--options=/no/such/file"}, log), 1);
  EXPECT_EQ(ExitCode({"--max_calls=many"}, log), 2);
  EXPECT_EQ(ExitCode({"--save_interval=0"}, log), 2);
  EXPECT_EQ(ExitCode({"--unheard"}, log), 2);
}

TEST(ProcessTest, SaysThatItCannotSave) {
  const std::string folder = NewFile("folder");
  ASSERT_EQ(mkdir(folder.c_str(), 0700), 0);
  const std::string file = folder + "/history";
  auto server = ServerProcess::Start(Binary(), {"--history=" + file});
  ASSERT_TRUE(server.ok());
  const auto target = (*server)->WaitUntilServing();
  ASSERT_TRUE(target.ok());
  v1::DigestStreamRequest request;
  request.mutable_article()->set_id("a");
  ASSERT_TRUE(CallWithBytes(grpc::CreateChannel(
                                *target, grpc::InsecureChannelCredentials()),
                            "DigestStream", {request.SerializeAsString()})
                  .ok());
  // Nobody, root neither, can put a file in place of a folder.
  ASSERT_EQ(mkdir((file + ".partial").c_str(), 0700), 0);
  (*server)->Signal(SIGTERM);
  EXPECT_EQ((*server)->Wait(), 1);
  EXPECT_TRUE(absl::StrContains((*server)->log(), "history_not_saved"));
}

}  // namespace
}  // namespace summarizer::digest_server
