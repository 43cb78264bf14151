#include "summarizer/cli/options.h"

#include <fstream>
#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace summarizer::cli {
namespace {

using ::testing::HasSubstr;

std::string Put(const std::string& name, const std::string& bytes) {
  std::string path = ::testing::TempDir() + "/" + name;
  std::ofstream(path) << bytes;
  return path;
}

std::string MakeText(const Flags& flags) {
  absl::StatusOr<v1::SummarizerOptions> options = MakeOptions(flags);
  return options.ok() ? options->ShortDebugString()
                      : std::string(options.status().message());
}

TEST(MakeOptionsTest, NothingGiven) {
  Flags flags;
  flags.format = io::DigestFormat::kJson;
  EXPECT_EQ(MakeText(flags), "");
}

TEST(MakeOptionsTest, FormatsForReadingAreTrimmed) {
  Flags flags;
  EXPECT_EQ(MakeText(flags), "trim: true");
  flags.format = io::DigestFormat::kMarkdown;
  EXPECT_EQ(MakeText(flags), "trim: true");
  flags.trim = false;
  EXPECT_EQ(MakeText(flags), "trim: false");
  flags.trim.reset();
  flags.options = Put("untrimmed.textproto", "trim: false");
  EXPECT_EQ(MakeText(flags), "trim: false");
  flags.trim = true;
  EXPECT_EQ(MakeText(flags), "trim: true");
  flags.trim.reset();
  flags.options.reset();
  flags.verb = Verb::kArticles;
  EXPECT_EQ(MakeText(flags), "");
}

TEST(MakeOptionsTest, FlagsAlone) {
  Flags flags;
  flags.format = io::DigestFormat::kJson;
  flags.words = 50;
  flags.corpus_sentences = 7;
  flags.language = "de";
  flags.explain = true;
  flags.brief = true;
  flags.threads = 2;
  EXPECT_EQ(MakeText(flags),
            "article_budget { max_words: 50 } "
            "corpus_budget { max_sentences: 7 } "
            "explain: true language: \"de\" threads: 2 brief: true");
}

TEST(MakeOptionsTest, FlagsOverrideTheFile) {
  Flags flags;
  flags.format = io::DigestFormat::kJson;
  flags.options = Put("options.textproto",
                      "article_budget { ratio: 0.1 } "
                      "story_budget { max_words: 9 } "
                      "rule_sets { name: 'from options' } language: 'fr'");
  EXPECT_EQ(MakeText(flags),
            "article_budget { ratio: 0.1 } story_budget { max_words: 9 } "
            "rule_sets { name: \"from options\" } language: \"fr\"");
  flags.sentences = 4;
  flags.rules = {Put("named.textproto", "name: 'named'"),
                 Put("unnamed.textproto", "rules { name: 'r' }")};
  EXPECT_EQ(MakeText(flags),
            "article_budget { max_sentences: 4 } "
            "story_budget { max_words: 9 } "
            "rule_sets { name: \"named\" } "
            "rule_sets { name: \"" +
                flags.rules[1] +
                "\" rules { name: \"r\" } } "
                "rule_sets { name: \"from options\" } language: \"fr\"");
}

TEST(MakeOptionsTest, ErrorsNameTheFile) {
  Flags flags;
  flags.options = Put("bad.textproto", "explain: true\nexplane: true");
  EXPECT_THAT(MakeText(flags), HasSubstr("bad.textproto:2: byte "));
  flags.options = "/no/such/file";
  EXPECT_THAT(MakeText(flags), HasSubstr("/no/such/file: No such file"));
  flags.options.reset();
  flags.rules = {"/no/such/rules"};
  EXPECT_THAT(MakeText(flags), HasSubstr("/no/such/rules: No such file"));
}

}  // namespace
}  // namespace summarizer::cli
