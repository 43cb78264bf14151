#include "summarizer/ranking/settings.h"

#include <string>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace summarizer::ranking {
namespace {

v1::SummarizerOptions Options(const std::string& text) {
  v1::SummarizerOptions options;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &options));
  return options;
}

TEST(SettingsTest, Defaults) {
  const absl::StatusOr<Settings> settings = MakeSettings({});
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ(settings->article_budget.For(1000).sentences, 3u);
  EXPECT_EQ(settings->story_budget.For(1000).sentences, 3u);
  EXPECT_EQ(settings->corpus_budget.For(1000).sentences, 10u);
  EXPECT_EQ(settings->corpus_budget.For(1000).words, Limit::kNone);
}

TEST(SettingsTest, RatioRoundsDown) {
  const auto settings = MakeSettings(Options("article_budget { ratio: 0.25 }"));
  ASSERT_TRUE(settings.ok());
  EXPECT_EQ(settings->article_budget.For(103).words, 25u);
  EXPECT_EQ(settings->article_budget.For(3).words, 0u);
}

TEST(SettingsTest, ErrorsNameTheField) {
  for (const auto& [text, expected] :
       std::vector<std::pair<std::string, std::string>>{
           {"article_budget { max_sentences: -1 }",
            "article_budget.max_sentences is -1"},
           {"story_budget { max_words: -5 }", "story_budget.max_words is -5"},
           {"corpus_budget { max_bytes: -5 }", "corpus_budget.max_bytes is -5"},
           {"corpus_budget { ratio: 1.5 }", "corpus_budget.ratio is 1.5"},
           {"corpus_budget { ratio: nan }", "corpus_budget.ratio is nan"},
           {"weights { bigram: -1 }", "weights.bigram is -1"},
           {"weights { length: 2 }", "weights.length is 2"},
       }) {
    const absl::Status status = MakeSettings(Options(text)).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << text;
    EXPECT_THAT(std::string(status.message()), ::testing::HasSubstr(expected));
  }
}

}  // namespace
}  // namespace summarizer::ranking
