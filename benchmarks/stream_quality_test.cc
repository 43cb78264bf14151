#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/stream_quality_corpus.h"
#include "benchmarks/stream_quality_scores.h"
#include "gtest/gtest.h"

namespace summarizer::benchmarks {
namespace {

std::string_view TextOf(const StreamArticle& article,
                        const StreamSentence& sentence) {
  return std::string_view(article.article.body())
      .substr(sentence.begin, sentence.end - sentence.begin);
}

TEST(GenerateStreamTest, IsInOrderAndLabelsAllOfTheText) {
  const std::vector<StreamArticle> stream = GenerateStream({});
  ASSERT_GT(stream.size(), 100u);
  int64_t time = 0;
  for (const StreamArticle& article : stream) {
    EXPECT_LE(time, article.article.publish_time().seconds());
    time = article.article.publish_time().seconds();
    ASSERT_FALSE(article.sentences.empty());
    size_t end = 0;
    for (const StreamSentence& sentence : article.sentences) {
      EXPECT_EQ(std::string_view(article.article.body())
                    .substr(end, sentence.begin - end)
                    .find_first_not_of(" \n"),
                std::string_view::npos);
      EXPECT_LT(sentence.begin, sentence.end);
      end = sentence.end;
    }
    EXPECT_EQ(article.article.body().substr(end), "\n");
  }
}

TEST(GenerateStreamTest, DependsOnTheSeedAlone) {
  StreamOptions options;
  options.seed = 7;
  const auto bodies = [&] {
    std::string all;
    for (const StreamArticle& article : GenerateStream(options)) {
      all += article.article.SerializeAsString();
    }
    return all;
  };
  const std::string first = bodies();
  EXPECT_EQ(first, bodies());
  options.seed = 8;
  EXPECT_NE(first, bodies());
}

// One text never has two meanings; one nugget is told in several words.
TEST(GenerateStreamTest, NuggetsFollowTheText) {
  std::map<std::string_view, uint32_t> nuggets;
  std::map<uint32_t, std::set<std::string_view>> texts;
  const std::vector<StreamArticle> stream = GenerateStream({});
  for (const StreamArticle& article : stream) {
    for (const StreamSentence& sentence : article.sentences) {
      const std::string_view text = TextOf(article, sentence);
      EXPECT_EQ(nuggets.emplace(text, sentence.nugget).first->second,
                sentence.nugget)
          << text;
      texts[sentence.nugget].insert(text);
    }
  }
  size_t reworded = 0;
  for (const auto& [nugget, wordings] : texts) reworded += wordings.size() > 1;
  EXPECT_GT(reworded, 20u);
}

// A stream of three articles, counted by hand.
TEST(ScoreStreamTest, CountsWhatIsToldAndSuppressed) {
  std::vector<StreamArticle> stream;
  struct Part {
    std::string_view text;
    uint32_t nugget;
    bool is_fact;
  };
  const auto add = [&](const std::vector<Part>& parts) {
    StreamArticle& article = stream.emplace_back();
    article.article.set_id(std::to_string(stream.size()));
    article.article.mutable_publish_time()->set_seconds(
        static_cast<int64_t>(1700000000 + 3600 * stream.size()));
    std::string body;
    for (const Part& part : parts) {
      if (!body.empty()) body += "\n\n";
      article.sentences.push_back({body.size(), body.size() + part.text.size(),
                                   part.nugget, part.is_fact});
      body += part.text;
    }
    article.article.set_body(body);
  };
  constexpr std::string_view kFire =
      "A fire destroyed the main warehouse of the brewery in Halden on Sunday.";
  constexpr std::string_view kCause =
      "Inspectors traced the blaze to a faulty compressor in the cooling hall.";
  add({{kFire, 1, true}});
  // An echo, and news.
  add({{kFire, 1, true}, {kCause, 2, true}});
  // Nothing but echoes.
  add({{kFire, 1, true}, {kCause, 2, true}});

  v1::SummarizerOptions options;
  options.mutable_article_budget()->set_max_sentences(1);
  const absl::StatusOr<Summarizer> summarizer = Summarizer::Create(options);
  ASSERT_TRUE(summarizer.ok()) << summarizer.status();
  const absl::StatusOr<StreamScores> scores = ScoreStream(*summarizer, stream);
  ASSERT_TRUE(scores.ok()) << scores.status();
  EXPECT_EQ(scores->articles, 3u);
  EXPECT_EQ(scores->facts, 2u);
  EXPECT_EQ(scores->first.sentences, 3u);
  EXPECT_EQ(scores->first.facts, 1u);
  EXPECT_EQ(scores->first.nuggets, 1u);
  EXPECT_EQ(scores->ours.sentences, 2u);
  EXPECT_EQ(scores->ours.facts, 2u);
  EXPECT_DOUBLE_EQ(scores->ours.facts_per_sentence(), 1);
  EXPECT_EQ(scores->echoes.of, 3u);
  EXPECT_EQ(scores->echoes.hits, 3u);
  EXPECT_EQ(scores->first_mentions.of, 2u);
  EXPECT_EQ(scores->first_mentions.hits, 0u);
  EXPECT_EQ(scores->missed_empty + scores->missed_known + scores->missed_colour,
            0u);
  EXPECT_TRUE(scores->examples.empty());
}

}  // namespace
}  // namespace summarizer::benchmarks
