#include "summarizer/cli/flags.h"

#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/cli/exit_code.h"

namespace summarizer::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

Flags MustParse(const std::vector<std::string>& args) {
  const std::variant<Flags, Answer> parsed = ParseFlags(args);
  if (const Answer* answer = std::get_if<Answer>(&parsed)) {
    ADD_FAILURE() << answer->text;
    return Flags();
  }
  return std::get<Flags>(parsed);
}

TEST(ParseFlagsTest, Defaults) {
  const Flags flags = MustParse({"digest", "news"});
  EXPECT_EQ(flags.verb, Verb::kDigest);
  EXPECT_THAT(flags.paths, ElementsAre("news"));
  EXPECT_FALSE(flags.sentences || flags.words || flags.corpus_sentences ||
               flags.corpus_words || flags.threads || flags.checkpoint);
  EXPECT_FALSE(flags.options || flags.language || flags.output ||
               flags.history);
  EXPECT_FALSE(flags.explain || flags.brief || flags.skip_bad);
  EXPECT_EQ(flags.format, io::DigestFormat::kText);
  EXPECT_FALSE(flags.trim.has_value());
}

TEST(ParseFlagsTest, EveryFlagOfEveryVerb) {
  for (const char* verb : {"digest", "articles", "sentences"}) {
    const Flags flags = MustParse(
        {verb, "--sentences=3", "--corpus_words=010", "--rules=a", "in.txt",
         "--rules", "b", "--options=o", "--language=en-GB", "--explain",
         "--brief", "--threads=4", "--output=out", "--skip_bad", "-"});
    EXPECT_EQ(flags.sentences, 3);
    EXPECT_EQ(flags.corpus_words, 10);
    EXPECT_THAT(flags.rules, ElementsAre("a", "b"));
    EXPECT_THAT(flags.paths, ElementsAre("in.txt", "-"));
    EXPECT_EQ(flags.options, "o");
    EXPECT_EQ(flags.language, "en-GB");
    EXPECT_TRUE(flags.explain && flags.brief && flags.skip_bad);
    EXPECT_EQ(flags.threads, 4u);
    EXPECT_EQ(flags.output, "out");
  }
  EXPECT_EQ(MustParse({"digest", "--words=0", "x"}).words, 0);
  EXPECT_EQ(MustParse({"digest", "--trim", "x"}).trim, true);
  EXPECT_EQ(MustParse({"articles", "--no_trim", "x"}).trim, false);
  EXPECT_EQ(MustParse({"digest", "--corpus_sentences=7", "x"}).corpus_sentences,
            7);
  EXPECT_EQ(MustParse({"digest", "--format=json", "x"}).format,
            io::DigestFormat::kJson);
  const Flags articles =
      MustParse({"articles", "--history=h", "--checkpoint=5", "x"});
  EXPECT_EQ(articles.verb, Verb::kArticles);
  EXPECT_EQ(articles.history, "h");
  EXPECT_EQ(articles.checkpoint, 5u);
  // A folder may be called like a verb.
  EXPECT_THAT(MustParse({"digest", "articles"}).paths, ElementsAre("articles"));
  EXPECT_EQ(MustParse({"sentences", "x"}).verb, Verb::kSentences);
}

TEST(ParseFlagsTest, BadUsage) {
  struct Case {
    std::vector<std::string> args;
    std::string message;
  };
  const Case kCases[] = {
      {{}, "expected a verb"},
      {{"sumarize", "x"}, "got \"sumarize\""},
      {{"digest"}, "PATH"},
      {{"digest", "--sentences=3"}, "PATH"},
      {{"digest", "--nonsense", "x"}, "--nonsense"},
      {{"digest", "--sentence=3", "x"}, "--sentence"},
      {{"digest", "--sentences=-1", "x"}, "--sentences: expected a whole"},
      {{"digest", "--sentences=three", "x"}, "got \"three\""},
      {{"digest", "--sentences=3.5", "x"}, "got \"3.5\""},
      {{"digest", "--sentences=", "x"}, "--sentences"},
      {{"digest", "--sentences=0x10", "x"}, "--sentences"},
      {{"digest", "--sentences=99999999999", "x"}, "--sentences"},
      {{"digest", "--sentences=1", "--sentences=2", "x"}, "--sentences"},
      {{"digest", "--threads=-1", "x"}, "--threads"},
      {{"digest", "--threads=1025", "x"}, "--threads"},
      {{"digest", "--sentences=1", "--words=2", "x"}, "--words"},
      {{"digest", "--corpus_words=1", "--corpus_sentences=2", "x"}, "--corpus"},
      {{"digest", "--format=xml", "x"}, "got \"xml\""},
      {{"digest", "--history=h", "x"}, "--history"},
      {{"digest", "-", "-"}, "standard input"},
      {{"articles", "--format=json", "x"}, "--format"},
      {{"articles", "--checkpoint=5", "x"}, "--history"},
      {{"articles", "--history=h", "--checkpoint=0", "x"}, "--checkpoint"},
      {{"digest", "articles", "x", "--output"}, "--output"},
  };
  for (const Case& c : kCases) {
    const std::variant<Flags, Answer> parsed = ParseFlags(c.args);
    const Answer* const answer = std::get_if<Answer>(&parsed);
    ASSERT_NE(answer, nullptr) << c.message;
    EXPECT_EQ(answer->exit_code, kExitBadUsage);
    EXPECT_THAT(answer->text, StartsWith("summarize: "));
    EXPECT_THAT(answer->text, HasSubstr(c.message));
  }
}

TEST(ParseFlagsTest, HelpAndVersion) {
  struct Case {
    std::vector<std::string> args;
    std::string text;
  };
  const Case kCases[] = {
      {{"--version"}, "summarize 0."},
      {{"--help"}, "digest"},
      {{"digest", "--help"}, "summarize digest --corpus_sentences=5 news/"},
      {{"articles", "--help"}, "FILE.position"},
      {{"sentences", "--help"}, "summarize sentences page.txt"},
  };
  for (const Case& c : kCases) {
    const std::variant<Flags, Answer> parsed = ParseFlags(c.args);
    const Answer* const answer = std::get_if<Answer>(&parsed);
    ASSERT_NE(answer, nullptr) << c.text;
    EXPECT_EQ(answer->exit_code, kExitOk);
    EXPECT_THAT(answer->text, HasSubstr(c.text));
  }
}

}  // namespace
}  // namespace summarizer::cli
