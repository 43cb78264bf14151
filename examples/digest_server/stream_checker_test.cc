#include "examples/digest_server/stream_checker.h"

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "examples/digest_server/feed.h"
#include "gtest/gtest.h"

namespace summarizer::digest_server {
namespace {

class StreamCheckerTest : public testing::Test {
 protected:
  StreamCheckerTest() : summarizer_(*Summarizer::Create()) {
    Feed feed(1);
    History history;
    for (uint64_t i = 1; i <= 100; ++i) {
      articles_.push_back(feed.Next());
      auto& response = responses_.emplace_back();
      *response.mutable_digest() =
          *summarizer_.SummarizeAndObserve(articles_.back(), history);
      response.set_sequence(i);
    }
  }

  const Summarizer summarizer_;
  std::vector<v1::Article> articles_;
  std::vector<v1::DigestStreamResponse> responses_;
};

TEST_F(StreamCheckerTest, AnswersMayComeInAnyOrder) {
  StreamChecker checker(summarizer_, History());
  for (size_t i = articles_.size(); i-- > 0;) {
    checker.Add(articles_[i], responses_[i]);
  }
  const auto result = checker.Finish();
  EXPECT_EQ(result.checked, articles_.size());
  EXPECT_EQ(result.different, 0U) << result.first_difference;
  EXPECT_EQ(result.unchecked, 0U);
}

TEST_F(StreamCheckerTest, FindsOneByte) {
  StreamChecker checker(summarizer_, History());
  size_t changed = 0;
  while (responses_[changed].digest().sentences().empty()) ++changed;
  auto* digest = responses_[changed].mutable_digest();
  digest->mutable_sentences(0)->mutable_text()->back() = '?';
  for (size_t i = 0; i < articles_.size(); ++i) {
    checker.Add(articles_[i], responses_[i]);
  }
  const auto result = checker.Finish();
  EXPECT_EQ(result.different, 1U);
  EXPECT_NE(result.first_difference.find(articles_[changed].id()),
            std::string::npos);
}

TEST_F(StreamCheckerTest, FindsAServerThatForgets) {
  StreamChecker checker(summarizer_, History());
  for (uint64_t i = 1; i <= 100; ++i) {
    v1::DigestStreamResponse response;
    *response.mutable_digest() = *summarizer_.Summarize(articles_[i - 1]);
    response.set_sequence(i);
    checker.Add(articles_[i - 1], std::move(response));
  }
  EXPECT_GT(checker.Finish().different, 0U);
}

TEST_F(StreamCheckerTest, CountsWhatItCannotCheck) {
  StreamChecker checker(summarizer_, History());
  for (size_t i = 0; i < articles_.size(); ++i) {
    if (i != 40) checker.Add(articles_[i], responses_[i]);
  }
  const auto result = checker.Finish();
  EXPECT_EQ(result.checked, 40U);
  EXPECT_EQ(result.unchecked, 59U);
}

}  // namespace
}  // namespace summarizer::digest_server
