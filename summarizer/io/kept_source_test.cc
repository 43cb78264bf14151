#include "summarizer/io/kept_source.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace summarizer::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Articles with the ids 0, 1, 2 and so on.
class CountingSource : public ArticleSource {
 public:
  explicit CountingSource(int size, int bad = -1) : size_(size), bad_(bad) {}

  absl::Status Rewind() override {
    ++rewinds_;
    next_ = 0;
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Next(v1::Article& article) override {
    if (next_ == bad_) return absl::InvalidArgumentError("bad");
    if (next_ == size_) return false;
    ++articles_;
    article.Clear();
    article.set_id(std::to_string(next_));
    // Not in every article, so that what an earlier one left would show.
    if (next_ % 2 == 0) article.set_title("title");
    article.set_body(std::string(100, 'x'));
    ++next_;
    return true;
  }

  int rewinds() const { return rewinds_; }
  int articles() const { return articles_; }

 private:
  const int size_;
  const int bad_;
  int next_ = 0;
  int rewinds_ = 0;
  int articles_ = 0;
};

// Ids and titles to the end.
std::vector<std::string> ReadAll(ArticleSource& source) {
  std::vector<std::string> read;
  v1::Article article;
  for (;;) {
    absl::StatusOr<bool> more = source.Next(article);
    if (!more.ok()) {
      read.emplace_back(more.status().message());
      return read;
    }
    if (!*more) return read;
    EXPECT_EQ(article.body().size(), 100u);
    read.push_back(article.id() + article.title());
  }
}

TEST(KeptSourceTest, ReadsOnce) {
  CountingSource counting(3);
  KeptSource source(counting, 1 << 20);
  for (int pass = 0; pass < 3; ++pass) {
    ASSERT_TRUE(source.Rewind().ok());
    EXPECT_THAT(ReadAll(source), ElementsAre("0title", "1", "2title"));
    EXPECT_THAT(ReadAll(source), IsEmpty());
  }
  EXPECT_EQ(counting.rewinds(), 1);
  EXPECT_EQ(counting.articles(), 3);
}

TEST(KeptSourceTest, ReadsAgainWhatIsTooLarge) {
  CountingSource counting(3);
  KeptSource source(counting, 300);
  for (int pass = 0; pass < 3; ++pass) {
    ASSERT_TRUE(source.Rewind().ok());
    EXPECT_THAT(ReadAll(source), ElementsAre("0title", "1", "2title"));
  }
  EXPECT_EQ(counting.rewinds(), 3);
  EXPECT_EQ(counting.articles(), 9);
}

TEST(KeptSourceTest, APassThatDoesNotEndIsNotKept) {
  CountingSource counting(2);
  KeptSource source(counting, 1 << 20);
  v1::Article article;
  ASSERT_TRUE(*source.Next(article));
  ASSERT_TRUE(source.Rewind().ok());
  EXPECT_THAT(ReadAll(source), ElementsAre("0title", "1"));
  ASSERT_TRUE(source.Rewind().ok());
  EXPECT_THAT(ReadAll(source), ElementsAre("0title", "1"));
  EXPECT_EQ(counting.articles(), 3);
}

TEST(KeptSourceTest, ErrorsAreNotKept) {
  CountingSource counting(3, /*bad=*/1);
  KeptSource source(counting, 1 << 20);
  for (int pass = 0; pass < 2; ++pass) {
    ASSERT_TRUE(source.Rewind().ok());
    EXPECT_THAT(ReadAll(source), ElementsAre("0title", "bad"));
  }
  EXPECT_EQ(counting.rewinds(), 2);
}

}  // namespace
}  // namespace summarizer::io
