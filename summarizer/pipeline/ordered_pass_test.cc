#include "summarizer/pipeline/ordered_pass.h"

#include <chrono>
#include <cstddef>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "summarizer/v1/article.pb.h"

namespace summarizer::pipeline {
namespace {

struct State {
  size_t articles = 0;
};

// Articles 0 to count - 1, then the end or, if it is none, `error`.
struct Articles {
  size_t count = 0;
  absl::Status error;

  absl::StatusOr<bool> operator()(size_t i, v1::Article& article) const {
    if (i == count && !error.ok()) return error;
    if (i >= count) return false;
    article.set_id(absl::StrCat(i));
    return true;
  }
};

class OrderedPassTest : public ::testing::TestWithParam<size_t> {
 protected:
  template <typename Next, typename Work>
  absl::Status Run(Next next, Work work) {
    states_ = std::vector<State>(GetParam());
    return OrderedPass(states_, next, work, [&](std::string id) {
      taken_.push_back(std::move(id));
      return taken_.size() == sink_fails_after_ ? absl::UnavailableError("full")
                                                : absl::OkStatus();
    });
  }

  std::vector<std::string> FirstIds(size_t count) {
    std::vector<std::string> ids;
    for (size_t i = 0; i < count; ++i) ids.push_back(absl::StrCat(i));
    return ids;
  }

  std::vector<State> states_;
  std::vector<std::string> taken_;
  size_t sink_fails_after_ = 0;
};

absl::StatusOr<std::string> IdOf(size_t, const v1::Article& article,
                                 State& state) {
  ++state.articles;
  return article.id();
}

TEST_P(OrderedPassTest, EveryArticleOnceInOrder) {
  EXPECT_TRUE(Run(Articles{5000, {}}, IdOf).ok());
  EXPECT_EQ(taken_, FirstIds(5000));
  size_t articles = 0;
  for (const State& state : states_) articles += state.articles;
  EXPECT_EQ(articles, 5000u);
}

TEST_P(OrderedPassTest, NoArticles) {
  EXPECT_TRUE(Run(Articles{}, IdOf).ok());
  EXPECT_THAT(taken_, ::testing::IsEmpty());
}

// What is made meanwhile waits, but not all of it.
TEST_P(OrderedPassTest, ASlowArticleHoldsUpTheRest) {
  EXPECT_TRUE(Run(Articles{2000, {}}, [](size_t i, const v1::Article& article,
                                         State& state) {
                if (i == 3) {
                  std::this_thread::sleep_for(std::chrono::milliseconds(20));
                }
                return IdOf(i, article, state);
              }).ok());
  EXPECT_EQ(taken_, FirstIds(2000));
}

TEST_P(OrderedPassTest, TheFirstErrorCounts) {
  const absl::Status status =
      Run(Articles{1000, absl::DataLossError("at the end")},
          [](size_t i, const v1::Article& article,
             State& state) -> absl::StatusOr<std::string> {
            // The later one is there sooner.
            if (i == 500) {
              std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
            if (i == 500 || i == 501 || i == 520) {
              return absl::InvalidArgumentError(article.id());
            }
            return IdOf(i, article, state);
          });
  EXPECT_EQ(status, absl::InvalidArgumentError("500"));
  EXPECT_EQ(taken_, FirstIds(500));
}

TEST_P(OrderedPassTest, AnArticlesErrorComesBeforeALaterOneOfTheSource) {
  const absl::Status status =
      Run(Articles{530, absl::DataLossError("cut")},
          [](size_t i, const v1::Article& article,
             State& state) -> absl::StatusOr<std::string> {
            if (i != 500) return IdOf(i, article, state);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return absl::InvalidArgumentError(article.id());
          });
  EXPECT_EQ(status, absl::InvalidArgumentError("500"));
  EXPECT_EQ(taken_, FirstIds(500));
}

TEST_P(OrderedPassTest, ErrorsOfTheSource) {
  EXPECT_EQ(Run(Articles{700, absl::DataLossError("cut")}, IdOf),
            absl::DataLossError("cut"));
  EXPECT_EQ(taken_, FirstIds(700));
}

// A long one ends a batch.
TEST_P(OrderedPassTest, ArticlesOfAllSizes) {
  const auto next = [](size_t i, v1::Article& article) -> absl::StatusOr<bool> {
    article.set_id(absl::StrCat(i));
    article.mutable_body()->assign(i % 50 == 49 ? 100'000 : i % 50 * 100, 'x');
    return i < 400;
  };
  EXPECT_TRUE(Run(next,
                  [](size_t i, const v1::Article& article,
                     State& state) -> absl::StatusOr<std::string> {
                    if (article.body().size() > 5000 && i % 50 != 49) {
                      return absl::InternalError("another's body");
                    }
                    return IdOf(i, article, state);
                  })
                  .ok());
  EXPECT_EQ(taken_, FirstIds(400));
}

TEST_P(OrderedPassTest, ErrorsOfTheTaker) {
  sink_fails_after_ = 300;
  EXPECT_EQ(Run(Articles{700, absl::DataLossError("cut")}, IdOf),
            absl::UnavailableError("full"));
  EXPECT_EQ(taken_, FirstIds(300));
}

INSTANTIATE_TEST_SUITE_P(Threads, OrderedPassTest,
                         ::testing::Values(1, 2, 3, 16));

}  // namespace
}  // namespace summarizer::pipeline
