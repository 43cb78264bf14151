#include "examples/digest_server/server_flags.h"

#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

std::variant<ServerFlags, Answer> Parse(const std::vector<std::string>& flags) {
  std::vector<const char*> arguments = {"server"};
  for (const std::string& flag : flags) arguments.push_back(flag.c_str());
  return ParseServerFlags(static_cast<int>(arguments.size()), arguments.data());
}

ServerOptions Options(const std::vector<std::string>& flags) {
  const auto parsed = Parse(flags);
  const auto* result = std::get_if<ServerFlags>(&parsed);
  if (result != nullptr) return result->server;
  ADD_FAILURE() << std::get<Answer>(parsed).text;
  return {};
}

TEST(ServerFlagsTest, DefaultsAreThoseOfTheOptions) {
  const ServerOptions expected;
  const ServerOptions options = Options({});
  EXPECT_EQ(options.listen, expected.listen);
  EXPECT_EQ(options.metrics, expected.metrics);
  EXPECT_EQ(options.history_bytes, expected.history_bytes);
  EXPECT_EQ(options.save_interval, expected.save_interval);
  EXPECT_EQ(options.max_message_bytes, expected.max_message_bytes);
}

TEST(ServerFlagsTest, ReadsSecondsAndBytes) {
  const ServerOptions options = Options(
      {"--save_interval=0.25", "--history_bytes=2MiB",
       "--max_message_bytes=1000", "--drain_timeout", "90", "--max_corpora=7",
       "--metrics=none", "--history=a", "--listen=x", "--listen=y"});
  EXPECT_EQ(options.save_interval, absl::Milliseconds(250));
  EXPECT_EQ(options.history_bytes, size_t{2} << 20);
  EXPECT_EQ(options.max_message_bytes, 1000U);
  EXPECT_EQ(options.drain_timeout, absl::Seconds(90));
  EXPECT_EQ(options.max_corpora, 7U);
  EXPECT_EQ(options.metrics, "");
  EXPECT_EQ(options.history, "a");
  EXPECT_EQ(options.listen, "y");  // The last one counts.
}

TEST(ServerFlagsTest, RefusesWhatMakesNoSense) {
  for (const char* flag :
       {"--unheard", "--save_interval=0", "--save_interval=soon",
        "--max_corpora=0", "--history_bytes=much", "--workers=-1",
        "--max_message_bytes=3GiB", "stray"}) {
    const auto parsed = Parse({flag});
    const auto* answer = std::get_if<Answer>(&parsed);
    ASSERT_NE(answer, nullptr) << flag;
    EXPECT_EQ(answer->exit_code, 2) << flag;
    EXPECT_FALSE(answer->text.empty()) << flag;
  }
}

TEST(ServerFlagsTest, Helps) {
  const auto parsed = Parse({"--help"});
  const auto* answer = std::get_if<Answer>(&parsed);
  ASSERT_NE(answer, nullptr);
  EXPECT_EQ(answer->exit_code, 0);
  EXPECT_NE(answer->text.find("--history_bytes"), std::string::npos);
}

}  // namespace
}  // namespace summarizer::digest_server
