// SummarizerOptions.limits: what exceeds one is told, with both values, and
// changes nothing; 0 disables it.

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/summarizer.h"
#include "summarizer/v1/article.pb.h"
#include "summarizer/v1/options.pb.h"

namespace summarizer {
namespace {

using ::testing::HasSubstr;

v1::Article MakeArticle(const std::string& id, const std::string& body) {
  v1::Article article;
  article.set_id(id);
  article.set_body(body);
  return article;
}

std::string Sentences(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) {
    absl::StrAppend(&body, "The council of Oslo met ", i, " times. ");
  }
  return body;
}

void ExpectExhausted(const absl::Status& status, const std::string& message) {
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_EQ(std::string(status.message()), message);
}

TEST(LimitsTest, DefaultsAreFilledIn) {
  const auto limits = Summarizer::Create()->options().limits();
  EXPECT_EQ(limits.max_article_bytes(), 16u << 20);
  EXPECT_EQ(limits.max_article_sentences(), 200000u);
  EXPECT_EQ(limits.max_history_bytes(), uint64_t{4} << 30);
  EXPECT_EQ(limits.max_articles(), 0u);
}

TEST(LimitsTest, ArticleBytes) {
  v1::SummarizerOptions options;
  options.mutable_limits()->set_max_article_bytes(10);
  const Summarizer summarizer = *Summarizer::Create(options);
  EXPECT_TRUE(summarizer.Summarize(MakeArticle("a", "0123456789")).ok());
  ExpectExhausted(
      summarizer.Summarize(MakeArticle("a", "0123456789a")).status(),
      "article \"a\": body has 11 bytes, limits.max_article_bytes is 10");
}

TEST(LimitsTest, ArticleSentences) {
  v1::SummarizerOptions options;
  options.mutable_limits()->set_max_article_sentences(5);
  const Summarizer summarizer = *Summarizer::Create(options);
  History history;
  EXPECT_TRUE(summarizer.Observe(MakeArticle("a", Sentences(5)), history).ok());
  ExpectExhausted(
      summarizer.Observe(MakeArticle("b", Sentences(6)), history),
      "article \"b\": body has 6 sentences, limits.max_article_sentences is 5");
  EXPECT_EQ(history.article_count(), 1u);
  v1::Corpus corpus;
  *corpus.add_articles() = MakeArticle("b", Sentences(6));
  EXPECT_EQ(summarizer.SummarizeCorpus(corpus).status().code(),
            absl::StatusCode::kResourceExhausted);

  options.mutable_limits()->set_max_article_sentences(0);
  EXPECT_TRUE(Summarizer::Create(options)
                  ->Summarize(MakeArticle("b", Sentences(6)))
                  .ok());
}

TEST(LimitsTest, HistoryBytes) {
  v1::SummarizerOptions options;
  options.mutable_limits()->set_max_history_bytes(1000);
  const Summarizer summarizer = *Summarizer::Create(options);
  History history;
  int observed = 0;
  absl::Status status;
  while (observed < 1000) {
    status = summarizer.Observe(
        MakeArticle(absl::StrCat("a", observed), Sentences(3)), history);
    if (!status.ok()) break;
    ++observed;
  }
  ASSERT_GT(observed, 1);
  const std::string before = *history.Serialize();
  ExpectExhausted(status,
                  absl::StrCat("article \"a", observed, "\": history has ",
                               history.memory_bytes(),
                               " bytes, limits.max_history_bytes is 1000"));
  EXPECT_EQ(
      summarizer.SummarizeAndObserve(MakeArticle("z", Sentences(3)), history)
          .status()
          .code(),
      absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(*history.Serialize(), before);
  // It can still be read.
  EXPECT_TRUE(summarizer.Summarize(MakeArticle("z", "It met."), history).ok());

  // Where a History forgets in time, it is never full.
  HistoryOptions forgetful;
  forgetful.max_bytes = 800;
  History small(forgetful);
  for (int i = 0; i < 50; ++i) {
    v1::Article article = MakeArticle(absl::StrCat("a", i), Sentences(3));
    article.mutable_publish_time()->set_seconds(86400 * i);
    EXPECT_TRUE(summarizer.Observe(article, small).ok());
  }
}

TEST(LimitsTest, Articles) {
  v1::SummarizerOptions options;
  options.mutable_limits()->set_max_articles(2);
  const Summarizer summarizer = *Summarizer::Create(options);
  v1::Corpus corpus;
  *corpus.add_articles() = MakeArticle("a", "One.");
  *corpus.add_articles() = MakeArticle("b", "Two.");
  EXPECT_TRUE(summarizer.SummarizeCorpus(corpus).ok());
  *corpus.add_articles() = MakeArticle("c", "Three.");
  ExpectExhausted(summarizer.SummarizeCorpus(corpus).status(),
                  "corpus has 3 articles, limits.max_articles is 2");
}

v1::SummarizerOptions WithPattern(const std::string& pattern) {
  v1::SummarizerOptions options;
  v1::RuleSet& set = *options.add_rule_sets();
  set.set_name("own");
  v1::Rule& rule = *set.add_rules();
  rule.set_name("own-rule");
  rule.set_pattern(pattern);
  rule.set_scope(v1::SCOPE_LINE);
  rule.set_action(v1::ACTION_SUPPRESS);
  return options;
}

TEST(LimitsTest, RulesAndPatterns) {
  v1::SummarizerOptions options = WithPattern("abcdef");
  options.mutable_limits()->set_max_pattern_bytes(5);
  ExpectExhausted(Summarizer::Create(options).status(),
                  "rule set \"own\", rule \"own-rule\": pattern: 6 bytes, "
                  "limits.max_pattern_bytes is 5");
  options = WithPattern("((a{100}){100}){10}");
  EXPECT_THAT(std::string(Summarizer::Create(options).status().message()),
              HasSubstr("rule \"own-rule\""));
  options = WithPattern("(\\pL{100}){8}");
  options.mutable_limits()->set_max_pattern_memory(1 << 20);
  ExpectExhausted(Summarizer::Create(options).status(),
                  "rule set \"own\", rule \"own-rule\": pattern: compiled, it "
                  "needs more than the 1048576 bytes of "
                  "limits.max_pattern_memory");
}

// Where RE2's automaton has no memory for its states, it goes on with slower
// means: never a match that is silently missed.
TEST(LimitsTest, PatternsMatchWhateverMemoryThereIs) {
  // An automaton of this has 2^12 states and more.
  v1::SummarizerOptions options = WithPattern("X(a|b)*a(a|b){12}(?P<rest>c*)Y");
  std::string hit = "X";
  for (int i = 0; i < 900; ++i) hit += "ab"[(i * i / 7 + i / 3) % 2];
  hit[hit.size() - 13] = 'a';
  const std::string miss = hit + "c\n\nIt met on Monday.";
  hit += "ccY\n\nIt met on Monday.";
  for (const uint64_t memory : {uint64_t{20000}, uint64_t{8} << 20}) {
    options.mutable_limits()->set_max_pattern_memory(memory);
    const auto summarizer = Summarizer::Create(options);
    ASSERT_TRUE(summarizer.ok()) << summarizer.status();
    const auto kind = [&](const std::string& body) {
      const v1::Article article = MakeArticle("a", body);
      return std::string(summarizer->Sentences(article)->front().kind);
    };
    EXPECT_EQ(kind(hit), "own-rule") << memory;
    EXPECT_NE(kind(miss), "own-rule") << memory;
  }
}

}  // namespace
}  // namespace summarizer
